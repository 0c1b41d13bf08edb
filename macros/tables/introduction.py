"""In: convictions, recruits, returns, deaths and the population. Out: tables of what this site computes from them."""

import pandas as pd

from macros.registry import Stat, Value, table


@table()
def convictions_compared(convictions):
    """People convicted by kind of crime, the last year that the article gives against the first. Computed by this
    site."""
    offences = convictions["offence"].drop_duplicates()
    return pd.DataFrame(
        {
            "crimes": [offence.capitalize() for offence in offences],
            "change": [Stat(f"convictions_{offence}_change") for offence in offences],
            "growth": [Stat(f"convictions_{offence}_growth") for offence in offences],
            "yearly growth": [Stat(f"convictions_{offence}_yearly_growth") for offence in offences],
            "last year to first": [Stat(f"convictions_{offence}_ratio") for offence in offences],
        },
        index=list(offences),
    )


@table()
def recruits_stopped_shares(recruits_stopped):
    """Recruits stopped by year, and the share of each year in all years together. The shares are computed by this
    site."""
    frame = recruits_stopped[["year", "persons"]]
    return frame.assign(share=[Stat(f"recruits_stopped_{year}_share") for year in frame.index])


@table()
def persons_per_100_000():
    """Persons that the introduction counts, for each 100,000 of the population that the article gives. The rates are
    computed by this site; the article gives the population without a year, and the counts are of different years and
    lengths of time."""
    counted = [
        (
            "Convicted of terrorist crimes, 2013",
            Value("convictions", "terrorist-2013"),
            "convictions_terrorist_per_100_000",
        ),
        (
            "Convicted of extremist crimes, 2013",
            Value("convictions", "extremist-2013"),
            "convictions_extremist_per_100_000",
        ),
        ("Recruits stopped, all years", Stat("recruits_stopped_total"), "recruits_stopped_per_100_000"),
        ("Citizens returned", Value("returned_citizens", "returned"), "returned_per_100_000"),
        ("Returned citizens charged", Value("returned_citizens", "charged"), "returned_charged_per_100_000"),
        ("Deaths in attacks, both cities", Stat("attack_deaths_total"), "attack_deaths_per_100_000"),
    ]
    return pd.DataFrame(
        [(what, number, Stat(name, {"unit": False})) for what, number, name in counted],
        columns=["who is counted", "number", "per 100,000 inhabitants"],
        index=[name for _, _, name in counted],
    )
