"""What charts compute before they are drawn: their titles and the rows of their data tables."""

import pandas as pd

from macros.charts.conclusion import yearly_series_compared
from macros.charts.endnotes import cited_works_by_kind_and_year
from macros.charts.introduction import convictions_by_offence
from macros.charts.middle_power import gdp_per_head_against_benchmarks
from macros.engine.drawing.altair_parts import frame_of, title_of


def frame(**columns):
    count = len(next(iter(columns.values())))
    return pd.DataFrame(columns | {"endnote": [1] * count}, index=[f"row-{n}" for n in range(count)])


def test_works_are_counted_by_decade_and_the_most_frequent_kind_comes_first():
    works = frame(kind=["book", "report", "report", "report"], year=pd.array([1999, 1990, 2001, None], dtype="Int64"))
    chart = cited_works_by_kind_and_year(works)
    assert [
        ("Report", "1990s", 1),
        ("Report", "2000s", 1),
        ("Report", "no year", 1),
        ("Book", "1990s", 1),
    ] == list(frame_of(chart).itertuples(index=False, name=None))
    assert "4 works cited: 3 are reports, and 2 are from the 1990s" == title_of(chart)


def test_a_decade_without_a_work_has_its_place():
    works = frame(kind=["book", "book"], year=pd.array([1979, 2001], dtype="Int64"))
    drawn = cited_works_by_kind_and_year(works).to_dict()
    places = drawn["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert ["1970s", "1980s", "1990s", "2000s", "no year"] == places


def test_convictions_are_told_by_kind_of_crime_and_their_gap_by_its_years():
    convictions = frame(offence=["a", "b", "a", "b"], year=[2001, 2001, 2005, 2005], persons=[1, 2, 3000, 4])
    chart = convictions_by_offence(convictions)
    assert "Convicted of a crimes: 1 in 2001 and 3,000 in 2005; of b crimes: 2 and 4" == title_of(chart)
    assert "for 2002–2004" in str(chart.to_dict())


def test_each_benchmark_stands_beside_what_it_is_measured_against():
    chart = gdp_per_head_against_benchmarks(
        frame(economy=["Lake", "World", "Lake", "Sea"], measure=["c", "c", "d", "d"], usd=[1, 2, 3000, 4])
    )
    assert "GDP per head of Lake and its benchmarks: c $1 against $2; d $3,000 against $4" == title_of(chart)


def test_each_series_begins_with_the_base_of_its_index():
    years = [2001, 2002]
    chart = yearly_series_compared(
        frame(year=years, persons=[4, 2]), frame(year=years, acts=[1, 3]), frame(year=years, materials=[5, 5])
    )
    assert [100, 50, 100, 300, 100, 100] == list(frame_of(chart)["index"])
    assert "first year = 100" in str(chart.to_dict())
