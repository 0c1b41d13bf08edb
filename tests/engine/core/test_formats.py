"""How numbers, dates and cells read."""

import datetime
import re
from fractions import Fraction

import altair as alt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.engine.core import formats, partial_dates
from macros.engine.drawing.engine import engine


@pytest.mark.parametrize(
    ("expected", "value", "options"),
    [
        ("7", 7, {}),
        ("1,234,567", 1234567, {}),
        ("−1,234", -1234, {}),
        ("2.5", 2.5, {}),
        ("3", 3.0, {}),
        ("12,345,678,901.5", 12345678901.5, {}),
        ("1,234.5", 1234.5, {}),
        ("2.3", 2.345, {"round": 1}),
        ("−2.3", -2.345, {"round": 1}),
        ("2", 2.345, {"round": 0}),
        ("3", 2.5, {"round": 0}),
        ("−13", -12.5, {"round": 0}),
        ("2.68", 2.675, {"round": 2}),
        ("1.01", 1.005, {"round": 2}),
        ("2.67", 2.6749999999999994, {"round": 2}),
        ("2.68 million", 2_675_000, {"scale": "million", "round": 2}),
        ("0.3", 0.1 + 0.2, {}),
        ("0.3333333333", 1 / 3, {}),
        ("3,703,701.3", 1234567.1 * 3, {}),
        ("2.7 million", 2_700_000, {"scale": "million"}),
        ("3 thousand", 3000, {"scale": "thousand"}),
        ("three", 3, {"words": True}),
        ("twelve", 12, {"words": True}),
        ("zero", 0, {"words": True}),
        ("third", 3, {"words": True, "ordinal": True}),
        ("zeroth", 0, {"words": True, "ordinal": True}),
        ("twelfth", 12, {"words": True, "ordinal": True}),
    ],
)
def test_a_number_reads_in_the_form_that_is_asked_for(expected, value, options):
    assert expected == formats.number(value, **options)


@pytest.mark.parametrize(
    ("expected", "value"),
    [("1st", 1), ("2nd", 2), ("3rd", 3), ("4th", 4), ("11th", 11), ("12th", 12), ("13th", 13), ("21st", 21)]
    + [("22nd", 22), ("111th", 111), ("0th", 0)],
)
def test_an_ordinal_has_its_own_ending(expected, value):
    assert expected == formats.number(value, ordinal=True)


@pytest.mark.parametrize(
    ("expected", "unit", "options"),
    [
        ("4", "persons", {}),
        ("4 persons", "persons", {"show_unit": True}),
        ("$4", "dollars", {}),
        ("$4", "dollars per head", {}),
        ("4", "dollars", {"show_unit": False}),
        ("4 percent", "percent", {}),
        ("4 km²", "km²", {}),
        ("4.0 percentage points", "percentage points", {"round": 1}),
        ("four", "percent", {"words": True}),
    ],
)
def test_a_unit_stands_where_it_belongs_to_the_figure(expected, unit, options):
    assert expected == formats.number(4, unit, **options)


def test_a_minus_stands_before_the_currency():
    assert "−$4" == formats.number(-4, "dollars")


def test_what_rounds_to_zero_has_no_minus():
    assert "0.0" == formats.number(-0.04, round=1)


@pytest.mark.parametrize(
    ("value", "options", "reason"),
    [
        (13, {"words": True}, "13 is above twelve"),
        (13, {"words": True, "ordinal": True}, "13 is above twelve"),
        (2.5, {"words": True}, "2.5 is not a whole number"),
        (-1, {"ordinal": True}, "-1 is not a whole number"),
        (1, {"scale": "dozen"}, 'no scale is named "dozen"; there are million, thousand'),
    ],
)
def test_a_form_that_a_number_does_not_have_is_refused(value, options, reason):
    with pytest.raises(ValueError, match=reason):
        formats.number(value, **options)


@pytest.mark.parametrize(
    ("expected", "value"),
    [("1,234", 1234), ("−5", -5.0), ("0.333333333333", 1 / 3), ("−0.25", -0.25), ("0.3", 0.1 + 0.2)],
)
def test_a_number_at_full_precision_is_not_rounded(expected, value):
    assert expected == formats.full(value)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("1905", "1905"),
        ("January 1905", "1905-01"),
        ("February 1905", "1905-02"),
        ("18 February 1905", "1905-02-18"),
        ("1 December 1905", "1905-12-01"),
        ("1990s", "1990s"),
        ("1905-00", "1905-00"),
        ("1905-13", "1905-13"),
        ("spring", "spring"),
    ],
)
def test_a_partial_date_reads_as_finely_as_it_is_known(expected, text):
    assert expected == partial_dates.in_words(text)


@pytest.mark.parametrize(
    ("expected", "value", "field", "unit"),
    [
        ("March 1905", "1905-03", "date", ""),
        ("March 1905", "1905-03", "founded_date", ""),
        ("March 1905", "1905-03", "published", ""),
        ("March 1905", "1905-03", "retrieved", ""),
        ("2001", 2001, "year", ""),
        ("2001", 2001, "first_year", ""),
        ("2,001", 2001, "persons", "persons"),
        ("2,001 km²", 2001, "area", "km²"),
        ("1905-03", "1905-03", "name", ""),
        ("18 February 2013", pd.Timestamp("2013-02-18"), "date", ""),
        ("18 February 2013", pd.Timestamp("2013-02-18"), "year", ""),
        ("18 February 2013", datetime.date(2013, 2, 18), "day", ""),
        ("18 February 2013, 00:30:00", datetime.datetime(2013, 2, 18, 0, 30), "day", ""),
        ("", pd.NaT, "date", ""),
        ("NA", "NA", "name", ""),
        ("", "", "name", ""),
        ("", None, "persons", "persons"),
        ("", pd.NA, "persons", "persons"),
        ("", float("nan"), "persons", "persons"),
    ],
)
def test_a_cell_reads_by_what_its_field_holds(expected, value, field, unit):
    assert expected == formats.cell(value, field, unit)


def test_a_cell_of_a_frame_reads_as_the_plain_value():
    frame = pd.DataFrame({"persons": pd.Series([2001], dtype="Int64"), "area": [2.5]})
    assert ["2,001", "2.5"] == [formats.cell(frame[name].iloc[0], name) for name in frame]


def test_a_truth_is_no_number():
    assert [True, True, False, False] == [formats.is_number(value) for value in (1, 1.5, True, "1")]


def test_a_capital_is_set_on_the_first_letter_alone():
    assert "Three UN documents" == formats.capital("three UN documents")
    assert "" == formats.capital("")


TIES = [2.5, 12.5, 2.675, -2.675, 1.005, 0.15, 0.125, 5e-7, -0.5, 8.345, 0.1 + 0.2, 999.9995]


@given(value=st.sampled_from(TIES) | st.floats(-1e12, 1e12) | st.integers(), digits=st.integers(0, 10))
def test_every_number_is_rounded_half_away_from_zero_by_the_decimals_that_it_is_written_with(value, digits):
    parts = abs(Fraction(str(value))) * 10**digits
    whole = int(parts + Fraction(1, 2)) * (-1 if value < 0 else 1)
    assert Fraction(whole, 10**digits) == Fraction(formats.rounded(value, digits))


@settings(max_examples=20, deadline=None)
@given(values=st.lists(st.integers(-(10**9), 10**9).map(lambda n: n / 1000), min_size=20))
def test_a_number_that_nobody_rounds_reads_the_same_in_prose_and_in_a_chart(values):
    frame = pd.DataFrame({"n": values, "at": range(len(values))})
    chart = alt.Chart(frame).mark_text().encode(y=alt.Y("at:Q", axis=None), text=alt.Text("n:Q", format=","))
    drawn = re.findall(r">([^<>]+)</text>", engine().vegalite_to_svg(chart.to_dict(), "6.1"))
    assert [formats.number(value) for value in values] == drawn
