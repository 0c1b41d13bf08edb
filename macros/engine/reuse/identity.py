"""In: the article, its authors and the data package. Out: how each thing of the site is cited, in CSL-JSON.

All that names them stands in data/, once: citation files, pages and programs are given what is made of it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros.engine.core import addresses
from macros.engine.core.contract import ARTICLE, AUTHORS
from macros.engine.datasets.dataset import Data, Dataset

if TYPE_CHECKING:
    from macros.engine.items.registry import Item

Work = dict[str, Any]
TYPES = {"charts": "graphic", "statistics": "webpage"}


def article(data: Data) -> Work | None:
    """The article that the project is about, where it is about one."""
    if data.lacks(ARTICLE, AUTHORS):
        return None
    (row,) = data[ARTICLE].frame.itertuples()
    authors = data[AUTHORS].frame.itertuples(index=False)
    return {
        "id": row.Index,
        "type": "article-journal",
        "title": row.title,
        "author": [{"family": each.family, "given": each.name.replace(each.family, "", 1).strip()} for each in authors],
        "container-title": row.journal,
        "volume": str(row.volume),
        "issue": str(row.issue),
        "issued": {"date-parts": [[int(row.year)]]},
        "page": f"{row.first_page}-{row.last_page}",
        "URL": row.address,
    }


def package(data: Data, address: str) -> Work:
    """The site with its data, at its address where that is known."""
    own = data.descriptor
    people = [{"literal": each["title"]} for each in own.get("contributors", ())]
    date = [[int(part) for part in own["created"][:10].split("-")]] if "created" in own else []
    found = {
        "id": own.get("name", "data"),
        "type": "dataset",
        "title": own.get("title", ""),
        "author": people,
        "version": own.get("version", ""),
        "issued": {"date-parts": date} if date else {},
        "URL": address,
    }
    return {name: value for name, value in found.items() if value}


def dataset(data: Data, of: Dataset, address: str) -> Work:
    """One dataset, at its page."""
    return _part(data, address, of.name, "dataset", of.title, addresses.dataset(of.name))


def item(data: Data, of: Item, title: str, address: str) -> Work:
    """A chart or a statistic, at its trace."""
    return _part(data, address, of.name, TYPES[of.kind], title, addresses.item(of.kind, of.name))


def _part(data: Data, address: str, name: str, kind: str, title: str, place: str) -> Work:
    """A part of the whole: what is the whole's own, but its title, is the part's."""
    whole = package(data, address)
    own = {"id": f"{whole['id']}-{name}", "type": kind, "title": title, "container-title": whole.get("title", "")}
    return whole | own | ({"URL": address + place} if address else {})
