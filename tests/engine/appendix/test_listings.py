"""The data appendix: the list of datasets, and those of all statistics, claims, charts and tables."""

import types

import pytest
from lake import as_read, item_of, tiny_site, village_names

from macros.engine.core.faults import CallFault
from macros.engine.publish import finish


def links(tree):
    return [address for *_, address, _ in tree.iterlinks()]


def test_all_datasets_are_listed_with_their_files_by_what_they_are_of(lake):
    tree = as_read(lake.calls.listing("datasets").html)
    captions = ["What is measured: 2 datasets", "What is said: 2 datasets", "What is cited: 3 datasets"]
    assert captions == [caption.text for caption in tree.iter("caption")]
    assert {f"~/data/{name}/" for name in lake.data} <= set(links(tree))


def test_the_pages_that_use_a_dataset_show_its_cells_or_items_of_it(tmp_path):
    pages = {
        "a.md": '# A\n\n{{ value("villages", "alder", "name") }}\n',
        "b.md": '# B\n\n{{ table("village_names") }}\n',
        "c.md": '# C\n\n{{ chart("visitors_by_year") }}\n',
        "appendix/index.md": '# D\n\n{{ value("villages", "alder", "name") }}\n',
    }
    site = tiny_site(tmp_path, pages)
    assert ["a.md", "b.md"] == [page.path for page in site.usage.pages_by_dataset["villages"]]


def test_a_page_whose_call_names_its_parameters_uses_the_dataset_too(tmp_path):
    site = tiny_site(tmp_path, {"a.md": '# A\n\n{{ value(dataset="visitors", row="2001") }}\n'})
    assert ["a.md"] == [page.path for page in site.usage.pages_by_dataset["visitors"]]


@pytest.mark.parametrize(
    ("kind", "anchors"),
    [
        ("statistics", ["visitors_total"]),
        ("claims", ["visitors_rose"]),
        ("charts", ["visitors_by_year"]),
        ("tables", ["village_names"]),
    ],
)
def test_each_item_has_a_trace_below_a_row_that_names_it(lake, kind, anchors):
    tree = as_read(lake.calls.listing(kind).html)
    assert anchors == [heading.get("id") for heading in tree.iter("h3")]
    titles = [heading.text_content() for heading in tree.iter("h3")]
    assert titles == [
        summary.find("span").text_content() for summary in tree.iter("summary") if summary.find("span") is not None
    ]


def test_the_charts_are_shown_as_pictures_that_lead_to_their_trace(lake):
    (picture,) = as_read(lake.calls.listing("charts").html).find_class("picture")
    assert "~/appendix/charts/#visitors_by_year" == picture.get("href")
    assert ("~/charts/visitors_by_year.svg", "Visitors each year") == (picture[0].get("src"), picture[0].get("alt"))


def test_items_are_grouped_by_the_page_that_their_module_is_named_after(tmp_path):
    pages = {"index.md": "# The lake\n", "introduction.md": "# Introduction\n", "about.md": "# About us\n"}
    items = [
        item_of("tables", copy_of(village_names, module), unit="")
        for module in ("about", "introduction", "home", "boats")
    ]
    tree = as_read(tiny_site(tmp_path, pages, None, *items).calls.listing("tables").html)
    expected = ["The lake", "Introduction", "About us", "Boats", "Lake"]
    assert expected == [heading.text for heading in tree.iter("h2")]
    assert ["home", "introduction", "about", "boats", "village_names"] == [
        heading.get("id") for heading in tree.iter("h3")
    ]


def copy_of(function, module):
    """The same function, as if it were written in another module and called after it."""
    copied = types.FunctionType(function.__code__, function.__globals__, module)
    copied.__doc__, copied.__module__ = function.__doc__, f"macros.tables.{module}"
    return copied


def test_a_listing_that_does_not_exist_is_a_fault_with_the_nearest_name(lake):
    with pytest.raises(CallFault, match='no listing is named "statistic"') as raised:
        lake.calls.listing("statistic")
    assert 'Did you mean "statistics"?' in raised.value.remedy


def test_a_listing_of_no_dataset_is_a_fault(lake):
    with pytest.raises(CallFault):
        lake.calls.listing("dataset", "boats")


def test_a_page_of_the_article_ends_with_links_to_its_data(lake):
    page = as_read(finish.finished("<p>Text.</p>", "introduction/", lake))
    (line,) = page.find_class("page-data")
    assert "The data of this page: Villages and Visitors." == line.text_content()
    assert ["~/data/villages/", "~/data/visitors/"] == [link.get("href") for link in line]


def test_a_page_without_data_has_no_such_line(lake):
    assert "<p>Text.</p>" == finish.finished("<p>Text.</p>", "appendix/statistics/", lake)
