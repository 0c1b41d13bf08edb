"""Pages that no entry of the navigation leads to, and entries that lead nowhere."""

import pytest
from publishing import ROOT

from macros.engine.pages import navigation
from macros.engine.pages.page import page_of, read

SOURCES = [page_of(path, "# A\n") for path in ("a.md", "b.md", "c/index.md")]


def places(root, configuration):
    (root / "mkdocs.yml").write_text(configuration)
    return [fault.where for fault in navigation.check(root, SOURCES)]


@pytest.mark.parametrize(
    "nav",
    [
        "nav: [a.md, b.md, c/index.md]",
        "nav:\n  - A: a.md\n  - More:\n      - b.md\n      - Deep: [c/index.md]",
        "nav: [a.md, b.md, c/index.md, Elsewhere: 'https://lake.example']",
        "site_url: !ENV [SITE_URL, 'a']\nplugins: [search]",
    ],
)
def test_a_navigation_that_leads_to_every_page_is_no_fault(tmp_path, nav):
    assert [] == places(tmp_path, nav)


def test_every_page_and_entry_that_the_other_side_lacks_is_told(tmp_path):
    nav = "nav:\n  - A: a.md\n  - More:\n      - bb.md\n      - a.md\n"
    assert ["mkdocs.yml:4", "mkdocs.yml:5", "docs/b.md", "docs/c/index.md"] == places(tmp_path, nav)


def test_a_configuration_that_is_missing_is_told(tmp_path):
    (fault,) = navigation.check(tmp_path, SOURCES)
    assert "mkdocs.yml: is missing. Restore it from the last commit." == str(fault)


@pytest.mark.parametrize(
    "nav", ["nav:\n  - A: a.md\n - b.md\n", "nav:\n  - A: a.md\n\t- b.md\n", "nav:\n  - a.md\n  - B: b: b.md\n"]
)
def test_a_line_that_cannot_be_read_is_told_with_how_its_neighbours_look(tmp_path, nav):
    (tmp_path / "mkdocs.yml").write_text(nav)
    (fault,) = navigation.check(tmp_path, SOURCES)
    assert "mkdocs.yml:3" == fault.where
    assert "“  - Title: page.md”, and put quotes around a title that holds a colon." in fault.remedy


def test_a_number_in_a_title_is_told_at_whatever_depth(tmp_path):
    nav = "nav:\n  - Two lakes: a.md\n  - More:\n      - The 3rd: b.md\n      - c/index.md\n"
    assert ["mkdocs.yml:2", "mkdocs.yml:4"] == places(tmp_path, nav)


@pytest.mark.parametrize(
    "setting",
    [
        "nav:\n  - O\u0308: a.md",
        'nav:\n  - "O\\u0308": a.md',
        "site_name: A\nsite_description: O\u0308",
        "a: 1\nb: [O\u0308]",
    ],
)
def test_letters_apart_in_the_configuration_are_told_with_their_line(tmp_path, setting):
    (tmp_path / "mkdocs.yml").write_text(setting, encoding="utf-8")
    found = navigation.check(tmp_path, SOURCES[:1])
    assert [("mkdocs.yml:2", True)] == [(fault.where, "not composed" in fault.problem) for fault in found]


def test_a_pattern_of_a_plugin_may_name_what_nobody_sees(tmp_path):
    assert [] == places(tmp_path, 'plugins:\n  - search: {separator: "[\\u200b]"}')


@pytest.mark.parametrize("name", ["O\u0308.md", "O\u0308/b.md", "a\u200b.png", "O\u0308.png"])
def test_a_file_whose_name_looks_like_another_is_told_alone(tmp_path, name):
    path = tmp_path / "docs" / name
    path.parent.mkdir(parents=True)
    path.write_text("# A\n")
    (tmp_path / "mkdocs.yml").write_text("nav: [a.md, \u00d6.md, \u00d6/b.md]", encoding="utf-8")
    pages = [page_of(page, "# A\n") for page in ("a.md", "O\u0308.md", "O\u0308/b.md")]
    (fault,) = [*navigation.check(tmp_path, pages), *navigation.stray_files(tmp_path)]
    assert f"docs/{name.partition('/')[0] or name}" == fault.where
    assert "Rename it, with its letters typed anew" in fault.remedy


def test_the_real_navigation_leads_to_every_page():
    assert [] == navigation.check(ROOT, read(ROOT / "docs"))
