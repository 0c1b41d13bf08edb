"""In: convictions, recruits, returns, deaths and the population. Out: tables of what this site computes from them."""

import pandas as pd

from macros.registry import Stat, Value, table


@table()
def convictions_compared(convictions):
    """People convicted by kind of crime, the last year that the article gives against the first. The yearly growth is
    the constant one that would lead from the first figure to the last. Computed by this site."""
    offences = convictions["offence"].drop_duplicates()
    return pd.DataFrame(
        {
            "crimes": [offence.capitalize() for offence in offences],
            "change": [Stat(f"convictions_{offence}_change") for offence in offences],
            "growth": [Stat(f"convictions_{offence}_growth") for offence in offences],
            "yearly growth": [Stat(f"convictions_{offence}_yearly_growth") for offence in offences],
            "times the first year": [Stat(f"convictions_{offence}_ratio") for offence in offences],
        },
        index=list(offences),
    )


@table()
def recruits_stopped_shares(recruits_stopped):
    """Recruits stopped by year, and the share of each year in all years together. The shares are computed by this
    site."""
    frame = recruits_stopped[["year", "persons"]]
    return frame.assign(share=[Stat(f"recruits_stopped_{year}_share") for year in frame.index])


def _span(years: pd.Series) -> str:
    """The years in words: one, or the first and the last."""
    first, last = years.min(), years.max()
    return str(first) if first == last else f"{first}–{last}"


@table()
def persons_per_100_000(recruits_stopped, attack_deaths):
    """Persons whom the introduction counts, the detained foreigners left out, for each 100,000 of the population that
    the article gives. The rates are computed by this site; the article gives the population without a year, and the
    counts are of different years and lengths of time. Where a year is empty, the article states none."""
    year = {offence: Value("convictions", f"{offence}-2013", "year") for offence in ("terrorist", "extremist")}
    counted = [
        (
            "Convicted of terrorist crimes",
            year["terrorist"],
            Value("convictions", "terrorist-2013"),
            "convictions_terrorist",
        ),
        (
            "Convicted of extremist crimes",
            year["extremist"],
            Value("convictions", "extremist-2013"),
            "convictions_extremist",
        ),
        (
            "Recruits stopped, all years",
            _span(recruits_stopped["year"]),
            Stat("recruits_stopped_total"),
            "recruits_stopped",
        ),
        ("Citizens returned", "", Value("returned_citizens", "returned"), "returned"),
        ("Returned citizens charged", "", Value("returned_citizens", "charged"), "returned_charged"),
        ("Deaths in attacks, both cities", _span(attack_deaths["year"]), Stat("attack_deaths_total"), "attack_deaths"),
    ]
    rows = [(who, when, number, Stat(f"{rate}_per_100_000", {"unit": False})) for who, when, number, rate in counted]
    names = ["who is counted", "year", "number", "per 100,000 inhabitants"]
    return pd.DataFrame(rows, columns=names, index=[rate for *_, rate in counted])
