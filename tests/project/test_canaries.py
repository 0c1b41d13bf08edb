"""The canaries: what they tell and with which status they end, and what stands in for the hooks around Zensical."""

import subprocess
import sys

import canaries
import pytest
import zensical_build
from test_same_pages import PAGE, tree

ADDRESS = "https://lake.example/site/"


@pytest.fixture
def pages(monkeypatch):
    """The page that each of the two systems builds."""
    built = {"mkdocs": PAGE, "properdocs": PAGE}
    monkeypatch.setattr(canaries, "version", lambda name: "1.0")
    for name in built:
        monkeypatch.setitem(canaries.BUILDS, name, lambda folder, name=name: tree(folder / "site", built[name]))
    return built


def test_a_way_that_builds_the_same_ends_well(pages, capsys):
    assert 0 == canaries.main(["properdocs"])
    told = "properdocs 1.0 and MkDocs 1.0: 1 pages and 1 files compared, all the same.\n"
    assert told == capsys.readouterr().out


def test_a_difference_fails_and_is_told(pages, capsys):
    pages["properdocs"] = PAGE.replace("1,045", "1,046")
    assert 1 == canaries.main(["properdocs"])
    assert "- about/index.html, numbers: ours has “1,045”, theirs “1,046”" in capsys.readouterr().out.splitlines()


def test_many_differences_are_told_in_part():
    lines = canaries.report("mkdocs", 1, 0, [canaries.Difference("a", "file", "", "")] * 25).splitlines()
    assert ("- … and 5 more", 20) == (lines[-1], sum(line.startswith("- a") for line in lines))


def test_a_build_that_fails_is_told_in_its_own_words(monkeypatch, capsys):
    def fails(folder):
        command = [sys.executable, "-c", "import sys; print('No such page.'); sys.exit(3)"]
        subprocess.run(command, capture_output=True, text=True, check=True)

    monkeypatch.setitem(canaries.BUILDS, "mkdocs", fails)
    assert 1 == canaries.main(["properdocs"])
    assert "ended with 3:\n\n```\nNo such page.\n```" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["mkdocs"], ["hugo"], ["properdocs", "zensical"]])
def test_an_unknown_way_is_answered_with_those_there_are(arguments, capsys):
    assert 2 == canaries.main(arguments)
    assert "Expected the name of a way out: properdocs or zensical.\n" == capsys.readouterr().err


def test_what_zensical_reads_has_the_pages_of_the_datasets_apart_from_those_that_people_write(tmp_path, lake):
    zensical_build.before(tmp_path / "build", lake)
    assert (tmp_path / "build/pages/data/visitors.md").read_text().startswith('---\ntitle: "Visitors"')
    assert not (tmp_path / "build/docs/data").exists()
    settings = (tmp_path / "build/mkdocs.yml").read_text()
    assert {"docs_dir: pages", "module_name: once"} <= {
        line.strip().partition("  #")[0] for line in settings.splitlines()
    }


@pytest.mark.parametrize("theirs", ["~/endnotes/#note-2", "../~/endnotes/#note-2", "../../~/endnotes/#note-2"])
def test_each_page_of_zensical_gets_its_addresses_its_policy_and_the_files_beside_it(tmp_path, lake, theirs):
    page = tree(tmp_path / "site", f'<html><head></head><a href="{theirs}">2</a></html>') / "about/index.html"
    zensical_build.after(tmp_path / "site", lake, ADDRESS)
    assert '<a href="../endnotes/#note-2">2</a>' in page.read_text()
    assert '<head><meta http-equiv="Content-Security-Policy"' in page.read_text()
    assert f'"{ADDRESS}statistics.schema.json"' in (tmp_path / "site/statistics.json").read_text()
    assert (tmp_path / "site/data/visitors.csv").is_file()
