"""The built site by HTTP, below a folder of its host: from its home page, and from a wrong address."""

import re
from pathlib import Path

import pytest
from crawl import Crawl
from publishing import ADDRESS, REPOSITORY, server

WRONG = "no/such/page/at/all/"
# Made for programs, and named by no page: for search engines, and by the script of the search.
UNNAMED = ("sitemap.xml", "sitemap.xml.gz", "404.html", "search/search_index.json")


@pytest.fixture(scope="module")
def crawled(served) -> Crawl:
    """All that is reached from the home page, whose own addresses are those of this machine's server."""
    found = Crawl(served)
    found.follow(served)
    return found


@pytest.fixture(scope="module")
def lost(served) -> Crawl:
    """All that is reached from what a wrong address shows."""
    found = Crawl(served)
    found.follow(served + WRONG)
    return found


def test_every_link_and_anchor_is_answered(crawled):
    own = [link for link in crawled.links if not link[1].startswith(ADDRESS)]
    assert len(own) > 5000
    assert [] == crawled.broken()[:40]


def test_every_page_and_file_is_reached_from_the_home_page(built, served, crawled):
    files = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    reached = {address.removeprefix(served) for address in crawled.answers}
    reached = {path + "index.html" if path.endswith("/") or not path else path for path in reached}
    loose = {path for path in files - reached if not path.startswith("assets/")} - set(UNNAMED)
    assert set() == loose, "no page leads to them"


def test_a_wrong_address_shows_a_page_whose_links_and_files_are_those_of_the_site(served, lost):
    first = lost.answers[served + WRONG]
    assert (404, "text/html") == (first.status, first.kind)
    assert b"No page here" in first.body
    assert [] == lost.broken()
    asked = {link.removeprefix(served) for source, link in lost.links if source == served + WRONG}
    ours = {re.sub(r"\.[0-9a-f]{8}\.", ".", address) for address in asked}
    assert {"", "introduction/", "assets/site.css", "assets/site.js", "assets/favicon.svg"} <= ours
    assert not {"assets/site.css", "assets/site.js"} & asked, "no hash is in their names"


def test_a_wrong_address_leads_to_all_that_the_home_page_leads_to(served, crawled, lost):
    assert set(crawled.answers) == set(lost.answers) - {served + WRONG}


def test_no_page_leads_to_a_host_that_is_not_named_on_purpose(crawled):
    elsewhere = {link for _, link in crawled.links if not link.startswith((crawled.below, ADDRESS, REPOSITORY))}
    assert set() == {link for link in elsewhere if link.startswith(("http://127.", "http://localhost", "file:"))}
    assert all(link.startswith(("https://", "http://")) for link in elsewhere)


@pytest.mark.parametrize(
    ("expected", "link"),
    [
        ("http://host/site/gone/ gives 404", "gone/"),
        ("http://host/site/#gone has no such anchor", "#gone"),
        ("http://host/site/b.css gives 404", "a.css"),
        ("http://host/outside.html leaves the site's folder", "/outside.html"),
    ],
)
def test_a_broken_link_is_told(tmp_path, expected, link):
    site = tmp_path / "site"
    site.mkdir()
    for name, text in {"index.html": f'<a id="here" href="{link}">A</a>', "a.css": "a {b: url('b.css')}"}.items():
        Path(site / name).write_text(text)
    with server(tmp_path) as address:
        found = Crawl(f"{address}site/")
        found.follow(f"{address}site/")
        (told,) = found.broken()
    assert told.replace(address, "http://host/").endswith(expected)
