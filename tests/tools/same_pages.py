"""In: two built sites. Out: where a page's text, numbers, links or anchors, or another file, differ."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

PARTS = ("numbers", "text", "links", "anchors", "policy")
UNREAD = ("script", "style", "template")
# Without an end tag, so that they open nothing.
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
# Between the texts of these a reader sees no gap.
INLINE = ("a", "abbr", "b", "code", "em", "i", "mark", "span", "strong", "sub", "sup")
THEME = "__"  # how the theme's own anchors start
# What each publishing system makes in its own way: its look, its search, its list of pages.
OWN = ("assets/", "search", "sitemap", "objects.inv")
HOST = "https://site.example/"  # of both sites, so that addresses can be compared
AROUND = 4


@dataclass(frozen=True)
class Difference:
    """One part of one page that is not the same, with the first place of it."""

    path: str
    part: str
    ours: str
    theirs: str

    def __str__(self) -> str:
        return f"{self.path}, {self.part}: ours has “{self.ours}”, theirs “{self.theirs}”"


@dataclass
class _Article(HTMLParser):
    """What a reader gets of a page: the text and addresses of its article, and whether it has a policy."""

    texts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    policy: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            self.policy.append("has a policy")
        if tag not in VOID:
            self.open.append(tag)
        if "article" in self.open:
            self.links += [values[name] for name in ("href", "src") if values.get(name)]
            self.anchors += [name for name in [values.get("id")] if name and not name.startswith(THEME)]
            self._gap(tag)

    def handle_endtag(self, tag: str) -> None:
        self._gap(tag)
        while tag in self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "article" in self.open and not set(UNREAD) & set(self.open):
            self.texts.append(data)

    def _gap(self, tag: str) -> None:
        if tag not in INLINE:
            self.texts.append(" ")


def parts(page: str, url: str) -> dict[str, list[str]]:
    """The parts of a page that are compared, each as a list in the page's own order."""
    article = _Article()
    article.feed(page)
    article.close()
    text = "".join(article.texts)
    return {
        "numbers": re.findall(r"\d+(?:[.,]\d+)*", text),
        "text": text.split(),
        "links": [urljoin(f"{HOST}{url}", link).removeprefix(HOST) for link in article.links],
        "anchors": article.anchors,
        "policy": article.policy,
    }


def compare(ours: Path, theirs: Path) -> list[Difference]:
    """Every difference of two sites, page by page, then file by file."""
    found = []
    for path in sorted(_files(ours) | _files(theirs)):
        missing = [folder for folder in (ours, theirs) if not (folder / path).is_file()]
        if missing:
            said = ["missing" if folder in missing else "a file" for folder in (ours, theirs)]
            found.append(Difference(path, "file", *said))
        elif path.endswith(".html"):
            found += _pages(path, *((folder / path).read_text(encoding="utf-8") for folder in (ours, theirs)))
        elif (ours / path).read_bytes() != (theirs / path).read_bytes():
            found.append(Difference(path, "file", "other bytes", "other bytes"))
    return found


def count(folder: Path) -> tuple[int, int]:
    """How many pages and how many other files of a site are compared."""
    pages = [path for path in _files(folder) if path.endswith(".html")]
    return len(pages), len(_files(folder)) - len(pages)


def _files(folder: Path) -> set[str]:
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {path for path in paths if not path.startswith(OWN)}


def _pages(path: str, ours: str, theirs: str) -> list[Difference]:
    url = path.removesuffix("index.html")
    both = parts(ours, url), parts(theirs, url)
    return [
        Difference(path, part, *_first(both[0][part], both[1][part]))
        for part in PARTS
        if both[0][part] != both[1][part]
    ]


def _first(ours: list[str], theirs: list[str]) -> tuple[str, str]:
    """The first place where two lists differ, with a little of what follows it."""
    for _, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if ours[a:b] != theirs[c:d]:
            return " ".join(ours[a:b][:AROUND]), " ".join(theirs[c:d][:AROUND])
    return "", ""
