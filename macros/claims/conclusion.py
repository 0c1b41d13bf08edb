"""In: the yearly series. Out: tests of what is said of their last years."""

from macros import claim


def _changes(recruits_stopped, thwarted_acts, blocked_materials, years):
    """What each series changed by, up to its last year, over so many years. Raises: KeyError where a year lacks."""
    found = []
    for frame, field in ((recruits_stopped, "persons"), (thwarted_acts, "acts"), (blocked_materials, "materials")):
        values = frame.set_index("year")[field]
        last = frame["year"].max()
        found.append(values[last] - values[last - years])
    return found


@claim("over two years only the number of recruits stopped fell")
def decline_past_two_years(recruits_stopped, thwarted_acts, blocked_materials):
    """Over the last two years of each yearly series the number of recruits stopped fell, while the numbers of
    terrorist actions thwarted and of materials blocked rose, by the printed numbers without their hedges. The
    article does not say what declined."""
    recruits, *others = _changes(recruits_stopped, thwarted_acts, blocked_materials, 2)
    return bool(recruits < 0 and all(change > 0 for change in others))


@claim("all of the yearly series fell")
def yearly_series_fell_last_year(recruits_stopped, thwarted_acts, blocked_materials):
    """In the last year of each yearly series the number of recruits stopped, of terrorist actions thwarted and of
    materials blocked was below that of the year before, by the printed numbers without their hedges."""
    changes = _changes(recruits_stopped, thwarted_acts, blocked_materials, 1)
    return bool(all(change < 0 for change in changes))
