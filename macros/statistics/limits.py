"""In: limits. Out: counts for the section on the limits of a middle power."""

from macros import statistic


@statistic("tells {value} limits apart", subject="the table of limits", unit="items")
def limits_count(limits):
    """Limits that this site tells apart in the section on middle power limits, its closing recap included."""
    return len(limits)


@statistic("has {value:words} of them as the closing recap words them", subject="the table of limits", unit="items")
def limits_recap_count(limits):
    """Limits as the closing recap of the section on middle power limits words them, counted by this site."""
    return limits["key"].str.startswith("recap-").sum()
