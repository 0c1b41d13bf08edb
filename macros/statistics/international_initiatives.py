"""In: international bodies and United Nations documents. Out: how many there are, and the part that is ratified."""

from macros import series, statistic


@statistic(unit="items")
def international_bodies_count(international_bodies):
    """International bodies with which, as the article states, Kazakhstan's agencies interact. Counted by this site."""
    return len(international_bodies)


@statistic(unit="percent", round=1)
def un_documents_ratified_share(un_documents):
    """Ratified United Nations documents on combating terrorism, in percent of those that exist. Computed by
    this site."""
    return series.share(un_documents.loc["ratified", "documents"], un_documents.loc["exist", "documents"])


@statistic(unit="documents")
def un_documents_not_ratified(un_documents):
    """United Nations documents on combating terrorism that exist, less those ratified. Computed by this site."""
    return un_documents.loc["exist", "documents"] - un_documents.loc["ratified", "documents"]
