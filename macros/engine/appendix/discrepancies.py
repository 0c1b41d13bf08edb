"""In: the points to read with care. Out: their lists: all of them, those that come first, and those of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from macros.engine.core import markup
from macros.engine.core.contract import HOME, POINTS
from macros.engine.pages.points import Point, points, slug

if TYPE_CHECKING:
    from macros.engine.site.site import Site

URL = f"{POINTS}/"
SHOWN = 3  # at the end of a page; the others are folded
_READING = re.compile(r"(\n|<p>)(This site reads .*?)(?=\n|</p>)")


def listing(site: Site, name: str | None) -> str:
    """The points that lead to one page, for the first page those that come first, or all. Raises: CallFault."""
    known = [page.name for page in site.pages]
    site.calls.known("page", POINTS, known, "It holds the points.")
    every = points(next(page for page in site.pages if page.name == POINTS))
    if name is None:
        return _points("".join(_part(part, every) for part in dict.fromkeys(point.part for point in every)), "overview")
    site.calls.known("page", name, known, "Pages are the files in docs/.")
    if name == HOME:
        return _points(markup.listing([_told(point) for point in every if point.part == every[0].part], "-"))
    own = [_told(point) for point in every if name in point.pages]
    rest = own[SHOWN:]
    more = markup.folded("More points", markup.listing(rest, "-")) if rest else ""
    return _points(markup.listing(own[:SHOWN], "-") + more)


def _points(content: str, kind: str = "") -> str:
    return markup.element("div", content, class_=f"points {kind}".strip(), data_search_exclude="")


def _part(part: str, every: list[Point]) -> str:
    """The points of a part, below its name with their number."""
    own = [_link(point) for point in every if point.part == part]
    way = markup.link(f"{URL}#{slug(part)}", f"{markup.text(part)} ({len(own)})")
    return markup.element("p", way, class_="part") + markup.listing(own, "-")


def _told(point: Point) -> str:
    return _link(point) + (f". {markup.text(point.line)}" if point.line else "")


def _link(point: Point) -> str:
    return markup.link(f"{URL}#{point.anchor}", markup.text(point.heading))


def with_readings(page: str) -> str:
    """The page's HTML in which the sentences that say how this site reads a place can be told at a glance."""
    return _READING.sub(lambda found: found[1] + markup.element("span", found[2], class_="reading"), page)
