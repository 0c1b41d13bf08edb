"""Marks of other dialects, and of Markdown's own that it does not take, and what looks like one and is none."""

import pytest

from macros.engine.dialects import leftovers
from macros.engine.pages.page import page_of

HEAD = "# The lake\n\nIt is deep.\n\n"
LEFT = "is {}, and would be shown as it is typed."
LIST, TABLE, BOX = "an empty line above the list", "A table has an empty line above it", 'Write !!! note "Title"'
PLAIN, CLOSED, HEADING = "Say it in words", "without blanks inside", "Begin the line with ##"


def told(text):
    """Each fault of a text below a page's head, as line, problem and remedy."""
    faults = leftovers.check([page_of("a.md", f"{HEAD}{text}\n")])
    return [(fault.where.line - HEAD.count("\n"), fault.problem, fault.remedy) for fault in faults]


# What is typed, its line, what is said of it, what to do.
FORMS = [
    ("Boats:\n- red\n- blue", 2, "- red is no list", LIST),
    ("Boats:\n* red", 2, "* red is no list", LIST),
    ("Boats:\n  + red", 2, "+ red is no list", LIST),
    ("-red\n-blue", 1, "-red is no list", LIST),
    ("• red\n• blue", 1, "• red is no list", LIST),
    ("!!! note\n    Boats:\n    - red", 3, "- red is no list", LIST),
    ("> Boats:\n> - red", 2, "- red is no list", LIST),
    ("Boats:\n| a | b |\n|---|---|\n| c | d |", 2, "| a | b | is no table", TABLE),
    ("Boats:\na | b\n--|--\nc | d", 2, "a | b is no table", TABLE),
    ("| a | b |\n|---|\n| c | d |", 1, "| a | b | is no table", TABLE),
    ("| a | b |\n| c | d |", 1, "| a | b | is no table", TABLE),
    ("!!! note “Boats”\n    Red.", 1, "!!! note “Boats” is no box", BOX),
    ("!!! note 'Boats'\n    Red.", 1, "!!! note 'Boats' is no box", BOX),
    ("!! note\n    Red.", 1, "!! note is no box", BOX),
    ("??? note\n    Red.", 1, "??? note is a folded box", BOX),
    ('???+ note "Boats"\n    Red.', 1, '???+ note "Boats" is a folded box', BOX),
    ('=== "Boats"\n    Red.', 1, '=== "Boats" is a block', BOX),
    ("::: note\nRed.", 1, "::: note is a block", BOX),
    ("Red.\n\n:::", 3, "::: is a block", BOX),
    ("/// note\nRed.", 1, "/// note is a block", BOX),
    (".. note:: Red.", 1, ".. note:: Red. is a block", BOX),
    ("> [!NOTE]\n> Red.", 1, "[!NOTE] is a box", BOX),
    ("- [ ] row", 1, "[ ] row is a task", "Write a plain list"),
    ("- [x] row", 1, "[x] row is a task", "Write a plain list"),
    (" ## Boats", 1, "## Boats is no heading", HEADING),
    ("####### Boats", 1, "# Boats is no heading", HEADING),
    ("Boat\n:   It floats.", 2, ":   It floats. is a definition", "Write a list"),
    ("*[GDP]: a measure", 1, "*[GDP]: a measure is an abbreviation", "Say in the sentence"),
    ('--8<-- "a.md"', 1, '--8<-- "a.md" is a mark in another dialect', "Remove it."),
    ("+++\nicon: a\n+++", 1, "+++ is a mark in another dialect", "Remove it."),
    ("[toc]", 1, "[toc] is a mark in another dialect", "Remove it."),
    ("It had ~~red~~ boats.", 1, "~~red~~ is struck out", "Leave the words out."),
    ("- row\n- ~~swim~~", 2, "~~swim~~ is struck out", "Leave the words out."),
    ("| a |\n|---|\n| ~~b~~ |", 3, "~~b~~ is struck out", "Leave the words out."),
    ("| a | b |\n|---|---|\n| ~~c~~ |  |", 3, "~~c~~ is struck out", "Leave the words out."),
    ("It had ==red== boats.", 1, "==red== is marked", PLAIN),
    ("Press ++ctrl++.", 1, "++ctrl++ is a mark in another dialect", PLAIN),
    ("{++red++}", 1, "{++red++} is a mark in another dialect", PLAIN),
    ("{>>red<<}", 1, "{>>red<<} is a mark in another dialect", PLAIN),
    ("%%red%%", 1, "%%red%% is a mark", "Remove it."),
    ("It has km^x^ of it.", 1, "km^x^ is raised or lowered", "Say it without."),
    ("It is H~x~O.", 1, "H~x~ is raised or lowered", "Say it without."),
    ("$$x$$", 1, "$$x$$ is a formula", PLAIN),
    ("It is $x$ deep.", 1, "$x$ is a formula", PLAIN),
    ("It is $a + b = c$ deep.", 1, "$a + b = c$ is a formula", PLAIN),
    (r"It is \frac{a}{b} deep.", 1, r"\frac is a formula", PLAIN),
    ("A :smile: face", 1, ":smile: is an icon", PLAIN),
    (":material-boat: Boats", 1, ":material-boat: is an icon", PLAIN),
    ("See [[boats]].", 1, "[[boats]] is a link", "Write [words](page.md)."),
    ("See ![[boats]].", 1, "![[boats]] is a link", "Write [words](page.md)."),
    ("See [boats] (boats.md).", 1, "[boats] (boats.md) is no link", "without a blank between"),
    ("See (boats)[boats.md].", 1, "(boats)[boats.md] is no link", "without a blank between"),
    ("It is deep.^[So they say.]", 1, "^[So they say.] is a note", "Use {{ note(6) }}"),
    ("It is deep [@keeper].", 1, "[@keeper] is a note", "Use {{ note(6) }}"),
    ("Red { .wide } boats", 1, "Red { .wide } is followed by braces that set nothing", "They stand right after"),
    ("- row {: .wide }", 1, "row {: .wide } is followed by braces that set nothing", "They stand right after"),
    ("It had `red boats.", 1, "`red boats. is code that is not closed", "Put code between two `."),
    ("It had **red boats.", 1, "**red boats. is emphasis that is not closed", CLOSED),
    ("It had ** red ** boats.", 1, "** red ** boats. is emphasis that is not closed", CLOSED),
    ("It had *red boats.", 1, "*red boats. is emphasis that is not closed", CLOSED),
    ("It had __red boats.", 1, "__red boats. is emphasis that is not closed", CLOSED),
    ("It had boats -- red.", 1, "boats -- is no dash", "Type – or —."),
    ("It had boats---red.", 1, "boats---red is no dash", "Type – or —."),
    ("Red boats\\\nand blue", 1, "boats\\ is followed by a line break", "an empty line"),
    (r"It costs \$ a head.", 1, r"\$ is a backslash that is not needed", "without it"),
    ("See https://lake.example/a, too.", 1, "https://lake.example/a is no link by itself", "[words](address)"),
    ("See https://lake.example/_a_b.", 1, "https://lake.example/_a_b is no link by itself", "[words](address)"),
    ("See www.lake.example.", 1, "www.lake.example is no link by itself", "[words](address)"),
    ("Write to a@lake.example.", 1, "a@lake.example is no link by itself", "[words](address)"),
]


@pytest.mark.parametrize(("text", "line", "problem", "remedy"), FORMS)
def test_a_mark_that_is_left_is_told_once_with_its_line_and_what_to_write(text, line, problem, remedy):
    found = [each for each in told(text) if each[1].startswith(problem)]
    assert 1 == len(found), told(text)
    assert (line, True) == (found[0][0], remedy in found[0][2])
    assert {line} == {each[0] for each in told(text) if each[1] == found[0][1]}


HARMLESS = [
    "Boats:\n\n- red\n- blue", "A boat - a red one - sank.", "A boat – a red one.", "Boats:\nred", "Red: the boat.",
    "It cost US$ and A$.", "It cost $ or € a head ($).", "The price ($) and the fee ($).", "From $ a day to $ b day.",
    '${{ stat("a") }} and ${{ stat("b") }}', '${{ stat("a") }}–${{ stat("b") }}', '{{ stat("a") }}: a',
    "A ~ b", "~ about", "~a to ~b", "C++ and C++", "C# and F#", "x = y == z", "a < b > c", "a ^ b", "a * b", "A & B",
    "At noon: twelve", "time a:bb:cc", "A (c. b)", "[sic] and [a, b]", "A's [b] (c)", "(see [a](b.md)) [c]", "@home",
    "| a | b |\n|:--|--:|\n| `c|d` | e\\|f |", "a | b\n--|--\nc | d", "| a |\n|---|\n| – |", "a|b",
    r"\* a", r"\*a\* and \`b", r"\[a\] (b)", r"\# a", r"\- a", "`~~a~~`, `$x$` and `- [ ] b`", "`https://lake.example`",
    "<https://lake.example>", "[https://lake.example/_a](index.md)",
    "[https://lake.example](https://lake.example)", "[a](index.md 'www.lake.example')",
    "*a* **b** ***c*** _d_ __e__", "snake_case_name", "*a*{ .b }", "## H { #id }", "A.\n{ .b }", "P+1 and --strict",
    "Wow!! No??", "A\n\n---\n\nB", "A\n\n***\n\nB", "Title\n=====", "... and so on", "“a” ‘b’ «c» a…b 50 %",
    "A. B.  \nC",
    '!!! note "A: b"\n    A.', "!!!note\n    A.", "> q\n> r", "*A*: b", "**A.**\nB",
]  # fmt: skip


@pytest.mark.parametrize("text", HARMLESS)
def test_what_looks_like_a_mark_and_is_none_is_free(text):
    assert [] == told(text)
