"""Calls found in Markdown, and what pages may not hold."""

import pytest

from macros.engine.pages.page import page_of, parse, read


def problems(text):
    page = page_of("introduction.md", text)
    assert page.calls is not None
    return [(fault.where, fault.problem) for fault in page.faults]


@pytest.mark.parametrize(
    ("expected", "expression"),
    [
        (("stat", ("boats",), ()), ' stat("boats") '),
        (("value", ("visitors", "2001", "year"), ()), ' value("visitors", "2001", "year")'),
        (("stat", ("boats",), (("round", 1), ("unit", False))), "stat('boats', round=1, unit=False)"),
        (("note", (6,), ()), "note(6)"),
        (("note", (-6,), ()), "note(-6)"),
        (("typed", ("a }b", "why"), ()), 'typed("a }b", "why")'),
        (("listing", (), ()), "listing()"),
    ],
)
def test_a_call_is_its_name_its_arguments_and_its_options(expected, expression):
    assert expected == parse(expression)


def test_a_call_that_is_not_closed_is_told_with_the_reason():
    with pytest.raises(ValueError, match=r"^cannot be read \(.+\)$"):
        parse('stat("boats"')


@pytest.mark.parametrize(
    "expression",
    [
        "page.title",
        "boats",
        "1 + 1",
        'stat("boats") + 1',
        'stat("boats")|upper',
        "stat(boats)",
        "stat(page.title)",
        'stat("boats" ~ name)',
        'site.stat("boats")',
        'stat(*["boats"])',
        'stat(**{"name": "boats"})',
        'stat("boats") if page else ""',
        'stat("a" if true else "b")',
        'stat("a" ~ "b")',
        'stat("a" + "b")',
        'stat("a"|upper)',
        'stat("a" * 1000000000)',
        "stat(-true)",
        f"stat({'[' * 3000})",
        f"stat({'(' * 3000}1{')' * 3000})",
        f"note({'9' * 5000})",
        'stat("boats"',
        "",
        '"boats"',
    ],
)
def test_what_is_no_plain_call_with_literal_arguments_is_refused(expression):
    with pytest.raises(
        ValueError, match=r"cannot be read|is not a plain call|has an argument that is not literal|without quotes"
    ):
        parse(expression)


def test_a_call_knows_its_page_line_and_place():
    (call,) = page_of("introduction.md", '# Lake\n\nIt had {{ stat("boats") }} boats.\n').calls
    assert "docs/introduction.md:3" == call.where
    assert (7, 26) == (call.start, call.end)


def test_the_calls_of_a_line_are_found_in_their_order():
    page = page_of("introduction.md", '{{ stat("a") }} and {{ stat("b") }}\n\n{{ stat("c") }}')
    assert [("a", 1), ("b", 1), ("c", 3)] == [(call.arguments[0], call.line) for call in page.calls]


def test_a_raw_block_is_told_and_what_it_holds_is_looked_at():
    page = page_of("introduction.md", '{% raw %}\n{{ stat("a") }}\n{% endraw %}\n{{ stat("b") }}\n')
    assert [("a", 2), ("b", 4)] == [(call.arguments[0], call.line) for call in page.calls]
    assert ["docs/introduction.md:1", "docs/introduction.md:3"] == [fault.where for fault in page.faults]


def test_front_matter_is_kept_apart_and_the_lines_keep_their_numbers():
    page = page_of("introduction.md", '---\ndescription: A lake.\n---\n{{ stat("a") }}\n')
    assert "---\ndescription: A lake.\n---\n" == page.front_matter
    assert [4] == [call.line for call in page.calls]
    assert "" == page.lines[1].strip()


@pytest.mark.parametrize("block", ["{% if boats %}", "{%- set boats = 1 -%}", "{# a comment #}"])
def test_a_block_of_jinja_is_told_with_its_line(block):
    assert [("docs/introduction.md:3", f"{block} is not allowed.")] == problems(f"# Lake\n\n{block}\n")


def test_a_call_that_cannot_be_read_is_told_with_its_line():
    ((where, problem),) = problems("# Lake\n\n{{ stat(boats) }}\n")
    assert "docs/introduction.md:3" == where
    assert '{{ stat(boats) }} has boats without quotes, expected "boats".' == problem


def test_what_a_page_may_hold_is_told_with_each_fault():
    page = page_of("introduction.md", "{% if boats %}{{ stat(boats) }}\n")
    assert page.calls == ()
    block, call = page.faults
    assert "Pages hold no loops, conditions, arithmetic or comments of Jinja, only calls." == block.remedy
    assert "Pages hold calls with literal names only, as CONTRIBUTING.md lists them." == call.remedy


def test_a_call_over_two_lines_is_found_or_told():
    page = page_of("introduction.md", '# Lake\n\n{{ stat(\n  "boats") }}\n')
    assert page.calls or page.faults, "it would be published without any check"


@pytest.mark.parametrize(
    ("name", "url", "path"),
    [
        ("index", "", "index.md"),
        ("introduction", "introduction/", "introduction.md"),
        ("appendix", "appendix/", "appendix/index.md"),
        ("appendix/statistics", "appendix/statistics/", "appendix/statistics.md"),
    ],
)
def test_a_page_has_its_name_and_its_address(name, url, path):
    page = page_of(path, "# Lake\n")
    assert (name, url) == (page.name, page.url)


def test_the_title_is_the_first_heading_or_else_the_name():
    assert "The lake" == page_of("introduction.md", "Text\n\n# The lake\n\n# Another\n").title
    assert "introduction" == page_of("introduction.md", "## Not a title\n").title


@pytest.mark.parametrize("above", ["---\ndescription: A\n---\n", "---\n\n\ndescription: ", "# A\n\n\n", "a\n\n    "])
def test_letters_apart_are_told_wherever_they_stand_in_a_page(above):
    ((where, problem),) = problems(f"{above}O\u0308\n---\n")
    assert f"docs/introduction.md:{above.count(chr(10)) + 1}" == where
    assert problem.startswith("has letters that are not composed")


def test_all_pages_are_read_sorted_by_their_path(project):
    found = read(project / "docs")
    assert ["appendix/statistics.md", "index.md", "introduction.md"] == [page.path for page in found]
