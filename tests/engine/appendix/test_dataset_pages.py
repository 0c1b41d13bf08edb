"""The page of a dataset: what it is, its fields and rows, a section for each row, and the ways from it."""

import pytest
from lake import EVERY_HOSTILE, PAGES, as_read, tags, tiny_data, tiny_site, with_cell

from macros.engine.appendix import dataset_pages
from macros.engine.core import contract
from macros.engine.datasets.dataset import Data
from macros.engine.pages.page import page_of


def test_a_page_that_nobody_has_written_is_made_where_the_data_have_what_it_shows(lake):
    without = {name: dataset for name, dataset in lake.data.items() if name != "printed"}
    found = dataset_pages.pages(Data(without, {}, {}))
    assert {"appendix/index.md", "appendix/charts.md", "endnotes.md"} <= set(found)
    assert not {"appendix/ledger.md", "glossary.md"} & set(found)
    assert ["endnotes", "references"] == [call.arguments[0] for call in page_of("e.md", found["endnotes.md"]).calls]


def links(tree):
    return [address for *_, address, _ in tree.iterlinks()]


def test_each_dataset_has_a_page_that_is_one_call(lake):
    found = dataset_pages.pages(lake.data, written=contract.PAGES)
    assert {f"data/{name}.md" for name in lake.data} == set(found)
    page = page_of("data/visitors.md", found["data/visitors.md"])
    assert ("Visitors", [("listing", ("dataset", "visitors"))]) == (
        page.title,
        [(call.name, call.arguments) for call in page.calls],
    )


def test_the_page_of_a_dataset_describes_itself_by_its_first_sentence(lake):
    front_matter = page_of("data/visitors.md", dataset_pages.pages(lake.data)["data/visitors.md"]).front_matter
    assert front_matter.startswith('---\ntitle: "Visitors"\ndescription: "One row is one of the visitors"\n')


def test_every_row_has_a_section_that_can_be_linked_to(lake):
    tree = as_read(lake.calls.listing("dataset", "villages").html)
    assert ["row-alder", "row-birch", "row-cedar"] == [heading.get("id") for heading in tree.iter("h3")]


def test_the_page_of_a_dataset_tells_what_it_is_and_shows_its_rows_and_charts_first(lake):
    tree = as_read(lake.calls.listing("dataset", "visitors").html)
    assert "One row is one of the visitors. And more." == tree[0].text_content()
    assert ["table", "picture"] == [part.get("class") for part in tree[1]]
    assert "~/appendix/charts/#visitors_by_year" == tree.find_class("picture")[0].get("href")
    headings = ["Each row and what rests on it", "About this dataset"]
    assert headings == [heading.text for heading in tree.iter("h2")]
    assert "The 3 fields of a row" == tree.findall(".//summary")[-1].text


def test_the_page_of_a_dataset_tells_its_facts(lake):
    (facts,) = as_read(lake.calls.listing("dataset", "visitors").html).find_class("facts")
    told = {term.text: each.text_content() for term, each in zip(facts.iter("dt"), facts.iter("dd"), strict=True)}
    assert ("2001–2003", "Reed, Lake Villages, 1990 (endnote 1)") == (told["Years covered"], told["Source"])
    assert "The lake district, Introduction" == told["Pages that use it"]
    items = "The lake had 45 visitorsThe last year has more visitors than the firstVisitors each yearVillages by name"
    assert items == told["What rests on it"]
    assert {"~/data/visitors.csv", "~/data/visitors.json", "~/data/datapackage.json"} <= set(links(facts))


def test_the_schema_of_a_dataset_is_told_field_by_field(lake):
    first, second, _ = as_read(dataset_pages.schema(lake.data["visitors"])).find(".//tbody").iter("tr")
    expected = ["year", "The year", "integer", "", "What year means.", "2001–2010, unique, required"]
    assert expected == [cell.text_content() for cell in first]
    assert ["persons", "What persons means.", "0 or more, required"] == [cell.text_content() for cell in second][3:]


def test_no_column_of_units_is_told_where_no_field_has_one(lake):
    heads = as_read(dataset_pages.schema(lake.data["sections"])).find(".//thead").iter("th")
    assert ["Field", "Title", "Type", "Definition", "Holds"] == [head.text for head in heads]


def test_an_enumeration_is_told_value_by_value(lake):
    rows = as_read(dataset_pages.schema(lake.data["villages"])).find(".//tbody").iter("tr")
    assert {"east or west", "^[a-z0-9-]+$, unique, required"} <= {row[5].text_content() for row in rows}


def test_a_constraint_without_words_of_its_own_is_told_by_its_name(lake):
    rows = as_read(dataset_pages.schema(lake.data["sections"])).find(".//tbody").iter("tr")
    assert "maxLength: 30" in [row[4].text_content() for row in rows]


def test_the_page_of_a_dataset_leads_up_and_to_its_neighbours(lake):
    names = list(lake.data)
    found = dataset_pages.pages(lake.data)["data/visitors.md"]
    assert found.index('<a href="~/appendix/">← Data appendix</a>') < found.index("# Visitors")
    ways = {name: links(as_read(dataset_pages.neighbours(lake, lake.data[name]))) for name in names}
    assert [f"~/data/{names[1]}/"] == ways[names[0]]
    assert [f"~/data/{names[0]}/", f"~/data/{names[2]}/"] == ways[names[1]]
    assert [f"~/data/{names[-2]}/"] == ways[names[-1]]


def test_the_rows_of_a_dataset_are_told_with_their_units_and_endnotes(lake):
    tree = as_read(dataset_pages.rows(lake, lake.data["villages"]))
    first = next(tree.find(".//tbody").iter("tr"))
    expected = ["alder", "Alder", "east", "2 March 1905", "about", "2.5 km²", "4", "rank", "2"]
    assert expected == [cell.text_content() for cell in first]
    assert ["~/data/villages/#row-alder", "~/endnotes/#note-2"] == links(first)


@pytest.mark.parametrize(
    ("expected", "name"),
    [("2001–2003", "visitors"), ("1905–1990", "villages"), ("", "sections"), ("1990", "references")],
)
def test_the_years_of_a_dataset_are_those_of_its_years_and_dates(expected, name):
    assert expected == dataset_pages.years(tiny_data()[name])


def test_the_page_of_a_dataset_holds_text_as_it_is_written(tmp_path):
    def listing(text):
        data = with_cell(tiny_data(), "villages", "alder", "name", text)
        return as_read(
            f"Before.\n\n{tiny_site(tmp_path, PAGES, data).calls.listing('dataset', 'villages').html}\n\nAfter."
        )

    assert EVERY_HOSTILE in [cell.text_content() for cell in listing(EVERY_HOSTILE).iter("td")]
    assert tags(listing("Alder")) == tags(listing(EVERY_HOSTILE))
