"""A printed text read as its numbers and dates, and compared with a value."""

import pytest

from macros.engine.core import partial_dates
from macros.engine.site import print_comparison as prints


@pytest.mark.parametrize(
    ("expected", "printed"),
    [
        ([(440, 0)], "440 people"),
        ([(2724900, 0)], "2,724,900 sq km"),
        ([(1.2, 1)], "by 1.2 percent"),
        ([(2700000, -5)], "2.7 million"),
        ([(3000000, -6)], "3 Million"),
        ([(12, 0)], "in 12, as before"),
        ([(9, 0)], "9th largest"),
        ([(3, 0)], "three groups"),
        ([(3, 0)], "Third step"),
        ([(2, 0)], "twice as high"),
        ([(0.5, 0)], "half of them"),
        ([(3, 0)], "(iii)"),
        ([(17, 0), (5, 0)], "17 and 5"),
        ([], "(xiii) and so on"),
    ],
)
def test_a_printed_text_is_read_as_its_numbers(expected, printed):
    assert expected == prints.numbers(printed)


@pytest.mark.parametrize(
    ("expected", "printed"),
    [
        ({"1905"}, "in 1905"),
        ({"1905", "1905-03"}, "March 1905"),
        ({"1905", "1905-03", "1905-03-02"}, "March 2, 1905"),
        ({"1905", "1905-02", "1905-05"}, "February and May 1905"),
        ({"1990s"}, "the 1990s"),
        (set(), "in March"),
    ],
)
def test_a_printed_text_is_read_as_its_dates(expected, printed):
    assert expected == partial_dates.readings(printed)


@pytest.mark.parametrize(
    ("expected", "printed", "value", "field"),
    [
        ("agrees", "440 people", 440, "persons"),
        ("agrees", "three groups", 3, "count"),
        ("agrees", "2.7 million", 2700000, "persons"),
        ("agrees when rounded", "2.7 million", 2745000, "persons"),
        ("differs", "2.7 million", 2755000, "persons"),
        ("agrees when rounded", "45 percent", 45.4, "share"),
        ("differs", "45 percent", 45.6, "share"),
        ("agrees when rounded", "1.2", 1.24, "share"),
        ("agrees when rounded", "2.68", 2.675, "share"),
        ("agrees when rounded", "1.01", 1.005, "share"),
        ("differs", "1.01", 1.00499999999, "share"),
        ("agrees", "1.2345678 million", 1234567.8, "usd"),
        ("differs", "440 people", 441, "persons"),
        ("differs", "some people", 441, "persons"),
        ("agrees", "March 2, 1905", "1905-03-02", "founded_date"),
        ("agrees", "March 2, 1905", "1905", "founded_date"),
        ("differs", "March 2, 1905", "1905-04", "founded_date"),
        ("agrees", "Resolution 7", "resolution 7", "title"),
        ("agrees", "the Alder Treaty", "Alder Treaty", "title"),
        ("differs", "the Alder Treaty", "Birch Treaty", "title"),
        ("differs", "the Alder Treaty", "Договор", "title"),
        ("differs", "the Alder Treaty", None, "title"),
    ],
)
def test_what_is_printed_compares_with_what_the_data_give(expected, printed, value, field):
    assert expected == prints.compare(printed, value, field)


@pytest.mark.parametrize(
    ("expected", "printed", "shown"),
    [
        ({"people"}, "440 people", "440"),
        ({"boats"}, "twelve boats", "12 ships"),
        (set(), "45 percent", "45 percent"),
        (set(), "More than 2.7 million", "more than 2,700,000"),
        (set(), "May 1905", "March and May 1905"),
        (set(), "440", "440 people"),
    ],
)
def test_the_words_that_are_printed_and_not_shown_are_found(expected, printed, shown):
    assert expected == prints.other_words(printed, shown)
