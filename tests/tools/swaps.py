"""In: the checkout. Out: every call of every page replaced by each of its siblings, and which of those no check sees.

`make swaps` prints the sentence of each survivor as a reader would see it. One is sound if it is true as it stands: a
phrase that tells its own row apart, or a whole clause.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from macros.engine import build
from macros.engine.calls import phrases
from macros.engine.core.faults import CallFault
from macros.engine.pages.page import Call, Page, page_of
from macros.engine.site import consistency, ledger_order, standing_alone
from macros.engine.site.site import Site


class Swap(NamedTuple):
    """A call and the sibling that a person might have meant or forgotten to change, as they stand in the page."""

    page: Page
    call: Call
    written: str


def swaps(site: Site) -> list[Swap]:
    """Every swap of every page that restates or tells of the article."""
    return [
        Swap(page, call, written)
        for page in site.usage.article_pages
        for call in page.calls
        for written in dict.fromkeys(_siblings(site, page, call))
        if written != page.lines[call.line - 1][call.start : call.end]
    ]


def _siblings(site: Site, page: Page, call: Call) -> Iterator[str]:
    """The page's own text of a call, each of its names in turn replaced by another that there is."""
    source = page.lines[call.line - 1][call.start : call.end]
    if call.name == "value":
        dataset, row, *field = map(str, call.arguments)
        about = site.data[dataset]
        yield from (source.replace(f'"{row}"', f'"{other}"', 1) for other in about.rows)
        measured = [name for name in about.measures if name not in field]
        if field and phrases.is_phrase(field[0]):
            for name in phrases.fields(field[0]):
                yield from (source.replace(f"{{{name}}}", f"{{{other}}}", 1) for other in about.measures)
        else:
            yield from (source.replace(f'"{name}"', f'"{other}"', 1) for name in field for other in measured)
    elif call.name == "stat":
        for name in map(str, call.arguments):
            yield from (source.replace(f'"{name}"', f'"{other}"', 1) for other in site.registry.statistics)
    elif call.name == "claim":
        yield from (source.replace(f'"{call.arguments[0]}"', f'"{other}"', 1) for other in site.registry.claims)
    elif call.name == "note":
        number = int(str(call.arguments[0]))
        near = (number + step for step in (-2, -1, 1, 2))
        yield from (source.replace(str(number), str(other), 1) for other in near if 1 <= other <= 42)


def swapped(swap: Swap) -> Page:
    """The page with the sibling in place of the call."""
    lines = [*swap.page.lines]
    line = lines[swap.call.line - 1]
    lines[swap.call.line - 1] = line[: swap.call.start] + swap.written + line[swap.call.end :]
    return page_of(swap.page.path, "\n".join(lines))


def seen(site: Site, swap: Swap) -> bool:
    """Whether a check finds the swap."""
    page = swapped(swap)
    try:
        for call in page.calls:
            if call.line == swap.call.line:
                site.show(call)
        if swap.call.name == "note":  # which only all pages together can tell
            changed = site.with_pages([page if each.path == page.path else each for each in site.pages])
            return any(ledger_order.check(changed)) or any(consistency.mark_faults(changed))
        is_section = page.name in site.data.sections
        return any(ledger_order.check_page(site, page) if is_section else ()) or any(
            standing_alone.check_page(site, page)
        )
    except CallFault:
        return True


def is_sound(site: Site, swap: Swap) -> bool:
    """Whether what a survivor says is true by its form: a whole clause, or a phrase that tells its own row apart."""
    call = next(c for c in swapped(swap).calls if (c.line, c.start) == (swap.call.line, swap.call.start))
    if call.name == "stat":
        return not dict(call.options).get("bare")
    if call.name != "value" or len(call.arguments) < 3:
        return False
    source = site.data[str(call.arguments[0])]
    return phrases.is_phrase(call.arguments[2]) and phrases.stands_alone(source, str(call.arguments[2])) is None


def sentence(site: Site, swap: Swap) -> str:
    """The sentence with the sibling, as its reader sees it."""
    page = swapped(swap)
    return site.with_pages([page]).usage.sentence(page, swap.call.line)


def main() -> int:
    """Exit status: 0 where each survivor is sound, 1 otherwise. `--all` prints the sound ones too."""
    site = build.prepare(Path(__file__).resolve().parents[2])
    counts: Counter[str] = Counter()
    for swap in swaps(site):
        outcome = "seen" if seen(site, swap) else "sound" if is_sound(site, swap) else "unsound"
        counts[outcome] += 1
        if outcome == "unsound" or "--all" in sys.argv and outcome == "sound":
            print(f"{swap.call.where}: {outcome}: {swap.written}\n  {sentence(site, swap)}")
    print(f"{counts.total()} swaps: {counts['seen']} seen, {counts['sound']} sound, {counts['unsound']} not")
    return bool(counts["unsound"])


if __name__ == "__main__":
    sys.exit(main())
