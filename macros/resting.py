"""In: faults in the data, and what could be read of the rest. Out: the same faults, each with what rests on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from macros.datasets import Data, Dataset
from macros.faults import CallFault, Fault, few
from macros.footprints import depends
from macros.registry import Item, Stat, Trend, Value

if TYPE_CHECKING:
    from macros.site import Site

MANY = 20  # faults, past which each is told with its dataset's items: a column that is wrong everywhere is no puzzle


def told(faults: list[Fault], site: Site, mended: dict[str, Dataset]) -> list[Fault]:
    """Each fault with the items and pages that rest on its row where that can be found, or else on its dataset.

    `mended` are faulty datasets with a valid cell in place of each faulty one: enough to see what a row changes.
    """
    data = Data({**site.data, **mended}, site.data.descriptor, site.data.references)
    trial = type(site)(site.root, data, site.registry, site.pages)
    places = {
        fault: (fault.dataset, fault.row if fault.field and fault.dataset in mended and len(faults) <= MANY else "")
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
    value = (dataset, row) if row else (dataset,)
    using = [
        page.name
        for page in site.pages
        if any(
            call.arguments[: len(value)] == value
            if call.name == "value"
            else call.arguments[:1] and call.arguments[0] in names
            for call in page.calls
        )
    ]
    rests = few(item.name for item in items)
    if using:
        rests = f"{rests} ({few(using)})" if rests else few(using)
    return rests


def _item_rests(site: Site, item: Item, dataset: str, row: str) -> bool:
    if dataset not in item.datasets:
        return False
    known = all(name in site.data for name in item.datasets)
    return not (row and known) or depends(item, site.data, dataset, row)


def _shows(site: Site, table: Item, statistics: set[str], dataset: str, row: str) -> bool:
    """Whether a table holds one of some statistics, or a cell of the dataset and row."""
    try:
        if any(cell.name in statistics for cell in site.cells_of(table, Stat)):
            return True
        cells = [(cell.dataset, (cell.row,)) for cell in site.cells_of(table, Value)]
        cells += [(cell.dataset, cell.rows) for cell in site.cells_of(table, Trend)]
    except CallFault:
        return False
    return any(name == dataset and (not row or row in rows) for name, rows in cells)
