"""In: the site and a chart. Out: what its drawing to download says: title, unit, source, licence and address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros.engine.calls import figures
from macros.engine.core.contract import ARTICLE, AUTHORS
from macros.engine.drawing import altair_parts
from macros.engine.drawing.framed_svg import Texts

if TYPE_CHECKING:
    from macros.engine.datasets.dataset import Data
    from macros.engine.items.registry import Item
    from macros.engine.site.site import Site


def texts(site: Site, item: Item, chart: Any) -> Texts:
    """The texts around the drawing of a chart."""
    source = filter(None, [*article(site.data), figures.endnotes(site.calls, item)])
    licences = [_licence(licence) for licence in site.data.descriptor.get("licenses", ())]
    said = {"Source": ", ".join(source), "Chart": ", ".join(filter(None, [*licences, site.address]))}
    foot = tuple(f"{name}: {words}" for name, words in said.items() if words)
    return Texts(altair_parts.title_of(chart), figures.unit_line(item), foot)


def _licence(licence: dict) -> str:
    """A licence by its short name, or by its title where it has none."""
    return licence["name"].replace("-", " ") if licence.get("name") else licence["title"]


def article(data: Data) -> list[str]:
    """The article in a line: its first author, its title, and where it was printed."""
    if ARTICLE not in data:
        return []
    (printed,) = data[ARTICLE].frame.itertuples(index=False)
    names = list(data[AUTHORS].frame["name"])
    first = names[0].split()
    author = f"{first[0][0]}. {first[-1]}" + " et al." * (len(names) > 1)
    return [author, f"“{printed.title}”", f"{printed.journal} {printed.volume}/{printed.issue} ({printed.year})"]
