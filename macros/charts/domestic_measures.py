"""In: education, materials blocked, terrorist actions thwarted and readiness. Out: their charts."""

import altair as alt
import pandas as pd

from macros import FILL, bars, chart


@chart(unit="number of actions, printed as “terrorists”", title="thwarted_acts_mostly_in_last_years")
def thwarted_acts_by_year(thwarted_acts):
    """What was prevented and thwarted in early stages of preparation, one mark for each action. The article states the
    total in terrorist actions and prints the yearly figures as “terrorists”; because they add up to the total, this
    site reads them as actions."""
    frame = thwarted_acts[["year", "acts", "printed_unit", "endnote"]]
    base = alt.Chart(frame).encode(y=alt.Y("year:O", axis=None))
    room = alt.Scale(domain=[0, int(frame["acts"].max()) + 2], range=[36, alt.ExprRef(expr="width")], nice=False)
    x = alt.X("nth:Q", axis=None, scale=room)
    marks = base.transform_calculate(nth="sequence(1, datum.acts + 1)").transform_flatten(["nth"])
    numbers = base.transform_calculate(nth="datum.acts + 0.7")
    years = base.mark_text(align="left").encode(x=alt.XValue(0), text=alt.Text("year:O"))
    return alt.layer(
        years,
        marks.mark_square(size=210, opacity=1, color=FILL).encode(x=x),
        numbers.mark_text(align="left", fontWeight="bold").encode(x=x, text=alt.Text("acts:Q")),
    ).properties(height=alt.Step(26), width=bars.FEW)


@chart(unit="number of materials", title="blocked_materials_above_first")
def blocked_materials_by_year(blocked_materials):
    """Materials blocked each year to protect users of the Internet and of social networks from propaganda of terrorism
    and extremism. A bar with an open end is a lower bound: the number was larger, by how much is not said. The article
    does not say what counts as one material."""
    return bars.yearly(blocked_materials[["year", "hedge", "materials", "endnote"]], "materials")


@chart(unit="number of people")
def education_reach(education, country_profile):
    """The coloured part of the bar counts students of high schools and colleges whom a course on religious studies
    covered, in a rounded total of the article; the whole bar is the population of the country that the article
    gives, whose endnote this is: the total of students carries none. It does not say over which years the total was
    reached, or whether a student can count more than once."""
    covered, population = education.loc["students-covered", "value"], country_profile.loc["population", "value"]
    frame = pd.DataFrame(
        {"subject": ["students covered", "people in the country"], "persons": [covered, population]},
        index=["students-covered", "population"],
    )
    drawn = bars.filled(frame, "persons", "format(datum.persons, ',') + ' ' + datum.subject")
    return drawn.properties(title="How large a part of the population would the course have covered?")


@chart(unit="percent of the objects", title="vulnerable_objects_less_than_half")
def readiness_shares(readiness):
    """Objects vulnerable to terrorism that were tested and met the anti-terrorist security requirements, read as a
    part of all such objects. The article's own clause states no year for it, though that of the sentence before can
    carry over, and not how it was measured. Its other figures of readiness are levels or leave open what they are
    shares of, so that no whole can be drawn for them."""
    frame = readiness.loc[["vulnerable-objects"], ["percent", "endnote"]]
    frame.insert(0, "objects", ["vulnerable objects that were tested and met the requirements"])
    return bars.filled(frame, "percent", "datum.percent + ' percent'", whole=100)
