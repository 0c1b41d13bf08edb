"""In: programmes, tables, education, blocking, thwarted acts, readiness. Out: whether words about them hold."""

from macros import claim, series


@claim("begins in the year after", "directly follows")
def state_program_follows_earlier(programmes):
    """The first year of the State Program is the year after the last year of the earlier one."""
    earlier, later = programmes.loc["state-program-2013-2017"], programmes.loc["state-program-2018-2022"]
    return bool(later["first_year"] == earlier["last_year"] + 1)


@claim("as many")
def factors_as_many_internal_as_external(terrorism_factors):
    """The article's table has the same number of internal and of external factors."""
    sides = terrorism_factors["side"].value_counts()
    return bool(sides["external"] == sides["internal"])


@claim("as many")
def weaknesses_as_many_as_strengths(strengths_weaknesses):
    """The article's table has the same number of weaknesses and of strengths."""
    sides = strengths_weaknesses["side"].value_counts()
    return bool(sides["strength"] == sides["weakness"])


@claim("peaked", "was highest")
def blocked_materials_peaked_in_2016(blocked_materials):
    """By the figures as printed, more materials were blocked in 2016 than in any other year."""
    others = blocked_materials["materials"].drop("2016")
    return bool((others < blocked_materials.loc["2016", "materials"]).all())


@claim("rose every year", "grew every year")
def thwarted_acts_rose_to_2016(thwarted_acts):
    """Up to 2016, the figure of terrorist actions thwarted is higher in each year than in the year before."""
    ordered = thwarted_acts[thwarted_acts["year"] <= 2016].sort_values("year")
    return series.rises_every_year(ordered["acts"])


@claim("peaked", "was highest")
def thwarted_acts_peaked_in_2016(thwarted_acts):
    """The figure of terrorist actions thwarted is higher in 2016 than in any other year."""
    others = thwarted_acts["acts"].drop("2016")
    return bool((others < thwarted_acts.loc["2016", "acts"]).all())


@claim("most", "the majority")
def thwarted_acts_mostly_in_2016_and_2017(thwarted_acts):
    """The figures of 2016 and 2017 together are more than half of those of all years."""
    return bool(2 * thwarted_acts.loc[["2016", "2017"], "acts"].sum() > thwarted_acts["acts"].sum())


@claim("less than half", "fewer than half")
def vulnerable_objects_less_than_half(readiness):
    """Objects vulnerable to terrorism that were tested and met the requirements are below one half of all such
    objects."""
    return bool(2 * readiness.loc["vulnerable-objects", "percent"] < 100)
