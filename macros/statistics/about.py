"""In: the ledger of what the article prints. Out: how many entries it has, and the part with a reason."""

from macros import operations, statistic


@statistic("has {value} entries", subject="the ledger", unit="items")
def printed_entries_count(printed):
    """Entries in the ledger: numbers, dates, comparisons and trends that the article prints, one for each place where
    it prints them. Counted by this site."""
    return len(printed)


@statistic(
    "gives a reason or a remark in {part} of them, which is {value}", subject="the ledger", unit="percent", round=1
)
def printed_reasons_share(printed):
    """Entries in the ledger that carry a reason or a remark, as a share of all entries. Computed by this site."""
    return operations.share((printed["reason"] != "").sum(), len(printed))
