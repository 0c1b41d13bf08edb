"""In: the pages' calls. Out: each that tells a figure by itself where no ledger holds it: another row would not show.

Such a call is a phrase that says what is counted and tells its row apart, or a whole clause: then it is true wherever
it stands, and a call of another row is another true sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.engine.calls import phrases
from macros.engine.core import markup
from macros.engine.core.addresses import DATA_APPENDIX
from macros.engine.core.contract import PRINTED
from macros.engine.core.faults import Fault, Place, quoted
from macros.engine.site import ledger_order

if TYPE_CHECKING:
    from macros.engine.pages.page import Call, Page
    from macros.engine.site.site import Site

JOINING = ("and", "but", "while", "so")
JOINING_WORDS = ", ".join(JOINING)
_LINK = re.compile(r"\(?\[[^\]]*\]\([^)]*\)\)?")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def check(site: Site) -> Iterator[Fault]:
    """Every fault of every page, the text aside that the ledger holds. Raises: CallFault where a call has faults."""
    if site.data.lacks(PRINTED):
        return
    for page in site.pages:
        yield from check_page(site, page)


def check_page(site: Site, page: Page) -> Iterator[Fault]:
    """Every fault of one page. Raises: CallFault where a call has faults."""
    held = _held_lines(site, page)
    for call in page.calls:
        if call.line not in held and (lacks := _lacks(site, call)):
            yield Fault(call.where, f"tells {lacks[0]}, and no ledger holds it here.", lacks[1])
    for line in sorted({call.line for call in page.calls if _is_told(site, call)} - held):
        if any(call.name == "claim" and call.line == line for call in page.calls):
            problem = "has a claim in the sentence of what another call tells, and no ledger holds it here."
            yield Fault(Place(f"docs/{page.path}", line), problem, "Give the claim a sentence of its own.")
        if words := _other_words(page, line):
            problem = f"says {quoted(words)} beside what the data tell, and no ledger holds it here."
            remedy = f"Say it in a sentence of its own, or in the wording; {JOINING_WORDS} join what calls tell."
            yield Fault(Place(f"docs/{page.path}", line), problem, remedy)


def _is_told(site: Site, call: Call) -> bool:
    """Whether a call tells something that has siblings: another of them would be told in the same words around it."""
    if call.name == "stat":
        return dict(call.options).get("bare") is not True
    return call.name == "value" and len(site.data[str(call.arguments[0])].rows) > 1


def _other_words(page: Page, line: int) -> str:
    """The words of a line that stand beside its calls and its links, those that join aside."""
    text, last = "", 0
    for call in (call for call in page.calls if call.line == line):
        text += page.lines[line - 1][last : call.start] + " "
        last = call.end
    text = _LINK.sub(" ", text + page.lines[line - 1][last:])
    return " ".join(word for word in _WORD.findall(text) if word.lower() not in JOINING)


def _held_lines(site: Site, page: Page) -> set[int]:
    if page.path.startswith(DATA_APPENDIX):
        return set(range(1, len(page.lines) + 1))
    if page.name not in site.data.sections:
        return set()
    return set(page.running_lines) - ledger_order.unbound_lines(site, page)


def _lacks(site: Site, call: Call) -> tuple[str, str] | None:
    """What a call lacks to be true wherever it stands, and what to do."""
    if call.name == "stat" and not site.usage.is_clause(call):
        return "a computed number bare", 'Write the clause beside its function: @statistic("…", …).'
    if call.name != "value" or markup.is_address(site.show(call).plain):
        return None
    dataset, row = map(str, call.arguments[:2])
    source, phrase = site.calls.source(dataset), call.field
    if not phrases.is_phrase(phrase):
        return f"one cell of the row {quoted(row)} bare", f"Write a phrase: {phrases.example(source)}."
    lacks = phrases.stands_alone(source, phrase)
    return (f"the phrase {quoted(phrase)}, which {lacks[0]}", f"{lacks[1]}.") if lacks else None
