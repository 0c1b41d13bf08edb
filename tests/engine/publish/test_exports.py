"""The files beside the pages, under names that stay."""

import csv
import json

import pytest
from lake import tiny_site

from macros.engine.publish import exports

ADDRESS = "https://lake.example/site/"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder of a site with all its files."""
    folder = tmp_path_factory.mktemp("built")
    exports.write(tiny_site(tmp_path_factory.mktemp("lake")), folder, ADDRESS)
    return folder


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_each_chart_and_each_dataset_has_its_files(built):
    charts = {f"charts/visitors_by_year.{kind}" for kind in ("svg", "png", "json", "csv", "md", "html", "bib", "ris")}
    names = ("visitors", "villages", "sections", "printed", "endnotes", "citations", "references")
    data = {f"data/{name}.{kind}" for name in names for kind in ("csv", "json", "bib", "ris")}
    statistics = {f"statistics/visitors_total.{kind}" for kind in ("json", "bib", "ris")}
    works = {f"{stem}.{kind}" for stem in ("references", "citation") for kind in ("bib", "ris", "json")}
    twins = {"index.md", "introduction/index.md", "llms.txt"}
    expected = charts | data | statistics | works | twins | {"data/datapackage.json", "statistics.json"}
    assert expected == {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}


def test_a_dataset_is_published_as_it_is(lake, built):
    for name in ("visitors.csv", "villages.csv", "references.json"):
        assert (lake.root / "data" / name).read_bytes() == (built / "data" / name).read_bytes()


def test_a_dataset_in_json_has_numbers_as_numbers_and_nothing_as_null(built):
    first, *_, last = read(built / "data/villages.json")
    assert {"key": "alder", "founded_date": "1905-03-02", "area_km2": 2.5, "endnote": 2}.items() <= first.items()
    assert (None, None, 10000) == (last["hedge"], last["endnote"], last["area_km2"])


def test_the_rows_of_a_chart_are_those_that_it_draws(built):
    with (built / "charts/visitors_by_year.csv").open(newline="", encoding="utf-8") as file:
        assert [["year", "persons", "endnote"], ["2001", "10", "1"]] == list(csv.reader(file))[:2]


def test_the_drawing_of_a_chart_has_its_title(built):
    assert "Visitors each year" in (built / "charts/visitors_by_year.svg").read_text(encoding="utf-8")
    assert "Visitors each year" == read(built / "charts/visitors_by_year.json")["title"]["text"]


def test_a_statistic_is_published_with_all_that_proves_it(built):
    (found,) = read(built / "statistics.json")["statistics"]
    assert {"id": "visitors_total", "value": 45, "unit": "persons", "datasets": ["visitors"]}.items() <= found.items()
    assert {"visitors": ["2001", "2002", "2003"]} == found["rows"]
    assert [{"text": "45", "status": "agrees"}] == found["printed"]
    assert ([ADDRESS, f"{ADDRESS}introduction/"], f"{ADDRESS}appendix/statistics/#visitors_total") == (
        found["pages"],
        found["url"],
    )
    assert "the lake had 45 visitors" == found["clause"]


def test_a_claim_is_published_with_all_that_proves_it(built):
    (found,) = read(built / "statistics.json")["claims"]
    assert {"id": "visitors_rose", "holds": True, "wordings": ["rose", "grew"]}.items() <= found.items()
    assert ({"visitors": ["2001", "2003"]}, [f"{ADDRESS}introduction/"]) == (found["rows"], found["pages"])


def test_the_same_site_gives_the_same_bytes(built, tmp_path):
    exports.write(tiny_site(tmp_path / "lake"), tmp_path / "again", ADDRESS)
    differs = [
        path.name
        for path in built.rglob("*.*")
        if path.read_bytes() != (tmp_path / "again" / path.relative_to(built)).read_bytes()
    ]
    assert [] == differs
