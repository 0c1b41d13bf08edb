"""In: citations. Out: a test of what is said of the endnotes on middle power limits."""

from macros import claim

FIRST_ENDNOTE, LAST_ENDNOTE = 35, 42


@claim("one work each")
def limits_endnotes_single_works(citations):
    """Each endnote of the section on middle power limits cites exactly one work."""
    own = citations[citations["endnote"].between(FIRST_ENDNOTE, LAST_ENDNOTE)]
    return bool((own.groupby("endnote")["reference"].nunique() == 1).all())
