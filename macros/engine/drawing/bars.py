"""In: a frame of numbers. Out: bars by year or below labels, each with its number, and what a title says of them."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from macros.engine.core import markup
from macros.engine.drawing.style import ACCENT, QUIET, RULE

ROOM = 88  # pixels that a number at the end of the longest bar takes, in any reader's font


def yearly(frame: pd.DataFrame, field: str, about: str) -> alt.LayerChart:
    """A bar a year. Above a number stands its hedge; where none has one, the highest says so."""
    base = alt.Chart(frame, title=f"{about}: {told(frame, field)}").encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0), scale=alt.Scale(paddingInner=0.12, paddingOuter=0)),
        y=alt.Y(f"{field}:Q", axis=None),
    )
    numbers = base.mark_text(baseline="bottom", dy=-4, fontWeight="bold").encode(
        text=alt.Text(f"{field}:Q", format=",")
    )
    noted = "datum.hedge" if _hedged(frame) else f"datum.{field} == {frame[field].max()} ? 'highest' : ''"
    noted = base.transform_calculate(noted=noted).transform_filter("datum.noted")
    words = noted.mark_text(baseline="bottom", dy=-20, color=QUIET, fontSize=12).encode(text=alt.Text("noted:N"))
    return (base.mark_bar() + numbers + words).properties(height=220)


def _hedged(frame: pd.DataFrame) -> bool:
    """Whether a number has a hedge: then none is surely the highest."""
    return "hedge" in frame and bool(frame["hedge"].fillna("").any())


def told(frame: pd.DataFrame, field: str) -> str:
    """The first year's number, the highest and the last, each with its hedge and its year."""
    ordered = frame.sort_values("year")
    highest = ordered.index[ordered[field].argmax()]
    shown = dict.fromkeys(key for key in ordered.index if key in (ordered.index[0], highest, ordered.index[-1]))
    parts = []
    for key in shown:
        hedge = ordered["hedge"].fillna("").loc[key] if "hedge" in ordered else ""
        said = " (the highest)" if key == highest and not _hedged(frame) else ""
        parts.append(f"{hedge} {ordered.loc[key, field]:,} in {ordered.loc[key, 'year']}{said}".strip())
    return markup.join(parts)


def labelled(frame: pd.DataFrame, title: str, label: str, field: str, number: str, **more: Any) -> alt.LayerChart:
    """A bar a row, in the order of the rows, each below its label and beside its number, which expressions give.

    `whole`: what the bars are parts of, drawn behind them. `colour`: of each bar, where not all have the same.
    """
    whole, colour = more.get("whole"), more.get("colour", alt.value(ACCENT))
    lines = f"(datum.entry > 1 ? '\\n' : '') + {broken(label)}"
    base = rows(alt.Chart(frame, title=title), lines)
    texts = base.mark_text(align="left").encode(x=alt.value(0), text=alt.Text("line:N"))
    ends = base.transform_filter("datum.n == datum.lines")
    end = alt.ExprRef(expr=f"width - {ROOM}")
    scale = alt.Scale(domain=[0, float(whole or frame[field].max())], range=[0, end])
    x = alt.X(f"{field}:Q", axis=None, stack=None, scale=scale)
    bars = ends.mark_bar(height=20, yOffset=3).encode(x=x, color=colour)
    numbers = (
        ends.transform_calculate(number=number)
        .mark_text(align="left", dx=6, dy=3, fontWeight="bold")
        .encode(x=alt.value(end) if whole else x, text=alt.Text("number:N"))
    )
    parts = [bars, numbers, texts]
    if whole:
        parts.insert(0, ends.mark_bar(height=20, yOffset=3, color=RULE).encode(x=alt.value(0), x2=alt.value(end)))
    return alt.layer(*parts, title=title).properties(height=alt.Step(LINE))


LINE = 17  # pixels from a line to the next
LETTER = 7.2  # pixels that a letter takes, in any reader's font


def wide(there: object, else_: object) -> str:
    """An expression: the one in a drawing that is wide, the other in a narrow one."""
    return f"(width > 500 ? {there} : {else_})"


def broken(text: str, width: str = "width") -> str:
    """An expression: the text with a break after each line that fits."""
    fitting = f"regexp('(.{{1,' + floor({width} / {LETTER}) + '}})(\\\\s+|$)', 'g')"
    return f"replace({text}, {fitting}, '$1\\n')"


def rows(base: alt.Chart, text: str) -> alt.Chart:
    """A row for each line of a text that an expression gives; what follows the last break is a line too.

    `entry` is the number of the row in the data, which the text may use; `row` that of the line in the drawing,
    `n` that of the line in its text, which has `lines` of them.
    """
    return (
        base.transform_window(entry="row_number()")
        .transform_calculate(line=f"split({text}, '\\n')")
        .transform_flatten(["line"])
        .transform_window(row="row_number()")
        .transform_window(n="row_number()", groupby=["entry"])
        .transform_joinaggregate(lines="count()", groupby=["entry"])
        .encode(y=alt.Y("row:O", axis=None, scale=alt.Scale(padding=0)))
    )
