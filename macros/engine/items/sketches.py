"""In: the calls by which a function builds an Altair chart. Out: the frames and titles given, without the chart.

Building a chart takes a hundred times as long as computing what it draws, and the search for footprints asks for a
chart again for every row: within `instead_of_charts`, Altair's charts are these.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import altair as alt
import pandas as pd


class Sketch:
    """Stands for a chart: it takes any call that a chart takes, and keeps the texts and frames of all of them."""

    def __init__(self, *parts: Any, **named: Any):
        self.given = [_text(part) for part in (*parts, *named.values())]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *parts, **named: Sketch(self, *parts, **named)

    def __add__(self, other: Any) -> Sketch:
        return Sketch(self, other)


def _text(part: Any) -> str:
    if isinstance(part, Sketch):
        return "\n".join(part.given)
    return part.to_csv() if isinstance(part, pd.DataFrame) else str(part) if isinstance(part, (str, int, float)) else ""


@contextmanager
def instead_of_charts() -> Iterator[None]:
    """Within it, `alt.Chart` and `alt.layer` give sketches."""
    chart, layer = alt.Chart, alt.layer
    alt.Chart = alt.layer = Sketch
    try:
        yield
    finally:
        alt.Chart, alt.layer = chart, layer
