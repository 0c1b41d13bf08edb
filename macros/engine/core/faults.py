"""In: what a check found wrong. Out: one sentence a fault, all of them at once."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 80  # characters of a quoted text
LONG = 200  # characters of what another program says
NEAR = 0.72  # below it, keys that share no more than their year would be near
MOST = 6  # names in a row


class Place(str):
    """Where a fault stands, as it is told: a file, and what is known of its line, or of its row and field.

    A row is a number as a spreadsheet counts it, or in a JSON file what the row is named.
    """

    file: str
    line: int
    row: int | str
    field: str

    def __new__(cls, file: str, line: int = 0, row: int | str = 0, field: str = "") -> Place:
        told = [
            f"{file}:{line}" if line else file,
            f"row {row}" if row and isinstance(row, int) else row or "",
            f'field "{field}"' if field else "",
        ]
        place = super().__new__(cls, ", ".join(filter(None, told)))
        place.file, place.line, place.row, place.field = file, line, row, field
        return place


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: where it stands, what was found and expected, what to do, what rests on it.

    `dataset`, `row` and `field` are where it stands in the data, if it does. What `follows` is the consequence of
    another fault, and is told only where nothing else is.
    """

    where: str
    problem: str
    remedy: str = ""
    rests: str = ""
    dataset: str = ""
    row: str = ""
    field: str = ""
    follows: bool = False

    def __str__(self) -> str:
        parts = [f"{self.where}: {self.problem}"]
        if self.remedy:
            parts.append(self.remedy)
        if self.rests:
            parts.append(f"Rests on it: {self.rests}.")
        return visible(" ".join(parts))


class Faults(Exception):
    """All faults that were found, in their order."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = list(faults)
        super().__init__("\n".join(map(str, self.faults)))


class CallFault(Exception):
    """A call that cannot be shown: what is wrong with it and what to do."""

    def __init__(self, problem: str, remedy: str = ""):
        super().__init__(" ".join(filter(None, (problem, remedy))))
        self.problem, self.remedy = problem, remedy


class ItemFault(CallFault):
    """A call of an item whose function fails; `where` is the function's own place, at which that is told."""

    def __init__(self, where: str, problem: str, remedy: str):
        super().__init__(problem, remedy)
        self.where = where


class Unanswered(CallFault):
    """A call that rests on data or code with faults of their own: it cannot be judged before these are mended."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The nearest known name as a question, or nothing where none is near."""
    written = {str(each).casefold(): each for each in known}
    near = difflib.get_close_matches(str(name).casefold(), list(written), n=1, cutoff=NEAR)
    return f'Did you mean "{written[near[0]]}"? ' if near else ""


def visible(text: str) -> str:
    """A text in which what does not show, or what a terminal would obey, is spelt out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def quoted(text: object) -> str:
    """A text in quotes, as it is: what does not show is spelt out, and what is long is cut."""
    return f'"{cut(text)}"'


def cut(text: object, longest: int = LONGEST) -> str:
    """The beginning of a text that may be long, with what does not show spelt out."""
    shown = visible(str(text))
    return f"{shown[:longest]}…" if len(shown) > longest else shown


def sentence(words: object) -> str:
    """What another program says, as one sentence, cut between words where it is long."""
    text = textwrap.shorten(str(words), LONG, placeholder=" …")
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def few(names: Iterable[str]) -> str:
    """Names with commas, the first of them where there are many."""
    names = list(names)
    if len(names) <= MOST + 1:
        return ", ".join(names)
    return f"{', '.join(names[:MOST])} and {len(names) - MOST} more"


def counted(count: int, what: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
