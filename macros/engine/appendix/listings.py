"""In: the site. Out: the data appendix: the list of datasets, and those of statistics, claims, charts and tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from macros.engine.appendix import dataset_pages, discrepancies, endnotes, glossary, ledger_page, trace_parts, traces
from macros.engine.calls.shown import Shown
from macros.engine.core import addresses, formats, markup
from macros.engine.core.contract import ARTICLE, AUTHORS, CITATIONS, ENDNOTES, REFERENCES
from macros.engine.core.faults import counted
from macros.engine.datasets.dataset import Dataset
from macros.engine.reuse import cite_page, files_page

if TYPE_CHECKING:
    from macros.engine.items.registry import Item
    from macros.engine.site.site import Site


def listing(site: Site, kind: str, name: str | None) -> Shown:
    """A computed part by its kind. Raises: CallFault for an unknown one."""
    site.usage.check_listing(kind, name)
    if kind == "dataset":
        return Shown(dataset_pages.content(site, site.data[str(name)]), "")
    if kind == "points":
        return Shown(discrepancies.listing(site, name), "")
    return Shown(LISTINGS[kind](site), "")


# What a dataset is of: what it holds numbers of, what it cites, and all else.
GROUPS = ("What is measured", "What is said", "What is cited")


def datasets(site: Site) -> str:
    """All datasets by what they are of, a row each."""
    tables = []
    for group in GROUPS:
        rows = [
            (
                markup.link(addresses.dataset(name), markup.text(dataset.title)),
                markup.text(dataset.description.split(". ")[0].rstrip(".") + "."),
                str(len(dataset.rows)),
                dataset_pages.years(dataset),
                dataset_pages.downloads(dataset),
            )
            for name, dataset in site.data.items()
            if group == _group(dataset)
        ]
        header = ("Dataset", "What it holds", "Rows", "Years", "Download")
        caption = f"{group}: {counted(len(rows), 'dataset')}"
        table = markup.table(caption, header, rows, [False, False, True, True, False])
        tables += [markup.element("div", table, data_search_exclude="")] if rows else []
    names = ("data/datapackage.json", "statistics.json", "statistics.schema.json", "llms.txt")
    files = "; ".join(markup.link(name, name) for name in names)
    return "".join(tables) + markup.element("p", f"For programs: {files}. These names stay.")


def _group(dataset: Dataset) -> str:
    cites = dataset.name in (ENDNOTES, CITATIONS, REFERENCES)
    return GROUPS[2 if cites else 0 if dataset.measures else 1]


def byline(site: Site) -> str:
    """Who wrote what is restated, and where it was printed, without a link: none of it is a figure."""
    names = markup.join(markup.text(name) for name in site.data[AUTHORS].frame["name"])
    (printed,) = site.data[ARTICLE].frame.itertuples(index=False)
    told = f"“{printed.title}”, {printed.journal} {printed.volume}/{printed.issue} ({printed.year}), "
    pages = f"pages {printed.first_page}–{printed.last_page}."
    return markup.element("p", f"{names}, {markup.text(told + pages)}", class_="byline")


def _each(kind: str, render: Callable) -> Callable[[Site], str]:
    def listing(site: Site) -> str:
        return "".join(
            f'<h2 id="about-{name}">{markup.text(title)}</h2>' + "".join(render(site, item) for item in found)
            for name, title, found in _by_page(site, list(getattr(site.registry, kind).values()))
        )

    return listing


def _pictured(site: Site, item: Item) -> str:
    return markup.element("div", trace_parts.picture(site, item) + traces.drawn(site, item), class_="pictured")


def _by_page(site: Site, items: list[Item]) -> list[tuple[str, str, list[Item]]]:
    """Items by the module that they are written in, which is named after a page: the article's sections come first."""
    titles = {page.name: page.title for page in site.pages}
    order = ["home", *site.data.sections]
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.module.replace("_", "-"), []).append(item)
    names = sorted(groups, key=lambda name: (order.index(name) if name in order else len(order), name))
    return [
        (name, titles.get("index" if name == "home" else name, formats.capital(name.replace("-", " "))), groups[name])
        for name in names
    ]


LISTINGS: dict[str, Callable[[Site], str]] = {
    "endnotes": endnotes.listing,
    "glossary": glossary.listing,
    "byline": byline,
    "citations": cite_page.listing,
    "files": files_page.listing,
    "references": endnotes.references,
    "datasets": datasets,
    "statistics": _each("statistics", traces.statistic),
    "claims": _each("claims", traces.claim),
    "charts": _each("charts", _pictured),
    "tables": _each("tables", traces.drawn),
    "ledger": ledger_page.listing,
}
