"""Faults planted in the tiny project's pages, items and navigation, one at a time, and what is said of each."""

import altair as alt
import pandas as pd
import pytest
from lake import HEAD, PAGES, item_of, registry_of, tiny_items, tiny_project

from macros.engine import build
from macros.engine.core.faults import Faults
from macros.engine.items import registry
from macros.engine.items.table_cells import Stat, Value
from macros.engine.pages import markdown_text

CALLS_ARE = "Calls are value, stat, claim, chart, table, note, typed, listing."
FORM = "Options for form: words, ordinal, round, unit, scale, capital."
LITERAL = "Pages hold calls with literal names only, as CONTRIBUTING.md lists them."
ONLY_CALLS = "Pages hold no loops, conditions, arithmetic or comments of Jinja, only calls."
MARKDOWN = "Use Markdown or a call."
CLAIM = 'Use {{ claim("…", "…") }} with a wording that its test proves.'
NUMBER = 'Use {{ stat("…") }}, {{ value("…", "…") }} for a cell, or {{ typed("…", "reason") }}.'
BETWEEN = "Write front matter between two lines of ---"
DROP = "Drop the option."
MEND = "Mend the function or its data."

BARE = 'stat("visitors_total", bare=True'

# name: (what stands in the third line of a page, what is said of it, what to do)
LINES = {
    "number typed by hand": ("It had 12 boats.", '"12" is typed by hand', NUMBER),
    "number in a heading": ("## The 12 boats", '"12" is typed by hand', "A heading cannot hold calls: say it without"),
    "number word": ("It had twelve boats.", '"twelve" is typed by hand', NUMBER),
    "trend beside a number": ('It rose to {{ stat("visitors_total") }}.', '"rose" stands beside a number', CLAIM),
    "HTML": ("It had <b>boats</b>.", "<b> is HTML", MARKDOWN),
    "script": ("<script>alert()</script>", "<script> is HTML", MARKDOWN),
    "unknown call": ('{{ stats("visitors_total") }}', 'no call is named "stats"', f'Did you mean "stat"? {CALLS_ARE}'),
    "unknown statistic": ('{{ stat("visitors_totl") }}', 'is named "visitors_totl"', 'Did you mean "visitors_total"?'),
    "unknown claim": ('{{ claim("visitors_ros", "rose") }}', 'is named "visitors_ros"', 'mean "visitors_rose"?'),
    "unknown wording": ('{{ claim("visitors_rose", "ros") }}', 'prove the words "ros"', 'mean "rose"? Use one'),
    "unknown chart": ('{{ chart("visitors_by_yea") }}', 'no chart is named "visitors_by', 'mean "visitors_by_year"?'),
    "unknown table": ('{{ table("village_name") }}', 'no table is named "village_name"', 'mean "village_names"?'),
    "unknown dataset": ('{{ value("visitor", "2001") }}', 'no dataset is named "visitor"', 'mean "visitors"?'),
    "unknown row": ('{{ value("villages", "aldr", "name") }}', 'no row is named "aldr"', 'Did you mean "alder"?'),
    "unknown field": ('{{ value("villages", "alder", "nam") }}', 'no field is named "nam"', 'Did you mean "name"?'),
    "field left out": ('{{ value("villages", "alder") }}', '"villages" has 2 measured', "Name one of its fields"),
    "field left out where none is measured": (
        '{{ value("sections", "introduction") }}', '"sections" has 0 measured',
        'A field is measured where data/datapackage.json gives it a "unit".',
    ),
    "empty cell": ('{{ value("villages", "birch", "hedge") }}', 'no hedge in row "birch"', "Fill the cell, or drop"),
    "unknown option of a statistic": ('{{ stat("visitors_total", wrds=True) }}', '"wrds"', f'mean "words"? {FORM}'),
    "unknown option of a value": ('{{ value("visitors", "2001", feild="year") }}', '"feild"', 'Did you mean "field"?'),
    "unknown option of a claim": ('{{ claim("visitors_rose", word="rose") }}', '"word"', 'Did you mean "wording"?'),
    "option with a wrong value": ('{{ stat("visitors_total", round="1") }}', "found round='1'", "Correct the option."),
    "unknown scale": (f'{{{{ {BARE}, scale="milion") }}}}', 'no scale is named "milion"', FORM),
    "word above twelve": (f'{{{{ {BARE}, words=True) }}}}', "45 is above twelve", "Leave out words=True."),
    "unknown endnote": ("{{ note(4) }}", "there is no endnote 4", "Endnotes are 1 to 3, in data/endnotes.csv."),
    "unknown listing": ('{{ listing("statistic") }}', 'no listing is named "statistic"', 'mean "statistics"?'),
    "missing reason": ('{{ typed("5") }}', "missing a required argument: 'reason'", 'typed("text", "reason")'),
    "empty reason": ('{{ typed("5", "") }}', '"5" is typed without a reason', "Give a text and a reason."),
    "name as an option": ('{{ stat(name="visitors_total") }}', "found name=…, expected the name by its", "as stat("),
    "curly quotes": ("{{ stat(“visitors_total”) }}", "has curly quotes", "Write straight ones"),
    "name without quotes": ("{{ stat(visitors_total) }}", "has visitors_total without quotes, expected", LITERAL),
    "number for a name": ("{{ stat(7) }}", "named by 7, which is no text", 'Write the name in quotes: "…".'),
    "arithmetic": ('{{ stat("visitors_total") + 1 }}', "is not a plain call", LITERAL),
    "call that is not closed": ('{{ stat("visitors_total" }}', "cannot be read", LITERAL),
    "call in single braces": ('{ stat("visitors_total") }', "has one brace", 'Write {{ stat("visitors_total") }}.'),
    "quote that is not closed": ('{{ stat("visitors_total) }}', "has a quote that is not closed", 'Put "…" around'),
    "half a call": ('{{ stat("visitors_total")', "holds one half of a call", "Write each call on one line"),
    "condition": ("{% if boats %}Boats.{% endif %}", "{% if boats %} is not allowed", ONLY_CALLS),
    "half a condition": ("{% if boats", "{% is a mark of Jinja", "Write { #name }"),
    "anchor without a blank": ("## A heading {#anchor}", "{# is a mark of Jinja", "Write { #name } with a blank"),
    "invisible character": ("A lake\u200b.", r'holds the invisible character "\u200b"', "Type the text"),
    "letters apart": ("A O\u0308zeren.", 'does not find: "O\u0308zeren"', "Type these words anew"),
    "letters apart in a link": ("[a](O\u0308.md)", 'does not find: "O\u0308.md"', "Type these words anew"),
    "letters apart, spelt out in a link": ("[a](O%CC%88.md)", "spells letters that are not composed", "plain letters"),
    "letter that is lost": ("A caf\ufffd.", 'in the place of a letter: "caf\ufffd"', "save the file as UTF-8"),
    "blank of another width": ("A\u2003lake.", r'holds the blank "\u2003"', "Type the blank anew."),
    "call in a heading": ('## The {{ stat("visitors_total") }}', "stat(…) stands in a heading", "without it"),
    "call in a link": ('[{{ stat("visitors_total") }}](index.md)', "stat(…) stands in a link", "beside the call"),
    "chart in a sentence": ('See {{ chart("visitors_by_year") }}.', "stands beside other text", "a line of its own"),
    "endnote marked twice": ("A.{{ note(3) }} B.{{ note(3) }}", "the mark of endnote 3 twice", "Keep the mark"),
    "link to no page": ("[a](introductio.md)", '"introductio.md", which is no page', 'mean "introduction.md"?'),
    "link without its ending": ("[a](introduction/)", '"introduction/", which is no page', 'mean "introduction.md"?'),
    "link out of docs": ("[a](../README.md)", '"../README.md", which is no page', "Correct the link"),
    "picture that is missing": ("![a](assets/a.png)", '"assets/a.png", which is no page', "Correct the link"),
    "link to no heading": ("[a](introduction.md#introductio)", "has no such heading", 'Did you mean "introduction"?'),
    "link to no heading of its own": ("[a](#b)", '"#b", but a.md has no such heading', "Correct what stands after"),
    "link to no row": ("[a](data/visitors.md#row-2009)", "data/visitors.md has no such heading", 'mean "row-200'),
    "link that runs": ("[a](javascript:alert)", '"javascript:alert", expected a page', "Correct it."),
    "defined link to no page": ("[a]: nowhere.md", '"nowhere.md", which is no page', "Correct the link"),
    "raw block": ("{% raw %}Boats.", "{% raw %} is not allowed", ONLY_CALLS),
    "HTML from a call": ('<{{ typed("img src=x", "why") }}>', "<{{ … }} is HTML", MARKDOWN),
    "HTML that a call closes": ('<b id=a {{ stat("visitors_total") }}', "<b id=a {{ … }} is HTML", MARKDOWN),
    "instruction": ("<?php x ?>", "<?php x ?> is HTML", MARKDOWN),
    "section of characters": ("<![CDATA[ x ]]>", "<![CDATA[ x ]]> is HTML", MARKDOWN),
    "attribute that runs": ('*a*{: onclick="alert()" }', 'sets "onclick"', "Write { #name } or { .name }"),
    "attribute that hides": ('*a*{: style="display:none" }', 'sets "style"', "Write { #name } or { .name }"),
    "attribute of a paragraph": ("A.\n{: hidden }", 'sets "hidden"', "Write { #name } or { .name }"),
    "attribute that leads": ("[a](index.md){: href=javascript:b }", '"javascript:b", expected a page', "Correct it."),
    "defined link in a quote": ("> [a]: javascript:b", '"javascript:b", expected a page', "Correct it."),
    "defined link in a list": ("- [a]: nowhere.md", '"nowhere.md", which is no page', "Correct the link"),
    "link to no definition": ("[a][b]", "[a][b] leads nowhere", "Write the address as [words](page.md)."),
    "link that is not closed": ("[a](index.md", "[a](index.md leads nowhere", "Write the address as"),
    "link in a call's place": ('[a]({{ stat("visitors_total") }})', "stat(…) stands in a link", "beside the call"),
    "call in a title of a link": ('[a](index.md "{{ note(1) }}")', "note(…) stands in a link", "beside the call"),
    "call in brackets in a link": ("[a [b] {{ note(1) }}](index.md)", "note(…) stands in a link", "beside the call"),
    "call in a picture's words": ("![{{ note(1) }}](assets/site.css)", "note(…) stands in a link", "beside the call"),
    "call in braces": ('*a*{ .{{ typed("b", "why") }} }', "typed(…) stands in braces", "beside the call"),
    "call in a definition": ("[a]: {{ note(1) }}", "note(…) stands where no reader would see it", "Move it"),
    "call in code": ("`{{ note(1) }}`", "note(…) stands in code", "Remove the ` around it"),
    "call in an indented block": ("    {{ note(1) }}", "note(…) stands in code", "the blanks before it"),
    "fence that is left open": ("```", "opens a fence of code", "Put code between two `"),
    "call in a heading of a quote": ("> ## A {{ note(1) }}", "note(…) stands in a heading", "without it"),
    "call in an underlined heading": ("A {{ note(1) }}\n===", "note(…) stands in a heading", "without it"),
    "call in a title of a block": ('!!! note "{{ note(1) }}"\n    A.', "note(…) stands in a heading", "without it"),
    "footnote": ("A[^b].", "[^b] is a footnote's mark", "Use {{ note(6) }}"),
    "list of contents": ("[TOC]", "[TOC] becomes a list of contents", "Remove it."),
    "picture from elsewhere": ("![a](https://b.c/d.png)", 'loads "https://b.c/d.png"', "Keep the picture in docs/"),
    "number in emphasis": ("It had _two_ boats.", '"two" is typed by hand', NUMBER),
    "number parted by a soft hyphen": ("It had twen\u00adty boats.", '"twenty" is typed by hand', NUMBER),
    "number half in emphasis": ("It had **t**wo boats.", '"two" is typed by hand', NUMBER),
    "number in false braces": ("It had { .12 boats }.", '".12" is typed by hand', NUMBER),
    "mark of another dialect": ("It had ~~red~~ boats.", "~~red~~ is struck out", "Leave the words out."),
    "bare address": ("See https://lake.example.", "lake.example is no link by itself", "Write [words](address)"),
    "text indented as code": ("    It had boats.", "becomes code", "Remove the blanks before it."),
    "box without a text": ("!!! note", "opens a box without a text", "indented by four blanks"),
    "numbered list": ("1. A boat", '"1" is typed by hand', NUMBER),
    "trend in emphasis": ('It _rose_ to {{ stat("visitors_total") }}.', '"rose" stands beside a number', CLAIM),
    "arithmetic in an argument": ('{{ stat("a" * 1000000000) }}', "has an argument that is not literal", LITERAL),
    "arithmetic of names": ('{{ stat("visitors" ~ "_total") }}', "has an argument that is not literal", LITERAL),
    "argument nested deeply": (f"{{{{ stat({'(' * 3000}1{')' * 3000}) }}}}", "nested too deeply", LITERAL),
    "argument that is long": (f"{{{{ stat({'9' * 5000}) }}}}", "999… cannot be read", LITERAL),
    "call that joins lines": ('{{- typed("a", "why") }}', "has a sign at an end", LITERAL),
    "endnote with decimals": ("{{ note(1.0) }}", "there is no endnote 1.0", "Endnotes are 1 to 3"),
    "listing of the appendix": ('{{ listing("statistics") }}', "belongs to the appendix", "docs/appendix/"),
    "listing of a dataset": ('{{ listing("dataset", "villages") }}', "have a page of their own", "data/villages.md"),
    "scale above the number": (f'{{{{ {BARE}, scale="million") }}}}', "45 is less than one million", DROP),
    "rounded to nothing": ('{{ value("villages", "alder", "area_km2", scale="thousand") }}', "less than one", DROP),
    "option of a year": ('{{ value("visitors", "2001", "year", words=True) }}', "a year takes no option", "with text"),
    "options that clash": (f'{{{{ {BARE}, ordinal=True, round=1) }}}}', "ordinal and round do", "Keep one"),
    "capital of digits": (f'{{{{ {BARE}, capital=True) }}}}', "has a capital only in words", DROP),
    "unit that is missing": ('{{ value("sections", "introduction", "order", unit=True) }}', "has no unit", DROP),
}  # fmt: skip
# name: (a whole page, line, what is said of it, what to do)
SOURCES = {
    "front matter that shadows a call": ("---\nicon: a\nchart: b\n---\n# A\n", 3, 'sets "chart"', "Rename the setting"),
    "front matter that stops calls": ("---\nrender_macros: false\n---\n# A\n", 2, '"render_macros"', "Remove it."),
    "front matter with a colon": ("---\ntitle: A: b\n---\n# A\n", 2, "cannot be read, and would be", 'Put "…" around'),
    "front matter that is not closed": ("---\ntitle: A\n\n# A\n", 1, "is not closed", BETWEEN),
    "front matter without settings": ("---\nA lake\n---\n# A\n", 2, "without settings", BETWEEN),
    "front matter without lines": ("Note: a lake\n\n# A\n", 1, 'begins with "Note:"', f"heading. {BETWEEN}"),
    "setting that is none": ("---\ndescripton: A\n---\n# A\n", 2, '"descripton", which is', "tags, title."),
    "page without front matter": ("# A\n", 1, "has no description, which search engines", BETWEEN),
    "front matter without a description": ("---\ntitle: A\n---\n# A\n", 1, "has no description", "Add a line: desc"),
    "empty description": ("---\ntitle: A\ndescription:\n---\n# A\n", 3, "has no description", "Add a line: desc"),
    "description that is a list": ("---\ndescription: [a]\n---\n# A\n", 2, "expected a sentence", "Write one"),
    "long description": (f"---\ndescription: {'a' * 161}\n---\n# A\n", 2, "of 161 characters, expected 160", "Shorten"),
    "setting told twice": ("---\ntitle: A\ntitle: B\n---\n# A\n", 3, '"title" twice, also in line 2', "Remove one"),
    "front matter that takes over settings": ("---\n<<: {stat: a}\n---\n# A\n", 2, "with <<", "Write them out."),
    "front matter with a template": ("---\ntemplate: a.html\n---\n# A\n", 2, 'sets "template"', "Remove it."),
    "HTML in front matter": ("---\ntitle: <b onclick=a>\n---\n# A\n", 2, "<b onclick=a> is HTML", "plain text"),
    "a character spelt out above a page": ('---\ntitle:\n  "\\xab>"\n---\n# A\n', 3, r"\xab spells out", "plain text"),
    "HTML over two lines": ("# A\n\nA <img\nsrc=x onerror=a>\n", 3, "is HTML", MARKDOWN),
    "closing tag over two lines": ("# A\n\nA\n\n</b\n>\n", 5, "is HTML", MARKDOWN),
    "link over two lines": ("# A\n\nA.\n[a](\nnowhere.md)\n", 5, '"nowhere.md", which is no page', "Correct"),
    "definition over two lines": ("# A\n\n[a]:\n  javascript:b\n", 4, '"javascript:b", expected a page', "Correct it."),
    "call in a link over two lines": ("# A\n\n[a {{ note(1) }}\nb](index.md)\n", 3, "stands in a link", "beside"),
    "code in a fence": ("# A\n\n```\nboats\n```\n", 3, "opens a fence of code", "Put code between"),
    "call in a block's heading": ("# A\n\n!!! note\n    ## {{ note(1) }}\n", 4, "stands in a heading", "without it"),
    "number over two lines": ("# A\n\nIt had twen-\nty boats.\n", 3, '"twenty" is typed by hand', NUMBER),
    "list right below a line": ("# A\n\nIt had boats:\n- red\n", 4, "- red is no list", "Put an empty line above"),
    "entry nested too little": ("# A\n\n- red\n  - large\n", 4, "indented by 2 blanks, and stands out", "by 4 blanks"),
    "row with a cell too many": ("# A\n\na | b\n--|--\nc | d | e\n", 5, "row of 3 cells, expected 2", "as many"),
    "number in front matter": ("---\ndescription: 12 a\n---\n# A\n", 2, '"12" is typed by hand', "without the number"),
    "chart that stands twice": (
        HEAD + '# A\n\n{{ chart("visitors_by_year") }}\n\n{{ chart("visitors_by_year") }}\n',
        8, "stands twice on this page, also in line 6", "Remove one",
    ),
}  # fmt: skip
# name: (file, text, text in its place, place, what is said of it, what to do)
FILES = {
    "page outside of nav": ("mkdocs.yml", "- index.md", "", "docs/index.md", "under nav", "- The lake district: index"),
    "nav to no page": ("mkdocs.yml", "nav:", "nav:\n  - b.md", "mkdocs.yml:2", 'nav leads to "b.md"', "Correct"),
    "page twice in nav": ("mkdocs.yml", "nav:", "nav:\n  - a: index.md", "mkdocs.yml:3", "also in line 2", "Remove"),
    "nav that leads to a script": (
        "mkdocs.yml", "nav:", "nav:\n  - javascript://a", "mkdocs.yml:2", '"javascript://a", expected', "Correct",
    ),
    "nav that holds itself": ("mkdocs.yml", "nav:", "nav: &a\n  - *a", "mkdocs.yml:1", "twice, by an alias", "Write"),
    "setting that shadows a call": (
        "mkdocs.yml", "nav:", "extra: {stat: a}\nnav:", "mkdocs.yml:1", 'extra sets "stat"', "Rename",
    ),
    "broken configuration": ("mkdocs.yml", "nav:", "nav: [", "mkdocs.yml:2", "cannot be read: ", "Give the line there"),
    "number in a title of nav": (
        "mkdocs.yml", "nav:", "nav:\n  - The 3 lakes: https://lake.example", "mkdocs.yml:2", '"3" is typed by hand',
        "A title cannot hold calls: say it without the number.",
    ),
    "claim that no longer holds": (
        "data/visitors.csv", "2003,15", "2003,5", "docs/introduction.md:8", 'claim "visitors_rose" says "rose"',
        "correct the data: data/visitors.csv, row 2, 4.",
    ),
    "page without its section": (
        "data/sections.csv", "introduction,1,Introduction", "introduction,1,Introduction\nend,2,End", "docs/end.md",
        "is missing", "Write it, or correct the key",
    ),
    "another title": (
        "docs/introduction.md", "# Introduction", "# Preface", "docs/introduction.md:5", 'is titled "Preface"',
        "Correct the heading",
    ),
    "printed without an answer": (
        "data/printed.csv", "rose,,,,,visitors_rose,,", "rose,,,,,,,", "data/printed.csv, row 4",
        'no data answer "rose".', "Name what does in the row, or write the reason in its last field.",
    ),
    "another number than printed": (
        "data/printed.csv", "ten people", "nine people", "data/printed.csv, row 2", '"nine people", the data give "10"',
        "Correct the data, or write the reason",
    ),
}  # fmt: skip


@pytest.fixture
def refused(tmp_path, monkeypatch):
    """The faults for which a tiny project with these pages, files and items is refused."""

    def prepare(pages=None, changes=(), items=()):
        root = tiny_project(tmp_path, PAGES | (pages or {}))
        for file, old, new in changes:
            assert old in (root / file).read_text()
            (root / file).write_text((root / file).read_text().replace(old, new, 1))
        monkeypatch.setattr(registry, "load", lambda: registry_of(*tiny_items().items(), *items))
        with pytest.raises(Faults) as raised:
            build.prepare(root)
        found = raised.value.faults
        # Most pages here are of a line or two, and are about another fault than that nothing describes them.
        return [fault for fault in found if "has no description" not in fault.problem] or found

    return prepare


def is_told(faults, place, problem, remedy, count=1):
    assert place == faults[0].where, [str(fault) for fault in faults]
    assert problem in faults[0].problem
    assert remedy in faults[0].remedy
    assert count == len(faults), f"its consequences are told too: {[str(fault) for fault in faults]}"


@pytest.mark.parametrize("name", LINES)
def test_a_fault_in_a_line_of_a_page_is_told_with_its_place_and_what_to_do(refused, name):
    line, problem, remedy = LINES[name]
    faults = refused({"a.md": f"{HEAD}# A\n\n{line}\n"})
    is_told(faults[:1], "docs/a.md:6", problem, remedy)
    assert {"docs/a.md:6"} == {fault.where for fault in faults}


@pytest.mark.parametrize("name", SOURCES)
def test_a_fault_in_a_page_is_told_with_its_place_and_what_to_do(refused, name):
    source, line, problem, remedy = SOURCES[name]
    is_told(refused({"a.md": source}), f"docs/a.md:{line}", problem, remedy)


@pytest.mark.parametrize("name", FILES)
def test_a_fault_between_files_is_told_with_its_place_and_what_to_do(refused, name):
    file, old, new, *told = FILES[name]
    also = 2 if name == "claim that no longer holds" else 0  # the ledger's entries of it and of the total
    is_told(refused(changes=[(file, old, new)]), *told, count=1 + also)


def boats(give, kind="statistics", **options):
    """An item whose function gives this, or what this gives."""

    def boats(visitors):
        """Boats."""
        return give(visitors) if callable(give) else give

    return item_of(kind, boats, **({"unit": "boats"} if kind in ("statistics", "charts") else {}), **options)


def fails(visitors):
    raise ValueError("no boats")


def untyped(visitors):
    return alt.Chart(visitors, title="Boats").mark_bar().encode(x="boats")


def noted(visitors):
    return alt.Chart(visitors.assign(endnote="x"), title="Boats").mark_bar().encode(x="persons:Q")


def misspelt(visitors):
    return alt.Chart(visitors, title="Boats").mark_bar().encode(x="person:Q")


def dated(values, shorthand="day:T"):
    """A chart that draws values as dates, or as another shorthand of Altair says."""

    def chart(visitors):
        days = values if isinstance(values, list) else [values] * len(visitors)
        return alt.Chart(visitors.assign(day=days), title="Boats").mark_bar().encode(x=alt.X(shorthand), y="persons:Q")

    return chart


def formatted(form):
    return lambda visitors: (
        alt.Chart(visitors, title="Boats").mark_text().encode(text=alt.Text("persons:Q", format=form))
    )


def lake(text):
    """A function whose dataset is the visitors, from the text of what it gives."""
    return eval(f"lambda visitors: {text}", {"alt": alt, "pd": pd})


FINITE, BOTH = "expected a finite number.", "a chart without a title or a DataFrame, expected a chart"
FIELDS = "Its fields are year, persons, endnote, its rows 2001, 2002, 2003."
NONE, LEFT = "is no field and no row of data/visitors.csv.", "or where what it has made of the data lacks it."
RETURN, SELECTS = "Begin its last line with return.", "Look at what it selects rows by."
# What a function gives in its last line: (what is said of it, what to do)
SLIPS = {
    'visitors["person"].sum()': (f'asks for "person", which {NONE}', f'mean "persons"? {FIELDS}'),
    "visitors.person.sum()": (f'asks for "person", which {NONE}', f'mean "persons"? {FIELDS}'),
    'visitors[["year", "boat"]]': ("'boat'", FIELDS),
    'visitors[["boat"]]': ("'boat'", FIELDS),
    'visitors["year", "persons"]': ('for "year", "persons" in one pair', 'for several fields: [["year", "persons"]].'),
    'visitors.groupby("yeer").sum()': (f'asks for "yeer", which {NONE}', 'Did you mean "year"?'),
    'visitors.sort_values("yeer")': (f'asks for "yeer", which {NONE}', 'Did you mean "year"?'),
    'visitors.set_index("yeer")': ("'yeer'", FIELDS),
    'visitors.drop(columns="yeer")': ("'yeer'", FIELDS),
    'visitors.loc["1950", "persons"]': (f'asks for "1950", which {NONE}', FIELDS),
    'visitors.loc[["2001", "1950"]]': ("'1950'", FIELDS),
    'visitors.drop("1950")': ("'1950'", FIELDS),
    'visitors.at["2001", "person"]': (f'asks for "person", which {NONE}', 'mean "persons"?'),
    'visitors.loc[2001, "persons"]': ("asks for 2001, which is a number.", 'Names are texts: write "2001".'),
    'visitors["2001"]': ('for the row "2001" among fields', 'Write .loc["2001"] for a row.'),
    'visitors.loc["persons"]': ('for the field "persons" among rows', 'Write ["persons"] for a field'),
    'visitors[["year"]]["persons"]': (f'for the field "persons" among rows, {LEFT}', "for a field"),
    'visitors[visitors["persons"] > 15].loc["2001"]': (f'for the row "2001" among fields, {LEFT}', "for a row"),
    'visitors[visitors["persons"] > 50]["year"].iloc[0]': ("has selected fewer rows.", SELECTS),
    'bool(visitors["persons"] > 5)': ("raises ValueError: The truth value of a Series is ambiguous.", MEND),
    'visitors["persons"]': (f"gives a column of 3 values, {FINITE}", "End it with .sum()"),
    'visitors[["persons"]]': (f"gives a table of 3 values, {FINITE}", "End it with .sum()"),
    'visitors["persons"].sum': (f"gives the function sum and not its result, {FINITE}", "Write its brackets: .sum()."),
    "None": (f"gives nothing, {FINITE}", RETURN),
}  # fmt: skip
# name: (what a page calls, item, what is said of it, what to do)
ITEMS = {
    "statistic that raises": ("stat", boats(fails), '"boats" raises ValueError: no boats.', MEND),
    "statistic that is NaN": ("stat", boats(float("nan")), f'"boats" gives nan, {FINITE}', MEND),
    "statistic that is infinite": ("stat", boats(float("inf")), f'"boats" gives inf, {FINITE}', MEND),
    "statistic that is a text": ("stat", boats("7"), f'"boats" gives "7", {FINITE}', MEND),
    "claim that raises": ("claim", boats(fails, "claims", wordings=("float",)), "raises ValueError: no boats.", MEND),
    "claim that is a number": ("claim", boats(1, "claims", wordings=("float",)), "expected True or False.", "bool(…)"),
    "claim of a column": (
        "claim", boats(lake('visitors["persons"] > 5'), "claims", wordings=("float",)),
        "gives a column of 3 values, expected True or False.", "End the comparison with .all() or .any().",
    ),
    "claim that gives nothing": (
        "claim", boats(None, "claims", wordings=("float",)), "gives nothing, expected True or False.", RETURN,
    ),
    "chart that raises": ("chart", boats(fails, "charts"), '"boats" raises ValueError: no boats.', MEND),
    "chart of an unknown field": (
        "chart",
        boats(misspelt, "charts"),
        '"boats" draws the field "person", which its data',
        'Did you mean "persons"?',
    ),
    "chart that cannot be written": ("chart", boats(untyped, "charts"), '"boats" raises ValueError', MEND),
    "chart without a title": ("chart", boats(alt.Chart(pd.DataFrame()), "charts"), BOTH, 'title="…"'),
    "table that raises": ("table", boats(fails, "tables"), '"boats" raises ValueError: no boats.', MEND),
    "table of an unknown row": (
        "table",
        boats(pd.DataFrame({"a": [Value("visitors", "1999")]}), "tables"),
        'no row is named "1999".',
        "Correct the name, or restore the row in data/visitors.csv.",
    ),
    "table of an unknown statistic": (
        "table",
        boats(pd.DataFrame({"a": [Stat("oars")]}), "tables"),
        "no statistic",
        "Stat",
    ),
    "table of an unknown endnote": ("table", boats(pd.DataFrame({"endnote": ["x"]}), "tables"), "ValueError", MEND),
    "chart of an unknown endnote": ("chart", boats(noted, "charts"), "ValueError", MEND),
    "table that is a list": ("table", boats([1], "tables"), "gives list, expected a DataFrame.", "Return one"),
    "table that gives nothing": ("table", boats(None, "tables"), "gives nothing, expected a DataFrame.", RETURN),
    "table without rows": ("table", boats(lake("visitors[:0]"), "tables"), "has no rows, expected one", SELECTS),
    "chart that gives nothing": ("chart", boats(None, "charts"), "gives nothing, expected a chart", RETURN),
    "chart without rows": (
        "chart", boats(lake('alt.Chart(visitors[:0], title="Boats").mark_bar()'), "charts"), "has no rows", SELECTS,
    ),
} | {
    f"{value!r} as {shorthand}": (
        "chart", boats(dated(value, shorthand), "charts"), f'draws the field "day" as a date, and it holds "{value}".',
        "Write day:O to draw it as it is, or give it dates such as 2013-02-18, without a time zone.",
    )
    for value, shorthand in [
        (2013, "day:T"), (2013, "year(day):O"), ("1990s", "day:T"), ("18.02.2013", "month(day):O"),
        ("2013-02-18T00:00+06:00", "day:T"), ("2013-02-18T00:00Z", "yearmonthdate(day):O"),
        (pd.Timestamp("2013-02-18", tz="Asia/Almaty"), "day"), ("2013-02", "yearmonthdate(day):O"),
        ("2013", "month(day):T"), ("2013-02", "week(day):O"),
    ]
} | {
    f"format {form}": (
        "chart", boats(formatted(form), "charts"),
        f'"boats" formats its values as "{form}", by which they are not rounded as on pages.', "formats.number(value",
    )
    for form in [".2s", ".3g", "~e", ",.1f", "d", ".0%", "%"]
} | {
    f"letter {letter}": (
        "chart", boats(lettered, "charts"), f'"boats" shows "{letter}" (U+{ord(letter):04X}), which the font of its',
        "Write it in letters of",
    )
    for letter, lettered in {
        "漢": lambda visitors: alt.Chart(visitors.assign(name="漢"), title="Boats").mark_text().encode(text="name:N"),
        "😀": lambda visitors: alt.Chart(visitors, title="Boats 😀").mark_point(),
        "⛵": lambda visitors: alt.Chart(visitors, title="Boats").mark_text().encode(text=alt.value("⛵")),
        "岸": lambda visitors: (
            alt.Chart(visitors, title="Boats").transform_calculate(a="'\\u5cb8'").mark_text().encode(text="a:N")
        ),
    }.items()
} | {text: ("stat", boats(lake(text)), *told) for text, told in SLIPS.items()}  # fmt: skip


@pytest.mark.parametrize("called", [True, False])
@pytest.mark.parametrize("name", ITEMS)
def test_a_function_that_fails_is_told_with_its_place_and_what_to_do(refused, name, called):
    call, item, problem, remedy = ITEMS[name]
    wording = ', "float"' if call == "claim" else ""
    faults = refused({"a.md": f'{HEAD}# A\n\n{{{{ {call}("boats"{wording}) }}}}\n'} if called else {}, items=[item])
    is_told(faults, faults[0].where, problem, remedy)
    assert faults[0].where.startswith("macros/lake.py:")
    assert ("call" if not called else f"{call}(boats) in docs/a.md:6") == (faults[0].rests or "call")


@pytest.mark.parametrize(
    "harmless",
    [
        dated("2013-02-18"),
        dated("2013-02-18", "yearmonthdate(day):O"),
        dated("2013-02", "yearmonth(day):O"),
        dated("2013", "year(day):O"),
        dated(["2013", "2013-02", None]),
        dated("2013-02-18 12:30", "hours(day):O"),
        dated(pd.Timestamp("2013-02-18"), "day"),
        dated(2013, "day:O"),
        dated("1990s", "day:N"),
        formatted(","),
        lambda visitors: alt.Chart(visitors.assign(name="漢"), title="Boats Қазақ عربية").mark_point(),
    ],
)
def test_dates_and_letters_that_can_be_drawn_are_no_fault(tmp_path, monkeypatch, harmless):
    monkeypatch.setattr(registry, "load", lambda: registry_of(*tiny_items().items(), boats(harmless, "charts")))
    page = f'{HEAD}# A\n\n{{{{ chart("boats") }}}}\n'
    assert build.prepare(tiny_project(tmp_path, PAGES | {"a.md": page}))


def test_a_dataset_that_is_not_in_the_brackets_of_a_function_is_told(refused):
    def oars(visitors):
        """Oars."""
        return villages["depth"].sum()  # noqa: F821

    faults = refused(items=[item_of("statistics", oars, unit="oars")])
    is_told(faults, faults[0].where, 'uses the dataset "villages"', "Write (visitors, villages) after its name.")


def test_a_call_of_a_function_without_its_decorator_is_told_with_its_place(tmp_path, monkeypatch):
    items = tiny_items()
    items.plain["boats"] = "macros/statistics/lake.py:6"
    monkeypatch.setattr(registry, "load", lambda: items)
    with pytest.raises(Faults) as raised:
        build.prepare(
            tiny_project(tmp_path, PAGES | {"a.md": HEAD + '# A\n\n{{ stat("boats") }} {{ claim("boats", "a") }}\n'})
        )
    stat, claim = raised.value.faults
    assert stat.remedy.startswith("macros/statistics/lake.py:6 has a function of that name: write @statistic(unit=")
    assert "Claims are in macros/claims/." == claim.remedy


def test_what_python_says_of_an_error_is_one_sentence_and_cut_between_words(refused):
    def oars(visitors):
        """Oars."""
        raise ValueError("Which oars?" if len(visitors) else "")

    def boats(visitors):
        """Boats."""
        raise ValueError("boats " * 100)

    told = [str(fault) for fault in refused(items=[item_of("statistics", each, unit="a") for each in (oars, boats)])]
    assert told[0].endswith(f'"oars" raises ValueError: Which oars? {MEND}')
    assert told[1].endswith(f"boats boats … {MEND}")


def test_a_claim_that_nothing_makes_false_is_told(refused):
    faults = refused(items=[boats(True, "claims", wordings=("float",))])
    is_told(faults, "macros/lake.py:1", 'claim "boats" stays true whatever', "Test what its words say of the data.")


@pytest.mark.parametrize("text", ["", "- index.md\n"])
def test_a_configuration_without_settings_is_told(tmp_path, monkeypatch, text):
    root = tiny_project(tmp_path)
    (root / "mkdocs.yml").write_text(text)
    monkeypatch.setattr(registry, "load", tiny_items)
    with pytest.raises(Faults, match=r"^mkdocs.yml:1: holds no settings, expected one a line"):
        build.prepare(root)


def test_a_page_under_another_ending_is_told(tmp_path, monkeypatch):
    root = tiny_project(tmp_path)
    (root / "docs/apart.markdown").write_text("<b>12</b>")
    monkeypatch.setattr(registry, "load", tiny_items)
    with pytest.raises(
        Faults, match=r'^docs/apart.markdown: ends in ".markdown", expected ".md". Rename it to apart.md.$'
    ):
        build.prepare(root)


@pytest.mark.parametrize("name", ["apart.html", "assets/apart.HTM"])
def test_a_page_in_html_is_told(tmp_path, monkeypatch, name):
    root = tiny_project(tmp_path)
    (root / "docs/assets").mkdir()
    (root / "docs" / name).write_text("<b>12</b>")
    monkeypatch.setattr(registry, "load", tiny_items)
    with pytest.raises(
        Faults, match=rf'^docs/{name}: ends in "\.\w+", and would be published with nothing in it check'
    ):
        build.prepare(root)


@pytest.mark.parametrize("breaks", ["folder", "dangling", "binary"])
def test_a_page_that_cannot_be_read_is_told_alone(tmp_path, monkeypatch, breaks):
    root = tiny_project(tmp_path, PAGES | {"a.md": HEAD + "# A\n\n[a](introduction.md#introduction)\n"})
    page = root / "docs/introduction.md"
    page.unlink()
    if breaks == "folder":
        page.mkdir()
    elif breaks == "dangling":
        page.symlink_to("nowhere")
    else:
        page.write_bytes(b"\xff\xfe#")
    monkeypatch.setattr(registry, "load", tiny_items)
    with pytest.raises(Faults) as raised:
        build.prepare(root)
    assert 1 == len(raised.value.faults), raised.value


@pytest.mark.parametrize("content", [b"# A\n\nA \xe9\n", b"\xff\xfe#\0", b"# A\n\n\0\n"])
def test_a_page_that_is_no_text_is_told(tmp_path, monkeypatch, content):
    root = tiny_project(tmp_path, PAGES | {"a.md": "# A\n"})
    (root / "docs/a.md").write_bytes(content)
    monkeypatch.setattr(registry, "load", tiny_items)
    with pytest.raises(Faults) as raised:
        build.prepare(root)
    (fault,) = raised.value.faults
    assert fault.where.startswith("docs/a.md:")
    assert "Save the file as UTF-8." == fault.remedy


def test_a_page_that_markdown_cannot_read_is_told_with_the_line_at_which_it_fails(refused, monkeypatch):
    def fails(source):
        if "boats" in source:
            raise AssertionError("no boats")
        return tree_of(source)

    tree_of = markdown_text._tree
    monkeypatch.setattr(markdown_text, "_tree", fails)
    faults = refused({"a.md": "# A\n\nText.\n\nThe boats.\n"})
    is_told(faults, "docs/a.md:5", "cannot be read as Markdown (AssertionError)", "more plainly")


@pytest.mark.parametrize(("file", "entry"), [("O\u0308.md", "\u00d6.md"), ("\u00d6.md", "O\u0308.md")])
@pytest.mark.parametrize("link", ["O\u0308.md", "\u00d6.md"])
def test_names_whose_letters_differ_in_composition_are_each_told_as_such_alone(refused, file, entry, link):
    pages = {"a.md": f"{HEAD}# A\n\n[a]({link})\n", file: f"{HEAD}# B\n"}
    faults = refused(pages, changes=[("mkdocs.yml", f"- {file}", f"- {entry}")])
    apart = {f"docs/{file}": file, "mkdocs.yml:6": entry, "docs/a.md:6": link}
    assert {where for where, name in apart.items() if name[0] == "O"} == {fault.where for fault in faults}
    assert all("composed" in fault.problem for fault in faults), [str(fault) for fault in faults]


LINKS = [
    "[a](introduction.md)", "[a](introduction.md#introduction)", "[a](#a)", "[a](#own)\n\n## B { #own }",
    "[a](/index.md)",
    "[a](assets/site.css)", "[a](https://lake.example/a#b)", "[a](mailto:a@lake.example)", "[a](data/visitors.md)",
    "[a](data/visitors.md#row-2001)", "[a](appendix/statistics.md#visitors_total)", "`[a](nowhere.md)`",
    "[a](introduction.md#chart-visitors_by_year)", "[a](introduction.md#mark-1)", '[a](index.md "A title")',
    "[a][b]\n\n[b]: index.md", "<https://lake.example/12>", "a < b, [sic] and AT&T", "`code` and *a*{ .b }",
    "| a | b |\n|--:|---|\n| c | {{ note(1) }} |",
]  # fmt: skip


@pytest.mark.parametrize("link", LINKS)
def test_a_link_to_what_is_there_is_no_fault(tmp_path, monkeypatch, link):
    monkeypatch.setattr(registry, "load", tiny_items)
    assert build.prepare(tiny_project(tmp_path, PAGES | {"a.md": f"{HEAD}# A\n\n{link}\n"}))
