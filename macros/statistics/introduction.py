"""In: the figures of the introduction, from convictions to deaths. Out: their totals, changes and shares."""

import pandas as pd

from macros import operations, statistic

OF_CONVICTIONS = "the number of people convicted of {} crimes"
OF_BOTH = "the number of people convicted of terrorist or extremist crimes"
OF_RECRUITS = "the number of recruits stopped"


def _offence(convictions: pd.DataFrame, offence: str) -> pd.Series:
    """The first and the last figure of one kind of crime."""
    return _by_year(convictions[convictions["offence"] == offence])["persons"].iloc[[0, -1]]


def _by_year(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values("year")


def _both(convictions: pd.DataFrame, row: str) -> operations.Computed:
    """Convictions for both kinds of crime in the year of a row."""
    return operations.total(convictions.loc[convictions["year"] == convictions.at[row, "year"], "persons"])


def _terrorist_share(convictions: pd.DataFrame, row: str) -> operations.Computed:
    """Convictions for terrorist crimes in the year of a row. Unit: percent of both kinds together."""
    return operations.share(operations.cell(convictions, row, "persons"), _both(convictions, row))


@statistic(operations.CHANGED, subject=OF_CONVICTIONS.format("terrorist"), unit="persons")
def convictions_terrorist_change(convictions):
    """People convicted of terrorist crimes in the last year that the article gives, less those in the first. Computed
    by this site."""
    return operations.change(_offence(convictions, "terrorist"))


@statistic(operations.CHANGED, subject=OF_CONVICTIONS.format("extremist"), unit="persons")
def convictions_extremist_change(convictions):
    """People convicted of extremist crimes in the last year that the article gives, less those in the first. Computed
    by this site."""
    return operations.change(_offence(convictions, "extremist"))


@statistic(
    "[rose by {size}|fell by {size}|stayed the same], "
    "from {first} in {first.first.year} to {last} in {last.first.year}",
    subject=OF_BOTH,
    unit="percent",
    round=1,
)
def convictions_growth(convictions):
    """Change in convictions for terrorist and for extremist crimes together, from the first year that the article gives
    to the last, in percent of the first. Computed by this site; a person convicted of both would be counted under
    each."""
    return operations.growth([_both(convictions, row) for row in _offence(convictions, "terrorist").index])


@statistic(
    "[rose by {size}|fell by {size}|stayed the same], from {first} in {first.part.year} to {last} in {last.part.year}",
    subject="the share of terrorist crimes in the convictions for terrorist and extremist crimes",
    unit="percentage points",
    round=1,
)
def convictions_terrorist_share_change(convictions):
    """The share of terrorist crimes in convictions for both kinds together, in the last year that the article gives
    less in the first. Computed by this site."""
    return operations.change([_terrorist_share(convictions, row) for row in _offence(convictions, "terrorist").index])


@statistic("{value} recruits were stopped in all years together", unit="persons")
def recruits_stopped_total(recruits_stopped):
    """Kazakhstani recruits not allowed to enter zones of terrorist activity, all years added up. The article states
    this total."""
    return operations.total(recruits_stopped["persons"])


@statistic(unit="years")
def recruits_stopped_years(recruits_stopped):
    """The years for which the article gives the number of recruits stopped, counted."""
    return recruits_stopped["year"].nunique()


@statistic(operations.CHANGED, subject=OF_RECRUITS, unit="percent", round=1)
def recruits_stopped_growth(recruits_stopped):
    """Change in recruits stopped from the first year to the last, in percent of the first. Computed by this site."""
    return operations.growth(_by_year(recruits_stopped)["persons"])


@statistic("was highest in {at.year}, at {value}", subject=OF_RECRUITS, unit="persons")
def recruits_stopped_peak(recruits_stopped):
    """The highest yearly number of recruits stopped. Computed by this site."""
    return operations.highest(recruits_stopped["persons"])


@statistic("{part} of the {whole} citizens who returned, {value}, were charged", unit="percent", round=1)
def returned_charged_share(returned_citizens):
    """Returned citizens charged with participation in terrorist activities, as a share of all returned citizens.
    Computed by this site."""
    charged, returned = (operations.cell(returned_citizens, row, "persons") for row in ("charged", "returned"))
    return operations.share(charged, returned)


@statistic("the deaths in terrorist acts in {first.city} and {last.city} come to {value}", unit="persons")
def attack_deaths_total(attack_deaths):
    """Deaths as a result of terrorist acts in the cities that the article names, added up. Computed by this site."""
    return operations.total(attack_deaths["persons"])
