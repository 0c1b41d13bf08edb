"""How the article, the site and the works that it cites are given to other programs."""

import json

import pypandoc
import pytest
from conftest import ROOT

from macros.engine.reuse import biblatex, cff, identity, ris

FIELDS = ("type", "title", "author", "editor", "issued", "container-title", "volume", "issue", "page", "publisher")


def straight(value):
    """With the apostrophes and quotation marks of a typewriter, which pandoc sets."""
    text = json.dumps(value, ensure_ascii=False)
    for curly in "‘’“”":
        text = text.replace(curly, "'")
    return json.loads(text)


def read(text, kind):
    return {work["id"]: work for work in straight(json.loads(pypandoc.convert_text(text, "csljson", format=kind)))}


def dated(issued):
    """A season as pandoc has it: in the place of the month."""
    if issued and "season" in issued:
        return {"date-parts": [[*issued["date-parts"][0], biblatex.SPRING + issued["season"]]]}
    return issued


def test_bibliography_programs_read_each_work_that_the_endnotes_cite_as_it_is(site):
    works = site.data.references
    found = read("\n".join(map(biblatex.entry, works.values())), "biblatex")
    expected = {key: {name: work.get(name) for name in FIELDS} for key, work in straight(works).items()}
    expected = {key: work | {"issued": dated(work["issued"])} for key, work in expected.items()}
    assert expected == {key: {name: work.get(name) for name in FIELDS} for key, work in found.items()}


def test_ris_has_each_work_with_its_people_and_its_year(site):
    found = read("".join(map(ris.record, site.data.references.values())), "ris")
    expected = {
        key: (work["title"], [each.get("literal") or each["family"] for each in work.get("author", ())])
        for key, work in straight(site.data.references).items()
    }
    assert expected == {
        key: (work["title"], [each["family"] for each in work.get("author", ())]) for key, work in found.items()
    }
    years = {key: work["issued"]["date-parts"][0][0] for key, work in site.data.references.items() if "issued" in work}
    assert years == {key: int(work["issued"]["date-parts"][0][0]) for key, work in found.items() if "issued" in work}


@pytest.mark.parametrize("kind", ["biblatex", "ris"])
def test_the_article_is_read_back_as_it_is(site, kind):
    work = identity.article(site.data)
    form = {"biblatex": biblatex.entry, "ris": ris.record}[kind]
    (found,) = read(form(work), kind).values()
    expected = straight(work)
    assert {name: expected.get(name) for name in FIELDS} == {name: found.get(name) for name in FIELDS}
    assert expected["URL"] == found["URL"]


def test_each_author_has_a_family_name_that_ends_the_name(site):
    authors = site.data["authors"].frame
    assert [] == [
        name for name, family in zip(authors["name"], authors["family"], strict=True) if not name.endswith(f" {family}")
    ]


def test_the_citation_file_is_what_the_data_give(site):
    told = "write it anew: python -m macros.engine.reuse.cff"
    assert cff.text(site.data) == (ROOT / cff.FILE).read_text(encoding="utf-8"), told
