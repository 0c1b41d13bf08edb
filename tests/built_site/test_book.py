"""The book of all pages: its chapters, links and endnotes, and what checks of its formats say."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import book
import pytest
from lxml import etree

from macros.engine.publish import twins

EPUBCHECK = Path("/usr/bin/epubcheck")  # where Debian has it: a jar


@pytest.fixture(scope="module")
def written(site, built, tmp_path_factory, browser):
    return book.write(site, built, tmp_path_factory.mktemp("book"), browser)


@pytest.fixture(scope="module")
def chapters(written):
    with zipfile.ZipFile(written[0]) as found:
        names = sorted(name for name in found.namelist() if re.search(r"/ch\d+\.xhtml$", name))
        return {name.rpartition("/")[2]: etree.fromstring(found.read(name)) for name in names}


def test_each_page_is_a_chapter_in_the_order_of_the_text(site, chapters):
    titles = ["".join(chapter.find(".//{*}h1").itertext()) for chapter in chapters.values()]
    assert [page.title.replace("'", "’") for page in twins.in_order(site)] == [
        title.replace("'", "’") for title in titles
    ]


def test_each_link_within_the_book_leads_to_an_anchor(chapters):
    anchors = {f"{name}#{anchor}" for name, chapter in chapters.items() for anchor in chapter.xpath("//@id")}
    lost = []
    for name, chapter in chapters.items():
        for address in chapter.xpath("//@href"):
            if "://" not in address and "#" in address:
                whole = f"{name}{address}" if address.startswith("#") else address
                lost += [] if whole in anchors else [f"{name}: {address}"]
    assert [] == lost


def test_each_endnote_stands_where_its_mark_is(site, chapters):
    marks = sum(len(chapter.xpath("//*[local-name()='a' and @class='footnote-ref']")) for chapter in chapters.values())
    assert marks >= len(site.data["endnotes"].rows)


def test_each_chart_is_a_picture_with_words(site, chapters):
    pictures = [picture for chapter in chapters.values() for picture in chapter.iter("{*}img")]
    called = {call.arguments[0] for page in site.usage.article_pages for call in page.calls if call.name == "chart"}
    assert len(pictures) >= len(called)
    assert [] == [picture.get("src") for picture in pictures if not picture.get("alt")]


def test_the_print_has_bookmarks_tags_and_links(written):
    content = written[1].read_bytes()
    assert content.startswith(b"%PDF-")
    assert [] == [mark for mark in (b"/Outlines", b"/MarkInfo", b"/StructTreeRoot", b"/Annot") if mark not in content]


@pytest.mark.skipif(not (shutil.which("java") and EPUBCHECK.exists()), reason="epubcheck is not installed here")
def test_epubcheck_finds_nothing(written):
    done = subprocess.run(["java", "-jar", EPUBCHECK, written[0]], capture_output=True, text=True, check=False)
    assert "No errors or warnings detected." in done.stdout, done.stdout + done.stderr
