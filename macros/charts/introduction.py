"""In: convictions, recruits, returns and deaths. Out: their charts."""

import altair as alt

from macros import QUIET, SERIES, bars, chart, join

_STATUSES = {"returned": "Returned", "charged": "Of them charged"}
_ROOM = 158  # pixels to the right of the last points, for their labels in any reader's font


@chart(unit="number of people convicted")
def convictions_by_offence(convictions):
    """People convicted of terrorist and of extremist crimes in the first and in the last year of the period. The
    article gives no figure for the years between, where the lines are dashed, and does not say whether a person can
    count under both."""
    frame = convictions[["offence", "year", "persons", "endnote"]].assign(offence=convictions["offence"] + " crimes")
    first, last = int(frame["year"].min()), int(frame["year"].max())
    ends = alt.Scale(domain=[first, last], nice=False, range=[34, alt.ExprRef(expr=f"width - {_ROOM}")])
    years = alt.Axis(title=None, values=[first, last], format="d", labelFlush=False)
    offences = list(frame["offence"].unique())
    base = (
        alt.Chart(frame, title=_convicted(frame))
        .transform_window(rank="row_number()", sort=[alt.SortField("persons", "descending")], groupby=["year"])
        .encode(
            x=alt.X("year:Q", scale=ends, axis=years),
            y=alt.Y("persons:Q", axis=None, scale=alt.Scale(domainMin=0)),
            color=alt.Color("offence:N", legend=None, scale=alt.Scale(domain=offences, range=SERIES[: len(offences)])),
        )
    )
    marks = base.mark_line(strokeDash=[6, 5]) + base.mark_point(size=80).encode(
        shape=alt.Shape("offence:N", legend=None)
    )
    note = (
        base.transform_filter(f"datum.rank == 1 && datum.year == {first}")
        .mark_text(lineHeight=15, dy=15, fontSize=12)
        .encode(
            x=alt.datum((first + last) / 2),
            y=alt.value("height"),
            color=alt.value(QUIET),
            text=alt.value(["no figures", f"for {first + 1}–{last - 1}"]),
        )
    )
    return (marks + _beside(base, f"datum.year == {last}") + note).properties(height=240)


def _beside(base, is_last):
    """A label to the left of each first point and to the right of each last one, the higher above the lower."""
    return (
        base.transform_calculate(label=f"format(datum.persons, ',') + ({is_last} ? ' ' + datum.offence : '')")
        .mark_text(
            align=alt.expr(f"{is_last} ? 'left' : 'right'"),
            dx=alt.expr(f"{is_last} ? 9 : -9"),
            dy=alt.expr("datum.rank == 1 ? -8 : 8"),
            fontWeight="bold",
        )
        .encode(text=alt.Text("label:N"))
    )


def _convicted(frame):
    """The number of each year, for each kind of crime; the years are named once."""
    told = []
    for offence, rows in frame.sort_values("year").groupby("offence", sort=False):
        numbers = zip(rows["year"], rows["persons"], strict=True)
        years = [f"{persons:,}" if told else f"{persons:,} in {year}" for year, persons in numbers]
        told.append(f"of {offence}: {join(years)}")
    return f"Convicted {'; '.join(told)}"


@chart(unit="number of people")
def recruits_stopped_by_year(recruits_stopped):
    """Kazakhstani recruits not allowed to enter zones of terrorist activity, by year. The article does not say by
    whom or where they were stopped."""
    return bars.yearly(recruits_stopped[["year", "persons", "endnote"]], "persons", "Recruits stopped")


@chart(unit="number of citizens of Kazakhstan")
def returned_and_charged(returned_citizens):
    """Citizens of Kazakhstan who returned, or were returned, from international terrorist organisations' camps or
    from third countries supporting terrorists, and those of them who were charged, who are part of the first bar. The
    article states no year."""
    frame = returned_citizens[["status", "persons", "endnote"]].assign(
        status=returned_citizens["status"].replace(_STATUSES)
    )
    counts = returned_citizens["persons"]
    title = f"{counts['charged']} of {counts['returned']} returned citizens were charged"
    return bars.labelled(frame, title, "datum.status", "persons", "format(datum.persons, ',')")


@chart(unit="number of people who died")
def attack_deaths_by_city(attack_deaths):
    """People who died as a result of terrorist acts, by city. The article does not say whether attackers are counted
    among the dead."""
    frame = attack_deaths[["city", "year", "persons", "endnote"]]
    years = join(str(year) for year in sorted(frame["year"].unique()))
    cities = join(f"{persons} in {city}" for city, persons in zip(frame["city"], frame["persons"], strict=True))
    title = f"Deaths as a result of terrorist acts, {years}: {cities}"
    return bars.labelled(frame, title, "datum.city", "persons", "format(datum.persons, ',')")
