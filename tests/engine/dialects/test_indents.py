"""Lines that Markdown puts elsewhere than they seem to stand, each against what Markdown makes of it."""

import pytest
from lake import as_read

from macros.engine.dialects import indents
from macros.engine.pages.page import page_of

OUT = "is indented by {}, and stands outside of the {} above."
FOUR = "Indent it by 4 blanks"
LIST, BOX = "list's entry", "box"
TAKEN, FALLS = "and becomes part of it", "stands right below a box, and falls out of it."
NO_TEXT = "opens a box without a text."
ROW = "is a table's row of {}, expected 2 as in its heading."
HEAD = "# The lake\n\nIt is deep.\n\n"


def told(text):
    """Each fault of a text below a page's head, as line, problem and remedy."""
    faults = indents.check([page_of("a.md", f"{HEAD}{text}\n")])
    return [(fault.where.line - HEAD.count("\n"), fault.problem, fault.remedy) for fault in faults]


# What is typed, its line, what is said of it, what to do, and where the last word stands (a path in the page).
PLACES = [
    ("- a\n  - b", 2, OUT.format("2 blanks", LIST), FOUR, "ul/li"),
    ("- a\n   - b", 2, OUT.format("3 blanks", LIST), FOUR, "ul/li"),
    ("* a\n\n  * b", 3, OUT.format("2 blanks", LIST), FOUR, "ul/li/p"),
    ("- a\n    - c\n      - b", 3, OUT.format("6 blanks", LIST), "Indent it by 8 blanks", "ul/li/ul/li"),
    ("- a\n\n  b", 3, OUT.format("2 blanks", LIST), FOUR, "p"),
    ("- a\n\n b", 3, OUT.format("1 blank", LIST), FOUR, "p"),
    ("- a\nThe b", 2, f"stands right below a list's entry, {TAKEN}.", "an empty line between", "ul/li"),
    ("- The b\n---", 2, "--- makes a heading of the line above.", "an empty line between", "h2"),
    ("> a\nThe b", 2, f"stands right below a quotation, {TAKEN}.", "an empty line between", "blockquote/p"),
    ("> - a\n> The b", 2, f"stands right below a list's entry, {TAKEN}.", "empty line", "blockquote/ul/li"),
    ("!!! note\nb", 1, NO_TEXT, "indented by four blanks", "p"),
    ("!!! note\n  b", 1, NO_TEXT, "indented by four blanks", "p"),
    ("!!! note\n\nb", 1, NO_TEXT, "indented by four blanks", "p"),
    ("!!! note\n- b", 1, NO_TEXT, "indented by four blanks", "ul/li"),
    ("!!! note\n    A.\nb", 3, FALLS, "Indent it by 4 blanks to keep it in.", "p"),
    ("!!! note\n    A.\n  b", 3, FALLS, "Indent it by 4 blanks to keep it in.", "p"),
    ("!!! note\n    - a\nb", 3, FALLS, "Indent it by 4 blanks to keep it in.", "p"),
    ("!!! note\n    A.\n\n  b", 4, OUT.format("2 blanks", BOX), FOUR, "p"),
    ("A\n\n    b", 3, "is indented by four blanks or more, and becomes code.", "Remove the blanks", "pre/code"),
    ("- a\n\n        b", 3, "is indented by four blanks or more, and becomes code.", "Remove", "ul/li/pre/code"),
    ("The b.\n---", 2, "--- makes a heading of the line above.", "an empty line between", "h2"),
    ("#b", 1, "#b has no blank between # and the words of a heading.", "Write ## and a blank", "h1"),
    ("!!! note\n    ##b", 2, "##b has no blank between", "Write ## and a blank", "div/h2"),
    ("> #b", 1, "#b has no blank between", "Write ## and a blank", "blockquote/h1"),
    ("b\n\n*", 3, "has a lone *.", "or remove it", "p"),
    ("- \n- b", 1, "has a lone -.", "or remove it", "ul/li"),
    ("b\n-", 2, "has a lone -.", "or remove it", "h2"),
    ("| a | c |\n|---|---|\n| b |", 3, ROW.format("1 cell"), "Give it as many", "table/tbody/tr/td"),
    ("| a | c |\n|---|---|\n| b | d | e |", 3, ROW.format("3 cells"), "Give it as many", "table/tbody/tr/td"),
    ("| a | c |\n|---|---|\n| d | e |\nb", 4, ROW.format("1 cell"), "an empty line", "table/tbody/tr/td"),
    ("a | c\n--|--\nb | d | e", 3, ROW.format("3 cells"), "Give it as many", "table/tbody/tr/td"),
]


@pytest.mark.parametrize(("text", "line", "problem", "remedy", "path"), PLACES)
def test_a_line_that_stands_elsewhere_than_it_seems_is_told_with_what_to_write(text, line, problem, remedy, path):
    ((found, said, advice),) = told(text)
    assert (line, True, True) == (found, said.startswith(problem), remedy in advice)
    held = [part for part in as_read(text).xpath(path) if "b" in (part.text or "").replace(".", "").split()]
    assert held, "Markdown makes something else of it"


HARMLESS = [
    ("- a\n    - b", "ul/li/ul/li"), ("- a\n\t- b", "ul/li/ul/li"), ("- a\n\n    - b", "ul/li/ul/li"),
    ("- a\n\n    b", "ul/li/p"), ("  - a\n  - b", "ul/li"), ("  - a\n    - b", "ul/li/ul/li"), ("- a\n - b", "ul/li"),
    ("- a\n  b", "ul/li"), ("- a\nand b", "ul/li"), ("- a\n\nb", "p"), ("> a\n> b", "blockquote/p"), ("> a\n\nb", "p"),
    ("!!! note\n    b", "div/p"), ("!!! note\n\n    b", "div/p"), ('!!! note "A: c"\n    A.\n\n    b', "div/p"),
    ("!!! note\n    - a\n    - b", "div/ul/li"), ("!!! note\n    A.\n\nb", "p"), ("!!! note\n    A.\n## b", "h2"),
    ("- a\n\n    !!! note\n        b", "ul/li/div/p"), ("The a.\n\n---\n\nb", "p"), ("b\n---", "h2"), ("# b", "h1"),
    ("b\nThe c.\n---", "p"), ("- a\n## b", "h2"),
    ("- a\n- b\n---", "ul/li"), ("> a\n## b", "h2"),
    ("| a | c |\n|---|---|\n| b |  |", "table/tbody/tr/td"), ("a-\nb", "p"),
    ("| a | c |\n|---|---|\n| b | d\\|e |", "table/tbody/tr/td"), ("| a | c |\n|---|---|\n| b | `d|e` |", "table//td"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path"), HARMLESS)
def test_a_line_that_stands_where_it_seems_to_is_free(text, path):
    assert [] == told(text)
    assert [part for part in as_read(text).xpath(path) if "b" in (part.text or "").split()]
