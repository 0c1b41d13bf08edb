"""The endnotes as they are printed, with ways back to their marks; the works that they cite."""

import pytest
from lake import EVERY_HOSTILE, HOSTILE, PAGES, WORKS, as_read, tags, tiny_data, tiny_site, with_cell
from publishing import pages_of

from macros.engine.appendix import endnotes
from macros.engine.core import markup
from macros.engine.datasets import csl_json


def test_the_endnotes_stand_in_their_order_under_headings_of_their_own(lake):
    tree = as_read(endnotes.listing(lake))
    assert ["Endnote 1", "Endnote 2", "Endnote 3"] == [heading.text for heading in tree.iter("h3")]
    assert ["note-1", "note-2", "note-3"] == [heading.get("id") for heading in tree.iter("h3")]


def test_an_endnote_has_its_italics_and_its_address(lake):
    first = as_read(endnotes.listing(lake)).find(".//p")
    assert "Ann Reed, Lake Villages (May 1990), https://lake.example/a_b. ↩" == first.text_content()
    assert "Lake Villages" == first.find("em").text
    assert "https://lake.example/a_b" == first.find("a").get("href")


def test_an_endnote_leads_back_to_its_mark_and_one_without_a_mark_nowhere(lake):
    tree = as_read(endnotes.listing(lake))
    assert ["~/introduction/#mark-1", "~/introduction/#mark-2"] == [
        link.get("href") for link in tree.find_class("back")
    ]
    assert "Back to the mark of endnote 1 in Introduction" == tree.find_class("back")[0].get("aria-label")


def test_an_endnote_marked_on_two_pages_leads_back_to_both(tmp_path):
    site = tiny_site(tmp_path, PAGES | {"a.md": "# A\n\nText.{{ note(1) }}\n"})
    links = [link.get("href") for link in as_read(endnotes.listing(site)).find_class("back")]
    assert ["~/a/#mark-1", "~/introduction/#mark-1", "~/introduction/#mark-2"] == links


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in ("emphasis", "link")])
def test_an_endnote_holds_text_as_it_is_written(tmp_path, name):
    data = with_cell(tiny_data(), "endnotes", "3", "text", HOSTILE[name])
    tree = as_read(f"Before.\n\n{endnotes.listing(tiny_site(tmp_path, None, data))}\n\nAfter.")
    assert f"{HOSTILE[name]} " == tree.findall(".//section/p")[2].text_content()
    assert tags(as_read(f"Before.\n\n{endnotes.listing(tiny_site(tmp_path))}\n\nAfter.")) == tags(tree)


def works_of(folder, *works):
    data = tiny_data().with_works({work["id"]: WORKS[0] | work for work in works})
    return as_read(endnotes.references(tiny_site(folder, None, data)))


def test_a_work_is_told_with_its_authors_year_kind_and_endnotes(lake):
    tree = as_read(endnotes.references(lake))
    assert ["Ann Reed", "Lake Villages", "1990", "Book", "1 (p. 4)"] == [
        cell.text_content() for cell in tree.find(".//tbody").iter("th", "td")
    ]
    assert "The 1 works that the endnotes cite" == tree.find(".//caption").text


def test_an_endnote_that_cites_no_pages_stands_alone(tmp_path):
    site = tiny_site(tmp_path, None, with_cell(tiny_data(), "citations", "1-1", "locator", ""))
    assert "1" == list(as_read(endnotes.references(site)).find(".//tbody").iter("td"))[-1].text_content()


def test_the_works_stand_by_their_authors_last_name_and_those_without_one_at_the_end(tmp_path):
    people = [("c", []), ("b", [{"given": "Ann", "family": "Zander"}]), ("a", [{"given": "Zoe", "family": "Abel"}])]
    tree = works_of(tmp_path, *({"id": key, "author": author} for key, author in people))
    assert ["Zoe Abel", "Ann Zander", "No author named"] == [span.text for span in tree.iter("span")]
    assert ["work-a", "work-b", "work-c"] == [span.get("id") for span in tree.iter("span")]


def test_a_title_in_another_language_says_so_on_every_page_that_shows_it(built, site):
    languages = {markup.apostrophes(title): language for title, language in endnotes.languages(site).items()}
    assert languages
    for url in ("endnotes/", "data/references/", "data/endnotes/"):
        marked = [span for span in pages_of(built)[url].iter("span") if span.get("lang")]
        assert languages == {span.text_content().replace(",'", "'"): span.get("lang") for span in marked}, url


def test_the_dataset_of_works_can_be_downloaded_as_a_table_and_as_it_is_written(lake):
    tree = as_read(lake.calls.listing("dataset", "references").html)
    links = [address for *_, address, _ in tree.iterlinks() if address.startswith("~/data/references.")]
    assert [f"~/data/references.{kind}" for kind in ("bib", "ris", "csv", "json")] == links


def test_a_work_without_a_year_has_none(tmp_path):
    tree = works_of(tmp_path, {"id": "a", "issued": {"date-parts": [[]]}})
    assert "" == [cell.text_content() for cell in tree.find(".//tbody").iter("td")][1]


def test_a_work_holds_text_as_it_is_written(tmp_path):
    text = EVERY_HOSTILE
    tree = works_of(tmp_path, {"id": "a", "title": text, "container-title": text, "author": [{"literal": text}]})
    assert f"{text}. {text}" == tree.find(".//tbody").find(".//td").text_content()
    plain = works_of(tmp_path, {"id": "a", "container-title": "text"})
    assert tags(plain) == tags(tree)


@pytest.mark.parametrize(
    ("expected", "work"),
    [
        ("Ann Reed, Bo Shore", {"author": [{"given": "Ann", "family": "Reed"}, {"given": "Bo", "family": "Shore"}]}),
        ("Ann Reed et al.", {"author": [{"given": "Ann", "family": "Reed"}], "note": "Ann Reed et al."}),
        ("Ann Reed", {"author": [{"given": "Ann", "family": "Reed"}], "note": "Bo Shore et al. (eds.)"}),
        ("A lake", {"editor": [{"literal": "A lake"}]}),
        ("", {}),
    ],
)
def test_names_are_told_as_print_has_them_and_et_al_is_none(expected, work):
    assert expected == csl_json.names(work)


@pytest.mark.parametrize(("title", "expected"), [("Lakes?", "Lakes? The Shore"), ("Lakes", "Lakes. The Shore")])
def test_a_title_with_a_mark_of_its_own_gets_no_full_stop(tmp_path, title, expected):
    works = {"reed-1990": WORKS[0] | {"title": title, "container-title": "The Shore"}}
    site = tiny_site(tmp_path, None, tiny_data().with_works(works))
    assert expected in as_read(endnotes.references(site)).text_content()
