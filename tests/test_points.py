"""The points to read with care: which of them lead to a page, and the way back."""

from macros import points
from macros.pages import page_of

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
    found = points.entries(page_of("discrepancies.md", SOURCE))
    assert [("Visible in the text", "Two sides", "sides")] == found["shore.md"]
    assert ["sides", "a-slow-boat"] == [anchor for _, _, anchor in found["lake.md"]]


def test_an_entry_without_a_link_is_found_from_no_page():
    found = points.entries(page_of("discrepancies.md", SOURCE))
    assert not [heading for entries in found.values() for _, heading, _ in entries if heading == "Nothing linked"]


def test_every_entry_of_the_real_page_leads_to_a_page_that_lists_it(site):
    source = next(page for page in site.pages if page.path == points.PAGE)
    listing = {
        path for path, page in ((p.path, p) for p in site.pages) for c in page.calls if c.arguments[:1] == ("points",)
    }
    found = points.entries(source)
    unlisted = {heading for entries in found.values() for _, heading, _ in entries}
    unlisted -= {heading for path in listing for _, heading, _ in found.get(path, ())}
    assert set() == unlisted, "these entries have no way back: link them to a section's page"
