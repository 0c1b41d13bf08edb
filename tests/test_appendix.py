"""The data appendix: a page a dataset, and lists of all statistics, claims, charts and tables."""

import types

import pytest
from lake import EVERY_HOSTILE, PAGES, as_read, item_of, tags, tiny_data, tiny_site, village_names, with_cell

from macros import appendix
from macros.faults import CallFault
from macros.pages import page_of


def links(tree):
    return [address for *_, address, _ in tree.iterlinks()]


def test_each_dataset_has_a_page_that_is_one_call(lake):
    found = appendix.pages(lake)
    assert {f"data/{name}.md" for name in lake.data} == set(found)
    page = page_of("data/visitors.md", found["data/visitors.md"])
    assert ("Visitors", [("listing", ("dataset", "visitors"))]) == (
        page.title,
        [(call.name, call.arguments) for call in page.calls],
    )


def test_the_page_of_a_dataset_describes_itself_by_its_first_sentence(lake):
    front_matter = page_of("data/visitors.md", appendix.pages(lake)["data/visitors.md"]).front_matter
    assert '---\ntitle: "Visitors"\ndescription: "One row is one of the visitors"\n---\n' == front_matter


def test_every_row_has_a_section_that_can_be_linked_to(lake):
    tree = as_read(lake.calls.listing("dataset", "villages").html)
    assert ["row-alder", "row-birch", "row-cedar"] == [heading.get("id") for heading in tree.iter("h3")]


def test_the_page_of_a_dataset_tells_its_facts(lake):
    tree = as_read(lake.calls.listing("dataset", "visitors").html)
    facts = {term.text: told.text_content() for term, told in zip(tree[0].iter("dt"), tree[0].iter("dd"), strict=True)}
    assert ("One row is one of the visitors. And more.", "3") == (facts["Definition"], facts["Rows"])
    assert ("2001–2003", "1") == (facts["Years covered"], facts["Endnotes"])
    assert "The lake district, Introduction" == facts["Pages that use it"]
    assert "Visitors totalVisitors roseVisitors by year" == facts["Statistics, claims, charts and tables"]
    assert {"~/data/visitors.csv", "~/data/visitors.json", "~/data/datapackage.json"} <= set(links(tree[0]))


def test_the_schema_of_a_dataset_is_told_field_by_field(lake):
    first, second, _ = as_read(appendix.schema(lake.data["visitors"])).find(".//tbody").iter("tr")
    expected = ["year", "The year", "integer", "", "What year means.", "requireduniqueminimum: 2001maximum: 2010"]
    assert expected == [cell.text_content() for cell in first]
    assert "persons" == [cell.text_content() for cell in second][3]


def test_an_enumeration_is_told_value_by_value(lake):
    rows = as_read(appendix.schema(lake.data["villages"])).find(".//tbody").iter("tr")
    assert "enum: east, west" in [row[5].text_content() for row in rows]


def test_the_rows_of_a_dataset_are_told_with_their_units_and_endnotes(lake):
    tree = as_read(appendix.rows(lake, lake.data["villages"]))
    first = next(tree.find(".//tbody").iter("tr"))
    expected = ["alder", "Alder", "east", "2 March 1905", "about", "2.5 km²", "4", "rank", "2"]
    assert expected == [cell.text_content() for cell in first]
    assert ["~/data/villages/#row-alder", "~/endnotes/#note-2"] == links(first)


@pytest.mark.parametrize(
    ("expected", "name"),
    [("2001–2003", "visitors"), ("1905–1990", "villages"), ("", "sections"), ("1990", "references")],
)
def test_the_years_of_a_dataset_are_those_of_its_years_and_dates(expected, name):
    assert expected == appendix.years(tiny_data()[name])


def test_all_datasets_are_listed_with_their_files(lake):
    tree = as_read(lake.calls.listing("datasets").html)
    assert f"The {len(lake.data)} datasets of this site" == tree.find(".//caption").text
    assert {f"~/data/{name}/" for name in lake.data} <= set(links(tree))


def test_the_pages_that_use_a_dataset_show_its_cells_or_items_of_it(tmp_path):
    pages = {
        "a.md": '# A\n\n{{ value("villages", "alder", "name") }}\n',
        "b.md": '# B\n\n{{ table("village_names") }}\n',
        "c.md": '# C\n\n{{ chart("visitors_by_year") }}\n',
        "appendix/index.md": '# D\n\n{{ value("villages", "alder", "name") }}\n',
    }
    site = tiny_site(tmp_path, pages)
    assert ["a.md", "b.md"] == [page.path for page in site.pages_by_dataset["villages"]]


def test_a_page_whose_call_names_its_parameters_uses_the_dataset_too(tmp_path):
    site = tiny_site(tmp_path, {"a.md": '# A\n\n{{ value(dataset="visitors", row="2001") }}\n'})
    assert ["a.md"] == [page.path for page in site.pages_by_dataset["visitors"]]


@pytest.mark.parametrize(
    ("kind", "anchors"),
    [
        ("statistics", ["visitors_total"]),
        ("claims", ["visitors_rose"]),
        ("charts", ["visitors_by_year"]),
        ("tables", ["village_names"]),
    ],
)
def test_each_item_has_a_section_and_an_entry_in_the_index(lake, kind, anchors):
    tree = as_read(lake.calls.listing(kind).html)
    assert anchors == [heading.get("id") for heading in tree.iter("h3")]
    assert [f"~/appendix/{kind}/#{anchor}" for anchor in anchors] == links(tree.find_class("index")[0])


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


def test_the_page_of_a_dataset_holds_text_as_it_is_written(tmp_path):
    def listing(text):
        data = with_cell(tiny_data(), "villages", "alder", "name", text)
        return as_read(
            f"Before.\n\n{tiny_site(tmp_path, PAGES, data).calls.listing('dataset', 'villages').html}\n\nAfter."
        )

    assert EVERY_HOSTILE in [cell.text_content() for cell in listing(EVERY_HOSTILE).iter("td")]
    assert tags(listing("Alder")) == tags(listing(EVERY_HOSTILE))


def test_a_page_of_the_article_ends_with_links_to_its_data(lake):
    page = as_read(appendix.finished("<p>Text.</p>", "introduction/", lake))
    (line,) = page.find_class("page-data")
    assert "The data of this page: Villages and Visitors." == line.text_content()
    assert ["~/data/villages/", "~/data/visitors/"] == [link.get("href") for link in line]


def test_a_page_without_data_has_no_such_line(lake):
    assert "<p>Text.</p>" == appendix.finished("<p>Text.</p>", "appendix/statistics/", lake)
