"""The built site in Firefox, where there is one: nothing is refused, the console is empty, traces and search work."""

import pytest
from playwright.sync_api import expect
from publishing import article_urls, firefox, start

pytestmark = pytest.mark.skipif(not firefox(), reason="Firefox is not installed here")

# What the content policy refuses is told to the page, and by WebDriver to nobody else.
WATCH = """window.refused = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    refused.push(`${violatedDirective}: ${blockedURI}`));"""


@pytest.fixture(scope="module")
def running(playwright):
    browser = start(playwright, "firefox")
    yield browser
    browser.close()


@pytest.fixture
def page(running):
    page = running.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(WATCH)
    yield page
    page.close()


@pytest.fixture
def told(page):
    """What the console and the network tell of a page."""
    found = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(request.url))
    return found


def seen(page, told, address):
    """A page, from its opening to its end, with a key pressed, so that all of its scripts run."""
    page.goto(address)
    page.keyboard.press("End")
    page.wait_for_function("document.querySelectorAll('script.later').length === 0")
    return [*told, *page.evaluate("refused")]


@pytest.mark.parametrize("url", [*article_urls(), "appendix/statistics/", "data/printed/", "no/such/page/"])
def test_nothing_is_refused_and_the_console_is_empty(page, told, served, url):
    lost = [line for line in seen(page, told, served + url) if not line.endswith(("no/such/page/", "404"))]
    assert [] == lost


@pytest.mark.parametrize(
    "planted",
    ['<link rel="prefetch" href="limits/">', '<img src="https://lake.example/a.png">', "<p style='color: red'>a</p>"],
)
def test_what_the_policy_refuses_would_be_seen(page, told, served, planted):
    page.route(served, lambda route: _with(route, planted))
    assert seen(page, told, served)


def _with(route, planted):
    response = route.fetch()
    route.fulfill(response=response, body=response.text().replace("</body>", f"{planted}</body>"))


@pytest.mark.parametrize("how", ["hover", "key"])
def test_the_short_form_of_a_trace_is_shown_and_fits(page, served, how):
    page.goto(served + "introduction/")
    link, popup = page.locator("article a.number").nth(3), page.locator(".popup")
    link.hover() if how == "hover" else link.press("Enter")
    expect(popup).to_be_visible()
    assert popup.evaluate("(popup) => popup.scrollHeight <= popup.clientHeight")
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()


def test_the_search_finds_a_number(page, served):
    page.goto(served)
    page.locator(".md-search__input").click()
    page.keyboard.type("9,220")
    expect(page.locator(".md-search-result__item").first).to_contain_text("9,220")


def test_no_sidebar_shows_a_bar(page, served):
    page.goto(served + "domestic-measures/")
    for bar in page.locator(".md-sidebar__scrollwrap").all():
        offset, client = bar.evaluate("(bar) => [bar.offsetWidth, bar.clientWidth]")
        assert offset == client
