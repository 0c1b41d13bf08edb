"""What charts compute before they are drawn: their labels and the rows of their data tables."""

import pandas as pd
import pytest

from macros.charts.conclusion import yearly_series_compared
from macros.charts.endnotes import cited_works_by_kind_and_year
from macros.charts.international_initiatives import _plain, _years
from macros.charts.introduction import convictions_by_offence
from macros.engine.drawing.altair_parts import frame_of


def frame(**columns):
    count = len(next(iter(columns.values())))
    return pd.DataFrame(columns | {"endnote": [1] * count}, index=[f"row-{n}" for n in range(count)])


def test_works_are_counted_by_decade_and_the_most_frequent_kind_comes_first():
    works = frame(kind=["book", "report", "report", "report"], year=pd.array([1999, 1990, 2001, None], dtype="Int64"))
    assert [
        ("Report", "1990s", 1),
        ("Report", "2000s", 1),
        ("Report", "no year", 1),
        ("Book", "1990s", 1),
    ] == list(frame_of(cited_works_by_kind_and_year(works)).itertuples(index=False, name=None))


def test_a_decade_without_a_work_has_its_place():
    works = frame(kind=["book", "book"], year=pd.array([1979, 2001], dtype="Int64"))
    drawn = cited_works_by_kind_and_year(works).to_dict()
    places = drawn["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert ["1970s", "1980s", "1990s", "2000s", "no year"] == places


@pytest.mark.parametrize(("first", "told"), [(50, "'200 (+150)'"), (250, "'200 (-50)'")])
def test_the_last_number_of_a_kind_says_by_how_many_it_differs_from_the_first(first, told):
    convictions = frame(offence=["a", "a"], year=[2001, 2005], persons=[first, 200])
    assert told in str(convictions_by_offence(convictions).to_dict())


def test_each_series_keeps_its_own_numbers_and_hedges():
    years = [2001, 2002]
    chart = yearly_series_compared(
        frame(year=years, persons=[4, 2]),
        frame(year=years, acts=[1, 3]),
        frame(year=years, hedge=[None, "about"], materials=[5, 6]),
    )
    found = frame_of(chart)
    assert [4, 2, 1, 3, 5, 6] == list(found["number"])
    assert ["", "", "", "", "", "about"] == list(found["hedge"])


def test_an_entry_without_a_short_name_is_called_by_its_event_or_by_its_key():
    assert "A short event" == _plain("first-entry", "A short event")
    assert "First entry" == _plain("first-entry", "An event that is told in more words than a line holds")


@pytest.mark.parametrize(
    ("date", "first", "last", "drawn"),
    [
        ("2001-02-03", 2001, 2005, ("2001", "2005")),
        ("2001-02-03", None, 2005, ("2001-02-03", "2005")),
        ("2001-02-03", None, None, ("2001-02-03", "2001-02-03")),
    ],
)
def test_a_programme_is_drawn_over_its_years_or_from_its_date(date, first, last, drawn):
    row = next(pd.DataFrame({"date": [date], "first_year": [first], "last_year": [last]}, dtype=object).itertuples())
    assert drawn == _years(row)
