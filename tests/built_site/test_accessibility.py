"""Every page in a browser and under axe-core, target sizes too, in both schemes and at two sizes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from publishing import page_urls, pages_of

SIZES = {"phone": 360, "desktop": 1440}
STATES = [(size, scheme) for size in SIZES for scheme in ("light", "dark")]
SETTLED = "Promise.allSettled(document.getAnimations().map((each) => each.finished)).then(() => null)"
OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}


# What follows on so many of its kind: the traces of the appendix, the rows of a table, the rows of a trace.
REPEATED = [[f"article {kind}(n + 15)"] for kind in ("details:nth-of-type", "tr:nth-child", "dl > div:nth-child")]


def violations(page, without: list[list[str]] | None = None) -> list[str]:
    """Each violation with its first element; some parts of the page can be left out.

    The theme fades colours from one scheme to the other, and in between no contrast is that of a page.
    """
    page.evaluate(SETTLED)
    found = Axe().run(page, context={"exclude": without} if without else None, options=OPTIONS).response["violations"]
    return [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:160]}" for v in found]


def is_long(page) -> bool:
    """Whether a page has so many elements that axe-core takes ten seconds for all of them.

    Of such a page all is looked at once; in its other states the parts of each kind, and not each of hundreds of them.
    """
    return page.evaluate("document.querySelectorAll('*').length") > 2000


class Watched:
    """A tab in one state, what its page complains of in the console, and the addresses that it asks for."""

    def __init__(self, browser, size: str, scheme: str):
        viewport = {"width": SIZES[size], "height": 900}
        self.page = browser.new_page(viewport=viewport, color_scheme=scheme)
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", lambda request: self.complaints.append(f"failed: {request.url}"))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _said(self, message) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def open(self, address: str) -> None:
        self.complaints.clear()
        self.asked.clear()
        self.page.goto(address)


@pytest.fixture(scope="session")
def tabs(browser) -> dict[tuple[str, str], Watched]:
    """A tab for each state, because to make one anew takes as long as to load a page."""
    return {state: Watched(browser, *state) for state in STATES}


def test_no_page_is_left_out(built):
    assert set(page_urls()) == set(pages_of(built))


def looks() -> list[tuple[str, str, str]]:
    """Each page in each state; of the pages of datasets, which one template makes of the same parts, one in all states
    and the others in one state each, in turn."""
    urls = page_urls()
    datasets = [url for url in urls if url.startswith("data/")]
    whole = [url for url in urls if url not in datasets[1:]]
    turns = [(url, *STATES[number % len(STATES)]) for number, url in enumerate(datasets[1:])]
    return [*((url, *state) for url in whole for state in STATES), *turns]


@pytest.mark.parametrize(("url", "size", "scheme"), looks())
def test_a_page_violates_no_rule_fits_and_asks_no_other_host(request, tabs, served, url, size, scheme):
    tab = tabs[size, scheme]
    tab.open(served + url)
    request.addfinalizer(lambda: tab.page.goto("about:blank"))  # left open, it takes time
    width = tab.page.evaluate("document.documentElement.scrollWidth")
    tab.page.evaluate("for (const part of document.querySelectorAll('article details')) part.open = true")
    once = url.startswith("data/") or (size, scheme) == ("desktop", "light")
    found = violations(tab.page, without=None if once or not is_long(tab.page) else REPEATED)
    assert [] == found, "\n".join(found)
    assert [] == tab.complaints
    assert tab.asked
    assert [] == [address for address in tab.asked if not address.startswith((served, "data:", "blob:"))]
    assert width <= SIZES[size], f"{url} is {width} pixels wide on a screen of {SIZES[size]}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_popup_violates_no_rule_and_closes_on_escape(browser, served, scheme):
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page.goto(served + "introduction/")
    page.locator("article a.number").first.press("Enter")
    popup = page.locator(".popup")
    popup.wait_for(state="visible")
    found = violations(page)
    page.keyboard.press("Escape")
    popup.wait_for(state="hidden")
    page.close()
    assert [] == found, "\n".join(found)


def test_a_missing_name_would_be_found(browser, served):
    page = browser.new_page(bypass_csp=True)
    page.goto(served)
    page.evaluate("document.querySelector('article').append(document.createElement('button'))")
    for without in (None, REPEATED):
        assert any(violation.startswith("button-name") for violation in violations(page, without))
    page.close()
