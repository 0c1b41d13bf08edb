"""In: the site. Out: the data appendix: the list of datasets, and those of statistics, claims, charts and tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from macros import dataset_pages, endnotes, glossary, html, ledger_tables, points, sections, typesetting
from macros.calls import Shown

if TYPE_CHECKING:
    from macros.registry import Item
    from macros.site import Site


def listing(site: Site, kind: str, name: str | None) -> Shown:
    """A computed part by its kind. Raises: CallFault for an unknown one."""
    site.usage.check_listing(kind, name)
    if kind == "dataset":
        return Shown(dataset_pages.content(site, site.data[name]), "")
    if kind == "points":
        return Shown(points.listing(site, name), "")
    return Shown(LISTINGS[kind](site), "")


def datasets(site: Site) -> str:
    """All datasets, a row each."""
    rows = [
        (
            html.link(f"data/{name}/", html.text(dataset.title)),
            html.text(dataset.description),
            str(len(dataset.rows)),
            dataset_pages.years(dataset),
            dataset_pages.downloads(dataset),
        )
        for name, dataset in site.data.items()
    ]
    header = ("Dataset", "What one row is", "Rows", "Years", "Download")
    table = html.table(f"The {len(rows)} datasets of this site", header, rows, [False, False, True, True, False])
    files = (
        f"For programs: {html.link('statistics.json', 'statistics.json')} holds every statistic and claim with value, "
        f"definition, rows, printed text and pages, as {html.link('statistics.schema.json', 'its schema')} describes; "
        f"{html.link('data/datapackage.json', 'datapackage.json')} describes the datasets, and "
        f"{html.link('data/references.json', 'references.json')} holds the works cited. These names stay."
    )
    return html.element("div", table, data_search_exclude="") + html.element("p", files)


def finished(page: str, url: str, site: Site) -> str:
    """A page's HTML with what no author has to write: links to the glossary and to the page's data, and some marks."""
    if url == points.URL:
        page = points.with_readings(page)
    if site.usage.explained_on(url):
        page = glossary.linked(page, site)
    return typesetting.set_for_readers(page + data_of(site, url), endnotes.languages(site))


def data_of(site: Site, url: str) -> str:
    """Links to the datasets that a page shows, or nothing."""
    names = [name for name, pages in site.usage.pages_by_dataset.items() if any(page.url == url for page in pages)]
    links = [html.link(f"data/{name}/", html.text(site.data[name].title)) for name in sorted(names)]
    return (
        html.element("p", f"The data of this page: {html.join(links)}.", class_="page-data", data_search_exclude="")
        if links
        else ""
    )


def _each(kind: str, render: Callable) -> Callable[[Site], str]:
    def listing(site: Site) -> str:
        items = list(getattr(site.registry, kind).values())
        pages = _by_page(site, items)
        groups = [
            f'<h2 id="about-{name}">{html.text(title)}</h2>' + "".join(render(site, item) for item in found)
            for name, title, found in pages
        ]
        return _index(len(items), pages) + "".join(groups)

    return listing


def _index(count: int, pages: list[tuple[str, str, list[Item]]]) -> str:
    """All items by page, and by name within each."""
    lists = [
        html.element("p", html.link(f"appendix/{found[0].kind}/#about-{name}", html.text(title)))
        + html.listing([sections.item_link(item) for item in sorted(found, key=lambda item: item.name)], "-")
        for name, title, found in pages
    ]
    columns = html.element("div", "".join(html.element("div", each) for each in lists), class_="columns")
    summary = html.element("summary", f"All {count} by name")
    return html.element("details", summary + columns, class_="index", data_search_exclude="")


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
    "glossary": glossary.listing,
    "references": endnotes.references,
    "datasets": datasets,
    "statistics": _each("statistics", sections.statistic),
    "claims": _each("claims", sections.claim),
    "charts": _each("charts", sections.drawn),
    "tables": _each("tables", sections.drawn),
    "ledger": ledger_tables.listing,
}
