"""In: limits. Out: their table for the section on the limits of a middle power."""

from macros import table


@table()
def limits(limits):
    """What limits a middle power such as Kazakhstan, in the authors' account and in the order of their argument,
    the closing recap last. The numbers are this site's."""
    return limits[["order", "limit"]]
