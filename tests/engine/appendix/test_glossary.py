"""The glossary's list, and the links that lead to it from the running text of a page."""

import pandas as pd
import pytest
from lake import EVERY_HOSTILE, as_read, tags

from macros.engine.appendix import glossary
from macros.engine.datasets.dataset import Dataset, Field

FIELDS = tuple(Field(name, name.capitalize(), "string", "", "", {}) for name in ("key", "term", "meaning"))


@pytest.fixture
def explain(lake):
    """Gives the lake district a glossary."""

    def explain(**meanings):
        keys = [term.lower().replace(" ", "-") for term in meanings]
        frame = pd.DataFrame({"term": list(meanings), "meaning": list(meanings.values())}, index=keys)
        lake.data["glossary"] = Dataset("glossary", "Glossary", "Terms.", FIELDS, (), frame)
        return lake

    return explain


def links(page: str, site) -> list[tuple[str, str]]:
    found = as_read(f"<div>{glossary.linked(page, site)}</div>").find_class("term")
    return [(link.text, link.get("href").removeprefix("~/glossary/#term-")) for link in found]


def test_the_first_use_of_a_term_is_a_link_to_its_meaning(explain):
    site = explain(ferry="A boat.")
    assert [("ferry", "ferry")] == links("<p>A ferry, and the ferry again.</p>", site)


def test_a_term_is_known_in_the_plural_and_at_the_start_of_a_sentence_and_as_no_part_of_a_word(explain):
    site = explain(**{"landing stage": "Where a ferry lands.", "AB": "Association of Boats"})
    assert [("Landing stages", "landing-stage")] == links("<p>Landing stages of ABC and CAB, ab and AB-like.</p>", site)


def test_of_two_terms_the_longer_one_counts(explain):
    site = explain(**{"lake": "Water.", "lake district": "Land."})
    assert [("lake district", "lake-district"), ("lake", "lake")] == links("<p>The lake district has a lake.</p>", site)


@pytest.mark.parametrize("element", sorted(glossary._CLOSED - {"caption"}))
def test_nothing_is_linked_where_no_running_text_stands(explain, element):
    site = explain(ferry="A boat.")
    assert [] == links(f"<{element}>The <b>ferry</b></{element}>", site)


def test_a_name_within_a_tag_is_left_alone(explain):
    site = explain(ferry="A boat.")
    assert [] == links('<p title="the ferry">A boat</p>', site)


def test_each_term_is_a_section_with_its_meaning_as_it_is_written(explain):
    harmless, hostile = (as_read(glossary.listing(explain(ferry=text))) for text in ("A boat.", EVERY_HOSTILE))
    assert "ferry" == harmless.get_element_by_id("term-ferry").text_content()
    assert EVERY_HOSTILE == hostile.find(".//p").text_content()
    assert tags(harmless) == tags(hostile)


def test_a_site_without_a_glossary_has_its_pages_as_they_are(lake):
    assert "<p>A ferry.</p>" == glossary.linked("<p>A ferry.</p>", lake)


def test_every_term_that_a_section_uses_is_a_link_on_its_page(built, site):
    from publishing import pages_of

    for url, page in pages_of(built).items():
        linked = [link.get("href").partition("#")[2] for link in page.xpath("//a[@class='term']")]
        assert len(linked) == len(set(linked)), url
    found = {a.get("href").partition("#")[2] for p in pages_of(built).values() for a in p.xpath("//a[@class='term']")}
    assert {"term-ansa", "term-middle-power", "term-wise-power", "term-debellicization", "term-kazbat"} <= found
