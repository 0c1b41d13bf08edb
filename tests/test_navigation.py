"""Pages that no entry of the navigation leads to, and entries that lead nowhere."""

import pytest
from publishing import ROOT

from macros import navigation, pages
from macros.pages import page_of

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


def test_the_real_navigation_leads_to_every_page():
    assert [] == navigation.check(ROOT, pages.read(ROOT / "docs"))
