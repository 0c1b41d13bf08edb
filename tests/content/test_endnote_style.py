"""What a reference says beside what its endnote prints."""

import json
import re
import unicodedata

import endnote_style as citations
import pytest
from conftest import ROOT
from lake import WORKS, tiny_data, with_cell

NOTE = (
    'Ann de Reed (ed.), "Boats: A View," *Lake Review*, Vol. 2, No. 3 (May 1990), pp. 4-15 (2015), '
    "retrieved June 7, 1991, from https://lake.example/boats."
)
WORK = {
    "title": "Boats: A View",
    "container-title": "Lake Review",
    "editor": [{"given": "Ann", "family": "de Reed"}],
    "volume": "2",
    "issue": "3",
    "page": "4-15",
    "issued": {"date-parts": [[1990, 5]]},
    "accessed": {"date-parts": [[1991, 6, 7]]},
    "URL": "https://lake.example/boats",
}


def unprinted(**changes):
    return [field for field, _ in citations.unprinted(WORK | changes, NOTE)]


def test_a_work_that_its_endnote_prints_has_no_fault():
    assert [] == unprinted()
    assert [] == citations.check(tiny_data())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Boats: A Vew"),
        ("container-title", "Lake Revue"),
        ("editor", [{"given": "Ann", "family": "de Ree"}]),
        ("author", [{"literal": "Bo"}]),
        ("volume", "3"),
        ("issue", "2"),
        ("page", "4-1"),
        ("page", "15"),
        ("issued", {"date-parts": [[1991, 5]]}),
        ("issued", {"date-parts": [[1990, 6]]}),
        ("issued", {"date-parts": [[15]]}),
        ("issued", {"date-parts": [[1991, 6, 7]]}),
        ("accessed", {"date-parts": [[1991, 6, 8]]}),
        ("accessed", {"date-parts": [[1990, 5]]}),
        ("URL", "https://lake.example/boat5"),
        ("publisher", "Tarn"),
    ],
)
def test_a_field_that_the_endnote_does_not_print_is_told(field, value):
    assert [field] == unprinted(**{field: value})


def test_quotes_dashes_and_italics_do_not_count():
    assert citations.letters("“Boats—A *View*”") == citations.letters('"boats: a view"')


@pytest.mark.parametrize(
    ("expected", "field", "value"),
    [
        ("1990", "issued", {"date-parts": [[1990]]}),
        ("May 1990", "issued", {"date-parts": [[1990, 5]]}),
        ("May 2, 1990", "issued", {"date-parts": [[1990, 5, 2]]}),
        ("Spring 1990", "issued", {"date-parts": [[1990]], "season": 1}),
        ("retrieved June 1991", "accessed", {"date-parts": [[1991, 6]]}),
        ("Süleyman Özeren¦Bo Shore", "author", [{"given": "Süleyman", "family": "Özeren"}, {"literal": "Bo Shore"}]),
        ("2nd Edition", "edition", "2nd"),
    ],
)
def test_a_processor_reads_a_field_as_the_endnotes_print_it(expected, field, value):
    assert expected == citations.rendered({"title": "Boats", field: value}, field)


def test_a_fault_tells_the_work_the_field_and_the_endnote():
    (fault,) = citations.check(tiny_data().with_works({"reed-1990": WORKS[0] | {"title": "Lake Boats"}}))
    assert 'data/references.json, reed-1990, field "title"' == fault.where
    assert 'found "Lake Boats", which endnote 1 does not print' in fault.problem


def test_a_work_that_no_endnote_cites_is_told():
    (fault,) = citations.check(with_cell(tiny_data(), "citations", "1-1", "reference", "bo-1990"))
    assert "data/references.json, reed-1990: is cited by no endnote." in str(fault)


def test_a_citation_that_leads_to_another_endnote_is_told_where_it_stands():
    (fault,) = citations.check(with_cell(tiny_data(), "citations", "1-1", "endnote", 2))
    assert str(fault) == (
        'data/citations.csv, row 2: says that endnote 2 cites "reed-1990" of data/references.json, which endnote 1 '
        "prints. Correct the endnote or the reference there."
    )


def test_a_work_cited_twice_may_be_printed_in_either_endnote():
    data = with_cell(tiny_data(), "citations", "1-1", "endnote", 2)
    assert citations.check(data), "the second endnote prints nothing of the work"
    assert [] == citations.check(with_cell(data, "endnotes", "2", "text", data["endnotes"].cell("1", "text")))


# What the rule in datapackage.json says of each type: the fields that its works have, and those that they have not.
RULE = {
    "article-journal": ({"volume", "container-title"}, {"publisher"}),
    "chapter": ({"publisher", "container-title"}, {"volume"}),
    "paper-conference": ({"publisher", "container-title"}, {"volume"}),
    "book": ({"publisher", "author"}, {"container-title", "volume"}),
    "report": (set(), {"author", "container-title", "volume"}),
    "legislation": (set(), {"author", "container-title", "volume"}),
    **dict.fromkeys(
        ("article-magazine", "article-newspaper", "webpage"), ({"container-title"}, {"volume", "publisher"})
    ),
}


@pytest.mark.parametrize("work", json.loads((ROOT / "data/references.json").read_text("utf-8")), ids=lambda w: w["id"])
def test_a_work_has_the_type_that_the_rule_gives_it(work):
    has, lacks = RULE[work["type"]]
    assert (set(), set()) == (has - set(work), lacks & set(work))


def test_no_work_says_what_its_endnotes_do_not_print(site):
    assert [] == list(map(str, citations.check(site.data)))


def test_the_key_of_a_work_begins_with_the_name_by_which_readers_look_for_it():
    """The list of works follows the keys: by the first author's family name, without its diacritics."""
    works = json.loads((ROOT / "data/references.json").read_text(encoding="utf-8"))
    for work in (work for work in works if "author" in work):
        name = work["author"][0].get("family") or work["author"][0]["literal"]
        plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode().lower()
        assert work["id"].startswith(re.sub(r"\W+", "-", plain.replace("'", ""))), work["id"]
