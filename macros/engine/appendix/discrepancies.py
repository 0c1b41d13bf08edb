"""In: the page of points to read with care. Out: its entries by page, for its overview and for the way back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from macros.engine.core import markup
from macros.engine.core.contract import HOME, POINTS

if TYPE_CHECKING:
    from macros.engine.pages.page import Page
    from macros.engine.site.site import Site

URL = f"{POINTS}/"
SHOWN = 3  # at the end of a page; the others are folded
_PART = re.compile(r"^## (.+)$")
_ENTRY = re.compile(r"^### (.+?)(?:\s*\{\s*#([\w-]+)\s*\})?\s*$")
_LINE = re.compile(r"^\*([^*]+)\*$")
_LINK = re.compile(r"\]\(([\w/-]+?)(?:/index)?\.md(?:#[\w-]*)?\)")
_READING = re.compile(r"(\n|<p>)(This site reads .*?)(?=\n|</p>)")


@dataclass
class Entry:
    """A point: its part, its heading, the line in italics below that, and the pages that it leads to."""

    part: str
    heading: str
    anchor: str
    line: str = ""
    pages: list[str] = field(default_factory=list)


def entries(page: Page) -> list[Entry]:
    """All points in their order."""
    found: list[Entry] = []
    part, entry = "", None
    for line in page.lines:
        if match := _PART.match(line):
            part, entry = match.group(1), None
        elif match := _ENTRY.match(line):
            entry = Entry(part, match.group(1), match.group(2) or slug(match.group(1)))
            found.append(entry)
        elif entry:
            if not entry.line and (match := _LINE.match(line)):
                entry.line = match.group(1)
            entry.pages += [name for name in _LINK.findall(line) if name not in entry.pages]
    return found


def slug(heading: str) -> str:
    """A heading's anchor, as Markdown's table of contents makes it."""
    from markdown.extensions.toc import slugify

    return slugify(heading, "-")


def listing(site: Site, name: str | None) -> str:
    """The points that lead to one page, for the first page those that come first, or all. Raises: CallFault."""
    known = [page.name for page in site.pages]
    site.calls.known("page", POINTS, known, "It holds the points.")
    every = entries(next(page for page in site.pages if page.name == POINTS))
    if name is None:
        return _points("".join(_part(part, every) for part in dict.fromkeys(entry.part for entry in every)), "overview")
    site.calls.known("page", name, known, "Pages are the files in docs/.")
    if name == HOME:
        return _points(markup.listing([_told(entry) for entry in every if entry.part == every[0].part], "-"))
    own = [_told(entry) for entry in every if name in entry.pages]
    rest = own[SHOWN:]
    more = markup.element("summary", f"{len(rest)} more") + markup.listing(rest, "-")
    return _points(markup.listing(own[:SHOWN], "-") + (markup.element("details", more) if rest else ""))


def _points(content: str, kind: str = "") -> str:
    return markup.element("div", content, class_=f"points {kind}".strip(), data_search_exclude="")


def _part(part: str, every: list[Entry]) -> str:
    """The points of a part, below its name with their number."""
    own = [_link(entry) for entry in every if entry.part == part]
    way = markup.link(f"{URL}#{slug(part)}", f"{markup.text(part)} ({len(own)})")
    return markup.element("p", way, class_="part") + markup.listing(own, "-")


def _told(entry: Entry) -> str:
    return _link(entry) + (f". {markup.text(entry.line)}" if entry.line else "")


def _link(entry: Entry) -> str:
    return markup.link(f"{URL}#{entry.anchor}", markup.text(entry.heading))


def with_readings(page: str) -> str:
    """The page's HTML in which the sentences that say how this site reads a place can be told at a glance."""
    return _READING.sub(lambda found: found[1] + markup.element("span", found[2], class_="reading"), page)
