"""In: programmes, tables, education, blocking, thwarted acts, readiness. Out: their counts, totals and changes."""

import pandas as pd

from macros import operations, statistic

OF_BLOCKED = "the figure of materials blocked"
OF_THWARTED = "the yearly figure of terrorist actions thwarted"
OF_COVERED = "the students whom the course on religious studies covered"
HIGHEST = "was highest in {at.year}, at {value}"


def _aims(programme_aims: pd.DataFrame, programme: str) -> int:
    return len(programme_aims[programme_aims["programme"] == programme])


def _years(programmes: pd.DataFrame, programme: str) -> int:
    """The years that a programme covers, first and last included."""
    return programmes.loc[programme, "last_year"] - programmes.loc[programme, "first_year"] + 1


def _side(frame: pd.DataFrame, side: str) -> int:
    return len(frame[frame["side"] == side])


def _by_year(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values("year")


def _since_peak(frame: pd.DataFrame, field: str) -> pd.Series:
    """The yearly figures from the highest one on."""
    ordered = _by_year(frame)[field]
    return ordered.loc[ordered.idxmax() :]


@statistic(unit="items")
def state_program_directions_count(programme_aims):
    """Directions of the State Program, as the article numbers them, counted. The article states this number."""
    return _aims(programme_aims, "state-program-2018-2022")


@statistic("the State Program covers {value:words} [year|years]", unit="years")
def state_program_years(programmes):
    """Years that the State Program covers, first and last included. Computed by this site."""
    return _years(programmes, "state-program-2018-2022")


@statistic("the earlier State Program covered {value:words} [year|years]", unit="years")
def state_program_earlier_years(programmes):
    """Years that the earlier State Program, which the endnotes alone name, covers, first and last included. Computed
    by this site."""
    return _years(programmes, "state-program-2013-2017")


@statistic("the article's table of factors names {value:words} external [factor|factors]", unit="items")
def external_factors_count(terrorism_factors):
    """External factors contributing to terrorism in the article's table, counted by this site."""
    return _side(terrorism_factors, "external")


@statistic("the article's table of strengths and weaknesses names {value:words} [strength|strengths]", unit="items")
def strengths_count(strengths_weaknesses):
    """Strengths of Kazakhstan's counter-terrorism in the article's table, counted by this site."""
    return _side(strengths_weaknesses, "strength")


@statistic("would be {value} for each school or college where they study", subject=OF_COVERED, unit="persons", round=0)
def students_covered_per_institution(education):
    """Students whom the course ‘Foundations of Religious Studies’ covered, divided by the schools and colleges where
    they study. Computed by this site from a total that the article gives in rounded form."""
    institutions = operations.total([operations.cell(education, row, "value") for row in ("schools", "colleges")])
    return operations.ratio(operations.cell(education, "students-covered", "value"), institutions)


@statistic(
    "came to {part} in total, which would be {value} of the population that the article gives",
    subject=OF_COVERED,
    unit="percent",
    round=1,
)
def students_covered_population_share(education, country_profile):
    """Students whom the course ‘Foundations of Religious Studies’ covered, as a share of the population that the
    article gives without a year. Computed by this site from a total that the article gives in rounded form."""
    covered = operations.cell(education, "students-covered", "value")
    return operations.share(covered, operations.cell(country_profile, "population", "value"))


@statistic(operations.CHANGED, subject=OF_BLOCKED, unit="percent", round=1)
def blocked_materials_growth(blocked_materials):
    """Change in materials blocked from the first year to the last, in percent of the first, by the figures as printed,
    of which the last is a lower bound. Computed by this site."""
    return operations.growth(_by_year(blocked_materials)["materials"])


@statistic(HIGHEST, subject=OF_BLOCKED, unit="materials")
def blocked_materials_peak(blocked_materials):
    """The highest yearly figure of materials blocked, by the figures as printed. Computed by this site."""
    return operations.highest(blocked_materials["materials"])


@statistic(operations.CHANGED, subject=OF_BLOCKED, unit="percent", round=1)
def blocked_materials_growth_since_peak(blocked_materials):
    """Change in materials blocked from the year with the highest figure to the last year, in percent of the highest,
    by the figures as printed, of which the last is a lower bound. Computed by this site."""
    return operations.growth(_since_peak(blocked_materials, "materials"))


@statistic("{value} terrorist actions were prevented and thwarted in all years together", unit="acts")
def thwarted_acts_total(thwarted_acts):
    """Terrorist actions prevented and thwarted in early stages of preparation, all years added up. The article states
    this total in actions; it prints the yearly figures as terrorists."""
    return operations.total(thwarted_acts["acts"])


@statistic(operations.CHANGED, subject=OF_THWARTED, unit="acts")
def thwarted_acts_change(thwarted_acts):
    """The figure of terrorist actions thwarted in the last year less that in the first. Computed by this site."""
    return operations.change(_by_year(thwarted_acts)["acts"])


@statistic(HIGHEST, subject=OF_THWARTED, unit="acts")
def thwarted_acts_peak(thwarted_acts):
    """The highest yearly figure of terrorist actions thwarted. Computed by this site."""
    return operations.highest(thwarted_acts["acts"])


@statistic(
    "the vulnerable objects that were not tested, or did not meet the requirements, are {value} of all", unit="percent"
)
def vulnerable_objects_remainder(readiness):
    """Objects vulnerable to terrorism other than those that were tested and met the requirements, in percent of all
    such objects. Computed by this site; the article does not say how many of them were tested."""
    return operations.difference(100, operations.cell(readiness, "vulnerable-objects", "percent"))
