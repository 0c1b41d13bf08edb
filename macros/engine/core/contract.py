"""What the engine asks of a project: datasets, their fields, and pages. What is missing takes its feature along."""

SECTIONS, PRINTED = "sections", "printed"
ENDNOTES, CITATIONS, REFERENCES = "endnotes", "citations", "references"
ARTICLE, AUTHORS, GLOSSARY = "article", "authors", "glossary"

# The datasets that the engine knows, with the fields that it asks for where a project has them:
# sections of a text, what the text prints, its endnotes and the works that they cite, what is cited as a whole.
FIELDS = {
    SECTIONS: ("key", "title"),
    PRINTED: tuple("key section printed dataset row field statistic claim endnote reason".split()),
    ENDNOTES: ("number", "text"),
    CITATIONS: ("key", "endnote", "reference", "locator"),
    REFERENCES: ("id", "title"),
    ARTICLE: tuple("title journal volume issue year first_page last_page address".split()),
    AUTHORS: ("name", "family", "affiliation"),
    GLOSSARY: ("key", "term", "meaning"),
}
# The listings that any page can hold, with the datasets that each shows and does not go without.
LISTED = {
    "endnotes": (ENDNOTES, CITATIONS, REFERENCES),
    "references": (REFERENCES, CITATIONS),
    "glossary": (GLOSSARY,),
    "byline": (ARTICLE, AUTHORS),
    "citations": (ARTICLE, AUTHORS),
    "files": (),
}
# The same of those that belong to the data appendix. Those of points and of a dataset are asked for with a name.
LISTINGS = LISTED | {"datasets": (), "statistics": (), "claims": (), "charts": (), "tables": ()}
LISTINGS |= {"ledger": (PRINTED, SECTIONS)}
POINTS = "discrepancies"  # the page of points to read with care
REPORT = "about/#report-an-error"  # where a reader reports an error while no repository is known
HOME = "index"
# The pages to which the engine links, each with its title, what stands on it, and its listings. What nobody has
# written is generated, where the project has what its first listing shows.
PAGES = {
    "appendix/index.md": ("Data appendix", "All datasets of this site.", ("datasets",)),
    "appendix/statistics.md": ("Statistics", "Each number that this site computes.", ("statistics",)),
    "appendix/claims.md": ("Claims", "Words about the data, each with its test.", ("claims",)),
    "appendix/charts.md": ("Charts", "The charts, with what they rest on.", ("charts",)),
    "appendix/tables.md": ("Tables", "The tables, with what they rest on.", ("tables",)),
    "appendix/ledger.md": ("Ledger", "What the text prints beside what the data give.", ("ledger",)),
    "endnotes.md": ("Endnotes", "The endnotes, and the works that they cite.", ("endnotes", "references")),
    "glossary.md": ("Glossary", "The terms, each with its meaning.", ("glossary",)),
}
