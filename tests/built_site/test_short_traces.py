"""The short form of a trace beside its link, by pointer, key and touch; and the whole, folded where a link leads."""

import re
from itertools import product

import pytest
from playwright.sync_api import expect
from publishing import page_urls

PAGE = "introduction/"
LINKS = "article :is(a.number, a.claim, a.term, sup.note > a)"
LONGEST = 10_000  # pixels of a page of the appendix
MISFIT = """([link, popup]) => {
    const [of, by] = [link.getBoundingClientRect(), popup.getBoundingClientRect()];
    const over = by.left < of.right && by.right > of.left && by.top < of.bottom - 1 && by.bottom > of.top + 1;
    const beside = by.left < 0 || by.top < 0 || by.right > innerWidth || by.bottom > innerHeight;
    const what = { over, beside, scrolls: popup.scrollHeight > popup.clientHeight };
    return Object.keys(what).filter((name) => what[name]).map((name) => `${popup.ariaLabel}: ${name}`);
}"""


@pytest.fixture
def page(browser, served):
    page = browser.new_page(viewport={"width": 1440, "height": 800})
    page.goto(served + PAGE)
    yield page
    page.close()


@pytest.mark.parametrize(("url", "width"), [(PAGE, 1440), ("domestic-measures/", 360)])
def test_what_is_shown_for_a_link_fits_beside_it_without_scrolling(browser, served, url, width):
    touch = width < 500
    page = browser.new_page(viewport={"width": width, "height": 800}, has_touch=touch)
    page.goto(served + url)
    popup, found = page.locator(".popup"), []
    for link in page.locator(LINKS).all():
        if not link.is_visible():
            continue
        link.evaluate("(link) => link.scrollIntoView({ block: 'center' })")
        link.tap() if touch else link.press("Enter")
        expect(link).to_have_attribute("aria-details", "popup")
        if link.evaluate(
            "(link) => link.getClientRects().length === 1"
        ):  # one over two lines has its popup at the last
            found += page.evaluate(MISFIT, [link.element_handle(), popup.element_handle()])
        page.keyboard.press("Escape")
    page.close()
    assert [] == found


@pytest.mark.parametrize("kind", ["a.number", "a.claim", "a.term", "sup.note > a"])
def test_a_tap_shows_a_sheet_that_leads_on_and_closes(browser, served, kind):
    page = browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto(served + PAGE)
    link, popup = page.locator(f"article {kind}").first, page.locator(".popup")
    link.tap()
    expect(popup).to_be_visible()
    box = popup.bounding_box()
    assert (0, 360, 740) == (box["x"], box["width"], box["y"] + box["height"])
    assert popup.evaluate("(popup) => popup.scrollHeight <= popup.clientHeight")
    page.touchscreen.tap(4, 200)  # the margin
    expect(popup).to_be_hidden()
    link.tap()
    popup.locator(".popup-way").tap()
    page.wait_for_url("**/*#*")
    assert page.url.endswith(link.evaluate("(link) => link.hash") if page.url.startswith(served + PAGE) else page.url)
    page.close()


def test_the_tab_key_opens_nothing_and_enter_goes_into_what_it_opens(page):
    link, popup = page.locator("article a.number").nth(1), page.locator(".popup")
    link.focus()
    page.wait_for_timeout(500)
    expect(popup).to_be_hidden()
    page.keyboard.press("Enter")
    expect(popup).to_be_focused()
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    expect(link).to_be_focused()


def test_the_short_form_has_print_and_source_and_not_who_else_uses_it(page):
    link, popup = page.locator("article a.phrase").nth(1), page.locator(".popup")
    link.hover()
    expect(popup).to_contain_text("Printed in the article")
    expect(popup).to_contain_text("Source")
    assert "Used in" not in popup.text_content()
    page.mouse.move(5, 5)
    expect(popup).to_be_hidden()
    assert link.get_attribute("aria-details") is None


# Whether the popup lies over the drawing of a chart.
COVERS = """(popup) => [...document.querySelectorAll("figure.chart svg")].some((chart) => {
  const [a, b] = [popup.getBoundingClientRect(), chart.getBoundingClientRect()];
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
})"""


@pytest.mark.parametrize("width", [1250, 1440])
def test_a_popup_covers_no_chart_wherever_its_link_stands_in_the_window(browser, served, width):
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
    page.goto(served + PAGE)
    links, popup = (
        page.locator("article p:has(+ figure.chart) a, article figure.chart + p a").all(),
        page.locator(".popup"),
    )
    assert links
    for link, height in product(links, (0.2, 0.8)):
        link.evaluate("(link, at) => scrollBy(0, link.getBoundingClientRect().top - innerHeight * at)", height)
        link.press("Enter")
        expect(popup).to_be_visible()
        assert not popup.evaluate(COVERS), (link.text_content(), height)
        page.keyboard.press("Escape")
    page.close()


def test_a_pointer_may_cross_the_text_to_a_popup_in_the_margin(browser, served):
    page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page.goto(served + PAGE)
    link, popup = page.locator("article p:has(+ figure.chart) a.phrase").last, page.locator(".popup")
    link.evaluate("(link) => scrollBy(0, link.getBoundingClientRect().top - innerHeight * 0.15)")
    link.hover()
    expect(popup).to_be_visible()
    box, line = popup.bounding_box(), link.bounding_box()
    assert box["x"] > line["x"] + line["width"]
    page.mouse.move(box["x"] - 8, line["y"] + 30)
    page.wait_for_timeout(500)
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.wait_for_timeout(1200)
    expect(popup).to_be_visible()
    page.mouse.move(5, 500)
    expect(popup).to_be_hidden()
    page.close()


def test_a_click_of_the_pointer_leads_to_the_whole_trace(page):
    link = page.locator("article a.phrase").nth(1)
    anchor = link.evaluate("(link) => link.hash")
    link.click()
    page.wait_for_url("**/data/**")
    assert page.locator(f"details[open]:has({anchor})").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_address_unfolds_the_trace_that_it_names(browser, served, scripts):
    page = browser.new_page(java_script_enabled=scripts)
    page.goto(f"{served}appendix/statistics/#recruits_stopped_total")
    expect(page.locator("details[open] #recruits_stopped_total ~ .brief")).to_be_in_viewport()
    page.close()


def test_a_long_list_leaves_what_holds_the_words_typed(page, served):
    page.goto(f"{served}appendix/statistics/")
    every = page.locator(".trace:visible").count()
    page.get_by_label("Find in this list").fill("recruits stopped")
    assert 0 < page.locator(".trace:visible").count() < every
    expect(page.locator(".trace:visible").first).to_contain_text("recruits")


def test_no_page_of_the_appendix_is_long(page, served):
    long = {}
    for url in page_urls():
        if url.startswith(("appendix/", "data/")):
            page.goto(served + url)
            height = page.evaluate("document.documentElement.scrollHeight")
            long |= {url: height} if height > LONGEST else {}
    assert {} == long


def test_a_popup_follows_the_window_when_its_size_changes(browser, served):
    page = browser.new_page(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    page.goto(served + PAGE)
    page.locator("article a.number").first.press("Enter")
    page.locator(".popup").wait_for(state="visible")
    page.set_viewport_size({"width": 400, "height": 500})
    page.wait_for_function("document.documentElement.scrollWidth === 400")
    assert 400 >= page.evaluate("document.querySelector('.popup').getBoundingClientRect().right")
    page.close()


VERSION = re.compile(r'(<meta name="version" content=")[^"]*')


@pytest.fixture
def published_anew(page):
    """Has the page of a dataset answer as another version of the site, so many times; each answer is counted."""
    answers = []

    def answer(route, times):
        response = route.fetch()
        answers.append(route.request.url)
        other = len(answers) <= times
        route.fulfill(response=response, body=VERSION.sub(r"\1other", response.text()) if other else response.text())

    def start(times):
        page.route("**/data/recruits_stopped/", lambda route: answer(route, times))
        return answers

    return start


def test_a_number_of_a_page_that_is_of_another_version_leads_there_and_shows_nothing_beside_it(page, published_anew):
    answers = published_anew(99)
    link = page.locator("article a.number[href*='data/recruits_stopped']").first
    link.hover()
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').filter((e) => e.name.includes('data/recruits')).length > 1"
    )
    expect(page.locator(".popup")).to_be_hidden()
    link.press("Enter")
    page.wait_for_url("**/data/recruits_stopped/#*")
    assert len(answers) >= 3, "asked from the cache, then anew, then opened"


def test_a_page_that_the_browser_has_kept_from_before_is_asked_for_anew(page, published_anew):
    answers = published_anew(1)
    page.locator("article a.number[href*='data/recruits_stopped']").first.press("Enter")
    expect(page.locator(".popup")).to_be_visible()
    assert 2 == len(answers)
