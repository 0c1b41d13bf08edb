"""In: the pages' sources. Out: each digit, number word and unproven trend word that was typed by hand."""

from __future__ import annotations

import re

from macros.engine.core.faults import Fault, Place
from macros.engine.core.numerals import NUMBER_WORDS
from macros.engine.pages import markdown_text
from macros.engine.pages.call_kinds import CALLS
from macros.engine.pages.page import Page

TREND_WORDS = (
    "rose rise rises risen rising fell falls fallen falling grew grows grown growing declined declines declining "
    "decline doubled doubles tripled halved increased increases increasing decreased decreases decreasing dropped "
    "drops peak peaked peaks most least highest lowest largest smallest fewest majority minority surged shrank fewer "
    "exceeded exceeds outnumber outnumbered"
).split()
_WORD = re.compile(rf"\b(?:{'|'.join(NUMBER_WORDS)}|per\s+cent)\b", re.IGNORECASE)
TREND = re.compile(rf"\b({'|'.join(TREND_WORDS)})\b", re.IGNORECASE)
_ROMAN = re.compile(r"\((?:i{1,3}|iv|v|vi{1,3}|ix|x)\)", re.IGNORECASE)
_BROKEN = re.compile(r"(?<=\w)-\n(?=\w)")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s")
WITHOUT = "A heading cannot hold calls: say it without the number."
BY_CALL = 'Use {{ stat("…") }}, {{ value("…", "…") }} for a cell, or {{ typed("…", "reason") }}.'
_UNPUBLISHED = re.compile(r"(?:template|hide|icon|search|tags)\b")


def check(pages: list[Page]) -> list[Fault]:
    """Every fault of every page, generated pages aside."""
    return [fault for page in pages for fault in _page(page)]


def _page(page: Page) -> list[Fault]:
    faults, published = [], False
    for number, setting in enumerate(page.front_matter.splitlines(), 1):
        if setting[:1].strip():  # a line that begins with a blank goes on with the setting above it
            published = not _UNPUBLISHED.match(setting)
        if published:
            for _, word in numbers(setting):
                remedy = "Front matter cannot hold calls: say it without the number."
                faults.append(Fault(Place(f"docs/{page.path}", number), f'"{word}" is typed by hand.', remedy))
    reading = markdown_text.of(page)
    text = re.sub(markdown_text.MARKS, " ", reading.text)
    for at, word in numbers(text):
        line = reading.line(at, at + len(word))
        remedy = WITHOUT if _HEADING.match(page.lines[line - 1]) else BY_CALL
        faults.append(Fault(Place(f"docs/{page.path}", line), f'"{word}" is typed by hand.', remedy))
    return [*faults, *_trends(page, reading)]


def numbers(text: str) -> list[tuple[int, str]]:
    """Each number in a text with its place, in digits and in words; a word that is broken at a line's end is one."""
    whole = _BROKEN.sub("\x01\x01", text)  # two characters in the place of two, so that places stay
    found = [(m.start(), m.group(0).rstrip(".,;:!?")) for m in re.finditer(r"\S+", text) if _counts(m.group(0))]
    found += [(m.start(), m.group(0)) for pattern in (_WORD, _ROMAN) for m in pattern.finditer(text)]
    for match in re.finditer(r"\w+\x01\x01\w+", whole):
        joined = match.group(0).replace("\x01", "")
        if _WORD.fullmatch(joined):
            found.append((match.start(), joined))
    return sorted(found)


def _counts(word: str) -> bool:
    return any(character.isnumeric() or character in "%‰" for character in word)


def _trends(page: Page, reading: markdown_text.Reading) -> list[Fault]:
    """A trend word in a sentence that has a number needs a claim."""
    faults, start = [], 0
    for line in reading.text.split("\n"):
        marks = [markdown_text.number_of(mark) for mark in re.findall(markdown_text.MARKS, line)]
        calls = [page.calls[number].name for number in marks if number < len(page.calls)]
        if any(CALLS[name].number for name in calls if name in CALLS) and "claim" not in calls:
            faults += [
                Fault(
                    Place(f"docs/{page.path}", reading.line(start + match.start(), start + match.end())),
                    f'"{match.group(0)}" stands beside a number, and no claim proves it.',
                    'Use {{ claim("…", "…") }} with a wording that its test proves.',
                )
                for match in TREND.finditer(line)
            ]
        start += len(line) + 1
    return faults
