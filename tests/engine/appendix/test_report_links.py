"""The links below a number: they lead to a form that is filled in, and to the source of a row."""

import urllib.parse

import pytest
from lake import HEAD, PAGES, as_read, tiny_site

from macros.engine.appendix import report_links, traces


@pytest.fixture
def lake(tmp_path):
    """The lake district with a page on which an error is reported."""
    return tiny_site(tmp_path, PAGES | {"about.md": f"{HEAD}# About\n\n## Report an error\n\nWrite to us.\n"})


def test_without_a_repository_and_a_page_for_it_no_report_is_asked_for(tmp_path):
    lake = tiny_site(tmp_path)
    assert [] == as_read(traces.row(lake, lake.data["visitors"], "2001")).find_class("report")


def links(tree):
    return [address for *_, address, _ in tree.iterlinks()]


def test_an_error_is_reported_on_the_about_page_where_no_repository_is_known(lake):
    (report,) = as_read(traces.row(lake, lake.data["visitors"], "2001")).find_class("report")
    assert ["~/about/#report-an-error"] == links(report)


def reported(site, markup):
    """What the form is filled with, and where else the line of links leads."""
    (report,) = as_read(markup).find_class("report")
    form, *others = links(report)
    address = urllib.parse.urlsplit(form)
    assert "https://code.example/lake/issues/new" == f"{address.scheme}://{address.netloc}{address.path}"
    return dict(urllib.parse.parse_qsl(address.query)), others


def test_an_error_in_a_number_is_reported_with_its_file_row_field_and_value(lake):
    lake.repository = "https://code.example/lake"
    asked, others = reported(lake, traces.statistic(lake, lake.registry.statistics["visitors_total"]))
    expected = {"file": "macros/lake.py:1", "row": "visitors_total", "field": "statistic", "value": "45"}
    assert expected | {"template": "number.yml", "title": "The lake had 45 visitors"} == asked
    assert [] == others


def test_an_error_in_a_row_is_reported_with_its_measured_field(lake):
    lake.repository = "https://code.example/lake"
    asked, others = reported(lake, traces.row(lake, lake.data["visitors"], "2001"))
    expected = {"file": "data/visitors.csv", "row": "2 (2001)", "field": "persons", "value": "10"}
    assert expected | {"template": "number.yml", "title": "Visitors: 2001"} == asked
    assert ["https://code.example/lake/blob/main/data/visitors.csv?plain=1#L2"] == others


@pytest.mark.parametrize(
    ("expected", "dataset", "row"),
    [
        (("area_km2, depth", "area_km2: 4 km²; depth: 30 percent"), "villages", "birch"),
        (("order, title", "order: 1; title: Introduction"), "sections", "introduction"),
    ],
)
def test_a_row_of_several_fields_is_reported_field_by_field(lake, expected, dataset, row):
    lake.repository = "https://code.example/lake"
    asked, _ = reported(lake, traces.row(lake, lake.data[dataset], row))
    assert expected == (asked["field"], asked["value"])


@pytest.mark.parametrize(
    ("field", "value", "render", "name"),
    [
        ("claim", "rose", traces.claim, "visitors_rose"),
        ("chart", "Visitors each year", traces.drawn, "visitors_by_year"),
        ("table", "Villages by name", traces.drawn, "village_names"),
    ],
)
def test_an_error_in_anything_else_is_reported_by_what_a_reader_sees_of_it(lake, field, value, render, name):
    lake.repository = "https://code.example/lake"
    item = next(item for item in lake.registry.items() if item.name == name)
    asked, _ = reported(lake, render(lake, item))
    assert (field, value, name) == (asked["field"], asked["value"], asked["row"])


@pytest.mark.parametrize("repository", ["", "https://code.example/lake"])
@pytest.mark.parametrize(
    ("what", "show"),
    [
        ("number", lambda lake: traces.statistic(lake, lake.registry.statistics["visitors_total"])),
        ("claim", lambda lake: traces.claim(lake, lake.registry.claims["visitors_rose"])),
        ("chart", lambda lake: traces.drawn(lake, lake.registry.charts["visitors_by_year"])),
        ("table", lambda lake: traces.drawn(lake, lake.registry.tables["village_names"])),
        ("row", lambda lake: traces.row(lake, lake.data["visitors"], "2001")),
    ],
)
def test_the_link_says_what_the_error_is_in(lake, repository, what, show):
    lake.repository = repository
    (report,) = as_read(show(lake)).find_class("report")
    assert f"Report an error in this {what}" == report[0].text


def test_what_has_no_place_of_its_own_is_reported_by_a_form_a_page_or_not_at_all(lake):
    assert "" == report_links.anything(lake.with_pages([]))
    assert "about/#report-an-error" == report_links.anything(lake)
    lake.repository = "https://code.example/lake"
    assert "https://code.example/lake/issues/new?template=other.yml" == report_links.anything(lake)
