"""In: the pages. Out: each link that leads to no page, file or anchor of the site, with its line."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.engine.core.faults import Fault, Place, did_you_mean, quoted
from macros.engine.datasets.cell_text import composed
from macros.engine.pages import markdown_text
from macros.engine.pages.page import Page

PUBLISHED = ("docs", "overrides")  # the folders whose files stand beside the pages
SCHEMES = ("https", "http", "mailto")
_ID = re.compile(r'\bid="([^"]+)"')
Anchors = Callable[[Page], set[str] | None]


def check(root: Path, pages: list[Page], generated: dict[str, Page], anchors_of: Anchors) -> Iterator[Fault]:
    """Every broken link; `anchors_of` gives the anchors that calls make, or None where that cannot be known yet."""
    # Names and links that are not composed are told as such, and not once more as broken links.
    known = {composed(page.path): page for page in pages} | generated
    for page in pages:
        for line, link in links(page):
            found = _trouble(root, page, link, known, anchors_of)
            if found:
                yield Fault(Place(f"docs/{page.path}", line), f"links to {quoted(link)}, {found[0]}.", found[1])


def links(page: Page) -> Iterator[tuple[int, str]]:
    """Each address that a page links to, with its line; one that holds a call is told as a misplaced call."""
    reading = markdown_text.of(page)
    for address in reading.links:
        if address and not re.search(markdown_text.MARKS, address):
            yield reading.line_of_address(address), address


def _trouble(root: Path, page: Page, link: str, known: dict[str, Page], anchors_of: Anchors) -> tuple[str, str] | None:
    try:
        parts = urlsplit(link)
    except ValueError as error:
        return f"which is no address ({error})", "Correct it."
    if parts.scheme in SCHEMES:
        return None
    if parts.scheme or parts.netloc:
        return "expected a page, a file in docs/ or an address with https", "Correct it."
    if link.isascii() and unquote(link) != composed(unquote(link)):
        return "which spells letters that are not composed (Unicode NFC)", "Type the address with plain letters."
    path = composed(target(page.path, unquote(parts.path)))
    if path not in known:
        if not path.startswith("..") and any(_is_file(root / folder, path) for folder in PUBLISHED):
            return None
        near = did_you_mean(path, known).replace(f'"{path}"', "")
        return "which is no page and no file in docs/", f"{near}Correct the link, or write the page."
    anchor, own = composed(unquote(parts.fragment)), set(map(composed, own_anchors(known[path])))
    if not anchor or anchor in own:
        return None
    made = anchors_of(known[path])
    if made is None or anchor in made:
        return None
    near = did_you_mean(anchor, {*own, *made})
    return f"but {path} has no such heading", f"{near}Correct what stands after the #."


def _is_file(folder: Path, path: str) -> bool:
    if (folder / path).is_file():
        return True
    return any(composed(each.relative_to(folder).as_posix()) == path for each in folder.rglob("*") if each.is_file())


def target(page: str, path: str) -> str:
    """The path in docs/ to which a link leads: relative to its page, or to docs/ where it begins with a slash."""
    if not path:
        return page
    joined = path[1:] if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
    return posixpath.normpath(joined)


def own_anchors(page: Page) -> set[str]:
    """The anchors of a page's own headings, and those that it sets in braces."""
    return {values["id"] for _, values, _ in markdown_text.of(page).elements if values.get("id")}


def anchors_in(markup: str) -> set[str]:
    """The anchors that some HTML sets."""
    return {html.unescape(anchor) for anchor in _ID.findall(markup)}
