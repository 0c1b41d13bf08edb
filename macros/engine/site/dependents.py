"""In: faults in the data, and what could be read of the rest. Out: the same faults, each with what rests on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from macros.engine.core.contract import ENDNOTES, GLOSSARY, LISTINGS, SECTIONS
from macros.engine.core.faults import CallFault, Fault, few
from macros.engine.datasets.dataset import Data, Dataset
from macros.engine.items.provenance import depends
from macros.engine.items.registry import Item

if TYPE_CHECKING:
    from macros.engine.pages.page import Call, Page
    from macros.engine.site.site import Site

MANY = 20  # faults, past which each is told with its dataset's items: a column that is wrong everywhere is no puzzle


def told(faults: list[Fault], site: Site, mended: dict[str, Dataset]) -> list[Fault]:
    """Each fault with the items and pages that rest on its row where that can be found, or else on its dataset.

    `mended` are faulty datasets with a valid cell in place of each faulty one: enough to see what a row changes.
    """
    data = Data({**site.data, **mended}, site.data.descriptor, site.data.references)
    trial = site.with_data(data)
    many = len(faults) > MANY
    places = {
        fault: (fault.dataset, "" if many or not _has_row(data, fault) else fault.row)
        for fault in faults
        if fault.dataset
    }
    found = {place: _rests(trial, *place) for place in set(places.values())}
    return [replace(fault, rests=found[places[fault]]) if fault in places else fault for fault in faults]


def _rests(site: Site, dataset: str, row: str) -> str:
    """The items, and in brackets the pages; an empty row stands for any."""
    items = [item for item in site.registry.items() if _item_rests(site, item, dataset, row)]
    names = {item.name for item in items}
    tables = [item for item in site.registry.tables.values() if item not in items]
    items += [item for item in tables if _shows(site, item, names, dataset, row)]
    names |= {item.name for item in items}
    using = [
        page.name
        for page in site.pages
        if any(_uses(call, dataset, row, names) for call in page.calls) or _is_of(site, page, dataset, row)
    ]
    rests = few(item.name for item in items)
    if using:
        rests = f"{rests} ({few(using)})" if rests else few(using)
    return rests


def _has_row(data: Data, fault: Fault) -> bool:
    return fault.dataset in data and fault.row in data[fault.dataset].frame.index


def _uses(call: Call, dataset: str, row: str, items: set[str]) -> bool:
    """Whether a call shows something of a dataset, of one row or any, itself or through an item."""
    first = str(call.arguments[0]) if call.arguments else ""
    if call.name == "value":
        return first == dataset and (not row or call.arguments[1:2] == (row,))
    if call.name == "note":
        return dataset == ENDNOTES and row in ("", first)
    if call.name == "listing":
        return dataset in LISTINGS.get(first, ())
    return not items.isdisjoint(map(str, call.arguments))


def _is_of(site: Site, page: Page, dataset: str, row: str) -> bool:
    """Whether a page has its title from a dataset, or links the terms of the glossary, without a call."""
    if dataset == SECTIONS:
        return page.name in ([row] if row else site.data[SECTIONS].rows if SECTIONS in site.data else [])
    return dataset == GLOSSARY and SECTIONS in site.data and site.usage.explained_on(page.url)


def _item_rests(site: Site, item: Item, dataset: str, row: str) -> bool:
    if dataset not in item.datasets:
        return False
    known = all(name in site.data for name in item.datasets)
    return not (row and known) or depends(item, site.data, dataset, row)


def _shows(site: Site, table: Item, statistics: set[str], dataset: str, row: str) -> bool:
    """Whether a table holds one of some statistics, or a cell of the dataset and row."""
    try:
        cells = site.usage.cells_in(table)
    except CallFault:
        return False
    return any(
        statistics.intersection(cell.statistics) or any(d == dataset and row in ("", r) for d, r in cell.rows)
        for cell in cells
    )
