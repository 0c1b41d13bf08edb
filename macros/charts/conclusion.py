"""In: the yearly series. Out: the chart that sets them below each other."""

import pandas as pd

from macros import bars, chart


@chart(unit="number of persons, actions and materials, each on its own scale", title="decline_past_two_years")
def yearly_series_compared(recruits_stopped, thwarted_acts, blocked_materials):
    """The yearly series that the article prints, below each other over the same years; a year without a bar has no
    figure. The article does not set them side by side. What they count was stopped, thwarted or blocked: fewer need not
    mean less terrorism, nor more of them more. A number with words before it is a bound, and the yearly figures of
    actions are printed as “terrorists”."""
    frame = pd.concat(
        [
            _series("Recruits stopped", recruits_stopped, "persons"),
            _series("Actions thwarted", thwarted_acts, "acts"),
            _series("Materials blocked", blocked_materials, "materials"),
        ]
    )
    return bars.panels(frame, "series", "year", "number")


def _series(name: str, frame: pd.DataFrame, field: str) -> pd.DataFrame:
    """One series. Shape: its name, year, hedge and number."""
    ordered = frame.sort_values("year")
    found = pd.DataFrame({"series": name, "year": ordered["year"], "hedge": "", "number": ordered[field]})
    found["hedge"] = ordered["hedge"].fillna("") if "hedge" in ordered else ""
    found.index = [f"{field}-{year}" for year in ordered["year"]]
    return found
