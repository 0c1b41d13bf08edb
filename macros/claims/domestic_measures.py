"""In: programmes, tables, education, blocking, thwarted acts, readiness. Out: whether words about them hold."""

from macros import claim, operations


@claim("the State Program begins in the year after the last of the earlier one")
def state_program_follows_earlier(programmes):
    """The first year of the State Program is the year after the last year of the earlier one."""
    earlier, later = programmes.loc["state-program-2013-2017"], programmes.loc["state-program-2018-2022"]
    return bool(later["first_year"] == earlier["last_year"] + 1)


@claim("the table of factors names as many internal ones as external ones")
def factors_as_many_internal_as_external(terrorism_factors):
    """The article's table has the same number of internal and of external factors."""
    sides = terrorism_factors["side"].value_counts()
    return bool(sides["external"] == sides["internal"])


@claim("the table names as many weaknesses as strengths")
def weaknesses_as_many_as_strengths(strengths_weaknesses):
    """The article's table has the same number of weaknesses and of strengths."""
    sides = strengths_weaknesses["side"].value_counts()
    return bool(sides["strength"] == sides["weakness"])


@claim("the yearly figure of terrorist actions thwarted rose every year up to the highest")
def thwarted_acts_rose_to_peak(thwarted_acts):
    """Up to the highest figure of terrorist actions thwarted, each is above that of the year before."""
    ordered = thwarted_acts.sort_values("year")["acts"]
    return operations.rises_every_year(ordered.loc[: ordered.idxmax()])


@claim("most of the actions thwarted fall in the last two years")
def thwarted_acts_mostly_in_last_years(thwarted_acts):
    """The figures of the last two years together are more than half of those of all years."""
    last = thwarted_acts.sort_values("year")["acts"].iloc[-2:]
    return bool(2 * last.sum() > thwarted_acts["acts"].sum())


@claim(
    "less than half of vulnerable objects were tested and met requirements",
    "less than half of the vulnerable objects",
)
def vulnerable_objects_less_than_half(readiness):
    """Objects vulnerable to terrorism that were tested and met the requirements are below one half of all such
    objects."""
    return bool(2 * readiness.loc["vulnerable-objects", "percent"] < 100)


@claim("more materials were blocked in each later year than in the first")
def blocked_materials_above_first(blocked_materials):
    """Each number of materials blocked after that of the first year is above it; a lower bound is taken as printed,
    so that what it bounds is above it too."""
    first, *later = blocked_materials.sort_values("year")["materials"]
    return bool(all(number > first for number in later))
