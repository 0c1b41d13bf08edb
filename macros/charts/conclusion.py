"""In: the yearly series. Out: the chart that sets them side by side."""

import altair as alt
import pandas as pd

from macros import QUIET, SERIES, chart, operations

BASE = 100  # the index of a first year
ROOM = "width - 148"  # because the labels stand to the right of the lines


@chart(unit="index computed by this site")
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
    drawn = alt.Chart(frame)
    base = drawn.encode(
        x=alt.X(
            "year:O",
            title=None,
            axis=alt.Axis(labelAngle=0, labelPadding=8),
            scale=alt.Scale(type="point", padding=0, range=[18, alt.ExprRef(expr=ROOM)]),
        ),
        y=alt.Y("index:Q", title=None, axis=alt.Axis(tickCount=5)),
        color=alt.Color("series:N", legend=None, scale=alt.Scale(domain=names, range=SERIES[: len(names)])),
        shape=alt.Shape("series:N", legend=None),
    )
    first = drawn.transform_window(n="row_number()").transform_filter("datum.n == 1").encode(y=alt.Y("index:Q"))
    based = first.mark_text(align="right", dy=-8, color=QUIET, fontSize=12).encode(
        x=alt.value("width"), text=alt.value(f"first year = {BASE}")
    )
    last = base.transform_filter(alt.datum.year == int(frame["year"].max()))
    marks = [first.mark_rule(strokeWidth=1.5), base.mark_line(), base.mark_point(size=80)]
    return alt.layer(*marks, based, _named(last), title=_title(frame)).properties(height=340)


def _named(last: alt.Chart) -> alt.Chart:
    """The name of each series beside its last point, and below it the number that is printed."""
    return (
        last.transform_calculate(said="(datum.hedge ? datum.hedge + ' ' : '') + format(datum['printed number'], ',')")
        .transform_calculate(label="[datum.series, datum.said]")
        .mark_text(align="left", dx=9, dy=-5, lineHeight=16, fontWeight="bold")
        .encode(text=alt.Text("label:N"))
    )


def _indexed(name: str, frame: pd.DataFrame, field: str) -> pd.DataFrame:
    """One series. Shape: its name, year, printed number with its hedge, and index, where its first year is 100."""
    ordered = frame.sort_values("year")
    found = pd.DataFrame({"series": name, "year": ordered["year"], "printed number": ordered[field]})
    found["hedge"] = ordered.get("hedge", "")
    found["index"] = ordered[field] / ordered[field].iloc[0] * BASE
    found.index = [f"{field}-{year}" for year in ordered["year"]]
    return found


def _title(frame: pd.DataFrame) -> str:
    """Of what there was less in the last year than in the first, and of what more."""
    changes = frame.groupby("series", sort=False)["index"].agg(operations.change)
    told = []
    for word, names in (("fewer", changes[changes < 0]), ("more", changes[changes > 0])):
        if len(names):
            told.append(f"{word} {' and '.join(names.index).lower()}")
    return f"From the first year to the last: {'; '.join(told) or 'no series changed'}"
