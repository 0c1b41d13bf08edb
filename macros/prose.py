"""In: the pages' sources. Out: each digit, number word and unproven trend word that was typed by hand."""

from __future__ import annotations

import re

from macros.faults import Fault
from macros.pages import CALL, Page

NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "million millions billion billions dozen dozens third fourth fifth sixth seventh eighth ninth tenth eleventh "
    "twelfth thirds half halves quarter quarters twice thrice double triple twofold threefold percent percentage"
).split()
TREND_WORDS = (
    "rose rise rises risen rising fell falls fallen falling grew grows grown growing declined declines declining "
    "decline doubled doubles tripled halved increased increases increasing decreased decreases decreasing dropped "
    "drops peak peaked peaks most least highest lowest largest smallest fewest majority minority surged shrank fewer "
    "exceeded exceeds outnumber outnumbered"
).split()
NUMBER_CALLS = ("value", "stat")
_WORD = re.compile(rf"\b({'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE)
_TREND = re.compile(rf"\b({'|'.join(TREND_WORDS)})\b", re.IGNORECASE)
_ROMAN = re.compile(r"\((?:i{1,3}|iv|v|vi{1,3}|ix|x)\)", re.IGNORECASE)
_LINK = re.compile(r"\]\([^)\s]*\)|\{\s*[#.][^}]*\}|<https?://[^>]+>")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>|<!--|&#?\w+;")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s")
WITHOUT = "A heading cannot hold calls: say it without the number."
BY_CALL = 'Use {{ stat("…") }}, {{ value("…", "…") }} for a cell, or {{ typed("…", "reason") }}.'
_FREE_FRONT_MATTER = re.compile(r"^(?:template|hide|icon|search|tags|  ).*$")


def check(pages: list[Page]) -> list[Fault]:
    """Every fault of every page, generated pages aside."""
    return [fault for page in pages for fault in _page(page)]


def _page(page: Page) -> list[Fault]:
    faults = []
    for number, line in enumerate(page.front_matter.splitlines(), 1):
        if not _FREE_FRONT_MATTER.match(line):
            faults += _numbers(page, number, line, "Front matter cannot hold calls: say it without the number.")
    for number, line in enumerate(page.typed, 1):
        typed = _LINK.sub(_blank, CALL.sub(_blank, line))
        faults += _numbers(page, number, typed, WITHOUT if _HEADING.match(line) else BY_CALL)
        faults += _trends(page, number, line, typed)
        faults += _html(page, number, typed)
    return faults


def _blank(match: re.Match) -> str:
    return " " * len(match.group(0))


def _numbers(page: Page, number: int, line: str, remedy: str) -> list[Fault]:
    return [Fault(f"docs/{page.path}:{number}", f'"{word}" is typed by hand.', remedy) for word in numbers_in(line)]


def numbers_in(text: str) -> list[str]:
    """The digits, number words and Roman numerals in brackets that a text holds."""
    found = [word for word in re.findall(r"\S+", text) if any(c.isnumeric() for c in word)]
    return found + [match.group(0) for each in (_WORD, _ROMAN) for match in each.finditer(text)]


def _html(page: Page, number: int, typed: str) -> list[Fault]:
    """Markup belongs to what the calls return: in a page it would escape every check of them."""
    return [
        Fault(f"docs/{page.path}:{number}", f"{match.group(0)} is HTML.", "Use Markdown or a call.")
        for match in _TAG.finditer(typed)
    ]


def _trends(page: Page, number: int, line: str, typed: str) -> list[Fault]:
    """A trend word in a sentence that has a number needs a claim."""
    calls = [call.name for call in page.calls if call.line == number]
    if not any(name in NUMBER_CALLS for name in calls) or "claim" in calls:
        return []
    return [
        Fault(
            f"docs/{page.path}:{number}",
            f'"{match.group(0)}" stands beside a number, and no claim proves it.',
            'Use {{ claim("…", "…") }} with a wording that its test proves.',
        )
        for match in _TREND.finditer(typed)
    ]
