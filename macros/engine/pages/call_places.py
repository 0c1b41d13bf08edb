"""In: the pages. Out: calls that stand where what they give cannot be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.engine.core.faults import Fault
from macros.engine.pages import markdown_text
from macros.engine.pages.call_kinds import CALLS
from macros.engine.pages.page import Call, Page

BLOCKS = [name for name, call in CALLS.items() if call.block]
BESIDE = "Let the link's words stand beside the call: what it gives is a link itself."


def check(pages: list[Page]) -> list[Fault]:
    """Calls in headings, links and code, charts and tables inside of text or shown twice on a page."""
    return [fault for page in pages for fault in [*_misplaced(page), *_twice(page)]]


def _misplaced(page: Page) -> Iterator[Fault]:
    places = _places(page)
    for number, call in enumerate(page.calls):
        if number in places:
            where, remedy = places[number]
            yield Fault(call.where, f"{call.name}(…) {where}.", remedy)
        elif call.name in BLOCKS and not _alone(page, call):
            remedy = "Give it a line of its own, between blank lines."
            yield Fault(call.where, f"{call.name}(…) stands beside other text.", remedy)


def _places(page: Page) -> dict[int, tuple[str, str]]:
    """The calls that Markdown puts where what they give cannot be shown, each with where that is and what to do."""
    reading, shown, found = markdown_text.of(page), set(), {}
    if reading.trouble:
        return {}
    for match in re.finditer(markdown_text.MARKS, reading.text):
        number = markdown_text.number_of(match.group(0))
        shown.add(number)
        if trouble := _trouble(reading.tags(match.start())):
            found[number] = trouble
    for tag, values, _ in reading.elements:
        for mark in re.findall(markdown_text.MARKS, "".join(values.values())):
            inside = "a link" if tag in ("a", "img") else "braces that set an anchor or a class"
            found[markdown_text.number_of(mark)] = (f"stands in {inside}", BESIDE)
    hidden = "stands where no reader would see it"
    return {n: (hidden, "Move it into a sentence.") for n in range(len(page.calls)) if n not in shown} | found


def _trouble(tags: tuple[str, ...]) -> tuple[str, str] | None:
    """Where a call stands that gives a link, by the tags around it, and what to do; or nothing where that is text."""
    if {*markdown_text.HEADINGS, "title"} & {*tags}:
        return "stands in a heading", "Say the heading without it."
    if {"code", "pre"} & {*tags}:
        remedy = "Remove the ` around it, or the blanks before it: code shows what is typed, and no number."
        return "stands in code", remedy
    return ("stands in a link", BESIDE) if {"a", "img"} & {*tags} else None


def _alone(page: Page, call: Call) -> bool:
    around = ["", *page.lines, ""]
    before, line, after = around[call.line - 1 : call.line + 2]
    return not before.strip() and not after.strip() and line[: call.start] + line[call.end :] == ""


def _twice(page: Page) -> Iterator[Fault]:
    """What has an anchor of its own stands once on a page."""
    first: dict[tuple, Call] = {}
    for call in page.calls:
        key = (call.name, call.arguments, call.options)
        if call.name in BLOCKS and key in first:
            problem = f'{call.name}("{call.arguments[0] if call.arguments else ""}") stands twice on this page'
            yield Fault(call.where, f"{problem}, also in line {first[key].line}.", "Remove one of them.")
        first.setdefault(key, call)
