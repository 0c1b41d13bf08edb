"""In: the page of points to read with care. Out: its entries by the pages that they lead to, for the way back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from macros import html

if TYPE_CHECKING:
    from macros.pages import Page
    from macros.site import Site

PAGE = "discrepancies.md"
_PART = re.compile(r"^## (.+)$")
_ENTRY = re.compile(r"^### (.+?)(?:\s*\{\s*#([\w-]+)\s*\})?\s*$")
_LINK = re.compile(r"\]\(([\w-]+\.md)(?:#[\w-]*)?\)")


def entries(page: Page) -> dict[str, list[tuple[str, str, str]]]:
    """The entries that lead to each page, by its path: (part, heading, anchor), in their order."""
    found: dict[str, dict[tuple[str, str, str], None]] = {}
    part = heading = anchor = ""
    for line in page.lines:
        if match := _PART.match(line):
            part, heading = match.group(1), ""
        elif match := _ENTRY.match(line):
            heading, anchor = match.group(1), match.group(2) or slug(match.group(1))
        elif heading:
            for path in _LINK.findall(line):
                found.setdefault(path, {})[part, heading, anchor] = None
    return {path: list(keys) for path, keys in found.items()}


def slug(heading: str) -> str:
    """A heading's anchor, as Markdown's table of contents makes it."""
    from markdown.extensions.toc import slugify

    return slugify(heading, "-")


def listing(site: Site, name: str) -> str:
    """The entries that lead to one page. Raises: CallFault where the page is none."""
    site.calls.known("page", f"{name}.md", [page.path for page in site.pages], "Pages are the files in docs/.")
    site.calls.known("page", PAGE, [page.path for page in site.pages], "It holds the points.")
    source = next(page for page in site.pages if page.path == PAGE)
    own = entries(source).get(f"{name}.md", [])
    parts = dict.fromkeys(part for part, _, _ in own)
    blocks = [
        html.element("p", html.text(part)) + html.listing([_link(h, a) for p, h, a in own if p == part], "-")
        for part in parts
    ]
    return html.element("div", "".join(blocks), class_="points")


def _link(heading: str, anchor: str) -> str:
    return html.link(f"{PAGE.removesuffix('.md')}/#{anchor}", html.text(heading))
