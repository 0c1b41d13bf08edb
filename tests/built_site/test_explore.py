"""Explore in a real browser: Vega comes when it is asked for, tells each value by pointer and keyboard, and goes."""

import json

import pytest
from test_accessibility import violations

CHART = "recruits_stopped_by_year"
PAGE = "introduction/"


@pytest.fixture(params=["light", "dark"])
def page(request, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=request.param)
    page.asked, page.complaints = [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    page.close()


def explored(page, address: str, name: str = CHART):
    """The figure of a chart, explored with the keyboard alone."""
    page.goto(address)
    figure = page.locator(f"#chart-{name}")
    figure.get_by_role("button", name="Explore").focus()
    page.keyboard.press("Enter")
    figure.locator(".explorer-drawing svg").wait_for()
    figure.get_by_role("slider").focus()
    return figure


def test_vega_is_loaded_when_asked_for_from_this_host_and_under_the_policy(page, served):
    page.goto(served + PAGE)
    assert [] == [address for address in page.asked if "vega" in address or "explore" in address]
    explored(page, served + PAGE)
    assert [] == page.complaints
    assert f"{served}assets/vega.js" in page.asked
    assert [] == [address for address in page.asked if not address.startswith((served, "data:"))]


def test_the_keyboard_goes_from_value_to_value_and_back_to_the_drawing(page, served, site):
    figure = explored(page, served + PAGE)
    told = []
    for key in ["ArrowRight", "ArrowRight", "ArrowLeft"]:
        page.keyboard.press(key)
        told.append(figure.get_by_role("slider").get_attribute("aria-valuetext"))
        assert told[-1] == figure.locator(".explorer-tip").text_content()
    rows = site.data["recruits_stopped"].frame
    expected = [f"{year}: {rows['persons'].loc[year]}" for year in rows.index]
    assert [expected[0], expected[1], expected[0]] == told
    page.keyboard.press("Escape")
    assert figure.locator(".explorer-tip").is_hidden()
    figure.get_by_role("button", name="Explore").press("Enter")
    figure.locator(".drawings").wait_for(state="visible")
    assert 0 == figure.locator(".explorer").count()


def test_a_pointer_on_a_bar_tells_its_value(page, served):
    figure = explored(page, served + PAGE)
    figure.locator(".explorer-drawing .mark-rect path").nth(1).hover()
    assert figure.locator(".explorer-tip").text_content().startswith("2015: ")


def test_an_explored_chart_has_the_colours_of_the_scheme(page, served):
    figure = explored(page, served + PAGE)
    drawn = figure.locator(".explorer-drawing .mark-rect path").first
    colour = drawn.evaluate("bar => getComputedStyle(bar).fill")
    accent = page.evaluate("getComputedStyle(document.body).getPropertyValue('--series-1').trim()")
    assert accent == "#" + "".join(f"{int(part):02x}" for part in colour[4:-1].split(", "))


@pytest.mark.parametrize("width", [360, 1440])
def test_an_explored_chart_violates_no_rule_and_fits(browser, served, width):
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
    explored(page, served + PAGE)
    page.keyboard.press("ArrowRight")
    found = violations(page)
    assert width >= page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert [] == found, "\n".join(found)


def test_what_cannot_be_loaded_is_said_and_the_drawing_stays(page, served):
    page.route("**/vega.js", lambda route: route.abort())
    page.goto(served + PAGE)
    figure = page.locator(f"#chart-{CHART}")
    figure.get_by_role("button", name="Explore").click()
    figure.get_by_text("The chart could not be loaded.").wait_for()
    assert figure.locator(".drawings").is_visible()
    page.unroute("**/vega.js")
    explored(page, served + PAGE)


def test_without_javascript_nothing_offers_to_explore(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + PAGE)
    assert 0 == page.get_by_role("button", name="Explore").count()
    context.close()


@pytest.mark.parametrize("page", ["dark"], indirect=True)
def test_every_chart_can_be_explored_and_tells_each_of_its_rows(page, served, site):
    for source in site.usage.article_pages:
        for name in [call.arguments[0] for call in source.calls if call.name == "chart"]:
            figure = explored(page, served + source.url, name)
            rows = len(json.loads(page.request.get(f"{served}assets/explore/{name}.json").text())["data"][0]["values"])
            assert str(rows) == figure.get_by_role("slider").get_attribute("max"), name
    assert [] == page.complaints


@pytest.mark.parametrize("width", [320, 1280])
def test_the_words_beside_a_value_never_lie_on_the_slider(browser, served, site, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    covered = []
    for source, name in [("", "convictions_by_offence"), ("conclusion/", "yearly_series_compared")]:
        figure = explored(page, served + source, name)
        for _ in range(int(figure.get_by_role("slider").get_attribute("max"))):
            page.keyboard.press("ArrowRight")
            tip = figure.locator(".explorer-tip").bounding_box()
            if tip["y"] + tip["height"] > figure.locator(".explorer-step").bounding_box()["y"] + 1:
                covered.append((name, figure.locator(".explorer-tip").text_content()))
    page.close()
    assert [] == covered


def test_escape_takes_the_words_away_also_while_pointing(page, served):
    page.goto(served + PAGE)
    figure = page.locator(f"#chart-{CHART}")
    figure.get_by_role("button", name="Explore").click()
    figure.locator(".explorer-drawing .mark-rect path").nth(1).hover()
    page.keyboard.press("Escape")
    assert figure.locator(".explorer-tip").is_hidden()


@pytest.mark.parametrize("address", ["**/explore.js", "**/explore/*.json"])
def test_a_broken_answer_leaves_the_drawing_and_is_said(page, served, address):
    page.route(address, lambda route: route.fulfill(status=200, body="<html></html>", content_type="text/javascript"))
    page.goto(served + PAGE)
    figure = page.locator(f"#chart-{CHART}")
    figure.get_by_role("button", name="Explore").click()
    figure.get_by_text("The chart could not be loaded.").wait_for()
    assert figure.locator(".drawings").is_visible()
    assert ("false", 0) == (
        figure.locator(".explore").get_attribute("aria-pressed"),
        figure.locator(".explorer").count(),
    )
