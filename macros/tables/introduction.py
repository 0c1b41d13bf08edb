"""In: convictions, recruits, returns, deaths and the population. Out: tables of what this site computes from them."""

import pandas as pd

from macros import Period, Stat, Value, table


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


@table()
def persons_per_100_000():
    """Persons whom the introduction counts, the detained foreigners left out, for each 100,000 of the population that
    the article gives. The rates are computed by this site; the article gives the population without a year, and the
    counts are of different years and lengths of time. Where the years are empty, the article states none."""

    def years(dataset: str, first: str, last: str) -> Period:
        return Period(*(Value(dataset, row, "year") for row in (first, last)))

    counted = {
        "convictions_terrorist": (
            "Convicted of terrorist crimes",
            years("convictions", "terrorist-2013", "terrorist-2013"),
            Value("convictions", "terrorist-2013"),
        ),
        "convictions_extremist": (
            "Convicted of extremist crimes",
            years("convictions", "extremist-2013", "extremist-2013"),
            Value("convictions", "extremist-2013"),
        ),
        "recruits_stopped": (
            "Recruits stopped, all years",
            years("recruits_stopped", "2014", "2017"),
            Stat("recruits_stopped_total"),
        ),
        "returned": ("Citizens returned", None, Value("returned_citizens", "returned")),
        "returned_charged": ("Returned citizens charged", None, Value("returned_citizens", "charged")),
        "attack_deaths": (
            "Deaths in attacks, both cities",
            years("attack_deaths", "aktobe-2016", "almaty-2016"),
            Stat("attack_deaths_total"),
        ),
    }
    rows = [(*cells, Stat(f"{rate}_per_100_000", {"unit": False})) for rate, cells in counted.items()]
    names = ["who is counted", "years", "number", "per 100,000 inhabitants"]
    return pd.DataFrame(rows, columns=names, index=list(counted))
