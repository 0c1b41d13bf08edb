"""In: the glossary. Out: how many terms it explains."""

from macros import statistic


@statistic("the glossary explains {value} abbreviations and terms of art that the article uses", unit="items")
def glossary_terms_count(glossary):
    """Abbreviations and terms of art in the glossary, counted by this site."""
    return glossary["term"].nunique()
