"""In: the site. Out: the data appendix: the list of datasets, and those of statistics, claims, charts and tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from macros.engine.appendix import dataset_pages, discrepancies, endnotes, glossary, ledger_page, traces
from macros.engine.calls.shown import Shown
from macros.engine.core import addresses, markup
from macros.engine.core.contract import ARTICLE, AUTHORS, REFERENCES

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


def datasets(site: Site) -> str:
    """All datasets, a row each."""
    rows = [
        (
            markup.link(addresses.dataset(name), markup.text(dataset.title)),
            markup.text(dataset.description),
            str(len(dataset.rows)),
            dataset_pages.years(dataset),
            dataset_pages.downloads(dataset),
        )
        for name, dataset in site.data.items()
    ]
    header = ("Dataset", "What one row is", "Rows", "Years", "Download")
    table = markup.table(f"The {len(rows)} datasets of this site", header, rows, [False, False, True, True, False])
    works = f" {markup.link('data/references.json', 'references.json')} holds the works cited."
    files = (
        f"For programs: {markup.link('statistics.json', 'statistics.json')} holds every statistic and claim with "
        f"value, definition, rows, printed text and pages, as {markup.link('statistics.schema.json', 'its schema')} "
        f"describes; {markup.link('data/datapackage.json', 'datapackage.json')} describes the datasets."
        f"{'' if site.data.lacks(REFERENCES) else works} These names stay."
    )
    return markup.element("div", table, data_search_exclude="") + markup.element("p", files)


def byline(site: Site) -> str:
    """Who wrote what is restated, and where it was printed, without a link: none of it is a figure."""
    names = markup.join(markup.text(name) for name in site.data[AUTHORS].frame["name"])
    (printed,) = site.data[ARTICLE].frame.itertuples(index=False)
    told = f"“{printed.title}”, {printed.journal} {printed.volume}/{printed.issue} ({printed.year}), "
    pages = f"pages {printed.first_page}–{printed.last_page}."
    return markup.element("p", f"{names}, {markup.text(told + pages)}", class_="byline")


def _each(kind: str, render: Callable) -> Callable[[Site], str]:
    def listing(site: Site) -> str:
        items = list(getattr(site.registry, kind).values())
        pages = _by_page(site, items)
        groups = [
            f'<h2 id="about-{name}">{markup.text(title)}</h2>' + "".join(render(site, item) for item in found)
            for name, title, found in pages
        ]
        return _index(len(items), pages) + "".join(groups)

    return listing


def _index(count: int, pages: list[tuple[str, str, list[Item]]]) -> str:
    """All items by page, and by name within each."""
    lists = [
        markup.element("p", markup.link(addresses.item(found[0].kind, f"about-{name}"), markup.text(title)))
        + markup.listing([traces.item_link(item) for item in sorted(found, key=lambda item: item.name)], "-")
        for name, title, found in pages
    ]
    columns = markup.element("div", "".join(markup.element("div", each) for each in lists), class_="columns")
    summary = markup.element("summary", f"All {count} by name")
    return markup.element("details", summary + columns, class_="index", data_search_exclude="")


def _by_page(site: Site, items: list[Item]) -> list[tuple[str, str, list[Item]]]:
    """Items by the module that they are written in, which is named after a page: the article's sections come first."""
    titles = {page.name: page.title for page in site.pages}
    order = ["home", *site.data.sections]
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.module.replace("_", "-"), []).append(item)
    names = sorted(groups, key=lambda name: (order.index(name) if name in order else len(order), name))
    return [(name, titles.get("index" if name == "home" else name, traces.words(name)), groups[name]) for name in names]


LISTINGS: dict[str, Callable[[Site], str]] = {
    "endnotes": endnotes.listing,
    "glossary": glossary.listing,
    "byline": byline,
    "references": endnotes.references,
    "datasets": datasets,
    "statistics": _each("statistics", traces.statistic),
    "claims": _each("claims", traces.claim),
    "charts": _each("charts", traces.drawn),
    "tables": _each("tables", traces.drawn),
    "ledger": ledger_page.listing,
}
