"""The title and the rows of a chart, wherever in its layers they stand."""

import altair as alt
import pandas as pd

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
