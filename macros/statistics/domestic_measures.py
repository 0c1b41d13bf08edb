"""In: programmes, tables, education, propaganda, blocking, thwarted acts, readiness. Out: their counts and changes."""

import pandas as pd

from macros import series, statistic


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
    ordered = _by_year(frame)
    return ordered.loc[ordered["year"] >= series.peak_year(ordered, field), field]


def _year_share(frame: pd.DataFrame, field: str, year: str) -> float:
    """A year's figure. Unit: percent of all years together."""
    return series.share(frame.loc[year, field], frame[field].sum())


@statistic(unit="items")
def state_program_directions_count(programme_aims):
    """Directions of the State Program, as the article numbers them, counted. The article states this number."""
    return _aims(programme_aims, "state-program-2018-2022")


@statistic(unit="years")
def state_program_years(programmes):
    """Years that the State Program covers, first and last included. Computed by this site."""
    return _years(programmes, "state-program-2018-2022")


@statistic(unit="years")
def state_program_earlier_years(programmes):
    """Years that the earlier State Program, which the endnotes alone name, covers, first and last included. Computed
    by this site."""
    return _years(programmes, "state-program-2013-2017")


@statistic(unit="items")
def external_factors_count(terrorism_factors):
    """External factors contributing to terrorism in the article's table, counted by this site."""
    return _side(terrorism_factors, "external")


@statistic(unit="items")
def internal_factors_count(terrorism_factors):
    """Internal factors contributing to terrorism in the article's table, counted by this site."""
    return _side(terrorism_factors, "internal")


@statistic(unit="items")
def strengths_count(strengths_weaknesses):
    """Strengths of Kazakhstan's counter-terrorism in the article's table, counted by this site."""
    return _side(strengths_weaknesses, "strength")


@statistic(unit="items")
def weaknesses_count(strengths_weaknesses):
    """Weaknesses of Kazakhstan's counter-terrorism in the article's table, counted by this site."""
    return _side(strengths_weaknesses, "weakness")


@statistic(unit="items")
def schools_and_colleges_total(education):
    """Schools and colleges whose students are covered by the course on religious studies, added up. Computed by this
    site."""
    return education.loc["schools", "value"] + education.loc["colleges", "value"]


@statistic(unit="persons", round=0)
def university_students_per_university(education):
    """University students, divided by the universities. Computed by this site."""
    return education.loc["university-students", "value"] / education.loc["universities", "value"]


@statistic(unit="times", round=1)
def students_covered_ratio(education):
    """Students covered by the course on religious studies for each student of the universities with elective courses.
    Computed by this site from a total that the article gives in rounded form."""
    return education.loc["students-covered", "value"] / education.loc["university-students", "value"]


@statistic(unit="percent", round=1)
def university_students_population_share(education, country_profile):
    """University students, in percent of the population that the article gives. Computed by this site; the article
    states no year for either."""
    return series.share(education.loc["university-students", "value"], country_profile.loc["population", "value"])


@statistic(unit="items")
def information_work_total(information_work):
    """Information stories, materials on the Internet and commercials, added up as the article prints their figures,
    each of which is a bound or an approximation. Computed by this site."""
    return information_work["items"].sum()


def _information_share(information_work: pd.DataFrame, medium: str) -> float:
    return series.share(information_work.loc[medium, "items"], information_work["items"].sum())


@statistic(unit="percent", round=1)
def information_work_media_stories_share(information_work):
    """Information stories broadcast in the media, in percent of all items of information work, by the figures as
    printed. Computed by this site."""
    return _information_share(information_work, "media-stories")


@statistic(unit="percent", round=1)
def information_work_internet_materials_share(information_work):
    """Materials posted on the Internet, in percent of all items of information work, by the figures as printed.
    Computed by this site."""
    return _information_share(information_work, "internet-materials")


@statistic(unit="percent", round=1)
def information_work_television_commercials_share(information_work):
    """Commercials released on TV channels, in percent of all items of information work, by the figures as printed.
    Computed by this site."""
    return _information_share(information_work, "television-commercials")


@statistic(unit="materials")
def blocked_materials_total(blocked_materials):
    """Materials blocked in all years, added up by the figures as printed, of which one is a lower bound. Computed by
    this site."""
    return blocked_materials["materials"].sum()


@statistic(unit="years")
def blocked_materials_years(blocked_materials):
    """The years for which the article gives the number of materials blocked, counted."""
    return blocked_materials["year"].nunique()


@statistic(unit="materials")
def blocked_materials_yearly_average(blocked_materials):
    """Materials blocked in all years, divided by the number of years, by the figures as printed. Computed by this
    site."""
    return blocked_materials["materials"].mean()


@statistic(unit="materials")
def blocked_materials_change(blocked_materials):
    """Materials blocked in the last year less those blocked in the first, by the figures as printed, of which the last
    is a lower bound. Computed by this site."""
    return series.change(_by_year(blocked_materials)["materials"])


@statistic(unit="percent", round=1)
def blocked_materials_growth(blocked_materials):
    """Change in materials blocked from the first year to the last, in percent of the first, by the figures as printed.
    Computed by this site."""
    return series.growth(_by_year(blocked_materials)["materials"])


@statistic(unit="percent a year", round=1)
def blocked_materials_yearly_growth(blocked_materials):
    """The constant growth a year that would lead from the first figure of materials blocked to the last, by the figures
    as printed. Computed by this site."""
    ordered = _by_year(blocked_materials)
    return series.yearly_growth(ordered["materials"], ordered["year"])


@statistic(unit="materials")
def blocked_materials_peak(blocked_materials):
    """The highest yearly figure of materials blocked, by the figures as printed. Computed by this site."""
    return series.peak(blocked_materials["materials"])


@statistic(unit="year")
def blocked_materials_peak_year(blocked_materials):
    """The year with the highest figure of materials blocked, by the figures as printed. Computed by this site."""
    return series.peak_year(blocked_materials, "materials")


@statistic(unit="times", round=1)
def blocked_materials_2016_ratio(blocked_materials):
    """Materials blocked in 2016 for each one blocked in 2015. Computed by this site."""
    return blocked_materials.loc["2016", "materials"] / blocked_materials.loc["2015", "materials"]


@statistic(unit="materials")
def blocked_materials_change_since_peak(blocked_materials):
    """Materials blocked in the last year less those blocked in the year with the highest figure, by the figures as
    printed, of which the last is a lower bound. Computed by this site."""
    return series.change(_since_peak(blocked_materials, "materials"))


@statistic(unit="percent", round=1)
def blocked_materials_growth_since_peak(blocked_materials):
    """Change in materials blocked from the year with the highest figure to the last year, in percent of the highest,
    by the figures as printed. Computed by this site."""
    return series.growth(_since_peak(blocked_materials, "materials"))


@statistic(unit="percent", round=1)
def blocked_materials_2015_share(blocked_materials):
    """Materials blocked in 2015, in percent of those blocked in all years, by the figures as printed. Computed by this
    site."""
    return _year_share(blocked_materials, "materials", "2015")


@statistic(unit="percent", round=1)
def blocked_materials_2016_share(blocked_materials):
    """Materials blocked in 2016, in percent of those blocked in all years, by the figures as printed. Computed by this
    site."""
    return _year_share(blocked_materials, "materials", "2016")


@statistic(unit="percent", round=1)
def blocked_materials_2017_share(blocked_materials):
    """Materials blocked in 2017, in percent of those blocked in all years, by the figures as printed. Computed by this
    site."""
    return _year_share(blocked_materials, "materials", "2017")


@statistic(unit="acts")
def thwarted_acts_total(thwarted_acts):
    """Terrorist actions prevented and thwarted in early stages of preparation, all years added up. The article states
    this total in actions; it prints the yearly figures as terrorists."""
    return thwarted_acts["acts"].sum()


@statistic(unit="years")
def thwarted_acts_years(thwarted_acts):
    """The years for which the article gives a figure of terrorist actions thwarted, counted."""
    return thwarted_acts["year"].nunique()


@statistic(unit="acts")
def thwarted_acts_yearly_average(thwarted_acts):
    """Terrorist actions thwarted in all years, divided by the number of years. Computed by this site."""
    return thwarted_acts["acts"].mean()


@statistic(unit="acts")
def thwarted_acts_change(thwarted_acts):
    """The figure of terrorist actions thwarted in the last year less that in the first. Computed by this site."""
    return series.change(_by_year(thwarted_acts)["acts"])


@statistic(unit="percent", round=1)
def thwarted_acts_growth(thwarted_acts):
    """Change in terrorist actions thwarted from the first year to the last, in percent of the first. Computed by this
    site."""
    return series.growth(_by_year(thwarted_acts)["acts"])


@statistic(unit="percent a year", round=1)
def thwarted_acts_yearly_growth(thwarted_acts):
    """The constant growth a year that would lead from the first yearly figure of terrorist actions thwarted to the
    last. Computed by this site."""
    ordered = _by_year(thwarted_acts)
    return series.yearly_growth(ordered["acts"], ordered["year"])


@statistic(unit="acts")
def thwarted_acts_peak(thwarted_acts):
    """The highest yearly figure of terrorist actions thwarted. Computed by this site."""
    return series.peak(thwarted_acts["acts"])


@statistic(unit="year")
def thwarted_acts_peak_year(thwarted_acts):
    """The year with the highest figure of terrorist actions thwarted. Computed by this site."""
    return series.peak_year(thwarted_acts, "acts")


@statistic(unit="acts")
def thwarted_acts_change_since_peak(thwarted_acts):
    """The figure of terrorist actions thwarted in the last year less that in the year with the highest figure.
    Computed by this site."""
    return series.change(_since_peak(thwarted_acts, "acts"))


@statistic(unit="percent", round=1)
def thwarted_acts_growth_since_peak(thwarted_acts):
    """Change in terrorist actions thwarted from the year with the highest figure to the last year, in percent of the
    highest. Computed by this site."""
    return series.growth(_since_peak(thwarted_acts, "acts"))


@statistic(unit="percent", round=1)
def thwarted_acts_2014_share(thwarted_acts):
    """The figure of terrorist actions thwarted in 2014, in percent of all years. Computed by this site."""
    return _year_share(thwarted_acts, "acts", "2014")


@statistic(unit="percent", round=1)
def thwarted_acts_2015_share(thwarted_acts):
    """The figure of terrorist actions thwarted in 2015, in percent of all years. Computed by this site."""
    return _year_share(thwarted_acts, "acts", "2015")


@statistic(unit="percent", round=1)
def thwarted_acts_2016_share(thwarted_acts):
    """The figure of terrorist actions thwarted in 2016, in percent of all years. Computed by this site."""
    return _year_share(thwarted_acts, "acts", "2016")


@statistic(unit="percent", round=1)
def thwarted_acts_2017_share(thwarted_acts):
    """The figure of terrorist actions thwarted in 2017, in percent of all years. Computed by this site."""
    return _year_share(thwarted_acts, "acts", "2017")


@statistic(unit="percent", round=1)
def thwarted_acts_2016_2017_share(thwarted_acts):
    """The figures of terrorist actions thwarted in 2016 and in 2017 together, in percent of all years. Computed by
    this site."""
    return thwarted_acts_2016_share(thwarted_acts) + thwarted_acts_2017_share(thwarted_acts)


@statistic(unit="percent")
def vulnerable_objects_remainder(readiness):
    """Objects vulnerable to terrorism other than those that were tested and met the requirements, in percent of all
    such objects. Computed by this site; the article does not say how many of them were tested."""
    return 100 - readiness.loc["vulnerable-objects", "percent"]
