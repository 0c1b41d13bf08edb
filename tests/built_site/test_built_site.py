"""The site as it is published: every page, link, anchor, chart and endnote mark of one real build."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import bench_reader
import pytest
from crawl import TEXT
from lxml import html as lxml_html
from publishing import ADDRESS, ROOT, article_urls, page_of, page_urls, pages_of

from macros.engine.appendix import discrepancies
from macros.engine.pages import links

NO_TEXT_OF_A_READER = ("script", "style", "svg", "template", "pre")  # in which citations have braces of their own
ERROR_TEXT = re.compile(
    r"\{\{|\}\}|\{%|%\}|Traceback|<NA>|\bNaN\b|\bnan\b|Undefined|UndefinedError|Macro Rendering Error|~/"
)


def text_of(page) -> str:
    hidden = " or ".join(f"ancestor::{name}" for name in NO_TEXT_OF_A_READER)
    return " ".join(page.xpath(f"//text()[not({hidden})]"))


def test_no_two_pages_have_the_same_title(built):
    titles = [page.findtext("head/title").strip() for page in pages_of(built).values()]
    assert [] == sorted({title for title in titles if titles.count(title) > 1})


def test_every_page_and_every_dataset_has_its_page(built, site):
    expected = {page.url for page in site.pages} | {f"data/{name}/" for name in site.data}
    missing = [url for url in sorted(expected) if not (built / url / "index.html").is_file()]
    assert [] == missing, f"not in the built site: {missing}"


def test_each_page_says_of_which_data_it_is(built, site):
    told = f"Data: version {site.data.descriptor['version']}, {site.content[:12]}."
    assert [] == [
        url for url, page in pages_of(built).items() if told not in page.find_class("md-copyright")[0].text_content()
    ]


def test_each_page_opens_within_its_budget(built, monkeypatch):
    assert [] == bench_reader.above(built)
    heaviest = max(bench_reader.weight(built, url)[0] for url in page_urls())
    monkeypatch.setattr(bench_reader, "HTML", heaviest - 1)
    assert 1 == len(bench_reader.above(built)), "the heaviest page is not above a lower limit"


@pytest.mark.parametrize("url", article_urls())
def test_a_page_shows_no_raw_brace_and_no_error_text(built, url):
    found = ERROR_TEXT.findall(text_of(page_of(built, url)))
    assert [] == found, f"{url or 'home'} shows {found}"


def test_no_generated_page_shows_a_raw_brace_or_an_error_text(built):
    # The rows of printed.csv and the definitions of claims may quote anything but a call.
    found = {url: texts for url, page in pages_of(built).items() if (texts := ERROR_TEXT.findall(text_of(page)))}
    assert {} == found


def test_every_internal_link_and_anchor_leads_somewhere(built):
    pages = pages_of(built)
    anchors = {url: set(page.xpath("//@id")) for url, page in pages.items()}
    broken = [
        f"{url or 'home'}: {link}"
        for url, page in pages.items()
        for link in page.xpath("//@href|//@src")
        if not leads_somewhere(built, anchors, url, link)
    ]
    assert [] == broken, "\n".join(broken[:40])


def leads_somewhere(built: Path, anchors: dict[str, set[str]], url: str, link: str) -> bool:
    from urllib.parse import unquote, urljoin, urlsplit

    target = urlsplit(urljoin(ADDRESS + url, link))
    if not target.geturl().startswith(ADDRESS):
        return target.scheme in ("https", "http", "mailto", "data") and not link.startswith("/")
    path = unquote(target.path.removeprefix(urlsplit(ADDRESS).path))
    if path.removesuffix("index.html") in anchors:
        of_page = anchors[path.removesuffix("index.html")]
        return not target.fragment or target.fragment.startswith(TEXT) or unquote(target.fragment) in of_page
    return (built / path).is_file()


def test_the_anchors_by_which_links_are_checked_are_those_of_the_built_pages(built, site):
    wrong = {
        page.path: missing
        for page in site.pages
        if (missing := links.own_anchors(page) - set(page_of(built, page.url).xpath("//@id")))
    }
    assert {} == wrong, (
        "macros/engine/pages/links.py reads headings otherwise than the build: compare its extensions with mkdocs.yml"
    )


def test_no_page_has_an_id_twice(built):
    twice = {
        url: found
        for url, page in pages_of(built).items()
        if (found := [name for name, count in Counter(page.xpath("//@id")).items() if count > 1 and name != "__search"])
    }
    assert {} == twice


def test_the_contents_of_a_page_are_its_headings_of_the_second_rank(built):
    wrong = {}
    for url, page in pages_of(built).items():
        headings = [f"#{anchor}" for anchor in page.xpath("//article//h2/@id")]
        listed = page.xpath("//nav[contains(@class,'md-nav--secondary')]//a/@href")
        if sorted(set(listed)) != sorted(headings):
            wrong[url] = (listed, headings)
    assert {} == wrong


def test_the_navigation_marks_the_appendix_on_the_pages_of_datasets_alone(built):
    marked = "//nav[contains(@class,'md-nav--primary')]//li[contains(@class,'md-nav__item--active')]/div/a/@href"
    found = {url: page.xpath(marked) for url, page in pages_of(built).items()}
    assert {"../../appendix/"} == {link for url, links in found.items() if url.startswith("data/") for link in links}
    assert [] == [url for url in article_urls() if any("appendix/" in link for link in found[url])]
    assert ["../"] == found["appendix/statistics/"], "the section of the page that is shown"


def test_every_point_is_told_with_how_this_site_reads_it(built, site):
    page = page_of(built, discrepancies.URL)
    readings = page.xpath("//span[@class='reading']")
    assert len(readings) > len(page.xpath("//article//h3")) / 2
    listed = page.xpath("//div[contains(@class,'overview')]//li/a/@href")
    assert sorted(f"#{anchor}" for anchor in page.xpath("//article//h3/@id")) == sorted(
        link.removeprefix("../discrepancies/") for link in listed
    )


def test_every_chart_is_drawn_where_a_page_calls_it(built, site):
    for page in site.usage.article_pages:
        tree = page_of(built, page.url)
        for call in (call for call in page.calls if call.name == "chart"):
            marks = tree.xpath(
                f"//figure[@id='chart-{call.arguments[0]}']//*[local-name()='svg']//*[local-name()='path']"
            )
            assert len(marks) >= 2, f"{call.where}: the chart {call.arguments[0]} draws nothing"


@pytest.mark.parametrize("kind", ["svg", "png", "csv", "json"])
def test_every_chart_can_be_downloaded(built, site, kind):
    empty = [n for n in site.registry.charts if (built / f"charts/{n}.{kind}").stat().st_size < 20]
    assert [] == empty


def test_a_chart_that_stands_alone_has_no_variable_for_a_colour(built):
    found = [path.name for path in (built / "charts").iterdir() if b"var(--" in path.read_bytes()]
    assert [] == found, "they would be black on black"


def test_every_endnote_has_its_mark_and_every_mark_a_way_back(built, site):
    notes = page_of(built, "endnotes/")
    for number in site.data["endnotes"].rows:
        back = notes.xpath(f"//h3[@id='note-{number}']/..//a[contains(@class,'back')]/@href")
        assert back, f"endnote {number} leads back to no mark"
        for link in back:
            url, _, anchor = link.removeprefix("../").partition("#")
            assert page_of(built, url).xpath(f"//sup[@id='{anchor}']/a"), f"{link} leads to no mark"


def test_every_number_link_of_a_page_leads_to_a_section_of_its_own(built):
    sections = {url: {*page.xpath("//section//h3/@id")} for url, page in pages_of(built).items()}
    lost = []
    for url in article_urls():
        xpath = "//article//a[contains(@class,'number') or contains(@class,'claim')]/@href"
        for link in page_of(built, url).xpath(xpath):
            path, _, anchor = link.partition("#")
            if anchor not in sections[re.sub(r"^(\.\./|\./)*", "", path)]:
                lost.append(f"{url}: {link} has no section")
    assert [] == lost


@pytest.mark.parametrize("url", [url for url in article_urls() if url not in ("endnotes/",)])
def test_every_number_in_the_text_of_an_article_page_is_a_link(built, site, url):
    article = page_of(built, url).xpath("//article")[0]
    allowed = " ".join(str(call.arguments[0]) for page in site.pages for call in page.calls if call.name == "typed")
    bare = [
        f"{number} in “{text.strip()[:80]}”"
        for text in article.xpath(
            ".//text()[not(ancestor::a) and not(ancestor::span[contains(@class, 'number')])"
            " and not(ancestor::*[@class='byline' or @class='citation'])"  # which hold no figure
            " and not(ancestor::pre or ancestor::code)"
            " and not(ancestor::figure) and not(ancestor::caption)"
            " and not(ancestor::*[@class='told'])"  # a drawing in words, for who does not see it
            " and not(ancestor::th[@scope='col']) and not(ancestor::*[@class='md-source-file'])]"
        )
        for number in re.findall(r"\S*\d\S*", text)
        if number.strip(".,;:()") not in allowed
    ]
    assert [] == bare, "\n".join(bare)


def prose_of(article):
    """The running text of a section, and its boxes: paragraphs and lists up to the points to read with care."""
    (end,) = article.xpath(".//h2[@id='points-to-read-with-care']")
    place = article.index(end)
    return (
        [each for each in article.xpath("./p|./ul|./ol") if article.index(each) < place],
        article.xpath("./div[contains(@class, 'admonition')]"),
    )


def links_and_words(parts):
    """Counted over some parts of a page; marks of endnotes are no links of their own."""
    links = [a for part in parts for a in part.xpath(".//a[not(ancestor::sup) and not(@class='headerlink')]")]
    return len(links), sum(len(part.text_content().split()) for part in parts)


def test_prose_has_few_links(built, site):
    """For each hundred words, at most four over the pages of sections and five on any, and at most eight in boxes."""
    running, boxes = {}, {}
    for section in site.data.sections:
        text, boxed = prose_of(page_of(built, f"{section}/").xpath("//article")[0])
        running[section], boxes[section] = links_and_words(text), links_and_words(boxed)
    assert 4 >= 100 * sum(links for links, _ in running.values()) / sum(words for _, words in running.values())
    assert {} == {name: found for name, found in running.items() if 100 * found[0] > 5 * found[1]}
    assert {} == {name: found for name, found in boxes.items() if 100 * found[0] > 8 * found[1]}


@pytest.mark.parametrize("url", article_urls())
def test_no_paragraph_leads_twice_to_one_figure(built, url):
    for part in page_of(built, url).xpath("//article//p|//article//li"):
        led = part.xpath(".//a[contains(@class, 'number') or contains(@class, 'claim')]/@href")
        assert len(led) == len(set(led)), part.text_content()


def test_nothing_is_loaded_from_another_host(built):
    links = "//link[@rel='stylesheet' or contains(@rel,'icon') or @rel='preload']/@href"
    loaded = f"{links}|//script/@src|//img/@src|//iframe/@src"
    found = [
        link for page in pages_of(built).values() for link in page.xpath(loaded) if re.match(r"(https?:)?//", link)
    ]
    assert [] == found


def test_no_page_asks_for_another_before_it_is_opened(built):
    """A browser that fetches the next page in advance is refused by the content policy, and complains of it."""
    early = "//link[@rel='next' or @rel='prefetch' or @rel='prerender' or @rel='preload']/@href"
    assert [] == [(url, link) for url, page in pages_of(built).items() for link in page.xpath(early)]


def test_the_statistics_file_fits_its_schema(built):
    schema = built / "statistics.schema.json"
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), str(built / "statistics.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_statistics_file_lists_all_and_each_of_its_addresses_exists(built, site):
    content = json.loads((built / "statistics.json").read_text(encoding="utf-8"))
    assert list(site.registry.statistics) == [entry["id"] for entry in content["statistics"]]
    assert list(site.registry.claims) == [entry["id"] for entry in content["claims"]]
    pages = pages_of(built)
    for entry in content["statistics"] + content["claims"]:
        for address in (entry["url"], *entry["pages"]):
            url, _, anchor = address.removeprefix(ADDRESS).partition("#")
            assert url in pages, address
            assert not anchor or pages[url].xpath(f"//*[@id='{anchor}']"), address


def test_the_published_data_are_the_data(built, site):
    for dataset in site.data.values():
        name = Path(dataset.path).name
        assert (ROOT / dataset.path).read_bytes() == (built / "data" / name).read_bytes(), name


def test_a_page_without_its_calls_would_be_seen(built):
    """The crawl above would mean nothing if the pages had no numbers to link."""
    links = page_of(built, "introduction/").xpath("//article//a[contains(@class,'number')]")
    assert len(links) > 20
    assert lxml_html.tostring(links[0])


def test_what_other_programs_read_of_the_published_data_is_valid_to_frictionless(built):
    command = [Path(sys.executable).with_name("frictionless"), "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=built / "data", capture_output=True, text=True, check=False)
    tasks = json.loads(done.stdout)["tasks"]
    assert [] == [(task["name"], task["errors"]) for task in tasks if not task["valid"]]
    assert len(tasks) > 30
