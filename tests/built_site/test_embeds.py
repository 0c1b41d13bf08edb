"""Each chart alone on a page, in a frame of another site, by the line that stands under it."""

import re

import pytest
from publishing import ADDRESS, pages_of

ROOM = 280  # pixels that may stay empty below a chart


@pytest.fixture(scope="module")
def lines(built):
    """The line of each chart, by its name."""
    found = {}
    for page in pages_of(built).values():
        for code in page.xpath("//figure//code[starts-with(., '<iframe')]"):
            found.setdefault(re.findall(r"charts/(\w+)\.html", code.text_content())[0], code.text_content())
    return found


def test_each_chart_has_its_line(lines, site):
    assert set(lines) == set(site.registry.charts)


@pytest.mark.parametrize("width", [340, 414, 520, 820, 1100])
def test_a_frame_shows_the_chart_whole_and_quietly(lines, served, browser, width):
    page, told, asked = browser.new_page(viewport={"width": width, "height": 900}), [], []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.set_content("".join(line.replace(ADDRESS, served).replace('"lazy"', '"eager"') for line in lines.values()))
    page.wait_for_load_state("networkidle")
    assert len(lines) + 1 == len(page.frames)
    for frame in page.frames[1:]:
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{frame.url} scrolls sideways"
        height = "[document.querySelector('figure').offsetHeight, innerHeight]"
        needed, given = frame.evaluate(height)
        assert needed <= given <= needed + ROOM, f"{frame.url} needs {needed} pixels, and has {given}"
        assert 1 == frame.locator("svg:visible").count(), frame.url
        assert frame.locator("h1").inner_text() == frame.title()
    assert [] == told
    assert sorted(frame.url for frame in page.frames[1:]) == sorted(asked), "a frame loads something else"
    page.close()


def test_the_way_back_leads_to_the_trace_of_the_chart(lines, served, browser):
    for name, line in list(lines.items())[:2]:  # all are made alike
        page = browser.new_page()  # because the policy of the page before would refuse the frame
        page.set_content(line.replace(ADDRESS, served).replace('"lazy"', '"eager"'))
        frame = page.frame_locator("iframe")
        assert "Source: " in frame.locator("figure").inner_text()
        frame.get_by_role("link").click()
        page.wait_for_url(f"{served}appendix/charts/#{name}")
        page.close()


def test_a_frame_has_a_policy_of_its_own(built, site):
    for name in site.registry.charts:
        told = (built / f"charts/{name}.html").read_text(encoding="utf-8")
        assert "default-src 'none'; style-src 'sha256-" in told
        assert not re.search(r"<script|\son\w+=|\sstyle=|var\(--", told), name
