"""In: endnotes, citations and the works cited. Out: how many there are, of which kind, year and language."""

from macros import statistic


@statistic("are {value} in number", subject="the endnotes", unit="items")
def endnotes_count(endnotes):
    """The endnotes of the article."""
    return len(endnotes)


@statistic("hold {value} citations", subject="the endnotes", unit="items")
def citations_count(citations):
    """Citations in the endnotes: a work counts once for each endnote that cites it. Counted by this site."""
    return len(citations)


@statistic("cite {value} works", subject="the endnotes", unit="items")
def cited_works_count(citations):
    """Works that the endnotes cite, each counted once. Counted by this site."""
    return citations["reference"].nunique()


@statistic("cite {value:words} of the works more than once", subject="the endnotes", unit="items")
def cited_works_repeated_count(citations):
    """Works that more than one endnote cites. Counted by this site."""
    return (citations.groupby("reference")["endnote"].nunique() > 1).sum()


@statistic("{value} of the works cited are journal articles", unit="items")
def cited_journal_articles_count(references):
    """Journal articles among the works cited: those for which the endnotes print a volume. Counted by this site."""
    return (references["kind"] == "article-journal").sum()


@statistic("the earliest work cited is of {value}", unit="year")
def cited_works_first_year(references):
    """The earliest year of publication among the works cited."""
    return references["year"].min()


@statistic("the latest work cited is of {value}", unit="year")
def cited_works_last_year(references):
    """The latest year of publication among the works cited."""
    return references["year"].max()


@statistic("{value:words} of the works cited [has|have] no year of publication", unit="items")
def cited_works_undated_count(references):
    """Works for which the endnotes print no year of publication. Counted by this site."""
    return references["year"].isna().sum()


@statistic("the titles of {value:words} works cited are not English", unit="items")
def cited_works_not_english_count(references):
    """Works whose title, as the endnotes print it, is not English. Counted by this site."""
    return (references["language"] != "").sum()


@statistic("the endnotes say of {value} works when the authors retrieved them", unit="items")
def cited_works_retrieved_count(references):
    """Works for which the endnotes print when the authors retrieved them. Counted by this site."""
    return (references["retrieved"] != "").sum()
