"""Clauses beside a statistic's function: the verb follows the number, years and names come from the rows."""

import pytest
from lake import item_of, tiny_calls, tiny_data, with_cell

from macros.engine.core.faults import CallFault, ItemFault
from macros.engine.items import operations

CHANGED = "[rose by {size}|fell by {size}|stayed the same], from {first} in {first.year} to {last} in {last.year}"
OF_VISITORS = "the number of visitors"


def by_change(visitors):
    """The change in visitors."""
    return operations.change(visitors["persons"])


def by_growth(visitors):
    """The growth in visitors."""
    return operations.growth(visitors["persons"])


def highest(visitors):
    """The most visitors of a year."""
    return operations.highest(visitors["persons"])


def share_change(visitors):
    """How the share of the first year differs from that of the last."""
    total = operations.total(visitors["persons"])
    ends = (operations.cell(visitors, row, "persons") for row in ("2001", "2003"))
    return operations.change([operations.share(each, total) for each in ends])


def smallest_village(villages):
    """The area of the smallest village."""
    return operations.total([operations.cell(villages, "alder", "area_km2")])


def told(function, wording, last=15, unit="persons", form=None, **options):
    """The clause of a statistic where the last of the years 2001 to 2003 has so many visitors."""
    item = item_of("statistics", function, unit=unit, wordings=(wording,), **options)
    calls = tiny_calls(with_cell(tiny_data(), "visitors", "2003", "persons", last), item)
    return calls.stat(function.__name__, **form or {})


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (15, "rose by 5, from 10 in 2001 to 15 in 2003"),
        (4, "fell by 6, from 10 in 2001 to 4 in 2003"),
        (10, "stayed the same, from 10 in 2001 to 10 in 2003"),
    ],
)
def test_after_a_correction_the_verb_follows_the_sign_and_the_figures_the_rows(last, expected):
    assert expected == told(by_change, CHANGED, last).plain


@pytest.mark.parametrize(
    ("expected", "function", "wording", "options"),
    [
        (
            "rose by 50.0 percent",
            by_growth,
            "[rose by {size}|fell by {size}|was the same]",
            {"unit": "percent", "round": 1},
        ),
        ("was highest in 2002, at 20", highest, "was highest in {at.year}, at {value}", {}),
        ("five visitors", by_change, "{value:words} [visitor|visitors]", {}),
        ("about 2.5 km² for Alder", smallest_village, "{first} for {first.name}", {"unit": "km²"}),
        (
            "from 22 percent in 2001 to 33 percent",
            share_change,
            "from {first} in {first.part.year} to {last}",
            {"unit": "percentage points", "round": 0},
        ),
    ],
)
def test_a_wording_is_filled_from_the_number_and_its_operands(expected, function, wording, options):
    assert expected == told(function, wording, **options).plain


def test_one_and_many_have_their_words():
    assert "1 visitor" == told(by_change, "{value} [visitor|visitors]", 11).plain
    assert "2 visitors" == told(by_change, "{value} [visitor|visitors]", 12).plain


def test_the_link_covers_the_figures_and_not_the_subject():
    html = told(by_change, CHANGED, subject=OF_VISITORS, form={"capital": True}).html
    link = '<a href="~/appendix/statistics/#by_change" class="number phrase">5, from 10 in 2001 to 15 in 2003</a>'
    assert f"The number of visitors rose by {link}" == html


def test_a_subject_is_said_once_for_all_that_one_call_tells_of_it():
    items = [
        item_of("statistics", highest, unit="persons", subject=OF_VISITORS, wordings=("was highest in {at.year}",)),
        item_of("statistics", by_change, unit="persons", subject=OF_VISITORS, wordings=(CHANGED,)),
    ]
    shown = tiny_calls(None, *items).stat("highest", "by_change", capital=True)
    assert "The number of visitors was highest in 2002, and rose by 5, from 10 in 2001 to 15 in 2003" == shown.plain
    assert 2 == shown.html.count("<a ")


def test_statistics_of_different_subjects_are_not_told_in_one_call():
    items = [item_of("statistics", by_change, unit="persons", subject=OF_VISITORS, wordings=(CHANGED,))]
    with pytest.raises(CallFault, match='"by_change" has no wording with the subject ""'):
        tiny_calls(None, *items).stat("visitors_total", "by_change")


@pytest.mark.parametrize(
    ("wording", "problem"),
    [
        ("rose by {size}", 'says "rose", whatever the number is'),
        ("[rose|fell] by {size}", 'says "rose"'),
        ("changed by 5", 'has "5" typed by hand'),
        ("changed by five", 'has "five" typed by hand'),
        ("was highest, at {value}", 'says "highest"'),
        ("changed by {sise}", 'asks for "sise"'),
        ("changed by {value:roman}", 'asks for "roman"'),
        ("from {first.month}", 'asks for "month" of the row "2001"'),
        ("from {first.part.year}", 'asks for "part" of the row'),
        ("[a|b|c|d] {value}", "has 4 choices"),
    ],
)
def test_a_wording_that_may_come_to_be_false_is_refused(wording, problem):
    with pytest.raises(ItemFault) as raised:
        told(by_change, wording)
    assert problem in raised.value.problem
    assert raised.value.where.startswith("macros/")


def tiny_growth(visitors):
    """Less than half a percent."""
    return operations.growth([1000, 1001])


def test_a_change_that_rounds_to_nothing_is_not_told_as_none():
    with pytest.raises(ItemFault, match="would be told as no change"):
        told(tiny_growth, "[rose by {size}|fell by {size}|was the same]", unit="percent", round=0)


def test_a_number_above_twelve_has_no_word():
    with pytest.raises(ItemFault, match="is above twelve"):
        told(by_change, "{value:words} visitors", 40)


@pytest.mark.parametrize("form", [{"round": 1}, {"words": True}])
def test_a_clause_takes_no_option_for_form(form):
    with pytest.raises(CallFault, match="a clause takes no option"):
        told(by_change, CHANGED, form=form)


def test_bare_it_is_the_number_alone():
    assert "5" == told(by_change, CHANGED, form={"bare": True}).plain
    with pytest.raises(CallFault, match="several statistics have no number together"):
        tiny_calls().stat("visitors_total", "visitors_total", bare=True)
