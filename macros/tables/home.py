"""In: the article's authors, and the numbers that it gives for more than one year. Out: their tables."""

import pandas as pd

from macros.registry import Stat, Trend, table


@table()
def authors(authors):
    """The authors of the article in the order of its title page, with the university and country that it states for
    each."""
    return authors[["name", "affiliation", "country"]]


@table()
def key_figures(convictions, recruits_stopped, thwarted_acts, blocked_materials):
    """What the article gives for each of several years, with all years together where it states their total. Each line
    has years and a scale of its own, which starts at zero. Of convictions the article gives the first and the last year
    alone; the yearly figures of actions thwarted it prints as “terrorists”, and this site reads them as actions."""
    rows = {
        "recruits_stopped": (
            "Recruits stopped",
            Stat("recruits_stopped_total"),
            _years("recruits_stopped", recruits_stopped),
        ),
        "terrorist": ("Convicted of terrorist crimes", None, _years("convictions", _of(convictions, "terrorist"))),
        "extremist": ("Convicted of extremist crimes", None, _years("convictions", _of(convictions, "extremist"))),
        "thwarted_acts": (
            "Terrorist actions thwarted",
            Stat("thwarted_acts_total"),
            _years("thwarted_acts", thwarted_acts),
        ),
        "blocked_materials": ("Materials blocked", None, _years("blocked_materials", blocked_materials)),
    }
    return pd.DataFrame(rows.values(), columns=["what is counted", "in all", "trend"], index=list(rows))


def _years(dataset: str, frame: pd.DataFrame) -> Trend:
    return Trend(dataset, tuple(frame.index))


def _of(convictions: pd.DataFrame, offence: str) -> pd.DataFrame:
    return convictions[convictions["offence"] == offence]
