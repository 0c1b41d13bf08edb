"""What a call puts on a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Shown:
    """What a call puts on a page. `marks` are the endnotes whose marks it sets there, in order.

    The markup of a chart is a function until it is asked for: whether a call can be shown is known before it is drawn.
    """

    markup: str | Callable[[], str]
    plain: str
    marks: tuple[int, ...] = ()

    @cached_property
    def html(self) -> str:
        return self.markup if isinstance(self.markup, str) else self.markup()
