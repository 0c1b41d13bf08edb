"""The built site in a real browser: its weight, its paper, its schemes, and what is there without JavaScript."""

import gzip

import pytest
from publishing import ADDRESS, pages_of

SIZES = {"phone": 360, "desktop": 1440}


@pytest.mark.parametrize("size", SIZES)
def test_charts_are_visible_without_javascript(browser, served, site, size):
    context = browser.new_context(java_script_enabled=False, viewport={"width": SIZES[size], "height": 900})
    page = context.new_page()
    for source in site.usage.article_pages:
        names = [call.arguments[0] for call in source.calls if call.name == "chart"]
        if names:
            page.goto(served + source.url)
        for name in names:
            shown = [s for s in page.locator(f"#chart-{name} svg.drawing").all() if s.is_visible()]
            assert 1 == len(shown), f"{source.path}: {len(shown)} drawings of {name} are visible"
            box = shown[0].bounding_box()
            assert box["width"] > 200
            assert box["height"] > 40
            assert box["x"] + box["width"] <= SIZES[size] + 1
    context.close()


def heaviest(site):
    """The first page, the page with the most charts, and the longest list of the appendix."""
    charts = {page.url: sum(call.name == "chart" for call in page.calls) for page in site.usage.article_pages}
    return ["", max(charts, key=charts.get), "appendix/statistics/"]


def test_the_heaviest_pages_open_within_their_budget(browser, served, site):
    """With gzip at most 70 kilobytes as a page opens, and 140 after the first scroll; 5 are scripts of our own."""
    for url in heaviest(site):
        page, responses = browser.new_page(), []
        page.on("response", lambda response, found=responses: found.append(response))
        page.goto(served + url, wait_until="networkidle")
        opened = weights(responses)
        page.mouse.wheel(0, 2000)
        page.wait_for_timeout(200)
        page.wait_for_load_state("networkidle")
        scrolled = weights(responses)
        page.close()
        assert sum(opened.values()) <= 70_000, opened
        assert sum(scrolled.values()) <= 140_000, scrolled
        assert len(scrolled) > len(opened), "what waits for a scroll was loaded as the page opened"
        assert 0 < sum(weight for url, weight in opened.items() if "assets/site" in url and ".js" in url) <= 5_000


def weights(responses):
    """The bytes of each address with gzip."""
    return {response.url: len(gzip.compress(response.body())) for response in responses}


CROWDED = """() => {
  for (const part of document.querySelectorAll("article details")) part.open = true;
  const crowded = (table) => {
    const least = 8 * parseFloat(getComputedStyle(table).fontSize);
    const cells = [...table.querySelectorAll("tbody :is(th, td)")].filter((cell) => cell.checkVisibility());
    return (
      table.offsetWidth > table.closest(".table").clientWidth + 1 ||
      cells.some((cell) => cell.scrollWidth > cell.clientWidth + 1) ||
      cells.some((cell) => cell.matches(".prose") && cell.clientWidth < least)
    );
  };
  return [...document.querySelectorAll("article table")].filter(crowded).map((table) => table.caption.textContent);
}"""


def test_no_table_is_wider_than_its_page_or_squeezes_a_column_of_text(browser, served, built):
    """Each column of text has eight em or more, nothing reaches beyond its cell, and nothing scrolls sideways."""
    page, crowded = browser.new_page(), []
    for url in pages_of(built):
        page.goto(served + url)
        for width in (360,) if url.startswith("data/") else (360, 600, 1440):  # one template makes those
            page.set_viewport_size({"width": width, "height": 900})
            crowded += [(url, width, caption) for caption in page.evaluate(CROWDED)]
    page.close()
    assert [] == crowded


PAPER = 658, 986  # pixels of A4 less its margins
PRINTED = """() => ({
  widths: [...document.querySelectorAll("article table")].map((table) => table.offsetWidth),
  heights: [...document.querySelectorAll("svg.drawing")].map((drawing) => drawing.getBoundingClientRect().height),
  repeated: [...document.querySelectorAll("figure table")].filter((table) => table.checkVisibility()).length,
  foot: [...document.querySelectorAll("article > *")].filter((part) => part.checkVisibility()).at(-1).innerText,
})"""


def test_a_page_fits_its_paper_and_ends_with_its_address(browser, served, built):
    """No table is cut, no drawing fills half a page or stands beside a table of its values, and the last line is
    where the page is found."""
    page = browser.new_page(viewport={"width": PAPER[0], "height": 900})
    page.emulate_media(media="print")
    printed = {}
    for url in pages_of(built):
        page.goto(served + url)
        printed[url] = page.evaluate(PRINTED)
    page.close()
    assert any(found["heights"] for found in printed.values())
    assert {} == {url: found for url, found in printed.items() if max(found["widths"], default=0) > PAPER[0]}
    assert {} == {url: found for url, found in printed.items() if max(found["heights"], default=0) > PAPER[1] / 2}
    assert [] == [url for url, found in printed.items() if found["repeated"]]
    assert [] == [url for url, found in printed.items() if found["foot"] != ADDRESS + url and url != "404.html"]


@pytest.mark.parametrize("width", [360, 820, 1000, 1440])
def test_the_headings_of_a_page_stand_beside_it_or_in_the_menu(browser, served, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(served + "introduction/")
    headings = page.locator(".md-nav--secondary a[href^='#']").locator("visible=true")
    if width < 960:
        assert 0 == headings.count()
        page.get_by_role("button", name="Menu").click()
    assert page.locator("article h2").count() == headings.count()
    page.close()


def test_no_list_beside_a_page_has_a_scroll_bar_where_there_is_room(browser, served):
    page = browser.new_page(viewport={"width": 1440, "height": 1400})
    page.goto(served + "introduction/")
    hidden = (
        "[...document.querySelectorAll('.md-sidebar__scrollwrap')].map((list) => list.scrollHeight - list.clientHeight)"
    )
    assert [0, 0] == page.evaluate(hidden)
    page.close()


SCHEME = "document.body.dataset.mdColorScheme"


@pytest.mark.parametrize(("asked", "first", "other"), [("light", "default", "slate"), ("dark", "slate", "default")])
def test_the_scheme_is_the_readers_and_changes_at_the_first_touch(browser, served, asked, first, other):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, color_scheme=asked)
    page = context.new_page()
    page.goto(served)
    assert first == page.evaluate(SCHEME)
    page.locator("[data-md-component=palette] label").locator("visible=true").tap()
    page.locator(f"body[data-md-color-scheme={other}]").wait_for()
    page.goto(f"{served}about/")
    assert other == page.evaluate(SCHEME), "the choice is forgotten"
    context.close()
