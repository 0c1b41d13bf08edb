"""A trend in a table's cell: both ends as links, and a line through the values of all years."""

import pandas as pd
from lake import as_read, item_of, tiny_calls, tiny_data, tiny_site

from macros.engine.calls import tables
from macros.engine.items.table_cells import Trend

ALL = Trend("visitors", ("2001", "2002", "2003"), "persons")


def cell(trend=ALL, data=None):
    return as_read(tables.trend_cell(tiny_calls(data), trend))


def points(markup: str) -> list[tuple[float, float]]:
    steps = list(as_read(markup).iter("line"))
    ends = [tuple(float(step.get(name)) for name in ("x1", "y1", "x2", "y2")) for step in steps]
    return [end[:2] for end in ends] + [ends[-1][2:]]


def test_both_ends_are_links_to_their_rows():
    found = [(link.text_content(), link.get("href")) for link in cell().iter("a")]
    assert [("2001: 10", "~/data/visitors/#row-2001"), ("2003: 15", "~/data/visitors/#row-2003")] == found


def test_the_years_between_stand_in_words():
    assert "2002: 20" == cell().find_class("told")[0].text
    assert [] == cell(Trend("visitors", ("2001", "2003"))).find_class("told")


def test_the_years_are_in_their_order_whatever_that_of_the_rows():
    turned = Trend("visitors", ("2003", "2001", "2002"), "persons")
    assert cell().text_content() == cell(turned).text_content()


def test_the_line_goes_from_edge_to_edge_and_has_its_base_at_zero():
    (left, low), (middle, _), (right, high) = points(tables.line([(2001, 0), (2003, 5), (2005, 10)]))
    assert (tables.TREND_MARGIN, tables.TREND_WIDTH - tables.TREND_MARGIN) == (left, right)
    assert (tables.TREND_HEIGHT - tables.TREND_MARGIN, tables.TREND_MARGIN) == (low, high)
    assert tables.TREND_WIDTH / 2 == middle


def test_a_year_left_out_leaves_its_room():
    places = points(tables.line([(2001, 1), (2002, 1), (2005, 1)]))
    assert places[1][0] - places[0][0] < (places[2][0] - places[1][0]) / 2


def test_the_line_is_broken_over_years_without_a_figure_and_there_alone():
    steps = as_read(tables.line([(2001, 1), (2002, 1), (2005, 1)])).iter("line")
    assert [None, "gap"] == [step.get("class") for step in steps]


def test_a_table_rests_on_every_row_of_its_trends(tmp_path):
    def lake_figures():
        """Figures of the lake."""
        return pd.DataFrame({"trend": [ALL]}, index=["visitors"])

    site = tiny_site(tmp_path, None, tiny_data(), item_of("tables", lake_figures))
    assert {"visitors": ("2001", "2002", "2003")} == site.usage.footprints["tables", "lake_figures"].rows
