"""In: limits, citations and the works cited. Out: counts for the section on the limits of a middle power."""

import pandas as pd

from macros import statistic

FIRST_ENDNOTE, LAST_ENDNOTE = 35, 42


def cited_in_section(citations: pd.DataFrame) -> pd.DataFrame:
    """The citations of this section's endnotes."""
    return citations[citations["endnote"].between(FIRST_ENDNOTE, LAST_ENDNOTE)]


@statistic("tells {value} limits apart", subject="the table", unit="items")
def limits_count(limits):
    """Limits that this site tells apart in the section on middle power limits, its closing recap included."""
    return len(limits)


@statistic("has {value:words} of them as the closing recap words them", subject="the table", unit="items")
def limits_recap_count(limits):
    """Limits as the closing recap of the section on middle power limits words them, counted by this site."""
    return limits["key"].str.startswith("recap-").sum()


@statistic("has {value:words} endnotes", subject="the section", unit="items")
def limits_endnotes_count(citations):
    """Endnotes of the section on middle power limits, counted by this site."""
    return cited_in_section(citations)["endnote"].nunique()


@statistic("cites {value:words} journal [article|articles]", subject="the section", unit="items")
def limits_journal_articles_count(citations, references):
    """Journal articles among the works that the endnotes of the section on middle power limits cite, counted by
    this site."""
    works = references.loc[cited_in_section(citations)["reference"].unique()]
    return (works["kind"] == "article-journal").sum()
