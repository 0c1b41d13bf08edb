"""In: citations and the works cited. Out: tests of what is said of the endnotes on middle power limits."""

from macros import claim
from macros.statistics.limits import cited_in_section


@claim("one work each")
def limits_endnotes_single_works(citations):
    """Each endnote of the section on middle power limits cites exactly one work."""
    return bool((cited_in_section(citations).groupby("endnote")["reference"].nunique() == 1).all())


@claim("one is a book")
def limits_other_work_is_a_book(citations, references):
    """Of the works that the endnotes of the section on middle power limits cite, exactly one is not a journal
    article, and it is a book."""
    kinds = references.loc[cited_in_section(citations)["reference"].unique(), "kind"]
    return list(kinds[kinds != "article-journal"]) == ["book"]
