"""In: education, materials blocked, terrorist actions thwarted and readiness. Out: their charts."""

import altair as alt

from macros.bars import yearly
from macros.drawings import ACCENT, RULE
from macros.registry import chart

# The lines of a label that is wrapped to the width of the drawing, at about six pixels a letter.
_LINES = "split(trim(replace(datum.label, regexp('(.{1,' + floor(width / 6.1) + '})(\\\\s+|$)', 'g'), '$1\\n')), '\\n')"
_STUDENTS = {
    "students-covered": "Students of high schools and colleges, covered by a course on religious studies",
    "university-students": (
        "Students of the country's universities, all of which have elective courses on religious studies and on ethnic"
        " tolerance"
    ),
}
_LINE, _BAR, _STEP = 15, 22, 104


@chart(unit="acts")
def thwarted_acts_by_year(thwarted_acts):
    """Figures by year of what was prevented and thwarted in early stages of preparation. The article states their
    total in terrorist actions, but prints the word that the data table shows after each yearly figure; because the
    yearly figures add up to the total, this site reads them as actions."""
    frame = thwarted_acts[["year", "acts", "printed_unit", "endnote"]]
    title = f"Terrorist actions prevented and thwarted each year, {frame['year'].min()} to {frame['year'].max()}"
    return yearly(frame, "acts", title)


@chart(unit="materials")
def blocked_materials_by_year(blocked_materials):
    """Materials blocked each year to protect users of the Internet and of social networks from propaganda of terrorism
    and extremism. A figure with words above it is a bound, not an exact count; the article does not say what counts as
    one material."""
    frame = blocked_materials[["year", "hedge", "materials", "endnote"]]
    title = f"Materials blocked each year, {frame['year'].min()} to {frame['year'].max()}"
    return yearly(frame, "materials", title)


@chart(unit="persons")
def education_reach(education):
    """Students alone are drawn as bars, because schools, colleges and universities are other units; how many of these
    there are stands in the labels. The first bar counts students covered by a course, in a rounded total; the second
    counts students of the universities that have those courses as electives, and the article does not say how many of
    them took one."""
    number = education["value"].map("{:,}".format)
    institutions = {
        "students-covered": f"{number['schools']} schools and {number['colleges']} colleges",
        "university-students": f"{number['universities']} universities",
    }
    frame = education.loc[list(institutions), ["value"]]
    frame.insert(0, "subject", [_STUDENTS[key] for key in frame.index])
    frame.insert(1, "institutions", list(institutions.values()))
    title = f"Students covered, and students where courses are elective: {' and '.join(number[frame.index])}"
    label = "format(datum.value, ',') + ': ' + datum.subject + ' (' + datum.institutions + ')'"
    return _labelled(frame, title, label, "value")


@chart(unit="percent")
def readiness_shares(readiness):
    """Levels and shares by which the article reports readiness against terrorism; the grey rest of each bar leads up to
    the whole. They describe different things: the first is a level of readiness and the third a proportion of objects,
    while the wording of the second leaves open which it is. How they were measured is not stated, and the year only
    for the first."""
    frame = readiness[["subject", "year", "percent", "endnote"]]
    figures = ", ".join(str(percent) for percent in frame["percent"])
    title = f"Readiness and protection, in different measures: {figures} percent"
    label = "datum.percent + ' percent: ' + datum.subject + (isValid(datum.year) ? ' (' + datum.year + ')' : '')"
    return _labelled(frame, title, label, "percent", whole=100)


def _labelled(frame, title, label, field, whole=None):
    """A bar a row, in the order of the rows, below its label in several lines; with a whole, on a grey bar."""
    base = (
        alt.Chart(frame, title=title)
        .transform_calculate(label=label)
        .transform_calculate(lines=_LINES)
        .encode(y=alt.Y("subject:N", sort=None, axis=None, scale=alt.Scale(padding=0)))
    )
    above = alt.expr(f"{_STEP / 2 - _BAR - 14} - {_LINE} * (length(datum.lines) - 1)")
    labels = base.mark_text(align="left", baseline="bottom", fontSize=12, lineHeight=_LINE, dy=above).encode(
        x=alt.value(0), text=alt.Text("lines:N")
    )
    bar = {"height": _BAR, "yOffset": _STEP / 2 - _BAR / 2 - 8}
    bars = base.mark_bar(**bar, color=ACCENT).encode(
        x=alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, int(whole or frame[field].max())]))
    )
    wholes = base.mark_bar(**bar, color=RULE).encode(x=alt.value(0), x2=alt.value("width")) if whole else None
    parts = [wholes, bars, labels] if whole else [bars, labels]
    return alt.layer(*parts, title=title).properties(height=alt.Step(_STEP))
