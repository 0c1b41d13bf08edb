"""The points to read with care: which of them lead to a page, and the way back."""

import pytest
from lake import as_read, tiny_site

from macros.engine.appendix import discrepancies
from macros.engine.core.contract import POINTS
from macros.engine.core.faults import CallFault
from macros.engine.pages.page import page_of

SOURCE = """# Points

## Visible in the text

### Two sides { #sides }
The [Lake](lake.md) says one thing.
The [Shore](shore.md#east) says another, and the [Lake](lake.md) again.

### A slow boat
The [Lake](lake.md) has it.

## Open to more than one reading

### Nothing linked
No page.
"""


def test_an_entry_is_found_from_each_page_that_it_leads_to_once():
    found = discrepancies.entries(page_of("discrepancies.md", SOURCE))
    assert [("Visible in the text", "Two sides", "sides")] == found["shore"]
    assert ["sides", "a-slow-boat"] == [anchor for _, _, anchor in found["lake"]]


def test_an_entry_without_a_link_is_found_from_no_page():
    found = discrepancies.entries(page_of("discrepancies.md", SOURCE))
    assert not [heading for entries in found.values() for _, heading, _ in entries if heading == "Nothing linked"]


def site_with_points(folder, source=SOURCE):
    return tiny_site(folder, {"introduction.md": "# Introduction\n", "discrepancies.md": source})


def links(tree):
    return [(link.text, link.get("href")) for link in tree.iter("a")]


def test_a_page_lists_its_entries_below_the_part_with_their_count(tmp_path):
    source = SOURCE.replace("shore.md#east", "introduction.md")
    tree = as_read(site_with_points(tmp_path, source).calls.listing("points", "introduction").html)
    expected = [
        ("Visible in the text (1)", "~/discrepancies/#visible-in-the-text"),
        ("Two sides", "~/discrepancies/#sides"),
    ]
    assert expected == links(tree)


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
    found = discrepancies.entries(source)
    unlisted = {heading for entries in found.values() for _, heading, _ in entries}
    unlisted -= {heading for name in listing for _, heading, _ in found.get(name, ())}
    assert set() == unlisted, "these entries have no way back: link them to a section's page"
