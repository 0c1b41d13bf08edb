"""In: the pages. Out: lines that Markdown puts into another list, box or table than they seem to stand in.

Nothing of that shows in the text that a reader sees, so it is told from blanks and empty lines, by the rule that
Markdown has: what belongs to an entry of a list or to a box is indented by four blanks for each that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.engine.core.faults import Fault, Place, counted, cut
from macros.engine.pages import markdown_text
from macros.engine.pages.markdown_text import Reading
from macros.engine.pages.page import Page

STEP = 4
ENTRY = re.compile(r"(?:[-*+]|\d+\.) +(?=\S)")
BOX = re.compile(r'!!! ?[\w-]+(?: +[\w-]+)*(?: +".*?")? *$')
LONE = re.compile(r"[-*+]$")
UNDERLINE = re.compile(r"(?:-+|=+)$")
SENTENCE = re.compile(r"[.!?…:;][’”)\"']?$")
UNPARTED = re.compile(r"#{1,6}[^#\s]|#+$")
OTHERS = re.compile(r"#|\||!!!|(?:-{3,}|\*{3,})$")  # begin a block of their own
QUOTED = re.compile(r" *> ?")
NESTED = 2  # blanks with which an entry seems to stand in another
LONGEST = 40  # characters of what is told
APART = "Put an empty line between them"
LEFT_OPEN = "A box has its text in the lines below, each indented by four blanks."


@dataclass(frozen=True)
class Around:
    """A list's entry, a box or a quotation: the blanks before it, and with how many a line seems, and is, in it."""

    what: str
    blanks: int
    seems: int
    holds: int


def check(pages: list[Page]) -> list[Fault]:
    """Every line that stands elsewhere than it seems to, and every block that is not what it seems to be."""
    return [
        Fault(Place(f"docs/{page.path}", line), problem, remedy)
        for page in pages
        for line, problem, remedy in _page(markdown_text.of(page))
    ]


def _page(reading: Reading) -> Iterator[tuple[int, str, str]]:
    if reading.trouble:
        return
    lines = reading.source.expandtabs(STEP).split("\n")
    quoted = [QUOTED.sub("", line) if QUOTED.match(line) else "" for line in lines]
    for part in (lines, quoted):
        yield from _places(part)
        yield from _blocks([line.strip() for line in part])
    yield from _rows(reading, lines)
    for tag, _, at in reading.elements:
        if tag == "pre":
            start = at + len(reading.text[at:]) - len(reading.text[at:].lstrip())
            line = reading.line(start, reading.text.find("\n", start))
            yield line, "is indented by four blanks or more, and becomes code.", "Remove the blanks before it."


def _places(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Lines that seem to stand in an entry or a box and do not, or the other way round."""
    open_: list[Around] = []
    glued = False
    for number, line in enumerate(lines, 1):
        words, blanks = line.strip(), _blanks(line)
        opens = _opens(words, blanks)
        if glued and open_ and words and not opens:
            told = _below(open_, blanks, words)
            if told:
                yield number, *told
                open_ = []
        elif words:
            while open_ and blanks < (open_[-1].seems if opens else open_[-1].blanks + 1):
                open_.pop()
            if open_ and blanks < open_[-1].holds:
                around = open_[-1]
                problem = f"is indented by {counted(blanks, 'blank')}, and stands outside of the {around.what} above."
                yield number, problem, f"Indent it by {around.holds} blanks, or by {around.blanks} to keep it out."
        if opens and opens.what == "box" and _is_empty(lines[number:], opens):
            yield number, "opens a box without a text.", LEFT_OPEN
        elif opens:
            open_.append(opens)
        glued = bool(words)


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip())


def _opens(words: str, blanks: int) -> Around | None:
    """What a line begins that takes in others."""
    holds = blanks // STEP * STEP + STEP
    if ENTRY.match(words):
        return Around("list's entry", blanks, blanks + NESTED, holds)
    if BOX.match(words):
        return Around("box", blanks, blanks + 1, holds)
    return Around("quotation", blanks, blanks + 1, blanks + 1) if words.startswith(">") else None


def _is_empty(below: list[str], box: Around) -> bool:
    following = next((line for line in below if line.strip()), "")
    return _blanks(following) < box.holds


def _below(open_: list[Around], blanks: int, words: str) -> tuple[str, str] | None:
    """What is wrong with a line right below an entry, which takes it in, or below a box, which does not."""
    if OTHERS.match(words):
        return None
    around, box = open_[-1], next((each for each in reversed(open_) if each.what == "box"), None)
    if box and blanks < box.holds:
        remedy = f"Indent it by {box.holds} blanks to keep it in. {APART} to keep it out."
        return "stands right below a box, and falls out of it.", remedy
    if around.what != "box" and blanks <= around.blanks and not words[0].islower():
        return f"stands right below a {around.what}, and becomes part of it.", f"{APART}."
    return None


def _blocks(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Lines that make another block than they seem to."""
    for number, (before, above, words) in enumerate(zip(["", "", *lines], ["", *lines], lines, strict=False), 1):
        if UNPARTED.match(words):
            remedy = "Write ## and a blank before the words."
            yield number, f"{cut(words, LONGEST)} has no blank between # and the words of a heading.", remedy
        if LONE.match(words):
            yield number, f"has a lone {words}.", "Write the entry's words after it, or remove it."
        elif UNDERLINE.match(words) and not before and (ENTRY.match(above) or SENTENCE.search(above)):
            yield number, f"{cut(words, LONGEST)} makes a heading of the line above.", f"{APART}."


def _rows(reading: Reading, lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Rows of which Markdown leaves out cells, or to which it adds some."""
    at = 0
    for row, count, expected in reading.uneven:
        at = next((n for n in range(at, len(lines)) if row in lines[n]), at) + 1
        problem = f"is a table's row of {counted(count, 'cell')}, expected {expected} as in its heading."
        yield at, problem, r"Give it as many, with \| for the sign itself, and end the table with an empty line."
