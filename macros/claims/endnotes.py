"""In: the works cited and the article. Out: tests of what is said of their kinds and years."""

from macros import claim


@claim("journal articles are the most frequent kind of work cited")
def cited_works_mostly_journal_articles(references):
    """More of the works cited are journal articles than are of any other kind."""
    counts = references["kind"].value_counts()
    return bool((counts.drop("article-journal") < counts["article-journal"]).all())


@claim("the latest work cited is of the year of the article itself")
def cited_works_last_in_year_of_article(references, article):
    """The latest year of publication among the works cited is the year in which the article was published."""
    return bool(references["year"].max() == article.loc["insight-turkey-2018", "year"])
