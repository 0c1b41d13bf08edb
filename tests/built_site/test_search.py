"""The search in a real browser: its index waits until it is used, and what readers look for is found."""

import json
import re

import pytest
from playwright.sync_api import expect

INDEX = "search/search_index.json"


@pytest.fixture(params=[360, 1280])
def page(request, browser):
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    page.asked = []
    page.on("request", lambda asked: page.asked.append(asked.url))
    yield page
    page.close()


def search(page, words: str) -> list[str]:
    """The addresses of what is found, in order."""
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially(words)
    page.locator(".md-search-result__link").first.wait_for(state="attached", timeout=5000)
    found = page.locator(".md-search-result__link").evaluate_all("links => links.map((link) => link.href)")
    return [address.partition("/companion/")[2].partition("?")[0] for address in found]


def test_the_index_is_loaded_when_the_search_is_used_and_not_before(page, served):
    page.goto(served, wait_until="networkidle")
    with page.expect_worker():  # the theme's script has started, and would ask for the index
        page.mouse.wheel(0, 100)
    page.wait_for_load_state("networkidle")
    assert served + INDEX not in page.asked
    search(page, "terrorism")
    assert served + INDEX in page.asked


def test_the_themes_script_waits_until_somebody_is_there_and_misses_nothing(page, served):
    page.goto(served, wait_until="networkidle")
    assert [] == [address for address in page.asked if "bundle" in address]
    page.locator("label[for=__search].md-header__button, .md-search__input").locator("visible=true").first.click()
    expect(page.locator(".md-search__input")).to_be_focused()
    assert 1 == len([address for address in page.asked if "bundle" in address])


def test_what_a_search_found_is_told_to_those_who_do_not_see_it(page, served):
    page.goto(served)
    search(page, "terrorism")
    assert "matching document" in page.get_by_role("status").filter(has_text="matching").text_content()


def test_escape_leads_from_the_search_back_to_where_it_was_opened(page, served):
    page.goto(served)
    link = page.locator("article a.number").first
    link.focus()
    search(page, "terrorism")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_the_search_opens_by_its_button_on_a_phone(browser, served):
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(served)
    page.locator("label.md-header__button[for=__search]").click()
    page.locator(".md-search__input").press_sequentially("mediator")
    page.locator(".md-search-result__link").first.wait_for()
    page.close()


def test_an_address_with_a_search_in_it_searches(page, served):
    page.goto(f"{served}?q=mediator")
    page.locator(".md-search-result__link").first.wait_for(state="attached")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("debellicization", "glossary/#term-debellicization"),
        ("Keohane", "endnotes/#note-12"),
        ("legal basis", "domestic-measures/#legal-basis"),
        ("recruits stopped total", "appendix/statistics/#recruits_stopped_total"),
    ],
)
def test_a_section_a_definition_a_term_and_an_author_are_found_on_one_of_the_first_pages(browser, served, words, found):
    addresses, pages = first_pages(browser, served, words)
    assert found in addresses
    assert found.partition("#")[0] in pages[:3], pages


def first_pages(browser, served, words: str) -> tuple[list[str], list[str]]:
    """What is found for some words, and the pages of it, each once."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(served)
    addresses = search(page, words)
    page.close()
    return addresses, list(dict.fromkeys(address.partition("#")[0] for address in addresses))


TERRITORY, WISE = "middle-power/#territory-economy-and-population", "middle-power/#wise-power-and-niche-diplomacy"
STRENGTHS = "domestic-measures/#strengths-and-weaknesses"
RECRUITS, STEPS = "introduction/#recruits-and-those-who-came-back", "middle-power/#steps-of-its-diplomacy"
SPELLINGS = {
    "a number with its comma": {"9,220": TERRITORY, "26,930": TERRITORY, "12,430": TERRITORY, "11,310": TERRITORY},
    "a number without it": {"2724900": TERRITORY, "9220": TERRITORY, "26930": TERRITORY, "11310": TERRITORY},
    "a number as the article has it": {
        "2,724,900": TERRITORY,
        "54.4": RECRUITS,
        "58.9": "conclusion/#the-threat-at-the-time",
        "440": RECRUITS,
    },
    "beside a sign": {"$9,220": TERRITORY, "$26,930": TERRITORY, "54.4%": RECRUITS, "(440)": RECRUITS},
    "a plus inside": {"P5+1": STEPS, "p5+1": STEPS, "(P5+1)": STEPS, "P5": STEPS},
    "in quotation marks": {"‘wise power’": WISE, "wise power": WISE, '"wise power"': WISE, "“wise power”": WISE},
    "with and without diacritics": {
        "Özeren": "endnotes/#work-ozeren-2007",
        "Ozeren": "endnotes/#work-ozeren-2007",
        "Suleyman": "endnotes/#work-ozeren-2007",
        "Ayşe": "endnotes/#work-zarakol-2011",
        "Ayse": "endnotes/#work-zarakol-2011",
    },
    "in one word and in two": {
        "counterterrorism": STRENGTHS,
        "counter-terrorism": STRENGTHS,
        "counter terrorism": STRENGTHS,
        "nonstate": "introduction/",
        "multivector": "glossary/#term-multi-vector-foreign-policy",
        "borba": "endnotes/#note-5",
    },
}


@pytest.mark.parametrize(
    ("words", "found"),
    [pytest.param(*pair, id=f"{kind}: {pair[0]}") for kind, pairs in SPELLINGS.items() for pair in pairs.items()],
)
def test_each_spelling_that_readers_type_is_found_on_one_of_the_first_pages(browser, served, words, found):
    addresses, pages = first_pages(browser, served, words)
    assert found in addresses
    assert found.partition("#")[0] in pages[:3], pages


@pytest.mark.parametrize("words", ["wise power", "laws", "GDP", "readiness", "convictions", "religious studies"])
def test_the_articles_page_comes_before_points_glossary_and_appendix(browser, served, site, words):
    _, pages = first_pages(browser, served, words)
    assert pages[0].rstrip("/") in site.data["sections"].rows


@pytest.mark.parametrize("words", ["UN", "un", "US", "APK", "PPP"])
def test_a_short_word_is_found_whole_before_it_begins_others(browser, served, built, words):
    entries = {entry["location"]: entry for entry in json.loads((built / INDEX).read_text(encoding="utf-8"))["docs"]}
    addresses, _ = first_pages(browser, served, words)
    first = next(address for address in addresses if "#" in address)
    text = f"{entries[first]['title']} {entries[first]['text']}".replace(".", "")
    assert re.search(rf"\b{words.upper()}\b", text), first


@pytest.mark.parametrize("words", ["Zarakol", "Keohane", "Lanfranchi", "Aben"])
def test_a_note_and_a_work_are_a_result_each(browser, served, words):
    addresses, _ = first_pages(browser, served, words)
    assert [] != [address for address in addresses if address.startswith("endnotes/#note-")]
    assert 1 == len([address for address in addresses if address.startswith("endnotes/#work-")])


def test_each_work_that_the_search_finds_stands_on_the_page(built):
    entries = json.loads((built / INDEX).read_text(encoding="utf-8"))["docs"]
    listed = (built / "endnotes/index.html").read_text(encoding="utf-8")
    found = [entry["location"] for entry in entries if "/#work-" in entry["location"]]
    assert listed.count('id="work-') == len(found)
    assert [] == [address for address in found if f'id="{address.partition("#")[2]}"' not in listed]


def test_the_article_is_found_before_the_data_behind_it(page, served):
    page.goto(served)
    assert "introduction/" == search(page, "recruits stopped")[0]


def test_the_rows_of_the_data_do_not_drown_the_search(built):
    entries = json.loads((built / INDEX).read_text(encoding="utf-8"))["docs"]
    assert [] == [entry["location"] for entry in entries if "/#row-" in entry["location"]]
    assert [] == [entry["location"] for entry in entries if "Report an error in" in entry["text"]]
    assert [] == [entry["location"] for entry in entries if "CSV · JSON" in entry["text"]]


def test_the_article_is_ranked_before_the_appendix(built, site):
    entries = json.loads((built / INDEX).read_text(encoding="utf-8"))["docs"]
    appendix = {page.url for page in site.pages if page.url.startswith("appendix/")}
    expected = {f"{name}/": 2 for name in site.data["sections"].rows} | dict.fromkeys(appendix, 0.5)
    expected |= {f"data/{name}/": 0.5 for name in site.data} | {"appendix/statistics/": 1}  # a definition is looked for
    found = {
        url: entry.get("boost", 1) for entry in entries if (url := entry["location"].partition("#")[0]) in expected
    }
    assert expected == found, "write search: {boost: …} into the front matter of these pages"


def test_no_word_is_glued_to_the_next(built):
    entries = json.loads((built / INDEX).read_text(encoding="utf-8"))["docs"]
    glued = re.compile(r"[a-z.][A-Z][a-z]+ |[a-z]\.\d")
    names = ("eXtreme",)
    found = {entry["location"]: match[0] for entry in entries if (match := glued.search(entry["text"]))}
    assert {} == {place: text for place, text in found.items() if not text.startswith(names)}
