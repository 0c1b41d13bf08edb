"""In: the pages. Out: calls that stand where what they give cannot be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.faults import Fault
from macros.pages import CALL, Call, Page

BLOCKS = ("chart", "table", "listing")
_LABEL = re.compile(r"\[[^\[\]]*\](?=\(|\[)")


def check(pages: list[Page]) -> list[Fault]:
    """Calls in headings and links, charts and tables inside of text or shown twice on a page."""
    return [fault for page in pages for fault in [*_misplaced(page), *_twice(page)]]


def _misplaced(page: Page) -> Iterator[Fault]:
    for call in page.calls:
        line = page.lines[call.line - 1]
        labels = [match.span() for match in _LABEL.finditer(CALL.sub(lambda m: "x" * len(m.group(0)), line))]
        if line.startswith("#"):
            yield Fault(call.where, f"{call.name}(…) stands in a heading.", "Say the heading without it.")
        elif any(start < call.start and call.end < end for start, end in labels):
            remedy = "Let the link's words stand beside the call: what it gives is a link itself."
            yield Fault(call.where, f"{call.name}(…) stands in a link.", remedy)
        elif call.name in BLOCKS and not _alone(page, call):
            remedy = "Give it a line of its own, between blank lines."
            yield Fault(call.where, f"{call.name}(…) stands beside other text.", remedy)


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
