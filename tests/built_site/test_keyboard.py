"""What a keyboard reaches in a real browser, on a narrow screen and a wide one: all of it, and none of it unseen."""

import pytest
from playwright.sync_api import expect

PAGE = "introduction/"
STOP = """() => {
    const stop = document.activeElement;
    const shown = stop.type === "radio" ? stop.nextElementSibling : stop; // the palette's switch is drawn by its label
    const box = shown.getBoundingClientRect();
    const seen = box.right > 0 && box.width * box.height > 0 && shown.checkVisibility({ visibilityProperty: true });
    return { name: (stop.ariaLabel || stop.textContent).trim(), kind: stop.tagName, end: stop === document.body, seen };
}"""


@pytest.fixture(params=[320, 1100, 1440])
def page(request, browser):
    size = {"width": request.param, "height": 640}
    page = browser.new_page(viewport=size, reduced_motion="reduce")  # because what slides in is seen only at the end
    yield page
    page.close()


def stops(page, key: str = "Tab") -> list[dict]:
    """What the focus is on, key by key, until it leaves the page."""
    found = []
    while not found or not found[-1]["end"]:
        page.keyboard.press(key)
        found.append(page.evaluate(STOP))
    return found[:-1]


def test_no_stop_of_the_tab_key_is_beside_the_page(page, served):
    page.goto(served + PAGE)
    beside = [stop["name"] for stop in stops(page) if not stop["seen"]]
    assert [] == beside


def test_without_scripts_no_stop_of_the_tab_key_does_nothing(browser, served):
    page = browser.new_page(viewport={"width": 1440, "height": 640}, java_script_enabled=False)
    page.goto(served + "middle-power/")
    found = stops(page)
    page.close()
    assert [] == [stop["name"] for stop in found if not stop["seen"] or stop["kind"] == "INPUT"]
    assert {"A", "SUMMARY"} == {stop["kind"] for stop in found}, "links, and what unfolds"


@pytest.mark.parametrize("page", [320], indirect=True)
def test_escape_closes_the_menu_and_leads_back_to_its_button(page, served):
    page.goto(served + PAGE)
    menu = page.get_by_role("button", name="Menu")
    menu.press("Enter")
    assert "true" == menu.get_attribute("aria-expanded")
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    assert "false" == menu.get_attribute("aria-expanded")
    menu.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert not page.locator("#__drawer").is_checked(), "it stays open behind the focus"


@pytest.mark.parametrize("page", [320], indirect=True)
def test_the_menu_opens_by_key_holds_every_page_and_closes_behind_the_focus(page, served):
    page.goto(served + PAGE)
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-sidebar--primary a").first).to_be_in_viewport()
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    links = page.locator(".md-sidebar--primary .md-nav__item > a.md-nav__link")
    assert links.count() >= 18
    assert [] == [link.text_content().strip() for link in links.all() if not link.is_visible()]
    page.locator("article a").first.focus()
    assert not page.locator("#__drawer").is_checked()


UNDER_HEADER = """() => {
    const header = document.querySelector("header"), stop = document.activeElement;
    const below = header.getBoundingClientRect().bottom;
    return !header.contains(stop) && stop.getBoundingClientRect().bottom <= below ? stop.textContent : null;
}"""


def test_what_the_keyboard_goes_back_to_is_not_under_the_header(page, served):
    page.goto(served + PAGE)
    page.locator("article a").last.focus()
    hidden = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        hidden.append(page.evaluate(UNDER_HEADER))
    assert {None} == set(hidden)
