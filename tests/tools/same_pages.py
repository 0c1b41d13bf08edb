"""In: two built sites. Out: where a page's text, numbers, links, anchors or policy, or another file, differ."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urljoin

IN_ARTICLE = ("numbers", "text", "links", "anchors")
ALL = (*IN_ARTICLE, "policy", "files")
UNREAD = ("script", "style", "template")
# Between the texts of these a reader sees no gap.
INLINE = ("a", "abbr", "b", "code", "em", "i", "mark", "span", "strong", "sub", "sup")
# What each publishing system makes in its own way: its look, its search, its list of pages, its theme's anchors.
OWN, OWN_ANCHOR = ("assets/", "search", "sitemap", "objects.inv"), "__"
HOST = "https://site.example/"  # of both sites, so that addresses can be compared
AROUND = 4


class _Article(HTMLParser):
    """What a reader gets of a page: the text and addresses of its article, and whether the page has a policy."""

    def __init__(self, page: str, url: str) -> None:
        super().__init__()
        self.url, self.inside, self.unread = HOST + url, 0, 0
        self.texts: list[str] = []
        self.parts: dict[str, list[str]] = {"numbers": [], "text": [], "links": [], "anchors": [], "policy": []}
        self.feed(page)
        self.close()
        text = "".join(self.texts)
        self.parts |= {"numbers": re.findall(r"\d+(?:[.,]\d+)*", text), "text": text.split()}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._pass(tag, 1)
        for name, value in attrs:
            if name == "http-equiv" and value and value.lower() == "content-security-policy":
                self.parts["policy"].append("has a policy")
            elif self.inside and value and name in ("href", "src"):
                self.parts["links"].append(urljoin(self.url, value).removeprefix(HOST))
            elif self.inside and value and name == "id" and not value.startswith(OWN_ANCHOR):
                self.parts["anchors"].append(value)

    def handle_endtag(self, tag: str) -> None:
        self._pass(tag, -1)

    def handle_data(self, data: str) -> None:
        if self.inside and not self.unread:
            self.texts.append(data)

    def _pass(self, tag: str, step: int) -> None:
        self.inside += step * (tag == "article")
        self.unread += step * (tag in UNREAD)
        if tag not in INLINE:
            self.texts.append(" ")


def differences(ours: Path, theirs: Path, asked: Collection[str] = ALL) -> list[str]:
    """Each part of a page, and each file beside the pages, that is not the same, with the first place of it."""
    found: list[str] = []
    for path in sorted(_paths(ours) | _paths(theirs)):
        one, other = ours / path, theirs / path
        if not path.endswith(".html") and "files" not in asked:
            continue
        if not (one.is_file() and other.is_file()):
            found.append(f"{path}: only {'ours' if one.is_file() else 'theirs'} has it")
        elif path.endswith(".html"):
            found += _in_page(path, *(page.read_text(encoding="utf-8") for page in (one, other)), asked)
        elif one.read_bytes() != other.read_bytes():
            found.append(f"{path}: other bytes")
    return found


def _paths(site: Path) -> set[str]:
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {path for path in paths if not path.startswith(OWN)}


def _in_page(path: str, ours: str, theirs: str, asked: Collection[str]) -> Iterator[str]:
    one, other = (_Article(page, path.removesuffix("index.html")).parts for page in (ours, theirs))
    for part in (part for part in one if part in asked and one[part] != other[part]):
        pairs = enumerate(zip_longest(one[part], other[part]))
        first = next(place for place, (mine, yours) in pairs if mine != yours)
        mine, yours = (" ".join(found[part][first : first + AROUND]) for found in (one, other))
        yield f"{path}, {part}: ours has “{mine}”, theirs “{yours}”"
