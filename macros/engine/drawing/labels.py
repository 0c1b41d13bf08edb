"""In: the labels of a chart's rows. Out: expressions and transforms that break them to the width of the drawing."""

from __future__ import annotations

import altair as alt

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
