"""In: the page of points to read with care. Out: its entries by page, for its overview and for the way back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from macros.engine.core import markup
from macros.engine.core.contract import POINTS

if TYPE_CHECKING:
    from macros.engine.pages.page import Page
    from macros.engine.site.site import Site

URL = f"{POINTS}/"
_PART = re.compile(r"^## (.+)$")
_ENTRY = re.compile(r"^### (.+?)(?:\s*\{\s*#([\w-]+)\s*\})?\s*$")
_LINK = re.compile(r"\]\(([\w/-]+?)(?:/index)?\.md(?:#[\w-]*)?\)")
_READING = re.compile(r"(\n|<p>)(This site reads .*?)(?=\n|</p>)")
Entry = tuple[str, str, str]


def entries(page: Page) -> dict[str, list[Entry]]:
    """The entries that lead to each page, by its name, in their order."""
    found: dict[str, list[Entry]] = {}
    for entry, names in _with_links(page).items():
        for name in dict.fromkeys(names):
            found.setdefault(name, []).append(entry)
    return found


def _with_links(page: Page) -> dict[Entry, list[str]]:
    """Each entry as (part, heading, anchor) with the pages that it leads to."""
    found: dict[Entry, list[str]] = {}
    part, entry = "", None
    for line in page.lines:
        if match := _PART.match(line):
            part, entry = match.group(1), None
        elif match := _ENTRY.match(line):
            entry = part, match.group(1), match.group(2) or slug(match.group(1))
            found[entry] = []
        elif entry:
            found[entry] += _LINK.findall(line)
    return found


def slug(heading: str) -> str:
    """A heading's anchor, as Markdown's table of contents makes it."""
    from markdown.extensions.toc import slugify

    return slugify(heading, "-")


def listing(site: Site, name: str | None) -> str:
    """The entries that lead to one page; without a name, all. Raises: CallFault where the page is none."""
    known = [page.name for page in site.pages]
    site.calls.known("page", POINTS, known, "It holds the points.")
    source = next(page for page in site.pages if page.name == POINTS)
    if name is None:
        return markup.element("div", _overview(source), class_="points overview", data_search_exclude="")
    site.calls.known("page", name, known, "Pages are the files in docs/.")
    own = entries(source).get(name, [])
    blocks = [_label(part, own) + _list(own, part) for part in _parts(own)]
    return markup.element("div", "".join(blocks), class_="points", data_search_exclude="")


def _overview(source: Page) -> str:
    """All entries, each once, by part."""
    every = list(_with_links(source))
    return "".join(_label(part, every) + _list(every, part) for part in _parts(every))


def _parts(found: Iterable[Entry]) -> list[str]:
    return list(dict.fromkeys(part for part, _, _ in found))


def _label(part: str, found: Iterable[Entry]) -> str:
    """The name of a part with the number of its entries, as a link to it."""
    count = sum(part == entry[0] for entry in found)
    way = markup.link(f"{URL}#{slug(part)}", f"{markup.text(part)} ({count})")
    return markup.element("p", way, class_="part")


def _list(found: Iterable[Entry], part: str) -> str:
    return markup.listing([_link(heading, anchor) for own, heading, anchor in found if own == part], "-")


def _link(heading: str, anchor: str) -> str:
    return markup.link(f"{URL}#{anchor}", markup.text(heading))


def with_readings(page: str) -> str:
    """The page's HTML in which the sentences that say how this site reads a place can be told at a glance."""
    return _READING.sub(lambda found: found[1] + markup.element("span", found[2], class_="reading"), page)
