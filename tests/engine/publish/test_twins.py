"""Pages as Markdown with their statements filled in."""

import pytest
from lake import tiny_site

from macros.engine.publish import twins

PAGE = """---
description: What the lake is like.
---

# The lake

In all, {{ stat("visitors_total") }}.{{ note(1) }}
The [village](village.md#row) is near; [above](#boats), and [a site](https://lake.example/a.md).

{{ chart("visitors_by_year") }}

!!! note "Read with care"
    A line.
    Another.

{{ table("village_names") }}
"""


def to(url, anchor):
    return f"https://lake.example/{url}{anchor}"


@pytest.fixture
def site(tmp_path):
    return tiny_site(tmp_path, {"index.md": PAGE, "village.md": "# The village\n\nIt is old.\n"})


@pytest.fixture
def told(site):
    return twins.twin(site, site.pages[0], to)


def test_a_call_is_told_in_its_place(told):
    assert "In all, the lake had 45 visitors.[^1]" in told
    assert "{{" not in told


def test_an_endnote_is_a_footnote(site, told):
    assert told.endswith(f"\n\n[^1]: {site.data['endnotes'].cell('1', 'text')}\n")


def test_a_link_leads_to_the_page_that_it_led_to(told):
    assert "[village](https://lake.example/village/#row)" in told
    assert "[above](https://lake.example/#boats)" in told
    assert "[a site](https://lake.example/a.md)" in told


def test_a_chart_is_a_picture_with_what_it_shows(told):
    assert "](https://lake.example/charts/visitors_by_year.svg)\n\n2001: 10" in told


def test_a_box_is_a_quotation(told):
    assert "\n\n> **Read with care**\n>\n> A line.\n> Another.\n\n" in told


def test_a_table_has_its_rows(told):
    assert "| --- | --- | --- |\n" in told
    assert "| Alder" in told


def test_the_front_matter_stays_behind(told):
    assert told.startswith("# The lake\n")


def test_the_list_has_each_page_with_what_it_holds_and_each_dataset(site):
    listed = twins.listed(site, "https://lake.example/")
    assert "- [The lake](https://lake.example/index.md): What the lake is like.\n" in listed
    assert "https://lake.example/village/index.md" in listed
    assert all(f"https://lake.example/{dataset.path})" in listed for dataset in site.data.values())
