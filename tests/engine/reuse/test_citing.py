"""How things are cited: what is made of a work, and what pandoc reads of it again."""

import json

import pypandoc
import pytest
from lake import tiny_data

from macros.engine.datasets.dataset import Data
from macros.engine.reuse import biblatex, formatted, identity, ris

PACKAGE = {
    "name": "lake",
    "title": "Data of the lake",
    "version": "1.2.0",
    "created": "2020-02-03T00:00:00Z",
    "contributors": [{"title": "Friends of the lake"}],
}
ADDRESS = "https://lake.example/data_of/it/"
WORK = {
    "id": "reed-2001",
    "type": "article-journal",
    "title": "Boats & Ships: 50 % of {all} #1 ~ \\ ^ in_the Lake's $",
    "author": [
        {"family": "Reed Shore", "given": "Ann"},
        {"literal": "Boats and Sons"},
        {"family": "Özeren", "given": "Bo"},
    ],
    "container-title": "Lake Review",
    "volume": "2",
    "issue": "3",
    "page": "4-15",
    "issued": {"date-parts": [[2001, 2, 3]]},
    "accessed": {"date-parts": [[2002, 4]]},
    "URL": "https://lake.example/a_b?c=d%20e#f",
}


@pytest.fixture
def data():
    data = tiny_data()
    data.descriptor.update(PACKAGE)
    return data


def read(text, kind):
    (work,) = json.loads(pypandoc.convert_text(text, "csljson", format=kind))
    return work


def straight(work):
    return json.loads(json.dumps(work, ensure_ascii=False).replace("’", "'"))


def test_pandoc_reads_a_biblatex_entry_as_the_work_that_it_is():
    found = straight(read(biblatex.entry(WORK), "biblatex"))
    assert WORK == {name: found.get(name) for name in WORK}


@pytest.mark.parametrize("kind", biblatex.KINDS)
def test_pandoc_reads_each_kind_of_work(kind):
    work = {"id": "a", "type": kind, "title": "Boats", "container-title": "Lakes"}
    found = read(biblatex.entry(work), "biblatex")
    assert (kind, "Boats") == (found["type"], found["title"])
    assert found.get("container-title") == ("Lakes" if biblatex.KINDS[kind][1] else None)
    assert "Boats" == read(ris.record(work), "ris")["title"]


@pytest.mark.parametrize(
    ("expected", "biblatex_date", "date"),
    [
        ("", "", {}),
        ("2001///", "2001", {"date-parts": [[2001]]}),
        ("2001/02//", "2001-02", {"date-parts": [[2001, 2]]}),
        ("2001/02/03/", "2001-02-03", {"date-parts": [[2001, 2, 3]]}),
        ("2001///spring", "2001-21", {"date-parts": [[2001]], "season": 1}),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(expected, biblatex_date, date):
    assert (expected, biblatex_date) == (ris.date(date), biblatex.date(date))


def test_pandoc_reads_a_ris_record_but_for_what_it_knows_no_place_for():
    """Its reader takes the year of a date alone, and no day of a visit."""
    found = straight(read(ris.record(WORK | {"author": WORK["author"][::2]}), "ris"))
    kept = {name: WORK[name] for name in ("id", "type", "title", "container-title", "volume", "issue", "page", "URL")}
    assert kept == {name: found[name] for name in kept}
    assert [[2001]] == found["issued"]["date-parts"]
    assert "Özeren" == found["author"][1]["family"]


def test_a_family_name_keeps_its_first_word():
    found = read(biblatex.entry(WORK | {"author": [{"family": "de Reed", "given": "Ann"}]}), "biblatex")
    assert [{"non-dropping-particle": "de", "family": "Reed", "given": "Ann"}] == found["author"]


def test_an_institution_has_no_given_name_in_ris():
    assert "AU  - Boats and Sons,\n" in ris.record(WORK)


def test_the_whole_is_cited_with_its_version_day_and_address(data):
    expected = {
        "id": "lake",
        "type": "dataset",
        "title": "Data of the lake",
        "author": [{"literal": "Friends of the lake"}],
        "version": "1.2.0",
        "issued": {"date-parts": [[2020, 2, 3]]},
        "URL": ADDRESS,
    }
    assert expected == identity.package(data, ADDRESS)
    told = "Friends of the lake. “Data of the lake.” Version 1.2.0, 2020. https://lake.example/data_of/it/"
    assert told == formatted.text(expected)


def test_a_part_is_cited_as_one_of_the_whole_at_its_own_address(data):
    found = identity.dataset(data, data["visitors"], ADDRESS)
    assert ("lake-visitors", f"{ADDRESS}data/visitors/") == (found["id"], found["URL"])
    assert found | {"type": "dataset", "container-title": "Data of the lake", "version": "1.2.0"} == found
    told = (
        f"Friends of the lake. “{data['visitors'].title}.” In “Data of the lake.” Version 1.2.0, 2020. {found['URL']}"
    )
    assert told == formatted.text(found)


def test_what_is_not_known_is_left_out():
    assert {"id": "data", "type": "dataset"} == identity.package(Data({}, {}, {}), "")


def test_the_authors_of_an_article_are_named_as_lists_of_works_do():
    work = WORK | {
        "author": [{"family": "Reed", "given": "Ann"}, {"family": "Shore", "given": "Bo"}],
        "title": "Boats?",
    }
    expected = f"Reed, Ann, and Bo Shore. “Boats?” Lake Review 2, no. 3 (2001): 4–15. {WORK['URL']}"
    assert expected == formatted.text(work)


def test_what_has_no_version_and_no_year_ends_with_its_title():
    work = {"type": "dataset", "title": "Boats?", "container-title": "Lakes"}
    assert "“Boats?” In “Lakes.”" == formatted.text(work)
    assert "Plato. “Boats?”" == formatted.text({"type": "dataset", "title": "Boats?", "author": [{"family": "Plato"}]})


@pytest.mark.parametrize("text", ["a}b", "a{b", "a\\b", "a & b, 50 %"])
def test_nothing_in_a_work_ends_its_entry(text):
    work = WORK | {"id": text, "title": text, "page": text, "URL": f"https://lake.example/{text.replace(' ', '')}"}
    found = straight(read(biblatex.entry(work), "biblatex"))
    assert (text, text) == (found["title"], found["page"])
    assert found["volume"] == WORK["volume"]
