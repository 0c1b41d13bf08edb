"""In: a frame of numbers. Out: bars by year, below labels, in panels, or filled in part, each with its number."""

from __future__ import annotations

import json
from typing import Any

import altair as alt
import pandas as pd

from macros.engine.drawing.style import FILL, QUIET, RULE

ROOM = 96  # pixels that a number at the end of the longest bar takes, in any reader's font
FEW = 480  # pixels that a few bars by year are wide: wider ones are slabs
LOWER_BOUNDS = ("more than", "over", "at least")  # a bar with one of these hedges has an open end
PANEL, SHARE = 92, 0.5  # pixels from a panel to the next, and the share of them that its highest bar takes


def yearly(frame: pd.DataFrame, field: str) -> alt.LayerChart:
    """A bar a year. Above a number stands its hedge; a bar whose number is a lower bound has an open end."""
    base = alt.Chart(frame).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0), scale=alt.Scale(paddingInner=0.2, paddingOuter=0)),
        y=alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, float(frame[field].max()) * 1.1])),
    )
    hedged = base.transform_calculate(hedge_or_none=_hedge(frame)).transform_filter("datum.hedge_or_none")
    bound = hedged.transform_filter(f"indexof({json.dumps(LOWER_BOUNDS)}, datum.hedge) >= 0")
    opened = bound.mark_point(shape="triangle-up", size=140, filled=True, color=FILL, yOffset=-10)
    numbers = base.mark_text(baseline="bottom", dy=alt.expr(_above(frame, 4)), fontWeight="bold")
    words = hedged.mark_text(baseline="bottom", dy=-36, color=QUIET, fontSize=12)
    return alt.layer(
        base.mark_bar(),
        opened,
        numbers.encode(text=alt.Text(f"{field}:Q", format=",")),
        words.encode(text=alt.Text("hedge_or_none:N")),
    ).properties(height=220, width=FEW)


def _hedge(frame: pd.DataFrame) -> str:
    return "datum.hedge || ''" if "hedge" in frame else "''"


def _above(frame: pd.DataFrame, room: int) -> str:
    """An expression: how far above its bar a number stands; an open end comes between."""
    bound = f"indexof({json.dumps(LOWER_BOUNDS)}, datum.hedge) >= 0" if "hedge" in frame else "false"
    return f"{bound} ? {-room - 16} : {-room}"


def labelled(frame: pd.DataFrame, label: str, field: str, number: str, **more: Any) -> alt.LayerChart:
    """A bar a row, in the order of the rows, each below its label and beside its number, which expressions give.

    `panel`: a field by which rows that follow each other stand below one head. `own`: whether each panel has a scale
    of its own. `colour`: of each bar, where not all have the same.
    """
    panel, colour = more.get("panel", ""), more.get("colour", alt.ColorValue(FILL))
    space = "datum.of_panel > 1" if panel else "datum.entry > 1"
    base = rows(alt.Chart(frame), f"({space} ? '\\n' : '') + {broken(label)}", panel)
    texts = base.transform_filter("datum.n > 0").mark_text(align="left")
    heads = base.transform_filter("datum.n <= 0").mark_text(align="left", fontWeight="bold")
    ends = base.transform_filter("datum.n == datum.lines")
    of = [panel] if more.get("own") else []
    sized = ends.transform_joinaggregate(longest=f"max({field})", groupby=of).transform_calculate(
        share=f"datum.{field} / datum.longest", number=number
    )
    scale = alt.Scale(domain=[0, 1], range=[0, alt.ExprRef(expr=f"width - {ROOM}")])
    x = alt.X("share:Q", axis=None, stack=None, scale=scale)
    line = {"x": alt.XValue(0), "text": alt.Text("line:N")}
    return alt.layer(
        sized.mark_bar(height=18, yOffset=3).encode(x=x, color=colour),
        sized.mark_text(align="left", dx=6, dy=3, fontWeight="bold").encode(x=x, text=alt.Text("number:N")),
        texts.encode(**line),
        heads.encode(**line),
    ).properties(height=alt.Step(LINE))


def panels(frame: pd.DataFrame, panel: str, place: str, field: str, **more: Any) -> alt.LayerChart:
    """Small panels below each other with the same places; each has its own scale, or with `own=False` all have one.

    `places`: all of them, where some have no row. `step`: pixels from a panel to the next.
    """
    own, step = more.get("own", True), more.get("step", PANEL)
    names = list(frame[panel].unique())
    base = (
        alt.Chart(frame)
        .transform_joinaggregate(longest=f"max({field})", groupby=[panel] if own else [])
        .transform_calculate(foot=f"indexof({json.dumps(names)}, datum['{panel}']) + 0.92")
        .transform_calculate(top=f"datum.foot - {SHARE} * datum['{field}'] / datum.longest")
        .transform_calculate(
            said=f"split(({_hedge(frame)} ? datum.hedge + '\\n' : '') + format(datum['{field}'], ','), '\\n')"
        )
        .transform_window(of_panel="row_number()", groupby=[panel])
    )
    places = more.get("places") or sorted(frame[place].unique())
    at = alt.X(
        f"{place}:O",
        title=None,
        axis=alt.Axis(labelAngle=0, labelFontSize=12, labelOverlap=False),
        scale=alt.Scale(domain=places, paddingInner=0.2, paddingOuter=0.1),
    )
    y = alt.Y("top:Q", axis=None, scale=alt.Scale(domain=[len(names), 0], nice=False, zero=False))
    name = base.transform_filter("datum.of_panel == 1").transform_calculate(head="datum.foot - 0.8")
    return alt.layer(
        base.mark_bar().encode(x=at, y=y, y2=alt.Y2("foot:Q")),
        base.mark_text(baseline="bottom", dy=alt.expr("-3 - 14 * (length(datum.said) - 1)"), lineHeight=14).encode(
            x=at, y=y, text=alt.Text("said:N")
        ),
        name.mark_text(align="left", fontWeight="bold").encode(
            x=alt.XValue(0), y=alt.Y("head:Q", axis=None), text=alt.Text(f"{panel}:N")
        ),
        name.mark_rule(color=RULE).encode(x=alt.XValue(0), x2=alt.X2Value("width"), y=alt.Y("foot:Q", axis=None)),
    ).properties(height=step * len(names))


def filled(frame: pd.DataFrame, field: str, label: str, whole: float | None = None) -> alt.LayerChart:
    """One bar, with the part of it filled that the smaller row counts; the greater row, or `whole`, is all of it.

    Above it stands the label of the part, and below its end that of the whole, if that is a row.
    """
    most = float(whole or frame[field].max())
    x = alt.X(f"{field}:Q", axis=None, stack=None, scale=alt.Scale(domain=[0, most], nice=False))
    base = alt.Chart(frame).transform_calculate(is_part=f"datum['{field}'] < {most}", label=label).encode(x=x)
    part, all_of_it = base.transform_filter("datum.is_part"), base.transform_filter("!datum.is_part")
    text = alt.Text("label:N")
    return alt.layer(
        base.mark_bar(height=34, color=RULE).encode(x=alt.XValue(0), x2=alt.X2Value("width"), y=alt.YValue(42)),
        part.mark_bar(height=34).encode(y=alt.YValue(42)),
        part.mark_text(align="left", fontWeight="bold").encode(x=alt.XValue(0), y=alt.YValue(12), text=text),
        all_of_it.mark_text(align="right").encode(x=alt.XValue("width"), y=alt.YValue(72), text=text),
    ).properties(height=60 if whole else 82)


LINE = 17  # pixels from a line to the next
LETTER = 7.2  # pixels that a letter takes, in any reader's font


def wide(there: object, else_: object) -> str:
    """An expression: the one in a drawing that is wide, the other in a narrow one."""
    return f"(width > 500 ? {there} : {else_})"


def broken(text: str, width: str = "width") -> str:
    """An expression: the text with a break after each line that fits."""
    fitting = f"regexp('(.{{1,' + floor({width} / {LETTER}) + '}})(\\\\s+|$)', 'g')"
    return f"replace({text}, {fitting}, '$1\\n')"


def rows(base: alt.Chart, text: str, panel: str = "") -> alt.Chart:
    """A row for each line of a text that an expression gives; what follows the last break is a line too.

    `entry` is the number of the row in the data, which the text may use; `row` that of the line in the drawing,
    `n` that of the line in its text, which has `lines` of them. With a `panel`, the first row of each value of that
    field has the value above it, as a line whose `n` is 0; `of_panel` is the number of the row in its panel.
    """
    lead = "(datum.of_panel > 1 ? 0 : datum.entry > 1 ? 2 : 1)" if panel else "0"
    head = f"(datum.of_panel > 1 ? '' : (datum.entry > 1 ? '\\n' : '') + datum['{panel}'] + '\\n') + " if panel else ""
    return (
        base.transform_window(entry="row_number()")
        .transform_window(of_panel="row_number()", groupby=[panel] if panel else [])
        .transform_calculate(line=f"split({head}{text}, '\\n')")
        .transform_flatten(["line"])
        .transform_window(row="row_number()")
        .transform_window(place="row_number()", groupby=["entry"])
        .transform_joinaggregate(places="count()", groupby=["entry"])
        .transform_calculate(n=f"datum.place - {lead}", lines=f"datum.places - {lead}")
        .encode(y=alt.Y("row:O", axis=None, scale=alt.Scale(padding=0)))
    )
