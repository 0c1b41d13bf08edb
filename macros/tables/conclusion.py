"""In: the conclusions. Out: their list."""

from macros import table


@table(as_list="i")
def conclusions(conclusions):
    """What the article concludes, in its own order and with its own numbers."""
    return conclusions[["order", "conclusion"]]
