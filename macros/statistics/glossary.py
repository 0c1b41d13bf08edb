"""In: the glossary. Out: how many terms it explains."""

from macros import statistic


@statistic(unit="items")
def glossary_terms_count(glossary):
    """Abbreviations and terms of art in the glossary, counted by this site."""
    return glossary["term"].nunique()
