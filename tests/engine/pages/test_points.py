"""The points to read with care: their parts, lines and pages, and the rows that they speak of."""

from lake import tiny_site

from macros.engine.pages.page import page_of
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


def test_a_point_leads_to_each_page_that_it_links_to_once():
    two, slow, nothing = points(page_of("discrepancies.md", SOURCE))
    assert ("Visible in the text", "Two sides", "sides") == (two.part, two.heading, two.anchor)
    assert (["lake", "shore"], ["lake"], []) == (two.pages, slow.pages, nothing.pages)
    assert ("Each is certain.", "", "") == (two.line, slow.line, nothing.line)


def test_a_row_knows_the_points_that_come_first_and_speak_of_it(tmp_path):
    source = """# Points

## First

### All years
{{ stat("visitors_total", capital=True) }}.

### One year
{{ value("visitors", "2002", "{persons} people in {year}") }}

## Later

### Another
{{ value("visitors", "2003", "{persons} people in {year}") }}
"""
    found = tiny_site(tmp_path, {"index.md": "# Home\n", "discrepancies.md": source}).usage.points_on_row
    told = {row: [point.anchor for point in points] for row, points in found.items()}
    assert ["one-year", "all-years"] == told["visitors", "2002"], "what speaks of few rows comes first"
    assert ["all-years"] == told["visitors", "2003"], "what comes later on the page is not told at a number"
