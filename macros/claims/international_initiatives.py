"""In: United Nations documents. Out: tests of what is said of them in the section on international initiatives."""

from macros import claim


@claim("most of these documents were ratified")
def un_documents_mostly_ratified(un_documents):
    """More than half of the United Nations documents on combating terrorism that exist are ratified."""
    return bool(un_documents.loc["ratified", "documents"] * 2 > un_documents.loc["exist", "documents"])
