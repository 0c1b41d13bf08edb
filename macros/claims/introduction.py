"""In: convictions, recruits, returns and deaths. Out: whether words about them hold."""

from macros import claim, operations


def _ends(convictions, offence):
    """The first and the last yearly figure of one kind of crime."""
    return convictions.loc[f"{offence}-2008", "persons"], convictions.loc[f"{offence}-2013", "persons"]


@claim("convictions rose for terrorist and for extremist crimes")
def convictions_rose_for_both(convictions):
    """For terrorist and for extremist crimes each, the last number of people convicted is above the first."""
    return convictions_increased(convictions)


@claim("increased", "was higher in the last year than in the first")
def convictions_increased(convictions):
    """For terrorist and for extremist crimes each, more people were convicted in the last year that the article gives
    than in the first."""
    return all(bool(last > first) for first, last in (_ends(convictions, "terrorist"), _ends(convictions, "extremist")))


@claim("convictions for terrorist crimes grew faster than those for extremist crimes")
def convictions_terrorist_grew_faster(convictions):
    """The last figure divided by the first is greater for terrorist than for extremist crimes."""
    terrorist, extremist = _ends(convictions, "terrorist"), _ends(convictions, "extremist")
    return bool(terrorist[1] / terrorist[0] > extremist[1] / extremist[0])


@claim("overtook those convicted of extremist crimes in number")
def convictions_terrorist_overtook(convictions):
    """In the first year fewer people were convicted of terrorist than of extremist crimes, and in the last year
    more."""
    terrorist, extremist = _ends(convictions, "terrorist"), _ends(convictions, "extremist")
    return bool(terrorist[0] < extremist[0] and terrorist[1] > extremist[1])


@claim("the number of recruits stopped fell in each year after the highest")
def recruits_stopped_fell_after_peak(recruits_stopped):
    """From the year with the highest number on, fewer recruits were stopped in each year than in the year before."""
    ordered = recruits_stopped.sort_values("year")["persons"]
    return operations.falls_every_year(ordered.loc[ordered.idxmax() :])


@claim("most of the deaths that the article states were in Aktobe")
def attack_deaths_mostly_in_aktobe(attack_deaths):
    """Deaths in Aktobe are more than half of the deaths in both cities."""
    return bool(2 * attack_deaths.loc["aktobe-2016", "persons"] > attack_deaths["persons"].sum())
