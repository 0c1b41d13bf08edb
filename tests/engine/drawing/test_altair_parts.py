"""The title and the rows of a chart, wherever in its layers they stand."""

import altair as alt
import pandas as pd
import pytest

from macros.engine.drawing import altair_parts

BOATS = alt.Chart(pd.DataFrame({"boats": [1, 2]}), title="Boats").mark_bar()
BARE = alt.Chart("boats.csv").mark_bar()


def test_a_field_that_neither_data_nor_a_transform_has_is_unknown():
    base = alt.Chart(pd.DataFrame({"a": [1]})).transform_calculate(b="1").transform_window(c="row_number()")
    layered = base.mark_bar().encode(x="a:Q", y="b:Q") + base.mark_text().encode(x="c:Q", y="d:Q", text=alt.value("e"))
    assert ["d"] == altair_parts.unknown_fields(layered.to_dict(), ["a"])


def test_the_title_may_stand_in_the_first_layer():
    assert "Boats" == altair_parts.title_of(BOATS)
    assert "Boats" == altair_parts.title_of(alt.layer(BOATS, BOATS))
    assert "Layers" == altair_parts.title_of(alt.layer(BOATS, BOATS, title="Layers"))
    assert "" == altair_parts.title_of(BARE)


def test_the_rows_may_stand_in_a_layer():
    assert [1, 2] == list(altair_parts.frame_of(BOATS)["boats"])
    assert [1, 2] == list(altair_parts.frame_of(alt.layer(BARE, BOATS))["boats"])


def test_a_chart_without_rows_says_so():
    assert [True, True, False] == [altair_parts.has_frame(chart) for chart in (BOATS, alt.layer(BARE, BOATS), BARE)]


def test_what_is_no_chart_has_no_layers_and_no_title():
    assert ([], "", False) == (altair_parts.layers(None), altair_parts.title_of(None), altair_parts.has_frame(None))


BASE = alt.Chart(pd.DataFrame({"n": [2.675], "m": ["format(1, '.2f')"]})).mark_text()


@pytest.mark.parametrize(
    ("expected", "chart"),
    [
        ([".2f"], BASE.encode(text=alt.Text("n:Q", format=".2f"))),
        ([".2f"], BASE.encode(text=alt.Text("mean(n):Q", format=".2f"))),
        ([".1%"], BASE.encode(text="n:Q", tooltip=[alt.Tooltip("n:Q", format=".1%")])),
        ([".2f"], BASE + BASE.encode(text=alt.Text("n:Q", format=".2f"))),
        ([".2f"], BASE.transform_calculate(told="format(datum.n, '.2f')").encode(text="told:N")),
        (["d"], BASE.transform_calculate(told="format(max(datum['n'], 1), \"d\") + 'x'").encode(text="told:N")),
        (["format(datum.n, datum.f)"], BASE.transform_calculate(told="format(datum.n, datum.f)").encode(text="told:N")),
        ([".2f"], alt.Chart(pd.DataFrame({"n": [1]})).mark_text(text=alt.expr("format(2.675, '.2f')"))),
        ([], BASE.encode(text=alt.Text("n:Q", format=","))),
        ([], BASE.encode(text=alt.Text("n:Q", format="$,"))),
        ([], BASE.encode(text=alt.Text("n:T", format="%Y"))),
        ([], BASE.encode(x=alt.X("n:Q", axis=alt.Axis(format=".0%")), text="m:N")),
        ([], BASE.transform_calculate(told="'$' + format(datum.n, ',') + datum.format").encode(text="told:N")),
    ],
)
def test_a_format_that_rounds_the_values_of_a_chart_is_found_wherever_it_stands(expected, chart):
    assert expected == list(altair_parts.rounding_formats(chart.to_dict()))
