"""What other sites show of this one: its picture, and what search engines are told of the data."""

import hashlib
import json

from publishing import ADDRESS, page_of, pages_of


def linked_data(built) -> dict:
    (script,) = pages_of(built)["appendix/"].xpath("//script[@type='application/ld+json']")
    return json.loads(script.text)


def test_every_page_names_a_picture_by_its_whole_address(built):
    for url in pages_of(built):
        pictures = page_of(built, url).xpath("//meta[@property='og:image']/@content")
        assert url == "404.html" or (built / pictures[0].removeprefix(ADDRESS)).is_file(), url


def test_a_page_with_a_chart_is_shown_by_its_finding_and_that_chart(built):
    charts = {url: page.xpath("//figure[@class='chart']") for url, page in pages_of(built).items()}
    for url, found in ((url, found) for url, found in charts.items() if found):
        page, name = page_of(built, url), found[0].get("id").removeprefix("chart-")
        finding = found[0].find_class("figure-title")[0].text_content()
        assert [f"{ADDRESS}charts/{name}.png"] == page.xpath("//meta[@property='og:image']/@content")
        (title,) = page.xpath("//meta[@property='og:title']/@content")
        assert title.startswith(f"{finding} | "), url


def test_search_engines_are_told_what_the_data_are_and_what_they_are_based_on(built, site):
    told = linked_data(built)
    assert 50 <= len(told["description"]) <= 5000
    assert site.data["article"].frame["title"].iloc[0] == told["isBasedOn"]["headline"]
    assert list(site.data["authors"].frame["name"]) == [author["name"] for author in told["isBasedOn"]["author"]]


def test_every_file_that_search_engines_are_told_of_is_there_as_told(built, site):
    told = linked_data(built)["distribution"]
    assert len(site.data) == len(told)
    for download in told:
        content = (built / download["contentUrl"].removeprefix(ADDRESS)).read_bytes()
        expected = f"{len(content)} B", hashlib.sha256(content).hexdigest()
        assert expected == (download["contentSize"], download["sha256"]), download["contentUrl"]
