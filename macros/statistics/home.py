"""In: the article's authors. Out: how many they are, and at how many universities."""

from macros import statistic


@statistic("are {value:words} in number", subject="the article's authors", unit="persons")
def authors_count(authors):
    """The authors of the article, counted."""
    return authors["name"].nunique()


@statistic("are of {value:words} [university|universities]", subject="the article's authors", unit="universities")
def authors_universities_count(authors):
    """The universities that the article states for its authors, counted."""
    return authors["affiliation"].nunique()
