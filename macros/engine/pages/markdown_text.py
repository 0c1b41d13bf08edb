"""In: a page. Out: what Markdown makes of it: the text that a reader sees, its elements, and the lines they came from.

Lines of a source can be judged one by one, but what they become is decided by Markdown alone: it joins lines, nests
blocks and reads attributes. A call is one character in the text, a mark that no page can hold.
"""

from __future__ import annotations

import bisect
import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial

import markdown
from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import UnescapeTreeprocessor

from macros.engine.pages.page import BLOCK, CALL, HALF, Page

# As in mkdocs.yml, because they decide what a page becomes. MkDocs adds fences of code, which pages may not hold.
EXTENSIONS = ["admonition", "attr_list", "tables", "toc"]
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INLINE = ("a", "em", "strong", "code", "img")
MARK = 0xF0000  # the first of the characters that Unicode leaves to private use, of which `pages` refuses all
UNREAD = "\U00100000"
MARKS = "[\U000f0000-\U0010ffff]"
_KEPT = "\x02[^\x03]*\x03"  # what Markdown puts in the place of HTML until the end
_ESCAPED = re.compile("\x02(\\d+)\x03")  # and in that of a character after a backslash
_TARGET = re.compile(r"\]\([^)\s]*(?=[^)\n]*\))")
_LOOSE = re.compile(r"[^\w%" + MARKS[1:-1] + r"]|_")
_AROUND = (60, 25, 10, 4, 0)


@dataclass
class Reading:
    """What a page becomes. `parts` are the starts of pieces of the text, each with the tags that it stands in.

    `escaped` are the places of characters that a backslash says are meant as they stand, and `uneven` the rows of
    tables with other than the expected number of cells: the row, how many it has, and how many it should.
    """

    source: str
    text: str = ""
    parts: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str], int]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    escaped: set[int] = field(default_factory=set)
    uneven: list[tuple[str, int, int]] = field(default_factory=list)
    trouble: tuple[int, str] | None = None  # the line at which Markdown fails, and how

    def tags(self, at: int) -> tuple[str, ...]:
        """The tags in which a place of the text stands."""
        found = bisect.bisect_right(self.parts, at, key=lambda part: part[0])
        return self.parts[found - 1][1] if found else ()

    def line(self, start: int, end: int) -> int:
        """The line of the source that a part of the text came from: where the most of what surrounds it is found."""
        squeezed, lines = self._words
        for around in _AROUND:
            before, _ = _squeezed(self.text[max(0, start - around) : start])
            found, _ = _squeezed(self.text[start:end])
            after, _ = _squeezed(self.text[end : end + around])
            at = squeezed.find(before + found + after)
            if found and at >= 0:
                return lines[at + len(before)]
        return next((number for number, line in enumerate(self.source.split("\n"), 1) if line.strip()), 1)

    @cached_property
    def _words(self) -> tuple[str, list[int]]:
        """The source as `line` looks for it, without the addresses that links lead to."""
        return _squeezed(_TARGET.sub("]", self.source))

    def line_of_address(self, address: str) -> int:
        """The line that holds an address."""
        places = [self.source.find(opening + address) for opening in ("](", "](<", ": ", ":", "<", "(\n", "")]
        at = next((place for place in places if place >= 0), 0)
        opening = re.match(r"\W*", self.source[at:])[0]  # type: ignore[index]
        return self.source.count("\n", 0, at + len(opening)) + 1


def marked(page: Page) -> str:
    """A page's source with each call as its mark; what else Jinja would take, which is told as such, is left out."""
    marks: dict[tuple[int, int], str] = {}
    for number, call in enumerate(page.calls):
        marks[call.line - 1, call.start] = chr(min(MARK + number, MARK + 0xFFFD))

    def mark(at: int, match: re.Match) -> str:
        return marks.get((at, match.start()), UNREAD)

    text = "\n".join(CALL.sub(partial(mark, at), line) for at, line in enumerate(page.lines))
    text = text.replace("\u00ad", "")  # a soft hyphen parts no word
    return HALF.sub("", BLOCK.sub(lambda block: "\n" * block.group(0).count("\n"), text))


def number_of(mark: str) -> int:
    """The number of the call that a mark stands for, in the order of the page's calls."""
    return ord(mark) - MARK


@lru_cache(maxsize=256)
def of(page: Page) -> Reading:
    """The reading of a page, made once for each state of it."""
    source = marked(page)
    reading = Reading(source)
    try:
        tree, made = _tree(source)
        _walk(tree, (), reading)
    except Exception as error:  # whatever Markdown raises would end the build without a word on where
        reading = Reading(source, trouble=(_failing(source), type(error).__name__))
        return reading
    reading.text = re.sub(_KEPT, lambda match: " " * len(match.group(0)), reading.text)
    reading.uneven = made.parser.blockprocessors["table"].uneven
    reading.html = [str(part) for part in made.htmlStash.rawHtmlBlocks]
    addresses = [each.get("href") or each.get("src") or "" for tag, each, _ in reading.elements if tag in ("a", "img")]
    reading.links = list(dict.fromkeys([*addresses, *(address for address, _ in made.references.values())]))
    return reading


class _Kept(UnescapeTreeprocessor):
    """Keeps the tree that Markdown is about to write out, in whose text a character after a backslash is still told."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            for name, value in element.items():
                element.set(name, self.unescape(value or ""))
        self.md.tree = root


class _Table(TableProcessor):
    """Notes the rows of which Markdown would leave out cells, or to which it would add some."""

    def __init__(self, parser: markdown.blockparser.BlockParser):
        super().__init__(parser, {"use_align_attribute": False})
        self.uneven: list[tuple[str, int, int]] = []

    def _build_row(self, row: str, parent: etree.Element, align: list[str | None]) -> None:
        count = len(self._split_row(row))
        if count != len(align):
            self.uneven.append((row, count, len(align)))
        super()._build_row(row, parent, align)


def _tree(source: str) -> tuple[etree.Element, markdown.Markdown]:
    made = markdown.Markdown(extensions=EXTENSIONS)
    made.treeprocessors.register(_Kept(made), "unescape", 0)
    made.parser.blockprocessors.register(_Table(made.parser), "table", 75)
    made.tree = etree.Element("div")
    made.convert(source)
    return made.tree, made


def _failing(source: str) -> int:
    """The first line with which Markdown fails."""
    lines = source.split("\n")

    def fails(count: int) -> bool:
        try:
            _walk(_tree("\n".join(lines[:count]))[0], (), Reading(""))
        except Exception:
            return True
        return False

    return bisect.bisect_left(range(1, len(lines)), True, key=fails) + 1


def _walk(element: etree.Element, around: tuple[str, ...], reading: Reading) -> None:
    """Writes the text of an element, blocks on lines of their own and the cells of a row on one."""
    tag, values = element.tag, {name: value or "" for name, value in element.attrib.items()}
    block = tag not in INLINE
    if "admonition-title" in values.get("class", ""):
        tag = "title"
    inner = (*around, tag)
    reading.elements.append((tag, values, len(reading.text)))
    _add(reading, " | " if tag in ("td", "th") else "\n" if block else "", around)
    if tag == "ol":
        _add(reading, f"{values.get('start', '1')}. ", inner)
    own = element.text or ""
    shown = own if "pre" in inner or own.strip() or not block else ""
    _add(reading, " " if tag == "a" and own == values.get("href") and not re.search(r"\s", own) else shown, inner)
    for child in element:
        _walk(child, inner, reading)
        tail = child.tail or ""
        _add(reading, tail if tail.strip() or child.tag in INLINE else "", inner)
    for name in ("alt", "title"):
        _add(reading, f" {values[name]} " if values.get(name) else "", inner)
    _add(reading, "\n" if block and tag not in ("td", "th") else "", around)


def _add(reading: Reading, text: str, tags: tuple[str, ...]) -> None:
    if text:
        reading.parts.append((len(reading.text), tags))
        for number, piece in enumerate(_ESCAPED.split(text)):
            if number % 2:
                reading.escaped.add(len(reading.text))
            reading.text += chr(int(piece)) if number % 2 else piece


def _squeezed(text: str) -> tuple[str, list[int]]:
    """A text without blanks and marks of Markdown, and the line of each character that is left."""
    out, lines, number = [], [], 1
    for character in text:
        if character == "\n":
            number += 1
        elif not _LOOSE.match(character):
            out.append(character)
            lines.append(number)
    return "".join(out), lines
