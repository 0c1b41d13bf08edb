"""In: gross domestic product per head. Out: the chart of the section on middle powers."""

import altair as alt

from macros import ACCENT, QUIET, bars, chart


@chart(unit="US dollars per head")
def gdp_per_head_against_benchmarks(gdp_per_head):
    """Gross domestic product per head, nominal and at purchasing power parity (PPP), each for Kazakhstan and
    for what the article sets beside it. The article states no year."""
    frame = gdp_per_head[["economy", "measure", "usd"]]
    country = frame["economy"].iloc[0]
    told = []
    for measure, rows in frame.groupby("measure", sort=False):
        own = rows["economy"] == country
        dollars = [f"${rows.loc[side, 'usd'].iloc[0]:,}" for side in (own, ~own)]
        told.append(f"{measure} {' against '.join(dollars)}")
    benchmarks = [name for name in frame["economy"].unique() if name != country]
    shades = alt.Scale(domain=[country, *benchmarks], range=[ACCENT, *[QUIET] * len(benchmarks)])
    return bars.labelled(
        frame,
        f"GDP per head of {country} and its benchmarks: {'; '.join(told)}",
        "datum.economy + ', ' + datum.measure",
        "usd",
        "'$' + format(datum.usd, ',')",
        colour=alt.Color("economy:N", legend=None, scale=shades),
    )
