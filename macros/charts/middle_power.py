"""In: gross domestic product per head. Out: the chart of the section on middle powers."""

import altair as alt

from macros.bars import room
from macros.drawings import ACCENT, QUIET
from macros.registry import chart


@chart(unit="US dollars")
def gdp_per_head_against_benchmarks(gdp_per_head):
    """Gross domestic product per head, nominal and at purchasing power parity (PPP), each for Kazakhstan and
    for what the article sets beside it. The article states no year."""
    frame = gdp_per_head[["economy", "measure", "usd"]]
    order = list(frame["measure"].unique())
    base = (
        alt.Chart(frame)
        .transform_calculate(
            side="datum.economy == 'Kazakhstan' ? 'Kazakhstan' : 'benchmark'",
            label="datum.economy + ', ' + datum.measure",
            dollars="'$' + format(datum.usd, ',')",
        )
        .encode(
            y=alt.Y("measure:N", sort=order, axis=None, scale=alt.Scale(paddingInner=0.1, paddingOuter=0.05)),
            yOffset=alt.YOffset("side:N", sort=["Kazakhstan", "benchmark"]),
        )
    )
    bars = base.mark_bar(height=16).encode(
        x=alt.X("usd:Q", axis=None, scale=alt.Scale(domain=[0, room(frame["usd"])])),
        color=alt.Color(
            "side:N", legend=None, scale=alt.Scale(domain=["Kazakhstan", "benchmark"], range=[ACCENT, QUIET])
        ),
    )
    names = base.mark_text(align="left", dy=-19, fontSize=12).encode(x=alt.value(0), text=alt.Text("label:N"))
    amounts = base.mark_text(align="left", dx=5).encode(x=alt.X("usd:Q"), text=alt.Text("dollars:N"))
    title = f"GDP per head of {frame['economy'].iloc[0]} and its benchmarks, {' and '.join(order)}"
    return (bars + names + amounts).properties(title=title, height=220)
