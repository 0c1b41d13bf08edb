"""The points to read with care: which of them lead to a page, and the way back."""

import pytest
from lake import as_read, tiny_site

from macros.engine.appendix import discrepancies
from macros.engine.core.contract import HOME, POINTS
from macros.engine.core.faults import CallFault
from macros.engine.pages.points import points

SOURCE = """# Points

## Visible in the text

### Two sides { #sides }

*Each is certain.*
The [Lake](lake.md) says one thing.
The [Shore](shore.md#east) says another, and the [Lake](lake.md) again.

### A slow boat
The [Lake](lake.md) has it.

## Open to more than one reading

### Nothing linked
No page.
"""


def site_with_points(folder, source=SOURCE):
    return tiny_site(folder, {"introduction.md": "# Introduction\n", "discrepancies.md": source})


def links(tree):
    return [(link.text, link.get("href")) for link in tree.iter("a")]


def test_a_page_lists_its_first_entries_with_their_lines_and_folds_the_others(tmp_path):
    source = SOURCE.replace("shore.md#east", "introduction.md")
    more = "".join(f"\n### Point {letter}\nThe [Introduction](introduction.md).\n" for letter in "abc")
    tree = as_read(site_with_points(tmp_path, source + more).calls.listing("points", "introduction").html)
    expected = ["Two sides. Each is certain.", "Point a", "Point b", "Point c"]
    assert expected == [entry.text_content() for entry in tree.iter("li")]
    assert ("Two sides", "~/discrepancies/#sides") == links(tree)[0]
    (folded,) = tree.iter("details")
    assert "More pointsPoint c" == folded.text_content()


def test_the_first_page_lists_the_part_that_comes_first(tmp_path):
    pages = {"index.md": "# Lake\n", "discrepancies.md": SOURCE.replace("lake.md", "index.md")}
    tree = as_read(tiny_site(tmp_path, pages).calls.listing("points", "index").html)
    assert ["Two sides. Each is certain.", "A slow boat"] == [entry.text_content() for entry in tree.iter("li")]


def test_without_a_page_all_entries_are_listed_once_by_part(tmp_path):
    source = SOURCE.replace("shore.md#east", "introduction.md")
    tree = as_read(site_with_points(tmp_path, source).calls.listing("points").html)
    assert [
        "Visible in the text (2)",
        "Two sides",
        "A slow boat",
        "Open to more than one reading (1)",
        "Nothing linked",
    ] == [text for text, _ in links(tree)]


def test_the_entries_of_a_page_that_does_not_exist_are_a_fault(tmp_path):
    with pytest.raises(CallFault, match='no page is named "introductio"'):
        site_with_points(tmp_path).calls.listing("points", "introductio")


def test_the_sentence_that_says_how_the_site_reads_a_place_is_marked():
    page = discrepancies.with_readings(
        "<p>Two sides.\nThis site reads <a>both</a>.\nMore.</p><p>This site reads none.</p>"
    )
    assert ["This site reads both.", "This site reads none."] == [
        mark.text_content() for mark in as_read(page).find_class("reading")
    ]


def test_every_entry_of_the_real_page_leads_to_a_page_that_lists_it(site):
    source = next(page for page in site.pages if page.name == POINTS)
    listing = {page.name for page in site.pages for call in page.calls if call.arguments[:1] == ("points",)}
    listing.discard(HOME)
    found = points(source)
    unlisted = {entry.heading for entry in found if not listing & set(entry.pages)}
    assert set() == unlisted, "these entries have no way back: link them to a section's page"


def test_each_entry_says_in_a_line_what_it_is(site):
    found = points(next(page for page in site.pages if page.name == POINTS))
    assert [] == [entry.heading for entry in found if not entry.line]
