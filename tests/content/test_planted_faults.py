"""Figures, number words and trend words planted by hand in copies of the real pages: each is found, nothing else."""

import pytest
from publishing import ROOT

from macros.engine.pages import typed_numbers
from macros.engine.pages.page import page_of

SECTIONS = ["introduction", "middle-power", "international-initiatives", "domestic-measures", "limits", "conclusion"]
FIGURES = [
    "440",
    "27",
    "2,724,900",
    "$9,220",
    "92%",
    "9th",
    "2011–2012",
    "1990s",
    "2.7",
    "v2",
    "٤٤٠",
    "４４０",
    "km²",
    "½",
    "Ⅻ",
]
WORDS = [
    "two", "Three", "twelve", "nineteen", "fifty-five", "hundred", "million", "dozens", "third", "Seventh", "half",
    "two-thirds", "a quarter", "twice", "double", "threefold", "percent", "(iv)", "(ii)",
]  # fmt: skip
TRENDS = [
    "rose", "fell", "grew", "declined", "doubled", "peaked", "increased", "the most", "the highest", "the fewest",
    "decreasing", "the largest", "a majority", "halved", "dropped", "exceeded",
]  # fmt: skip
PLACES = {
    "sentence": "The authorities reported {} in that year.",
    "heading": "## What {} shows",
    "table cell": "| country | {} |",
    "bullet": "- a share of {}",
    "bold": "It was **{}** then.",
    "alt text": "![A map of {}](map.svg)",
    "front matter": "---\ndescription: It shows {} of them.\n---",
}


def source_of(section: str) -> str:
    return (ROOT / "docs" / f"{section}.md").read_text(encoding="utf-8")


def found_in(section: str, planted: str, place: str) -> list[str]:
    """The faults of a real page with one more line in it."""
    source = source_of(section)
    text = (
        planted + source.partition("---\n")[2].partition("---")[2]
        if place == "front matter"
        else f"{source}\n{planted}\n"
    )
    return [str(fault) for fault in typed_numbers.check([page_of(f"{section}.md", text)])]


def plants(words: list[str]) -> list[tuple[str, str, str]]:
    places = list(PLACES)
    return [(word, SECTIONS[i % len(SECTIONS)], places[i % len(places)]) for i, word in enumerate(words)]


def test_fifty_faults_are_planted():
    assert len(FIGURES + WORDS + TRENDS) == 50


@pytest.mark.parametrize(("word", "section", "place"), plants(FIGURES + WORDS))
def test_a_number_typed_by_hand_is_found_and_named(word, section, place):
    found = found_in(section, PLACES[place].format(word), place)
    assert found, f"{word} in a {place} of {section} was not found"
    assert all(f"docs/{section}.md:" in fault and "typed by hand" in fault for fault in found)
    assert any(word.split()[-1].split("-")[-1].strip("()$%") in fault for fault in found)


@pytest.mark.parametrize(("word", "section", "place"), plants(TRENDS))
def test_a_trend_word_beside_a_number_without_a_claim_is_found(word, section, place):
    line = f'In {{{{ value("recruits_stopped", "2015", "year") }}}} the number {word} there.'
    found = found_in(section, line, "sentence")
    assert [f'"{word.split()[-1]}" stands beside a number'] == [fault.split(": ")[1].split(",")[0] for fault in found]


@pytest.mark.parametrize("word", ["one", "first", "second", "both", "once", "none"])
def test_a_free_word_is_no_fault(word):
    assert [] == found_in("limits", PLACES["sentence"].format(word), "sentence")


def test_the_real_pages_give_no_false_alarm(site):
    assert [] == typed_numbers.check(site.pages)
