"""In: the glossary. Out: its table."""

from macros.registry import table


@table()
def glossary(glossary):
    """Abbreviations and terms of art, with their meaning in the article."""
    return glossary[["term", "meaning"]]
