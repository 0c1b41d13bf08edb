"""In: the works cited. Out: the chart of their kinds and years."""

import json

import altair as alt
import pandas as pd

from macros import ACCENT, KINDS, bars, chart

UNDATED = "no year"


@chart(unit="number of works")
def cited_works_by_kind_and_year(references):
    """Works that the endnotes cite, each counted once, by kind, as this site sorts them, and by the decade of the
    publication year that the endnotes print. An empty place stands for none. Counted by this site."""
    frame = _counted(references)
    kinds = list(frame["kind"].unique())
    first, last = (int(year) // 10 * 10 for year in (references["year"].min(), references["year"].max()))
    periods = [*(f"{decade}s" for decade in range(first, last + 10, 10)), UNDATED]
    # In a wide drawing a kind stands beside its works, in a narrow one above them.
    rank = f"(indexof({json.dumps(kinds)}, datum.kind) + 1)"
    base = alt.Chart(frame, title=_title(frame)).transform_calculate(row=f"{rank} * {bars.wide(1, 2)}")
    y = alt.Y("row:O", axis=None, scale=alt.Scale(padding=0))
    places = alt.Scale(domain=periods, range=[alt.ExprRef(expr=bars.wide(130, 0)), alt.ExprRef(expr="width")])
    head = alt.Axis(
        title=None, orient="top", labelAngle=0, labelOverlap=False, labelFontSize=12, domain=False, ticks=False
    )
    x = alt.X("period:N", scale=places, axis=head)
    shade = alt.Scale(domain=[0, int(frame["works"].max())], range=[0.1, 0.5])
    marks = base.mark_rect(color=ACCENT).encode(x=x, y=y, opacity=alt.Opacity("works:Q", legend=None, scale=shade))
    numbers = base.mark_text().encode(x=x, y=y, text=alt.Text("works:Q"))
    names = (
        base.transform_window(n="row_number()", groupby=["kind"])
        .transform_filter("datum.n == 1")
        .transform_calculate(row=f"datum.row - {bars.wide(0, 1)}")
        .mark_text(align="left", dy=alt.expr(bars.wide(0, 4)))
        .encode(x=alt.value(0), y=y, text=alt.Text("kind:N"))
    )
    return (marks + numbers + names).properties(height=alt.Step(26))


def _title(frame: pd.DataFrame) -> str:
    """How many works there are, and how many are of the most frequent kind and of the fullest decade."""
    parts = [frame.groupby(name, sort=False)["works"].sum() for name in ("kind", "period")]
    kind, period = (part.idxmax() for part in parts)
    counts = [part.max() for part in parts]
    return f"{frame['works'].sum()} works cited: {counts[0]} are {kind.lower()}s, and {counts[1]} are from the {period}"


def _counted(references: pd.DataFrame) -> pd.DataFrame:
    """Shape: kind, decade, number of works; a row for each pair that occurs, the most frequent kind first."""
    decades = (references["year"] // 10 * 10).astype("str") + "s"
    named = pd.DataFrame(
        {"kind": references["kind"].replace(KINDS), "period": decades.where(references["year"].notna(), UNDATED)}
    )
    named["of kind"] = named.groupby("kind")["kind"].transform("size")
    frame = named.groupby(["of kind", "kind", "period"], as_index=False).size().rename(columns={"size": "works"})
    frame = frame.sort_values("of kind", ascending=False, kind="stable").drop(columns="of kind")
    frame.index = frame["kind"] + ", " + frame["period"]
    return frame
