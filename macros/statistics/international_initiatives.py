"""In: United Nations documents. Out: how many are not ratified."""

from macros import operations, statistic


@statistic(
    "{second} of the {first} United Nations documents on combating terrorism were ratified, which leaves {value:words}",
    unit="documents",
)
def un_documents_not_ratified(un_documents):
    """The United Nations documents on combating terrorism out of which the article counts, less those ratified.
    Computed by this site."""
    exist, ratified = (operations.cell(un_documents, row, "documents") for row in ("exist", "ratified"))
    return operations.difference(exist, ratified)
