"""In: a frame of numbers. Out: a bar a year with its number and what is to be known of it; room for a number."""

from __future__ import annotations

import altair as alt
import pandas as pd

from macros.drawings import QUIET


def yearly(frame: pd.DataFrame, field: str, title: str) -> alt.LayerChart:
    """A bar a year. Above a number stands its hedge; where none has one, the highest says so."""
    base = alt.Chart(frame, title=title).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y(f"{field}:Q", axis=None),
    )
    numbers = base.mark_text(baseline="bottom", dy=-4).encode(text=alt.Text(f"{field}:Q", format=","))
    hedged = "hedge" in frame and bool(frame["hedge"].fillna("").any())  # of hedged numbers none is surely the highest
    noted = "datum.hedge" if hedged else f"datum.{field} == {int(frame[field].max())} ? 'highest' : ''"
    noted = base.transform_calculate(noted=noted).transform_filter("datum.noted")
    words = noted.mark_text(baseline="bottom", dy=-20, color=QUIET, fontSize=12).encode(text=alt.Text("noted:N"))
    return (base.mark_bar() + numbers + words).properties(height=220)


def room(values: pd.Series) -> float:
    """The end of a scale whose longest bar has room for its number to the right of it, in any reader's font."""
    return float(values.max()) * 1.2
