"""Numbers and trend words that are typed by hand, and those that may be."""

import pytest

from macros.engine.pages import typed_numbers
from macros.engine.pages.page import page_of


def problems(text):
    return [(fault.where, fault.problem) for fault in typed_numbers.check([page_of("introduction.md", text)])]


@pytest.mark.parametrize(
    "typed",
    ["440", "4th", "P5+1", "x²", "½", "٤", "(iii)", "(iv)", "two", "Twelve", "third", "million", "percent"]
    + ["half", "twice", "threefold", "twenty", "MILLIONS", "12-fold"]
    + [
        "thirteenth",
        "twentieth",
        "hundredth",
        "fourfold",
        "tenfold",
        "quadruple",
        "trillion",
        "scores",
        "%",
        "per cent",
    ],
)
def test_a_number_typed_by_hand_is_told_with_its_line(typed):
    where = "docs/introduction.md:3"
    assert [(where, f'"{typed}" is typed by hand.')] == problems(f"# The lake\n\nIt had {typed} boats.\n")


@pytest.mark.parametrize("free", ["one", "first", "second", "both", "once", "single", "often", "weight", "(a)", "none"])
def test_words_that_hold_no_number_are_free(free):
    assert [] == problems(f"# The lake\n\nIt had {free} boats.\n")


@pytest.mark.parametrize(
    "line",
    [
        'It had {{ stat("boats_2") }} boats.',
        'It had {{ value("boats", "2001", round=1) }} boats.{{ note(12) }}',
        '{{ typed("P5+1", "a name") }} met.',
        "See [the note](endnotes.md#note-12).",
        "## A heading { #part-2 }",
        "See <https://lake.example/2001/02>.",
    ],
)
def test_digits_in_calls_and_addresses_are_free(line):
    assert [] == problems(f"# The lake\n\n{line}\n")


@pytest.mark.parametrize(
    "line", ["See [the 12 boats](boats.md).", "# The 12 boats", "- 12 boats", "![12 boats](a.png)"]
)
def test_digits_in_what_a_reader_sees_are_told(line):
    ((where, problem),) = problems(line)
    assert "docs/introduction.md:1" == where
    assert "12" in problem


def test_a_number_in_a_raw_block_is_published_and_so_it_is_told():
    assert problems("# The lake\n\n{% raw %}It had 440 boats.{% endraw %}\n")


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("_two_ boats", "two"),
        ("__twelve__ boats", "twelve"),
        ("**t**wo boats", "two"),
        ("[thr](a.md)ee boats", "three"),
        ("twen-\nty boats", "twenty"),
        ("{ .12 boats }", ".12"),
        ("{ #the 12 boats }", "12"),
        ("<https://a.b 12 boats>", "12"),
        ('![a](a.png "12 boats")', "12"),
        ("1. boats", "1"),
        ("By 1999, or in 2001.", "1999"),
        ("By 1999, or in 2001.", "2001"),
        ("> 12 boats", "12"),
        ("!!! note\n    12 boats", "12"),
        ('!!! note "12 boats"\n    many', "12"),
    ],
)
def test_a_number_is_found_in_what_markdown_makes_of_a_page(line, typed):
    where = f"docs/introduction.md:{4 if line.startswith('!!! note' + chr(10)) else 3}"
    assert (where, f'"{typed}" is typed by hand.') in problems(f"# The lake\n\n{line}\n")


def test_a_number_that_stands_on_a_page_often_is_told_with_its_own_line():
    text = (
        "# The lake\n\nA network of _two_ boats.\n\nSee [the two](a.md), or *two* {{ note(2) }}.\n\nNot one or two.\n"
    )
    assert [3, 5, 5, 7] == [int(where.split(":")[1]) for where, _ in problems(text)]


def test_a_number_in_front_matter_is_told_with_what_to_do():
    (fault,) = typed_numbers.check([page_of("introduction.md", "---\ndescription: The 12 boats.\n---\n# Lake\n")])
    assert ("docs/introduction.md:2", '"12" is typed by hand.') == (fault.where, fault.problem)
    assert "Front matter cannot hold calls: say it without the number." == fault.remedy


def test_a_number_in_a_further_line_of_a_setting_is_told_where_the_setting_is_published():
    page = page_of("introduction.md", "---\nsearch:\n  boost: 2\ndescription:\n  The 12 boats.\n---\n# Lake\n")
    assert ["docs/introduction.md:5"] == [fault.where for fault in typed_numbers.check([page])]


def test_what_to_do_names_the_calls():
    (fault,) = typed_numbers.check([page_of("introduction.md", "It had 12 boats.\n")])
    assert 'Use {{ stat("…") }}, {{ value("…", "…") }} for a cell, or {{ typed("…", "reason") }}.' == fault.remedy


def test_all_numbers_of_all_pages_are_told_at_once():
    pages = [page_of("a.md", "12 boats and 13\n\ntwo lakes\n"), page_of("b.md", "14 boats\n")]
    places = ["docs/a.md:1", "docs/a.md:1", "docs/a.md:3", "docs/b.md:1"]
    assert places == [fault.where for fault in typed_numbers.check(pages)]


@pytest.mark.parametrize("word", ["rose", "Fell", "increased", "peaked", "most", "fewer", "doubled"])
def test_a_trend_word_beside_a_number_needs_a_claim(word):
    found = problems(f'# The lake\n\nBoats {word} to {{{{ stat("boats") }}}}.\n')
    assert [("docs/introduction.md:3", f'"{word}" stands beside a number, and no claim proves it.')] == found


@pytest.mark.parametrize(
    "line",
    [
        'Boats {{ claim("boats_rose", "rose") }} to {{ stat("boats") }}, and most were old.',
        "The number of boats rose.",
        "The lake rose.{{ note(1) }} It was deep.",
        'It had {{ stat("boats") }} boats and a rosebush.',
    ],
)
def test_a_trend_word_with_a_claim_or_without_a_number_is_free(line):
    assert [] == problems(f"# The lake\n\n{line}\n")
