"""In: gross domestic product per head. Out: the chart of the section on middle powers."""

import altair as alt

from macros import FILL, QUIET, bars, chart

_MEASURES = {"nominal": "Nominal", "PPP": "At purchasing power parity"}


@chart(unit="dollars per head", title="gdp_per_head_between_benchmarks")
def gdp_per_head_against_benchmarks(gdp_per_head):
    """Gross domestic product per head of Kazakhstan and of what the article sets beside it. Each measure has a
    scale of its own, and each a benchmark of its own, so that the measures are not compared. The article
    states no year."""
    frame = gdp_per_head[["economy", "measure", "usd"]].replace({"measure": _MEASURES})
    country, *benchmarks = frame["economy"].unique()
    shades = alt.Scale(domain=[country, *benchmarks], range=[FILL, *[QUIET] * len(benchmarks)])
    colour = alt.Color("economy:N", legend=None, scale=shades)
    number = "'$' + format(datum.usd, ',')"
    return bars.labelled(frame, "datum.economy", "usd", number, panel="measure", own=True, colour=colour)
