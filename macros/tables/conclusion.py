"""In: the yearly series and the conclusions. Out: the table that compares the series, and the list of conclusions."""

import pandas as pd

from macros import Period, Stat, Value, table


@table()
def yearly_series(recruits_stopped, thwarted_acts, blocked_materials):
    """The yearly series that the article prints. Totals, changes and peaks are computed by this site where
    the article does not state them, and from the printed numbers without their hedges."""
    columns = {
        "recruits stopped": _column("recruits_stopped", recruits_stopped, "persons"),
        "actions thwarted": _column("thwarted_acts", thwarted_acts, "acts"),
        "materials blocked": _column("blocked_materials", blocked_materials, "materials"),
    }
    frame = pd.DataFrame(columns)
    measures = [key.replace("-", " ").capitalize() for key in frame.index]
    return frame.assign(measure=measures)[["measure", *columns]]


def _column(name: str, frame: pd.DataFrame, field: str) -> dict:
    """One series: its ends from the data, the rest from its statistics."""
    ordered = frame.sort_values("year")
    first, last = ordered.index[0], ordered.index[-1]
    return {
        "years": Period(Value(name, first, "year"), Value(name, last, "year")),
        "all-years": Stat(f"{name}_total"),
        "first-year": Value(name, first, field),
        "last-year": Value(name, last, field),
        "change": Stat(f"{name}_change"),
        "peak": Stat(f"{name}_peak"),
        "year-of-the-peak": Stat(f"{name}_peak_year"),
    }


@table(as_list="i")
def conclusions(conclusions):
    """What the article concludes, in its own order and with its own numbers."""
    return conclusions[["order", "conclusion"]]
