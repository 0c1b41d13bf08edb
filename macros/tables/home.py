"""In: the article's authors. Out: their table."""

from macros import table


@table()
def authors(authors):
    """The authors of the article in the order of its title page, with the university and country that it states for
    each."""
    return authors[["name", "affiliation", "country"]]
