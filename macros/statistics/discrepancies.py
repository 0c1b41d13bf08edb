"""In: objectives, endnotes, printed numbers and courses. Out: counts and rates for the points to read with care."""

from macros import statistic


@statistic(
    "in {value} places, as this site reads them, the article states a trend that none of its figures measures",
    unit="items",
)
def trends_without_figure_count(printed):
    """Places where the article states a trend that none of its figures measures: entries of the ledger that are of
    this kind and refer to no data. Counted by this site."""
    unanswered = (printed["dataset"] == "") & (printed["statistic"] == "") & (printed["claim"] == "")
    return (unanswered & (printed["kind"] == "trend")).sum()


@statistic("{value} figures stand in sentences that carry no endnote", unit="items")
def figures_without_endnote_count(printed):
    """Numbers that measure something and stand in the running text in a sentence without an endnote, as the ledger
    has them. Counted by this site."""
    running = (printed["kind"] == "number") & (printed["place"] == "")
    return (running & printed["endnote"].isna()).sum()
