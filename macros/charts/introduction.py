"""In: convictions, recruits and returns. Out: their charts."""

import altair as alt

from macros import FILL, QUIET, bars, chart, operations

_STATUSES = {"returned": "came back", "charged": "of them charged"}


@chart(unit="number of people convicted", title="convictions_rose_for_both")
def convictions_by_offence(convictions):
    """People convicted of terrorist and of extremist crimes in the first and in the last year that the article gives;
    it gives none between, and does not say whether a person can count under both. The source of the figures appeared
    before the last year was over, so that this year may be counted in part only. The number in brackets is the
    difference of the last year from the first."""
    frame = convictions[["offence", "year", "persons", "endnote"]]
    frame = frame.assign(offence=frame["offence"].str.capitalize() + " crimes")
    said = [f"'{persons:,}{_changed(frame, key)}'" for key, persons in frame["persons"].items()]
    shades = alt.Scale(domain=sorted(frame["year"].unique().tolist()), range=[QUIET, FILL])
    number = f"[{', '.join(said)}][datum.entry - 1]"
    colour = alt.Color("year:N", legend=None, scale=shades)
    return bars.labelled(frame, "datum.year + ''", "persons", number, panel="offence", colour=colour)


def _changed(frame, key):
    """By how many the last number of a kind differs from its first, to follow it; nothing for the first."""
    own = frame[frame["offence"] == frame.at[key, "offence"]].sort_values("year")["persons"]
    return f" ({operations.change(own).number:+,})" if key == own.index[-1] else ""


@chart(unit="number of people", title="recruits_stopped_fell_after_peak")
def recruits_stopped_by_year(recruits_stopped):
    """Kazakhstani recruits not allowed to enter zones of terrorist activity, by year. The article does not say by
    whom or where they were stopped, and those who were not stopped are not counted."""
    return bars.yearly(recruits_stopped[["year", "persons", "endnote"]], "persons")


@chart(unit="number of citizens of Kazakhstan")
def returned_and_charged(returned_citizens):
    """Citizens of Kazakhstan who returned, or were returned, from international terrorist organisations' camps or
    from third countries supporting terrorists; the coloured part of the bar counts those of them who were charged. The
    article states no year, and nothing further of the others."""
    frame = returned_citizens[["status", "persons", "endnote"]].assign(
        status=returned_citizens["status"].replace(_STATUSES)
    )
    counts = returned_citizens["persons"]
    title = f"{counts['charged']} of {counts['returned']} returned citizens were charged"
    drawn = bars.filled(frame, "persons", "format(datum.persons, ',') + ' ' + datum.status")
    return drawn.properties(title=title)
