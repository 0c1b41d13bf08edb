"""In: the ledger of what the article prints. Out: how many entries it has, and how many carry a reason."""

from macros import series, statistic


@statistic(unit="items")
def printed_entries_count(printed):
    """Entries in the ledger: numbers, dates, comparisons and trends that the article prints, one for each place where
    it prints them. Counted by this site."""
    return len(printed)


@statistic(unit="items")
def printed_reasons_count(printed):
    """Entries in the ledger that carry a reason or a remark. Counted by this site."""
    return (printed["reason"] != "").sum()


@statistic(unit="percent", round=1)
def printed_reasons_share(printed):
    """Entries in the ledger that carry a reason or a remark, as a share of all entries. Computed by this site."""
    return series.share(printed_reasons_count(printed), len(printed))
