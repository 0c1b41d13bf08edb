"""In: yearly series. Out: their last year, and what they changed by over the last years."""

import pandas as pd

from macros import operations, statistic

OF_RECRUITS = "the number of recruits stopped"
OF_THWARTED = "the figure of terrorist actions thwarted"
OF_BLOCKED = "the figure of materials blocked"


def _last_years(frame: pd.DataFrame, field: str, years: int) -> pd.Series:
    """The values of the last year and of so many years before it."""
    ordered = frame.sort_values("year")
    return ordered.loc[ordered["year"] >= ordered["year"].max() - years, field]


@statistic("the last year of which the article has a yearly figure is {value}", unit="year")
def yearly_series_last_year(recruits_stopped, thwarted_acts, blocked_materials):
    """The last year for which the article gives a number of recruits stopped, of terrorist actions thwarted or of
    materials blocked."""
    return max(frame["year"].max() for frame in (recruits_stopped, thwarted_acts, blocked_materials))


@statistic(operations.CHANGED, subject=OF_RECRUITS, unit="percent", round=1)
def recruits_stopped_growth_last_two_years(recruits_stopped):
    """Change in recruits stopped over the last two years of the series, in percent of the figure at their
    start. Computed by this site."""
    return operations.growth(_last_years(recruits_stopped, "persons", 2))


@statistic(operations.CHANGED, subject=OF_THWARTED, unit="acts")
def thwarted_acts_change_last_two_years(thwarted_acts):
    """Change in terrorist actions thwarted over the last two years of the series. Computed by this site."""
    return operations.change(_last_years(thwarted_acts, "acts", 2))


@statistic(operations.CHANGED, subject=OF_BLOCKED, unit="percent", round=1)
def blocked_materials_growth_last_two_years(blocked_materials):
    """Change in materials blocked over the last two years of the series, in percent of the figure at their
    start. Computed by this site from the printed numbers, without their hedges."""
    return operations.growth(_last_years(blocked_materials, "materials", 2))
