"""What the engine asks of a project: the datasets and fields that it reads, and those that its listings show."""

# The datasets that the engine itself reads, with the fields that it asks for.
NEEDED = {
    "sections": ("key", "title"),
    "printed": tuple("key section printed dataset row field statistic claim endnote reason".split()),
    "endnotes": ("number", "text"),
    "citations": ("key", "endnote", "reference", "locator"),
    "references": ("id", "title"),
}
# The listings that a page of the article can hold, with the datasets that each shows.
LISTED = {
    "endnotes": ("endnotes", "citations", "references"),
    "references": ("references", "citations"),
    "glossary": ("glossary",),
}
# All that a page can list by its kind; those of points and of a dataset are asked for with a name.
LISTINGS = (*LISTED, "datasets", "statistics", "claims", "charts", "tables", "ledger")
