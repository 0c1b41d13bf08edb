"""In: the works cited. Out: the chart of their kinds and years."""

import altair as alt
import pandas as pd

from macros.drawings import ACCENT
from macros.references import KINDS
from macros.registry import chart

UNDATED = "no year"


@chart(unit="works")
def cited_works_by_kind_and_year(references):
    """Works that the endnotes cite, each counted once, by kind, as this site sorts them, and by the year of
    publication that the endnotes print. Years without a cited work are left out, so that the steps between the
    years are not equally long. Counted by this site."""
    frame = _counted(references)
    years = sorted(frame["year"].unique(), key=lambda year: (year == UNDATED, year))
    order = list(frame.groupby("kind")["works"].sum().sort_values(ascending=False, kind="stable").index)
    total, dated = frame["works"].sum(), [year for year in years if year != UNDATED]
    base = alt.Chart(frame, title=f"{total} cited works by kind, {dated[0]} to {dated[-1]}").encode(
        x=alt.X(
            "year:N",
            sort=years,
            title=None,
            axis=alt.Axis(labelAngle=-90, labelFontSize=12, labelOverlap=False),
        ),
        y=alt.Y("kind:N", sort=order, title=None, axis=alt.Axis(grid=True, bandPosition=0, minExtent=125)),
    )
    shades = alt.Scale(domain=[0, int(frame["works"].max())], range=[0.1, 0.5])
    shade = alt.Opacity("works:Q", legend=None, scale=shades)
    marks = base.mark_rect(color=ACCENT).encode(opacity=shade)
    labels = base.mark_text(fontSize=12).encode(text=alt.Text("works:Q"))
    return (marks + labels).properties(height=alt.Step(28))


def _counted(references: pd.DataFrame) -> pd.DataFrame:
    """Shape: kind, year as text, number of works; one row for each pair that occurs."""
    named = pd.DataFrame(
        {
            "kind": references["kind"].replace(KINDS),
            "year": references["year"].astype("str").where(references["year"].notna(), UNDATED),
        }
    )
    frame = named.groupby(["kind", "year"], as_index=False).size().rename(columns={"size": "works"})
    frame.index = frame["kind"] + ", " + frame["year"]
    return frame
