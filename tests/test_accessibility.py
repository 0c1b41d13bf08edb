"""Every page under axe-core, with the rule on target sizes switched on, in both schemes and at two sizes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from publishing import page_urls, pages_of

SIZES = {"phone": 360, "desktop": 1440}
OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}


def violations(page) -> list[str]:
    """Each violation with its first element."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:160]}" for v in found]


def test_no_page_is_left_out(built):
    assert set(page_urls()) == set(pages_of(built))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("url", page_urls())
def test_a_page_violates_no_rule(browser, served, url, size, scheme):
    page = browser.new_page(viewport={"width": SIZES[size], "height": 900}, color_scheme=scheme, bypass_csp=True)
    page.goto(served + url)
    for details in page.locator("article details").all():
        details.evaluate("element => element.open = true")
    found = violations(page)
    page.close()
    assert [] == found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_popup_violates_no_rule_and_closes_on_escape(browser, served, scheme):
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page.goto(served + "introduction/")
    page.locator("article a.number").first.focus()
    popup = page.get_by_role("dialog", name="2000").or_(page.locator(".popup:visible")).first
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
    assert any(violation.startswith("button-name") for violation in violations(page))
    page.close()
