"""In: what a check found wrong. Out: one sentence a fault, all of them at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: where it stands, what was found and expected, what to do, what rests on it."""

    where: str
    problem: str
    remedy: str = ""
    rests: str = ""
    dataset: str = ""
    row: str = ""

    def __str__(self) -> str:
        parts = [f"{self.where}: {self.problem}"]
        if self.remedy:
            parts.append(self.remedy)
        if self.rests:
            parts.append(f"Rests on it: {self.rests}.")
        return " ".join(parts)


class Faults(Exception):
    """All faults of one stage, in the order in which they were found."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = list(faults)
        super().__init__("\n".join(map(str, self.faults)))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The nearest known name as a question, or nothing where none is near."""
    near = difflib.get_close_matches(str(name), list(known), n=1, cutoff=0.5)
    return f'Did you mean "{near[0]}"? ' if near else ""
