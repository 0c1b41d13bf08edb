"""A figure on a page: its title, what it shows in words, its data table and its downloads."""

import altair as alt
import pandas as pd
import pytest
from lake import EVERY_HOSTILE, as_read, item_of, tags, tiny_calls, tiny_data, visitors_by_year

from macros.engine.calls import figures


def chart_of(**columns):
    return alt.Chart(pd.DataFrame(columns), title="Boats").mark_bar()


def sentence(unit="boats", **columns):
    chart = chart_of(**columns)
    return figures.sentence(tiny_calls(), item_of("charts", visitors_by_year, unit=unit), chart)


@pytest.fixture
def figure(lake):
    return as_read(f"Before.\n\n{lake.calls.chart('visitors_by_year').html}\n\nAfter.")


def test_a_figure_is_named_by_its_title_and_described_in_words(figure):
    drawing = figure.get_element_by_id("chart-visitors_by_year").find_class("drawings")[0]
    assert "img" == drawing.get("role")
    assert "Visitors each year" == figure.get_element_by_id(drawing.get("aria-labelledby")).text
    assert "2001: 10; 2002: 20; 2003: 15." == figure.get_element_by_id(drawing.get("aria-describedby")).text


def test_a_figure_tells_its_unit_its_caption_its_data_and_its_endnotes(figure):
    assert "Persons" == figure.find_class("figure-unit")[0].text
    assert "Visitors, by year." == figure.find_class("figure-about")[0].text_content()
    (source,) = figure.find_class("figure-source")
    assert "Source: in part endnote 1. Data: Visitors. About this chart" == source.text_content()
    expected = ["~/endnotes/#note-1", "~/data/visitors/", "~/appendix/charts/#visitors_by_year"]
    assert expected == [address for *_, address, _ in source.iterlinks()]


@pytest.mark.parametrize(
    ("expected", "rows"),
    [
        ("endnote 2", ["alder"]),
        ("", ["cedar"]),
        ("in part endnote 2", ["alder", "cedar"]),
        ("in part endnote 2", ["in all"]),
    ],
)
def test_a_figure_has_the_endnotes_of_the_rows_that_it_draws_and_of_all_where_it_draws_none(expected, rows):
    def villages_drawn(villages):
        """Some villages."""
        return alt.Chart(pd.DataFrame({"boats": [1] * len(rows)}, index=rows), title="Boats").mark_bar()

    item = item_of("charts", villages_drawn, unit="boats")
    assert expected == figures.endnotes(tiny_calls(None, item), item)


def test_a_figure_without_a_unit_has_no_line_for_it():
    item = item_of("charts", visitors_by_year, unit="")
    chart = chart_of(name=["a"], boats=[1])
    tree = as_read(figures.figure(tiny_calls(), item, chart, NoDrawings(), ADDRESS))
    assert [] == tree.find_class("figure-unit")


def test_a_figure_has_the_rows_that_it_draws_as_a_table(figure):
    (table,) = figure.iter("table")
    assert ["2001", "10", "1", "2002", "20", "1", "2003", "15", ""] == [
        cell.text_content() for cell in table.find("tbody").iter("th", "td")
    ]
    assert "Data: Visitors each year" == table.find("caption").text


def test_the_numbers_of_the_data_table_are_links_to_their_rows(figure):
    (table,) = figure.iter("table")
    found = [address for *_, address, _ in table.iterlinks() if "#row-" in address]
    assert "~/data/visitors/#row-2002" in found


def test_a_figure_can_be_downloaded_in_five_forms(figure):
    links = [(link.get("href"), link.get("download")) for link in figure.find_class("downloads")[0]]
    kinds = ("svg", "png", "csv", "json", "md")
    assert [f"~/charts/visitors_by_year.{kind}" for kind in kinds] == [to for to, _ in links]
    assert all(to.endswith(name) for to, name in links)


def test_a_drawing_in_words_names_each_value():
    assert "A: 1; b: 2.35." == sentence(name=["a", "b"], boats=[1.0, 2.345])


def test_a_drawing_in_words_has_the_unit_where_it_belongs_to_the_figure():
    assert "A: 4 percent." == sentence("percent", name=["a"], share=[4])


def test_a_drawing_in_words_tells_all_names_of_a_value_and_reads_dates():
    assert "A, March 1905: 4." == sentence(name=["a"], founded_date=["1905-03"], boats=[4])


def test_a_drawing_in_words_leaves_out_what_is_missing():
    assert "A: 4." == sentence(name=["a", "b"], boats=pd.array([4, None], dtype="Int64"))


def test_a_drawing_in_words_keeps_the_hedge_of_a_value():
    assert "A: about 4; b: 5." == sentence(name=["a", "b"], hedge=["about", None], boats=[4, 5])


def test_a_figure_tells_each_endnote_of_its_data_once(lake):
    lake.data["visitors"].frame.loc["2003", "endnote"] = 3
    (source,) = as_read(lake.calls.chart("visitors_by_year").html).find_class("figure-source")
    assert "Source: endnotes 1 and 3. Data: Visitors." in source.text_content()


def test_a_figure_of_data_without_endnotes_tells_none(lake):
    lake.data["visitors"].frame["endnote"] = pd.NA
    (source,) = as_read(lake.calls.chart("visitors_by_year").html).find_class("figure-source")
    assert "Data: Visitors. About this chart" == source.text_content()


def test_a_dozen_values_are_told_one_by_one():
    names = [f"row {chr(97 + i)}" for i in range(12)]
    assert sentence(name=names, boats=range(1, 13)).startswith("Row a: 1; row b: 2; ")


def test_many_values_are_told_by_their_number_and_their_range():
    names = [f"row {chr(97 + i)}" for i in range(13)]
    assert "13 values, from row a: 1 to row m: 13." == sentence(name=names, boats=range(1, 14))


def test_a_drawing_without_numbers_is_told_by_its_entries():
    assert "2 entries, listed in the data table." == sentence(name=["a", "b"], endnote=[1, 2])


ADDRESS = "https://lake.example/"


class NoDrawings:
    """Stands for drawing, which has tests of its own."""

    def inline(self, chart, name):
        return "<svg></svg>"


def test_a_figure_holds_text_as_it_is_written():
    def figure(text):
        frame = tiny_data()["villages"].frame[["name", "area_km2"]].assign(name=text)
        item = item_of("charts", visitors_by_year, unit=text)
        chart = alt.Chart(frame, title=text).mark_bar()
        return as_read(f"Before.\n\n{figures.figure(tiny_calls(), item, chart, NoDrawings(), ADDRESS)}\n\nAfter.")

    assert EVERY_HOSTILE == figure(EVERY_HOSTILE).find_class("figure-title")[0].text_content()
    assert EVERY_HOSTILE in figure(EVERY_HOSTILE).find_class("told")[0].text_content()
    assert tags(figure("text")) == tags(figure(EVERY_HOSTILE))


def test_a_small_figure_has_its_narrow_drawing_and_a_line_to_the_whole_one(lake):
    shown = as_read(lake.calls.chart("visitors_by_year", small=True).html)
    (figure,) = shown.iter("figure")
    assert "chart small" == figure.get("class")
    assert ["drawing narrow"] == [svg.get("class") for svg in figure.iter("svg")]
    (source,) = figure.find_class("figure-source")
    assert "Source: in part endnote 1. The whole chart" == source.text_content()
    place = lake.usage.whole_chart(lake.registry.charts["visitors_by_year"])
    assert ["~/endnotes/#note-1", f"~/{place}"] == [address for *_, address, _ in figure.iterlinks()]
    assert place.endswith("#chart-visitors_by_year")
    assert not place.startswith("appendix/")


def test_a_chart_that_is_whole_on_no_page_leads_to_the_appendix(lake):
    item = item_of("charts", never_shown)
    assert "appendix/charts/#never_shown" == lake.usage.whole_chart(item)


def never_shown(visitors):
    """Visitors."""
