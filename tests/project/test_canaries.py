"""The canaries: what they tell and with which status they end, and what stands in for the hooks around Zensical."""

import re
import subprocess
import sys
from importlib.metadata import packages_distributions

import canaries
import pytest
from publishing import ROOT
from test_same_pages import PAGE, tree


def locked(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))


def test_they_need_no_package_that_their_lock_lacks():
    missing = locked("requirements-dev.txt") - locked("requirements-canaries.txt")
    names = {name for name, owners in packages_distributions().items() if missing & {o.lower() for o in owners}}
    assert {"citeproc", "playwright", "pytest"} <= names
    code = f"import sys; sys.modules.update(dict.fromkeys({sorted(names)})); import canaries"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "tests/tools", capture_output=True, text=True, check=False
    )
    assert 0 == done.returncode, done.stderr


@pytest.fixture
def pages(monkeypatch):
    """The page that each of the two systems builds."""
    pages = {"mkdocs": PAGE, "zensical": PAGE}
    monkeypatch.setattr(canaries, "version", lambda name: "1.0")
    monkeypatch.setattr(canaries, "built", lambda system, folder: tree(folder / "site", pages[system]))
    return pages


def test_a_way_that_builds_the_same_ends_well(pages, capsys):
    assert 0 == canaries.main(["zensical"])
    told = "zensical 1.0 and MkDocs 1.0: numbers, text, links, anchors of 1 pages compared, 0 differences.\n"
    assert told == capsys.readouterr().out


def test_a_difference_fails_and_is_told(pages, capsys):
    pages["zensical"] = PAGE.replace("1,045", "1,046")
    assert 1 == canaries.main(["zensical"])
    assert "- about/index.html, numbers: ours has “1,045 7”, theirs “1,046 7”" in capsys.readouterr().out.splitlines()


def test_a_build_that_fails_is_told_in_its_own_words(monkeypatch, capsys):
    def fails(system, folder):
        command = [sys.executable, "-c", "import sys; print('No such page.'); sys.exit(3)"]
        subprocess.run(command, capture_output=True, text=True, check=True)

    monkeypatch.setattr(canaries, "built", fails)
    assert 1 == canaries.main(["properdocs"])
    assert "ended with 3:\n\n```\nNo such page.\n```" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["mkdocs"], ["hugo"], ["properdocs", "zensical"]])
def test_an_unknown_way_is_answered_with_those_there_are(arguments):
    with pytest.raises(SystemExit, match=r"^Expected the name of a way out: properdocs or zensical\.$"):
        canaries.main(arguments)


def test_zensical_reads_generated_pages_apart_from_those_that_people_write(tmp_path, lake):
    canaries.before_zensical(canaries.copy_to(tmp_path / "copy"), lake)
    assert (tmp_path / "copy/pages/data/visitors.md").read_text().startswith('---\ntitle: "Visitors"')
    assert not (tmp_path / "copy/docs/data").exists()
    assert "\ndocs_dir: pages\n" in (tmp_path / "copy/mkdocs.yml").read_text()


@pytest.mark.parametrize("theirs", ["~/endnotes/#note-2", "../~/endnotes/#note-2", "../../~/endnotes/#note-2"])
def test_each_page_of_zensical_gets_its_addresses_and_is_set_for_readers(tmp_path, lake, theirs):
    page = tree(tmp_path, f'<article><a href="{theirs}">A lake\'s</a></article>') / "about/index.html"
    canaries.after_zensical(tmp_path, lake)
    assert '<article><a href="../endnotes/#note-2">A lake’s</a></article>' == page.read_text()
