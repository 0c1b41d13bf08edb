"""Which links a page holds, where they lead, and which anchors a page has."""

import pytest

from macros.engine.pages import links
from macros.engine.pages.page import page_of


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        (["a.md"], "See [a](a.md)."),
        (["a.md#b"], 'See [a](a.md#b "A title").'),
        (["a.md"], "See [a](<a.md>)."),
        (["a.png"], "![a](a.png)"),
        (["a.md"], "[a]: a.md"),
        (["a.md", "b.md"], "[a](a.md) and [b](b.md)"),
        ([], "`[a](a.md)` and ``[`b`](b.md)``"),
        ([], '{{ typed("[a](a.md)", "an example") }}'),
    ],
)
def test_the_links_of_a_line_are_found_and_code_is_text(expected, line):
    assert [(3, link) for link in expected] == list(links.links(page_of("a.md", f"# A\n\n{line}\n")))


@pytest.mark.parametrize(
    ("expected", "page", "path"),
    [
        ("b.md", "a.md", "b.md"),
        ("a.md", "a.md", ""),
        ("b.md", "appendix/index.md", "../b.md"),
        ("appendix/b.md", "appendix/index.md", "b.md"),
        ("b.md", "appendix/index.md", "/b.md"),
        ("../b.md", "a.md", "../b.md"),
    ],
)
def test_a_link_leads_to_a_path_in_docs(expected, page, path):
    assert expected == links.target(page, path)


@pytest.mark.parametrize("link", ["\u00d6.png", "\u00d6.md", "a.md#\u00d6", "a.md#O\u0308", "%C3%96.md"])
def test_a_link_to_a_name_whose_letters_are_told_as_apart_is_not_told_as_broken_too(tmp_path, link):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/O\u0308.png").touch()
    pages = [page_of("a.md", f"# A {{ #O\u0308 }}\n\n[a]({link})\n"), page_of("O\u0308.md", "# B\n")]
    assert [] == list(links.check(tmp_path, pages, {}, lambda page: set()))


def test_the_anchors_of_a_page_are_those_of_its_headings_and_its_own():
    text = "# The lake's shore\n\n## Boats\n\n## Boats\n\n### Oars { #own }\n\nText.\n{: #here }\n"
    assert {"the-lakes-shore", "boats", "boats_1", "own", "here"} == links.own_anchors(page_of("a.md", text))


def test_the_anchors_in_a_call_are_read_as_their_addresses_are_written():
    assert {"visitors_total"} == links.anchors_in('<h3 id="visitors&#95;total">Visitors</h3>')
