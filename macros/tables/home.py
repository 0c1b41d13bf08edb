"""In: the article's authors, and the numbers that it gives for more than one year. Out: their tables."""

import pandas as pd

from macros import Stat, Trend, table


@table()
def authors(authors):
    """The authors of the article in the order of its title page, with the university and country that it states for
    each."""
    return authors[["name", "affiliation", "country"]]


@table()
def key_figures(convictions, recruits_stopped, thwarted_acts, blocked_materials):
    """What the article gives for more than one year, and the total where it states one. Each line has a scale of its
    own, which starts at zero; a broken line passes over years without a figure. The article prints the yearly figures
    of terrorist actions thwarted as “terrorists”; this site reads them as actions."""
    rows = {
        "recruits_stopped": (
            "Recruits stopped",
            _years("recruits_stopped", recruits_stopped),
            Stat("recruits_stopped_total"),
        ),
        "terrorist": ("Convicted of terrorist crimes", _years("convictions", _of(convictions, "terrorist")), pd.NA),
        "extremist": ("Convicted of extremist crimes", _years("convictions", _of(convictions, "extremist")), pd.NA),
        "thwarted_acts": (
            "Terrorist actions thwarted",
            _years("thwarted_acts", thwarted_acts),
            Stat("thwarted_acts_total"),
        ),
        "blocked_materials": ("Materials blocked", _years("blocked_materials", blocked_materials), pd.NA),
    }
    return pd.DataFrame(rows.values(), columns=["what is counted", "first year and last", "in all"], index=list(rows))


def _years(dataset: str, frame: pd.DataFrame) -> Trend:
    return Trend(dataset, tuple(frame.index))


def _of(convictions: pd.DataFrame, offence: str) -> pd.DataFrame:
    return convictions[convictions["offence"] == offence]
