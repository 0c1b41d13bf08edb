"""In: the works cited. Out: the chart of their kinds and years."""

import pandas as pd

from macros import KINDS, bars, chart

UNDATED = "no year"


@chart(unit="number of works", title="cited_works_mostly_journal_articles")
def cited_works_by_kind_and_year(references):
    """Works that the endnotes cite, each counted once, by kind, as this site sorts them, and by the decade of the
    publication year that the endnotes print. A place without a bar stands for none. Counted by this site."""
    first, last = (int(year) // 10 * 10 for year in (references["year"].min(), references["year"].max()))
    periods = [*(f"{decade}s" for decade in range(first, last + 10, 10)), UNDATED]
    return bars.panels(_counted(references), "kind", "period", "works", own=False, places=periods, step=64)


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
