"""In: the yearly series and the conclusions. Out: the table that compares the series, and the list of conclusions."""

import pandas as pd

from macros.registry import Stat, Value, table


@table()
def yearly_series(recruits_stopped, thwarted_acts, blocked_materials):
    """The yearly series that the article prints. Totals, changes, growth and peaks are computed by this site where
    the article does not state them, and from the printed numbers without their hedges."""
    rows = {
        "recruits_stopped": ("Recruits stopped", recruits_stopped, "persons"),
        "thwarted_acts": ("Terrorist actions thwarted", thwarted_acts, "acts"),
        "blocked_materials": ("Materials blocked", blocked_materials, "materials"),
    }
    return pd.DataFrame([_row(name, *row) for name, row in rows.items()], index=list(rows))


def _row(name: str, title: str, frame: pd.DataFrame, field: str) -> dict:
    """One series: its ends from the data, the rest from its statistics."""
    ordered = frame.sort_values("year")
    first, last = ordered.index[0], ordered.index[-1]
    return {
        "series": title,
        "first year": Value(name, first, "year"),
        "last year": Value(name, last, "year"),
        "total": Stat(f"{name}_total"),
        "first": Value(name, first, field),
        "last": Value(name, last, field),
        "change": Stat(f"{name}_change"),
        "growth": Stat(f"{name}_growth"),
        "peak": Stat(f"{name}_peak"),
        "peak year": Stat(f"{name}_peak_year"),
    }


@table(as_list="i")
def conclusions(conclusions):
    """What the article concludes, in its own order and with its own numbers."""
    return conclusions[["order", "conclusion"]]
