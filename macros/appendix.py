"""In: the site. Out: the data appendix: a page a dataset, and the lists of statistics, claims, charts and tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from macros import endnotes, formats, html, ledger, points, sections
from macros.calls import Shown
from macros.datasets import Dataset

if TYPE_CHECKING:
    from macros.registry import Item
    from macros.site import Site


def pages(site: Site) -> dict[str, str]:
    """The Markdown of the pages that nobody writes, by path: one a dataset."""
    return {f"data/{name}.md": _dataset_page(dataset) for name, dataset in site.data.items()}


def _dataset_page(dataset: Dataset) -> str:
    description = html.text(dataset.description.split(". ")[0])
    return (
        f'---\ntitle: "{html.text(dataset.title)}"\ndescription: "{description}"\n---\n\n'
        f'# {html.text(dataset.title)}\n\n{{{{ listing("dataset", "{dataset.name}") }}}}\n'
    )


def listing(site: Site, kind: str, name: str | None) -> Shown:
    """A computed part by its kind. Raises: CallFault for an unknown one."""
    check_name(site, kind, name)
    if kind == "dataset":
        return Shown(dataset(site, site.data[name]), "")
    if kind == "points":
        return Shown(points.listing(site, name), "")
    return Shown(LISTINGS[kind](site), "")


def check_name(site: Site, kind: str = "", name: str | None = None) -> None:
    """Raises: CallFault where there is no such listing."""
    if kind == "dataset":
        site.calls.known("dataset", name, site.data, "Datasets are the CSVs in data/.")
    elif kind != "points":
        site.calls.known("listing", kind, LISTINGS, f"Listings are {', '.join(LISTINGS)} and points.")


def datasets(site: Site) -> str:
    """All datasets, a row each."""
    rows = [
        (
            html.link(f"data/{name}/", html.text(dataset.title)),
            html.text(dataset.description),
            str(len(dataset.rows)),
            years(dataset),
            downloads(dataset),
        )
        for name, dataset in site.data.items()
    ]
    header = ("Dataset", "What one row is", "Rows", "Years", "Download")
    table = html.table(f"The {len(rows)} datasets of this site", header, rows, [False, False, True, False, False])
    files = (
        f"For programs: {html.link('statistics.json', 'statistics.json')} holds every statistic and claim with value, "
        f"definition, rows, printed text and pages, as {html.link('statistics.schema.json', 'its schema')} describes; "
        f"{html.link('data/datapackage.json', 'datapackage.json')} describes the datasets, and "
        f"{html.link('data/references.json', 'references.json')} holds the works cited. These names stay."
    )
    return table + html.element("p", files)


def downloads(dataset: Dataset) -> str:
    """Links to the files of a dataset: its CSV and the same as JSON; the works are JSON alone."""
    kinds = ("csv", "json") if dataset.path.endswith(".csv") else ("json",)
    return " · ".join(
        html.link(f"data/{dataset.name}.{kind}", kind.upper(), download=f"{dataset.name}.{kind}") for kind in kinds
    )


def years(dataset: Dataset) -> str:
    """The years that a dataset covers, or nothing."""
    found: list[int] = []
    for field in dataset.fields:
        for row in dataset.rows:
            value = dataset.cell(row, field.name)
            if value is None:
                continue
            if formats.is_year_field(field.name) and formats.is_number(value):
                found.append(value)
            elif formats.is_date_field(field.name):
                found.append(int(str(value)[:4]))
    if not found:
        return ""
    return str(min(found)) if min(found) == max(found) else f"{min(found)}–{max(found)}"


def dataset(site: Site, dataset: Dataset) -> str:
    """One dataset: definition, schema, rows, and a section for each row."""
    notes = sorted({n for row in dataset.rows if (n := dataset.endnote(row))})
    facts = html.definitions(
        [
            ("Definition", html.text(dataset.description)),
            ("Rows", str(len(dataset.rows))),
            ("Years covered", years(dataset)),
            ("Endnotes", ", ".join(site.calls.note_link(n) for n in notes)),
            (
                "Pages that use it",
                ", ".join(html.link(p.url, html.text(p.title)) for p in site.pages_by_dataset.get(dataset.name, ())),
            ),
            (
                "Statistics, claims, charts and tables",
                sections.folded(
                    [sections.item_link(i) for i in site.registry.items() if dataset.name in i.datasets],
                    "items",
                ),
            ),
            (
                "Download",
                f"{downloads(dataset)} · {html.link('data/datapackage.json', 'schema')}",
            ),
        ]
    )
    return (
        html.element("div", facts, class_="facts")
        + '<h2 id="about-fields">Fields</h2>'
        + _unsearched(schema(dataset))
        + '<h2 id="about-rows">Rows</h2>'
        + _unsearched(rows(site, dataset))
        + '<h2 id="about-each-row">Each row and what rests on it</h2>'
        + "".join(sections.row(site, dataset, row) for row in dataset.rows)
    )


def _unsearched(markup: str) -> str:
    """Tables of data, which would drown the search: it finds a dataset by its title and definition."""
    return html.element("div", markup, data_search_exclude="")


def schema(dataset: Dataset) -> str:
    body = [
        (
            f"<code>{html.text(f.name)}</code>",
            html.text(f.title),
            html.text(f.type),
            html.text(f.unit),
            html.text(f.description),
            _limits(f.constraints),
        )
        for f in dataset.fields
    ]
    return html.table(
        f"Fields of {html.text(dataset.path)}",
        ("Field", "Title", "Type", "Unit", "Definition", "Constraints"),
        body,
    )


def _limits(constraints: dict) -> str:
    parts = []
    for name, value in constraints.items():
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        parts.append(html.text(name if value is True else f"{name}: {shown}"))
    return "<br>".join(parts)


def rows(site: Site, dataset: Dataset) -> str:
    header = [html.text(field.title) for field in dataset.fields]
    numeric = [
        field.type in ("integer", "number") and not formats.is_year_field(field.name) for field in dataset.fields
    ]
    body = [[_cell(site, dataset, row, field.name) for field in dataset.fields] for row in dataset.rows]
    return html.table(f"Rows of {html.text(dataset.path)}", header, body, numeric)


def _cell(site: Site, dataset: Dataset, row: str, field: str) -> str:
    if field == dataset.key:
        return sections.row_link(dataset.name, row)
    value = dataset.cell(row, field)
    if value is not None and field == "endnote":
        return site.calls.note_link(value)
    return html.text(formats.cell(value, field, dataset.unit(row, field)))


def _each(kind: str, render: Callable) -> Callable[[Site], str]:
    def listing(site: Site) -> str:
        items = list(getattr(site.registry, kind).values())
        links = [html.link(f"appendix/{kind}/#{item.name}", html.text(sections.words(item.name))) for item in items]
        folded = html.element("summary", f"All {len(items)} by name") + html.listing(links, "-")
        groups = [
            f'<h2 id="about-{name}">{html.text(title)}</h2>' + "".join(render(site, item) for item in found)
            for name, title, found in _by_page(site, items)
        ]
        return html.element("details", folded, class_="index") + "".join(groups)

    return listing


def _by_page(site: Site, items: list[Item]) -> list[tuple[str, str, list[Item]]]:
    """Items by the module that they are written in, which is named after a page: the article's sections come first."""
    titles = {page.name: page.title for page in site.pages}
    order = ["home", *site.data["sections"].rows]
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.module.replace("_", "-"), []).append(item)
    names = sorted(groups, key=lambda name: (order.index(name) if name in order else len(order), name))
    return [
        (name, titles.get("index" if name == "home" else name, sections.words(name)), groups[name]) for name in names
    ]


LISTINGS: dict[str, Callable[[Site], str]] = {
    "endnotes": endnotes.listing,
    "references": endnotes.references,
    "datasets": datasets,
    "statistics": _each("statistics", sections.statistic),
    "claims": _each("claims", sections.claim),
    "charts": _each("charts", sections.drawn),
    "tables": _each("tables", sections.drawn),
    "ledger": ledger.listing,
}
