"""Totals, changes, growth, peaks, shares and rates whose answer one can do in the head."""

import pandas as pd
import pytest

from macros.engine.items import series


def numbers(*values):
    return pd.Series(values, dtype="Int64")


def test_a_change_is_the_last_less_the_first():
    assert 15 == series.change(numbers(10, 40, 25))
    assert -5 == series.change(numbers(10, 5))


def test_growth_is_in_percent_of_the_first():
    assert 150 == series.growth(numbers(10, 99, 25))
    assert -50 == series.growth(numbers(10, 5))


def test_yearly_growth_leads_from_the_first_to_the_last():
    assert pytest.approx(100) == series.yearly_growth(numbers(10, 80), numbers(2001, 2004))
    assert pytest.approx(-50) == series.yearly_growth(numbers(40, 99, 10), numbers(2001, 2002, 2003))


def test_the_peak_is_the_highest_value():
    assert 40 == series.peak(numbers(10, 40, 25))


@pytest.mark.parametrize(
    ("expected", "years", "values"),
    [(2002, (2001, 2002, 2003), (1, 3, 2)), (2001, (2003, 2001, 2002), (2, 3, 1)), (2001, (2002, 2001), (3, 3))],
)
def test_the_year_of_the_peak_is_the_first_whatever_the_order_of_the_rows(expected, years, values):
    frame = pd.DataFrame({"year": numbers(*years), "boats": numbers(*values)})
    assert expected == series.peak_year(frame, "boats")


def test_a_share_is_in_percent_of_the_whole():
    assert 25 == series.share(1, 4)


@pytest.mark.parametrize(
    ("falls", "rises", "values"),
    [
        (True, False, (3, 2, 1)),
        (False, True, (1, 2, 3)),
        (False, False, (1, 1, 1)),
        (False, False, (3, 2, 2)),
        (False, False, (1, 3, 2)),
    ],
)
def test_a_series_falls_or_rises_where_each_step_does(falls, rises, values):
    assert falls is series.falls_every_year(numbers(*values))
    assert rises is series.rises_every_year(numbers(*values))


def test_a_rate_is_for_each_hundred_thousand_of_the_population():
    assert 0.5 == series.per_100_000(2, 400_000)
