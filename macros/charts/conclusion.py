"""In: the yearly series. Out: the chart that sets them side by side."""

import altair as alt
import pandas as pd

from macros import series
from macros.drawings import SERIES
from macros.registry import chart

ROOM = "width - 80"  # because the labels stand to the right of the lines


@chart(unit="index, the first year of each series = 100")
def yearly_series_compared(recruits_stopped, thwarted_acts, blocked_materials):
    """The yearly series of recruits, actions and materials that the article prints, on one footing: each is divided by
    its own first year, which stands for 100, so that the lines show how each developed and not how large it was. The
    index and the comparison are this site's; the article does not set the series side by side. What they count was
    stopped, thwarted or blocked: fewer need not mean less terrorism, nor more of them more. The last number of
    materials is hedged with “more than”, and the yearly figures of actions are printed as “terrorists”."""
    frame = pd.concat(
        [
            _indexed("Recruits stopped", recruits_stopped, "persons"),
            _indexed("Actions thwarted", thwarted_acts, "acts"),
            _indexed("Materials blocked", blocked_materials, "materials"),
        ]
    )
    names = list(frame["series"].unique())
    base = alt.Chart(frame, title=_title(frame)).encode(
        x=alt.X(
            "year:O",
            title=None,
            axis=alt.Axis(labelAngle=0),
            scale=alt.Scale(type="point", padding=0, range=[18, alt.ExprRef(expr=ROOM)]),
        ),
        y=alt.Y("index:Q", title=None, axis=alt.Axis(tickCount=5)),
        color=alt.Color("series:N", legend=None, scale=alt.Scale(domain=names, range=SERIES[: len(names)])),
    )
    last = base.transform_filter(alt.datum.year == int(frame["year"].max()))
    labels = last.transform_calculate(label="split(datum.series, ' ')").mark_text(
        align="left", dx=8, dy=-7, lineHeight=15
    )
    return (base.mark_line() + base.mark_point() + labels.encode(text=alt.Text("label:N"))).properties(height=360)


def _indexed(name: str, frame: pd.DataFrame, field: str) -> pd.DataFrame:
    """One series. Shape: its name, year, printed number with its hedge, and index, where its first year is 100."""
    ordered = frame.sort_values("year")
    found = pd.DataFrame({"series": name, "year": ordered["year"], "printed number": ordered[field]})
    found["hedge"] = ordered.get("hedge", "")
    found["index"] = ordered[field] / ordered[field].iloc[0] * 100
    found.index = [f"{field}-{year}" for year in ordered["year"]]
    return found


def _title(frame: pd.DataFrame) -> str:
    """Of what there was less in the last year than in the first, and of what more."""
    changes = frame.groupby("series", sort=False)["index"].agg(series.change)
    told = []
    for word, names in (("fewer", changes[changes < 0]), ("more", changes[changes > 0])):
        if len(names):
            told.append(f"{word} {' and '.join(names.index).lower()}")
    return f"From the first year to the last: {'; '.join(told) or 'no series changed'}"
