"""In: the ledger and the pages of sections. Out: each entry that a page leaves out, doubles or swaps; each wrong mark.

The running text of a section tells what the ledger lists, entry for entry, each at its turn: so a call of another row
is a fault, though it gives a number. A list tells what it shows; a caption is told at any turn, and what stands in a
running head or in a table of the text may be told or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from macros.engine.calls import phrases
from macros.engine.core.contract import ENDNOTES, PRINTED, SECTIONS
from macros.engine.core.faults import Fault, Place, quoted
from macros.engine.pages.page import Call, Page

if TYPE_CHECKING:
    from macros.engine.site.site import Site

Target = tuple[str, ...]  # ("value", dataset, row, field), ("stat", name) or ("claim", name)
CAPTION = "caption"
ALONE = "Leave it out, or tell it in a phrase that is true wherever it stands."


class Entry(NamedTuple):
    """One entry of the ledger that refers to data, with its place where that is not the running text."""

    key: str
    printed: str
    target: Target
    endnote: int | None
    place: str


class Telling(NamedTuple):
    """One thing that a call tells: `bare`, it keeps its order in a sentence; `alone`, it need not be printed."""

    call: Call
    target: Target
    bare: bool
    alone: bool


def check(site: Site) -> Iterator[Fault]:
    """Every fault of every section that has a page. Raises: CallFault where a table or a call cannot be shown."""
    if site.data.lacks(PRINTED, SECTIONS):
        return
    pages = {page.name: page for page in site.pages}
    for section in site.data.sections:
        if section in pages and not pages[section].unread:
            yield from check_page(site, pages[section])
    if not any(page.unread for page in site.pages):
        yield from _mark_order_faults(site, [pages[section] for section in site.data.sections if section in pages])


def _entries(site: Site, section: str, page: Page) -> list[Entry]:
    """The entries of a section that its sentences tell; a list tells those that it shows, each thing once."""
    lists = [call for call in page.calls if call.name == "table" and site.usage.is_list(call)]
    shown = {target for call in lists for target in site.usage.cells_shown(call)}
    found = []
    for key, row in site.data[PRINTED].records.items():
        target, place = _target_of_entry(row), getattr(row, "place", "")
        if row.section != section or not target:
            continue
        if target in shown and not place:
            shown.remove(target)
        else:
            found.append(Entry(key, row.printed, target, site.data[PRINTED].cell(key, "endnote"), place))
    return found


def _target_of_entry(row: Any) -> Target:
    if row.dataset:
        return "value", row.dataset, row.row, row.field
    return ("stat", row.statistic) if row.statistic else ("claim", row.claim) if row.claim else ()


def tellings(site: Site, call: Call) -> list[Telling]:
    """What a call of a value, a statistic or a claim tells, in its order. Raises: CallFault."""
    if call.name == "claim":
        return [Telling(call, ("claim", str(call.arguments[0])), False, False)]
    if call.name == "stat":
        clause = site.usage.is_clause(call)
        return [Telling(call, ("stat", str(name)), False, clause) for name in call.arguments]
    dataset, row = map(str, call.arguments[:2])
    source = site.calls.source(dataset)
    field = call.field or site.calls.only_measure(dataset)
    is_phrase = phrases.is_phrase(field)
    alone = is_phrase and phrases.stands_alone(source, field) is None
    found = []
    for name in phrases.fields(field) if is_phrase else [field]:
        found.append(Telling(call, ("value", dataset, row, name), not is_phrase, alone))
        text = str(source.cell(row, name))
        held = [other for other in source.by_name[name].tells if str(source.cell(row, other)) in text]
        found += [Telling(call, ("value", dataset, row, other), False, True) for other in held]
    return found


def _in_ledger_order(line: list[Telling], entries: list[Entry], start: int) -> tuple[list[Telling], int]:
    """What a sentence tells, in the order of the ledger, and where that goes on: only bare cells keep their own."""
    places: dict[int, int] = {}
    taken: set[int] = set()
    for at, telling in enumerate(line):
        free = (n for n in range(start, len(entries)) if n not in taken and entries[n].target == telling.target)
        places[at] = next(free, len(entries))
        taken.add(places[at])
    order = sorted(range(len(line)), key=lambda at: places[at])
    bare = [at for at in order if line[at].bare]
    follows = max((place + 1 for place in places.values() if place < len(entries)), default=start)
    return ([line[at] for at in order] if bare == sorted(bare) else line), follows


# The entries of a section, what its page tells, the pairs of both, and captions that nothing tells.
Match = tuple[list[Entry], list[Telling], list[tuple[int, int]], list[Entry]]


def match(site: Site, page: Page) -> Match:
    """What the running text of a section tells, beside the ledger. Raises: CallFault, as above."""
    every, start = _entries(site, page.name, page), 0
    entries = [entry for entry in every if entry.place != CAPTION]
    told: list[Telling] = []
    for number in page.running_lines:
        calls = (call for call in page.calls if call.line == number and call.name in ("value", "stat", "claim"))
        line = [telling for call in calls for telling in tellings(site, call)]
        ordered, start = _in_ledger_order(line, entries, start)
        told += ordered
    pairs, untold = _aligned(entries, told), []
    left = [telling for at, telling in enumerate(told) if at not in {at for _, at in pairs}]
    for caption in (entry for entry in every if entry.place == CAPTION):
        # The last of several, because pages speak of pictures below their text.
        at = next((at for at in reversed(range(len(left))) if left[at].target == caption.target), None)
        if at is None:
            untold.append(caption)
        else:
            told.remove(left.pop(at))
    return entries, told, pairs if len(entries) == len(every) else _aligned(entries, told), untold


def unbound_lines(site: Site, page: Page) -> set[int]:
    """The lines that tell numbers, none of the ledger, each true wherever it stands. Raises: CallFault."""
    _, told, pairs, _ = match(site, page)
    bound = {told[at].call.line for _, at in pairs} | {telling.call.line for telling in told if not telling.alone}
    return {telling.call.line for telling in told if _is_number(site, telling.target)} - bound


def _is_number(site: Site, target: Target) -> bool:
    return target[0] == "stat" or target[0] == "value" and target[3] in site.data[target[1]].measures


def check_page(site: Site, page: Page) -> Iterator[Fault]:
    """Every fault of the page of one section, the order of its marks aside. Raises: CallFault, as above."""
    entries, told, pairs, untold = match(site, page)
    for caption in untold:
        problem = f"leaves out {_printed(site, caption)}, which a caption prints."
        yield Fault(Place(f"docs/{page.path}"), problem, "Tell it where the page speaks of the picture.")
    yield from _unpaired(site, page, entries, told, pairs)
    for n, at in pairs:
        yield from _endnote_faults(site, page, entries[n], told[at].call)


def _aligned(entries: list[Entry], told: list[Telling]) -> list[tuple[int, int]]:
    """The most pairs of an entry and what tells it, in the order of both; what must be told counts for two."""
    best = [[0] * (len(told) + 1) for _ in range(len(entries) + 1)]
    for n in range(len(entries) - 1, -1, -1):
        for at in range(len(told) - 1, -1, -1):
            paired = best[n + 1][at + 1] + _worth(entries[n], told[at])
            best[n][at] = max(best[n + 1][at], best[n][at + 1], paired)
    pairs, n, at = [], 0, 0
    while n < len(entries) and at < len(told):
        worth = _worth(entries[n], told[at])
        if worth and best[n][at] == best[n + 1][at + 1] + worth:
            pairs.append((n, at))
            n, at = n + 1, at + 1
        elif best[n + 1][at] >= best[n][at + 1]:
            n += 1
        else:
            at += 1
    return pairs


def _worth(entry: Entry, telling: Telling) -> int:
    return 0 if entry.target != telling.target else 1 if entry.place else 2


def _unpaired(
    site: Site, page: Page, entries: list[Entry], told: list[Telling], pairs: list[tuple[int, int]]
) -> Iterator[Fault]:
    """Entries that nothing tells, and what tells no entry: of one place together, since one stands for the other."""
    targets = {entry.target for entry in entries}
    bound = {told[at].call for _, at in pairs}  # of whose row the ledger has one cell: it may tell others of it
    before_entry, before_telling = 0, 0
    for n, at in [*pairs, (len(entries), len(told))]:
        missing = [entry for entry in entries[before_entry:n] if not entry.place]
        extra = [telling for telling in told[before_telling:at] if not telling.alone and telling.call not in bound]
        before_entry, before_telling = n + 1, at + 1
        for entry, telling in zip(missing, extra, strict=False):
            problem = f"tells {_words(telling)}, where the article prints {_printed(site, entry)}."
            yield Fault(telling.call.where, problem, "Call what is printed there, or correct the ledger.")
        line = (told[at] if at < len(told) else told[-1]).call.line if told else len(page.lines)
        for entry in missing[len(extra) :]:
            problem = f"leaves out {_printed(site, entry)} before this, or tells it at another turn."
            yield Fault(Place(f"docs/{page.path}", line), problem, "Tell what is printed, in the order of the ledger.")
        for telling in extra[len(missing) :]:
            again = "once more, or at another turn than the article" if telling.target in targets else "here"
            problem = f"tells {_words(telling)} {again}, and the article does not print it there."
            yield Fault(telling.call.where, problem, ALONE)


def _words(telling: Telling) -> str:
    kind, *names = telling.target
    return f"{kind}({', '.join(quoted(name) for name in names)})"


def _printed(site: Site, entry: Entry) -> str:
    kind, *names = entry.target
    row = f"{site.data[PRINTED].path}, row {site.data[PRINTED].line(entry.key)}"
    return f"{quoted(entry.printed)} ({row}: {kind} {', '.join(names)})"


def _endnote_faults(site: Site, page: Page, entry: Entry, call: Call) -> Iterator[Fault]:
    """The mark of an entry's endnote is the next one in its paragraph; a sentence without one has none after it."""
    end = next((n for n in range(call.line, len(page.lines) + 1) if not page.lines[n - 1].strip()), len(page.lines))
    marks = [
        (each.line, each.arguments[0])
        for each in page.calls
        if each.name == "note" and (call.line, call.start) < (each.line, each.start) and each.line <= end
    ]
    found = marks[0] if marks and (entry.endnote or marks[0][0] == call.line) else (call.line, None)
    listed = {number for each in page.calls if each.name == "table" for number in site.usage.marks_of(each)}
    if found[1] != entry.endnote and not (found[1] is None and entry.endnote in listed):
        own = f"endnote {entry.endnote}" if entry.endnote else "no endnote"
        problem = f"has {_printed(site, entry)} under {own}, and the next mark here is {found[1] or 'none'}."
        yield Fault(call.where, problem, "Set the mark where the article has it.")


def _mark_order_faults(site: Site, pages: list[Page]) -> Iterator[Fault]:
    """Over the pages of the sections, in their order, the marks of the endnotes count up by one."""
    last = 0
    for page in pages if not site.data.lacks(ENDNOTES) else ():
        for call in page.calls:
            for number in site.usage.marks_of(call):
                if number != last + 1:
                    problem = f"sets the mark of endnote {number}, expected that of {last + 1}."
                    yield Fault(call.where, problem, "Set each mark where the article has it.")
                    return
                last = number
