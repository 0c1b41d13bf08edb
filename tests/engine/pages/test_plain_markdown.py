"""HTML that is typed by hand, and what is none."""

import pytest

from macros.engine.pages import plain_markdown
from macros.engine.pages.page import page_of


def problems(text):
    return [(fault.where, fault.problem) for fault in plain_markdown.check([page_of("introduction.md", text)])]


@pytest.mark.parametrize("typed", ["<b>", "</b>", '<img src="a.png">', "<!--", "&nbsp;", "&#8212;", "<script>"])
def test_markup_typed_by_hand_is_told_with_its_line(typed):
    found = problems(f"# The lake\n\nIt had {typed} boats.\n")
    assert ("docs/introduction.md:3", f"{typed} is HTML.") in found


@pytest.mark.parametrize("text", ["a < b and c > d", "boats & ships", "see <https://lake.example>", "AT&T"])
def test_signs_that_make_no_markup_are_free(text):
    assert [] == problems(f"# The lake\n\n{text}\n")


def test_html_that_the_source_does_not_show_is_told_too(monkeypatch):
    monkeypatch.setattr(plain_markdown, "_HTML", plain_markdown.re.compile("nothing"))
    assert [("docs/introduction.md:1", "<b> is HTML."), ("docs/introduction.md:1", "</b> is HTML.")] == problems(
        "# The lake\n\nIt had <b>boats</b>.\n"
    )
