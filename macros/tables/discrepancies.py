"""In: where sentences and notes differ, and what figures leave open. Out: their tables, for the points."""

from macros import Value, table


@table()
def note_differences(note_differences):
    """What the note itself leaves to check beside its sentence, a row an endnote. Titles are as the notes
    print them."""
    works = [Value("references", reference, "title") for reference in note_differences["reference"]]
    return note_differences.assign(work=works)[["endnote", "sentence", "work", "difference"]]


@table()
def figure_gaps(figure_gaps):
    """What the article does not say of its figures, a row a figure."""
    cells = zip(figure_gaps["dataset"], figure_gaps["row"], figure_gaps["field"], strict=True)
    return figure_gaps.assign(number=[Value(*cell) for cell in cells])[["figure", "number", "open"]]
