"""In: the figures of the introduction, from convictions to deaths. Out: their totals, changes, shares and rates."""

import pandas as pd

from macros import series, statistic


def _offence(convictions: pd.DataFrame, offence: str) -> pd.DataFrame:
    """The first and the last row of one kind of crime."""
    return convictions.loc[[f"{offence}-2008", f"{offence}-2013"]]


def _both(convictions: pd.DataFrame, year: int) -> int:
    """Convictions of both kinds in a year, added up."""
    return convictions.loc[[f"terrorist-{year}", f"extremist-{year}"], "persons"].sum()


def _by_year(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values("year")


def _since_peak(recruits_stopped: pd.DataFrame) -> pd.Series:
    """The yearly figures from the highest one on."""
    ordered = _by_year(recruits_stopped)
    return ordered.loc[ordered["year"] >= series.peak_year(ordered, "persons"), "persons"]


@statistic(unit="persons")
def convictions_terrorist_change(convictions):
    """People convicted of terrorist crimes in the last year that the article gives, less those in the first. Computed
    by this site."""
    return series.change(_offence(convictions, "terrorist")["persons"])


@statistic(unit="percent", round=1)
def convictions_terrorist_growth(convictions):
    """Change in people convicted of terrorist crimes, from the first year that the article gives to the last, in
    percent of the first. Computed by this site."""
    return series.growth(_offence(convictions, "terrorist")["persons"])


@statistic(unit="percent a year", round=1)
def convictions_terrorist_yearly_growth(convictions):
    """The constant growth a year that would lead from the first to the last figure of people convicted of terrorist
    crimes. Computed by this site; the article gives no figure for the years between."""
    frame = _offence(convictions, "terrorist")
    return series.yearly_growth(frame["persons"], frame["year"])


@statistic(unit="times", round=1)
def convictions_terrorist_ratio(convictions):
    """People convicted of terrorist crimes in the last year that the article gives, for each one convicted in the
    first. Computed by this site."""
    persons = _offence(convictions, "terrorist")["persons"]
    return persons.iloc[-1] / persons.iloc[0]


@statistic(unit="persons")
def convictions_extremist_change(convictions):
    """People convicted of extremist crimes in the last year that the article gives, less those in the first. Computed
    by this site."""
    return series.change(_offence(convictions, "extremist")["persons"])


@statistic(unit="percent", round=1)
def convictions_extremist_growth(convictions):
    """Change in people convicted of extremist crimes, from the first year that the article gives to the last, in
    percent of the first. Computed by this site."""
    return series.growth(_offence(convictions, "extremist")["persons"])


@statistic(unit="percent a year", round=1)
def convictions_extremist_yearly_growth(convictions):
    """The constant growth a year that would lead from the first to the last figure of people convicted of extremist
    crimes. Computed by this site; the article gives no figure for the years between."""
    frame = _offence(convictions, "extremist")
    return series.yearly_growth(frame["persons"], frame["year"])


@statistic(unit="times", round=1)
def convictions_extremist_ratio(convictions):
    """People convicted of extremist crimes in the last year that the article gives, for each one convicted in the
    first. Computed by this site."""
    persons = _offence(convictions, "extremist")["persons"]
    return persons.iloc[-1] / persons.iloc[0]


@statistic(unit="persons")
def convictions_2008_total(convictions):
    """Convictions for terrorist and for extremist crimes in 2008, added up. Computed by this site; a person convicted
    of both would be counted under each."""
    return _both(convictions, 2008)


@statistic(unit="persons")
def convictions_2013_total(convictions):
    """Convictions for terrorist and for extremist crimes in 2013, added up. Computed by this site; a person convicted
    of both would be counted under each."""
    return _both(convictions, 2013)


@statistic(unit="percent", round=1)
def convictions_growth(convictions):
    """Change in convictions for terrorist and for extremist crimes together, from 2008 to 2013, in percent of 2008.
    Computed by this site; a person convicted of both would be counted under each."""
    return (_both(convictions, 2013) / _both(convictions, 2008) - 1) * 100


@statistic(unit="percent", round=1)
def convictions_terrorist_2008_share(convictions):
    """Convictions for terrorist crimes as a share of those for terrorist and extremist crimes together, in 2008.
    Computed by this site."""
    return series.share(convictions.loc["terrorist-2008", "persons"], _both(convictions, 2008))


@statistic(unit="percent", round=1)
def convictions_terrorist_2013_share(convictions):
    """Convictions for terrorist crimes as a share of those for terrorist and extremist crimes together, in 2013.
    Computed by this site."""
    return series.share(convictions.loc["terrorist-2013", "persons"], _both(convictions, 2013))


@statistic(unit="percentage points", round=1)
def convictions_terrorist_share_change(convictions):
    """The share of terrorist crimes in convictions for both kinds together, in 2013 less in 2008. Computed by this
    site."""
    return convictions_terrorist_2013_share(convictions) - convictions_terrorist_2008_share(convictions)


@statistic(unit="per 100,000 inhabitants", round=2)
def convictions_terrorist_per_100_000(convictions, country_profile):
    """People convicted of terrorist crimes in 2013, for each 100,000 of the population that the article gives. Computed
    by this site; the article gives the population without a year."""
    return series.per_100_000(convictions.loc["terrorist-2013", "persons"], country_profile.loc["population", "value"])


@statistic(unit="per 100,000 inhabitants", round=2)
def convictions_extremist_per_100_000(convictions, country_profile):
    """People convicted of extremist crimes in 2013, for each 100,000 of the population that the article gives. Computed
    by this site; the article gives the population without a year."""
    return series.per_100_000(convictions.loc["extremist-2013", "persons"], country_profile.loc["population", "value"])


@statistic(unit="persons")
def recruits_stopped_total(recruits_stopped):
    """Kazakhstani recruits not allowed to enter zones of terrorist activity, all years added up. The article states
    this total."""
    return recruits_stopped["persons"].sum()


@statistic(unit="years")
def recruits_stopped_years(recruits_stopped):
    """The years for which the article gives the number of recruits stopped, counted."""
    return recruits_stopped["year"].nunique()


@statistic(unit="persons")
def recruits_stopped_change(recruits_stopped):
    """Recruits stopped in the last year less those stopped in the first. Computed by this site."""
    return series.change(_by_year(recruits_stopped)["persons"])


@statistic(unit="percent", round=1)
def recruits_stopped_growth(recruits_stopped):
    """Change in recruits stopped from the first year to the last, in percent of the first. Computed by this site."""
    return series.growth(_by_year(recruits_stopped)["persons"])


@statistic(unit="percent a year", round=1)
def recruits_stopped_yearly_growth(recruits_stopped):
    """The constant growth a year that would lead from the first yearly figure of recruits stopped to the last.
    Computed by this site."""
    ordered = _by_year(recruits_stopped)
    return series.yearly_growth(ordered["persons"], ordered["year"])


@statistic(unit="persons")
def recruits_stopped_peak(recruits_stopped):
    """The highest yearly number of recruits stopped. Computed by this site."""
    return series.peak(recruits_stopped["persons"])


@statistic(unit="year")
def recruits_stopped_peak_year(recruits_stopped):
    """The year with the highest number of recruits stopped. Computed by this site."""
    return series.peak_year(recruits_stopped, "persons")


@statistic(unit="persons")
def recruits_stopped_change_since_peak(recruits_stopped):
    """Recruits stopped in the last year less those stopped in the year with the highest number. Computed by this
    site."""
    return series.change(_since_peak(recruits_stopped))


@statistic(unit="percent", round=1)
def recruits_stopped_growth_since_peak(recruits_stopped):
    """Change in recruits stopped from the year with the highest number to the last year, in percent of the highest
    number. Computed by this site."""
    return series.growth(_since_peak(recruits_stopped))


@statistic(unit="persons")
def recruits_stopped_yearly_average(recruits_stopped):
    """Recruits stopped in all years, divided by the number of years. Computed by this site."""
    return recruits_stopped["persons"].mean()


def _recruits_share(recruits_stopped: pd.DataFrame, year: str) -> float:
    return series.share(recruits_stopped.loc[year, "persons"], recruits_stopped["persons"].sum())


@statistic(unit="percent", round=1)
def recruits_stopped_2014_share(recruits_stopped):
    """Recruits stopped in 2014, as a share of those stopped in all years. Computed by this site."""
    return _recruits_share(recruits_stopped, "2014")


@statistic(unit="percent", round=1)
def recruits_stopped_2015_share(recruits_stopped):
    """Recruits stopped in 2015, as a share of those stopped in all years. Computed by this site."""
    return _recruits_share(recruits_stopped, "2015")


@statistic(unit="percent", round=1)
def recruits_stopped_2016_share(recruits_stopped):
    """Recruits stopped in 2016, as a share of those stopped in all years. Computed by this site."""
    return _recruits_share(recruits_stopped, "2016")


@statistic(unit="percent", round=1)
def recruits_stopped_2017_share(recruits_stopped):
    """Recruits stopped in 2017, as a share of those stopped in all years. Computed by this site."""
    return _recruits_share(recruits_stopped, "2017")


@statistic(unit="per 100,000 inhabitants", round=2)
def recruits_stopped_per_100_000(recruits_stopped, country_profile):
    """Recruits stopped in all years together, for each 100,000 of the population that the article gives. Computed by
    this site; the article gives the population without a year."""
    return series.per_100_000(recruits_stopped["persons"].sum(), country_profile.loc["population", "value"])


@statistic(unit="percent", round=1)
def returned_charged_share(returned_citizens):
    """Returned citizens charged with participation in terrorist activities, as a share of all returned citizens.
    Computed by this site."""
    return series.share(returned_citizens.loc["charged", "persons"], returned_citizens.loc["returned", "persons"])


@statistic(unit="persons")
def returned_not_charged(returned_citizens):
    """Returned citizens less those of them who were charged. Computed by this site; the article says nothing of these
    citizens."""
    return returned_citizens.loc["returned", "persons"] - returned_citizens.loc["charged", "persons"]


@statistic(unit="per 100,000 inhabitants", round=2)
def returned_per_100_000(returned_citizens, country_profile):
    """Returned citizens for each 100,000 of the population that the article gives. Computed by this site; the article
    gives the population without a year."""
    return series.per_100_000(returned_citizens.loc["returned", "persons"], country_profile.loc["population", "value"])


@statistic(unit="per 100,000 inhabitants", round=2)
def returned_charged_per_100_000(returned_citizens, country_profile):
    """Returned citizens who were charged, for each 100,000 of the population that the article gives. Computed by this
    site; the article gives the population without a year."""
    return series.per_100_000(returned_citizens.loc["charged", "persons"], country_profile.loc["population", "value"])


@statistic(unit="persons")
def foreigners_detained_yearly_average(foreigners_detained):
    """Foreigners detained in the period that the article states, divided by the length of the period in years.
    Computed by this site."""
    return foreigners_detained["persons"].sum() / foreigners_detained["years"].sum()


@statistic(unit="years")
def violent_actions_years(violent_actions):
    """The years of the period for which the article counts violent actions, first and last included."""
    return (violent_actions["last_year"] - violent_actions["first_year"] + 1).sum()


@statistic(unit="actions")
def violent_actions_yearly_average(violent_actions):
    """Violent actions in the period that the article states, divided by its years. Computed by this site; the article
    gives no figure for a single year."""
    return violent_actions["actions"].sum() / violent_actions_years(violent_actions)


@statistic(unit="persons")
def attack_deaths_total(attack_deaths):
    """Deaths as a result of terrorist acts in the cities that the article names, added up. Computed by this site."""
    return attack_deaths["persons"].sum()


@statistic(unit="percent", round=1)
def attack_deaths_aktobe_share(attack_deaths):
    """Deaths in Aktobe as a share of the deaths in both cities. Computed by this site."""
    return series.share(attack_deaths.loc["aktobe-2016", "persons"], attack_deaths["persons"].sum())


@statistic(unit="percent", round=1)
def attack_deaths_almaty_share(attack_deaths):
    """Deaths in Almaty as a share of the deaths in both cities. Computed by this site."""
    return series.share(attack_deaths.loc["almaty-2016", "persons"], attack_deaths["persons"].sum())


@statistic(unit="times", round=1)
def attack_deaths_aktobe_ratio(attack_deaths):
    """Deaths in Aktobe for each death in Almaty. Computed by this site."""
    return attack_deaths.loc["aktobe-2016", "persons"] / attack_deaths.loc["almaty-2016", "persons"]


@statistic(unit="persons")
def attack_deaths_difference(attack_deaths):
    """Deaths in Aktobe less deaths in Almaty. Computed by this site."""
    return attack_deaths.loc["aktobe-2016", "persons"] - attack_deaths.loc["almaty-2016", "persons"]


@statistic(unit="per 100,000 inhabitants", round=2)
def attack_deaths_per_100_000(attack_deaths, country_profile):
    """Deaths in both cities for each 100,000 of the country's population that the article gives. Computed by this
    site; the article gives the population without a year."""
    return series.per_100_000(attack_deaths["persons"].sum(), country_profile.loc["population", "value"])
