"""In: education, materials blocked, terrorist actions thwarted and readiness. Out: their charts."""

from macros import bars, chart, join

_STUDENTS = {
    "students-covered": "Students of high schools and colleges, covered by a course on religious studies",
    "university-students": (
        "Students of the country's universities, all of which have elective courses on religious studies and on ethnic"
        " tolerance"
    ),
}


@chart(unit="number of terrorist actions")
def thwarted_acts_by_year(thwarted_acts):
    """Figures by year of what was prevented and thwarted in early stages of preparation. The article states their
    total in terrorist actions, but prints the word that the data table shows after each yearly figure; because the
    yearly figures add up to the total, this site reads them as actions."""
    frame = thwarted_acts[["year", "acts", "printed_unit", "endnote"]]
    return bars.yearly(frame, "acts", "Terrorist actions prevented and thwarted")


@chart(unit="number of materials")
def blocked_materials_by_year(blocked_materials):
    """Materials blocked each year to protect users of the Internet and of social networks from propaganda of terrorism
    and extremism. A figure with words above it is a bound, not an exact count; the article does not say what counts as
    one material."""
    frame = blocked_materials[["year", "hedge", "materials", "endnote"]]
    return bars.yearly(frame, "materials", "Materials blocked")


@chart(unit="number of students")
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
    covered, elective = number[frame.index]
    title = f"Courses on religious studies: {covered} students covered, {elective} where they are elective"
    label = "datum.subject + ' (' + datum.institutions + ')'"
    return bars.labelled(frame, title, label, "value", "format(datum.value, ',')")


@chart(unit="percent")
def readiness_shares(readiness):
    """Levels and shares by which the article reports readiness against terrorism; the grey rest of each bar leads up to
    the whole. They describe different things: the first is a level of readiness and the third a proportion of objects,
    while the wording of the second leaves open which it is. How they were measured is not stated, and the year only
    for the first."""
    frame = readiness[["subject", "year", "percent", "endnote"]]
    figures = join(f"{key.replace('-', ' ')} {percent}" for key, percent in frame["percent"].items())
    title = f"Readiness and protection, in different measures: {figures} percent"
    label = "datum.subject + (isValid(datum.year) ? ' (' + datum.year + ')' : '')"
    return bars.labelled(frame, title, label, "percent", "datum.percent + ' percent'", whole=100)
