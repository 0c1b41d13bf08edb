"""In: convictions, recruits, returns and deaths. Out: their charts."""

import altair as alt

from macros.bars import room, yearly
from macros.drawings import ACCENT, QUIET
from macros.registry import chart

_CRIMES = "upper(slice(datum.label, 0, 1)) + slice(datum.label, 1) + ' crimes'"
_STATUSES = {"returned": "Returned", "charged": "Of them charged"}


@chart(unit="persons")
def convictions_by_offence(convictions):
    """People convicted of terrorist and of extremist crimes in the first and in the last year of the period. The
    article gives no figure for the years between, and does not say whether a person can count under both."""
    frame = convictions[["offence", "year", "persons", "endnote"]]
    first, last = frame["year"].min(), frame["year"].max()
    base = alt.Chart(frame, title=f"People convicted, by kind of crime, {first} and {last}").encode(
        x=alt.X(
            "offence:N",
            sort=list(frame["offence"].unique()),
            title=None,
            axis=alt.Axis(labelAngle=0, labelExpr=_CRIMES),
            scale=alt.Scale(paddingInner=0.2),
        ),
        xOffset=alt.XOffset("year:O", scale=alt.Scale(paddingInner=0.1)),
        y=alt.Y("persons:Q", axis=None),
    )
    bars = base.mark_bar().encode(
        color=alt.Color("year:O", scale=alt.Scale(domain=[int(first), int(last)], range=[QUIET, ACCENT]), legend=None)
    )
    labels = (
        base.transform_calculate(label="datum.year + ': ' + datum.persons")
        .mark_text(baseline="bottom", dy=-4)
        .encode(text=alt.Text("label:N"))
    )
    gap = f"{first + 1}–{last - 1}"
    missing = (
        base.transform_filter(alt.datum.year == int(first))
        .mark_text(baseline="bottom", dy=-32, color=QUIET, fontSize=12, lineHeight=13)
        .encode(text=alt.value(["no figures", gap]))
    )
    return (bars + labels + missing).properties(height=240)


@chart(unit="persons")
def recruits_stopped_by_year(recruits_stopped):
    """Kazakhstani recruits not allowed to enter zones of terrorist activity, by year. The article does not say by
    whom or where they were stopped."""
    frame = recruits_stopped[["year", "persons", "endnote"]]
    title = f"Recruits stopped each year, {frame['year'].min()} to {frame['year'].max()}"
    return yearly(frame, "persons", title)


@chart(unit="persons")
def returned_and_charged(returned_citizens):
    """Citizens of Kazakhstan who returned, or were returned, from international terrorist organisations' camps or
    from third countries supporting terrorists, and those of them who were charged, who are part of the first bar. The
    article states no year."""
    frame = returned_citizens[["status", "persons", "endnote"]].assign(
        status=returned_citizens["status"].replace(_STATUSES)
    )
    counts = returned_citizens["persons"]
    return _horizontal(
        frame, "status", f"{counts['charged']} of {counts['returned']} returned citizens were charged", 125
    )


@chart(unit="persons")
def attack_deaths_by_city(attack_deaths):
    """People who died as a result of terrorist acts, by city. The article does not say whether attackers are counted
    among the dead."""
    frame = attack_deaths[["city", "year", "persons", "endnote"]]
    years = " and ".join(str(year) for year in sorted(frame["year"].unique()))
    return _horizontal(frame, "city", f"Deaths as a result of terrorist acts, by city, {years}")


def _horizontal(frame, name, title, extent=70):
    """A bar a row, in the order of the rows, each with its number."""
    base = alt.Chart(frame, title=title).encode(
        y=alt.Y(f"{name}:N", sort=None, title=None, axis=alt.Axis(labelPadding=8, minExtent=extent)),
        x=alt.X("persons:Q", axis=None, scale=alt.Scale(domain=[0, room(frame["persons"])])),
    )
    labels = base.mark_text(align="left", dx=5).encode(text=alt.Text("persons:Q"))
    return (base.mark_bar() + labels).properties(height=alt.Step(44))
