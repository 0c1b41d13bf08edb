"""In: objectives, endnotes, printed numbers and courses. Out: counts and rates for the points to read with care."""

from macros import statistic


@statistic("in {value} places the article states a trend that none of its figures measures", unit="items")
def trends_without_figure_count(printed):
    """Places where the article states a trend, and where the ledger of printed numbers gives as the reason that no
    figure in the article measures it. Counted by this site."""
    return printed["reason"].str.startswith("a trend that no figure").sum()


@statistic("{value} figures stand in sentences that carry no endnote", unit="items")
def figures_without_endnote_count(violent_actions, un_documents, education, readiness, laws):
    """Figures in sentences that carry no endnote: violent actions, United Nations documents, courses at schools and
    universities, readiness, and the threshold of a law. Dates are not counted. Counted by this site."""
    thresholds = laws.loc[laws["threshold_days"].notna(), "endnote"]
    unmarked = [frame["endnote"].isna().sum() for frame in (violent_actions, readiness)]
    return (
        sum(unmarked)
        + thresholds.isna().sum()
        + un_documents["documents"].notna().sum()
        + education["value"].notna().sum()
    )
