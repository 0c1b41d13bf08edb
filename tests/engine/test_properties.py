"""Any bytes and texts in data and pages give a listed fault or a correct page: no traceback, no markup of theirs."""

import csv
import io
import json
import os
from urllib.parse import urlsplit

import altair as alt
import jinja2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lake import (
    EVERY_HOSTILE,
    EXTENSIONS,
    HEAD,
    HOSTILE,
    PAGES,
    TABLES,
    WORKS,
    as_read,
    descriptor,
    item_of,
    registry_of,
    tiny_items,
    tiny_project,
    tiny_site,
    without_lengths,
)

from macros.engine import build
from macros.engine.core.faults import Faults
from macros.engine.datasets import csv_files
from macros.engine.datasets.cell_text import text_trouble
from macros.engine.items import registry
from macros.engine.pages import front_matter
from macros.engine.pages.front_matter import CALLS

pytestmark = pytest.mark.whole


def bounded(count):
    """So many examples; the same at each run under CI, because a check must not fail by chance."""
    slow = [HealthCheck.too_slow]
    chance = {"derandomize": True, "database": None} if os.environ.get("CI") else {}
    return settings(max_examples=count, deadline=None, suppress_health_check=slow, **chance)


MARKS = [*"\\`*_{}[]()#+-.!|<>&~^:;=@'\"/%$12", "{{", "}}", "{%", "%}", "{#", "<b>", "</p>", "<!--", "]]>", "&lt;"]
MARKS += ["    ", "1. ", "- ", "> ", "# ", "!!! note", "https://a.b", "](x)", "{: .a}", 'href="~/', "\u0002", "\u0003"]
MARKS += ["wzxhzdk:0", "klzzwxh:0001", "[^1]", "*[A]: b", "Å", "\u00a0", "\u200b", "\u2028", "１", "٣", "😀", "\ufffe"]
texts = st.lists(st.sampled_from(MARKS) | st.text(max_size=4), min_size=1, max_size=8).map("".join)
numbers = st.integers(-3, 2**65).map(str)
years = st.integers(2001, 2010).map(str) | texts
HARMLESS = "Alder"
# All that shows a cell of a text: a sentence, a line, a unit, a table, a list and the lists of the appendix.
SHOWN = (
    'It says {{ value("villages", "alder", "name") }} here.\n\n{{ value("villages", "alder", "name") }}\n\n'
    'It is {{ value("villages", "birch", "depth", unit=True) }} deep.\n\n{{ table("village_names") }}\n\n'
    '{{ table("listed") }}\n\n{{ listing("references") }}\n\n{{ listing("ledger") }}\n\n{{ listing("tables") }}\n\n'
    '{{ listing("dataset", "villages") }}\n'
)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The lake district on disk, with one page more and a list of its villages."""

    def listed(villages):
        """A list."""
        return villages[["name"]]

    with pytest.MonkeyPatch.context() as patch:
        items = [*tiny_items().items(), item_of("tables", listed, as_list="-")]
        patch.setattr(registry, "load", lambda: registry_of(*items))
        yield tiny_project(tmp_path_factory.mktemp("lake"), PAGES | {"a.md": f"{HEAD}# A\n"})


def told(faults):
    """Whether there are faults, each with its place and as one line of visible text."""
    return bool(faults) and all(fault.where and fault.problem and str(fault).isprintable() for fault in faults)


def prepared(root, page=f"{HEAD}# A\n", **tables):
    """The site with these tables and this page; or the faults for which it is refused."""
    for name, text in (TABLES | tables).items():
        (root / f"data/{name}.csv").write_bytes(text.encode())
    (root / "docs/a.md").write_bytes(page.encode())
    try:
        return build.prepare(root), []
    except Faults as error:
        return None, error.faults


def rendered(site, source, extensions=EXTENSIONS):
    """A page as its reader's browser has it: first Jinja with the calls, then Markdown, as the site is built."""
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined)
    for name in CALLS:
        environment.globals[name] = lambda *given, _name=name, **form: site.calls.show(_name, given, form).html
    return as_read(environment.from_string(source).render(), extensions)


@pytest.fixture(scope="module")
def harmless(root):
    return rendered(prepared(root, **with_text(HARMLESS))[0], SHOWN)


def shape(tree):
    """The elements with the names of their attributes; links aside, because a word with a digit is one, and what a
    table takes from the length of its texts."""
    without_lengths(tree)
    return [(element.tag, sorted(element.keys())) for element in tree.iter() if element.tag != "a"]


def addresses(tree):
    return {address for _, _, address, _ in tree.iterlinks()}


def with_text(text):
    """The tables with this text in cells that hold a name, a unit, a reason and a page number."""
    tables = {}
    cells = [("villages", "alder", 1), ("villages", "birch", 7), ("printed", "3", 9), ("citations", "1-1", 3)]
    for name, key, column in cells:
        rows = list(csv.reader(io.StringIO(tables.get(name, TABLES[name]), newline="")))
        next(row for row in rows if row[0] == key)[column] = text
        file = io.StringIO(newline="")
        csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)  # or a lone CR would end a row
        tables[name] = file.getvalue()
    return tables


def every_hostile(test):
    """Each hostile text as an example that is always tried."""
    for text in HOSTILE.values():
        test = example(text)(test)
    return test


@bounded(60)
@given(content=st.binary(max_size=80) | texts.map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(content=b"")
@example(content=b'year,persons,endnote\n2001,"10,1\n')
@example(content=b"year,persons,endnote\n2001," + b"9" * 5000 + b",1\n")
@example(content=b'year,persons,endnote\n2001,"1' + b"0" * 200_000 + b'",1\n')
@example(content=b"year,persons,endnote\n99999999999999999999,1,1\n")
def test_any_bytes_as_a_file_are_read_or_told(root, content):
    (root / "data/visitors.csv").write_bytes(content)
    tables, faults = csv_files.check(root)
    assert ("visitors" in tables and not faults) or told(faults)


def places(content, path=()):
    """Every place in some JSON."""
    yield path
    if isinstance(content, (dict, list)):
        for key, inner in content.items() if isinstance(content, dict) else enumerate(content):
            yield from places(inner, (*path, key))


def with_place(content, path, value):
    """The same JSON with another value at one place, or without the place; `...` stands for none."""
    if not path:
        return None if value is ... else value
    copy = content.copy()
    if len(path) == 1 and value is ...:
        del copy[path[0]]
    else:
        copy[path[0]] = with_place(content[path[0]], path[1:], value)
    return copy


VALUES = [..., None, True, -1, 1.5, 10**400, float("inf"), "", "x", "{x", "year", [], [3], [["a"]], {}, {"a": 1}]


@bounded(40)
@given(st.data(), st.sampled_from(["datapackage", "references"]), st.sampled_from(VALUES) | texts)
def test_any_value_anywhere_in_the_json_is_read_or_told(root, data, name, value):
    whole = {"datapackage": descriptor(), "references": WORKS}
    path = data.draw(st.sampled_from(list(places(whole[name]))))
    whole[name] = with_place(whole[name], path, value)
    for own, content in whole.items():
        (root / f"data/{own}.json").write_text(json.dumps(content), "utf-8")
    try:
        site, faults = prepared(root)
        assert site or told(faults)
    finally:
        tiny_project(root, PAGES | {"a.md": "# A\n"})


@bounded(25)
@given(rows=st.lists(st.tuples(years, numbers | texts, st.sampled_from(["", "1", "9"])), max_size=3))
@example(rows=[("2001", str(2**64), "")])
def test_any_cells_below_a_good_header_are_read_or_told(root, rows):
    file = io.StringIO(newline="")
    csv.writer(file).writerows([["year", "persons", "endnote"], *rows])
    site, faults = prepared(root, visitors=file.getvalue().encode("utf-8", "replace").decode())
    assert site or told(faults)


@bounded(25)
@given(text=texts)
@every_hostile
def test_any_text_in_cells_is_told_or_shown_as_it_is(root, harmless, text):
    site, faults = prepared(root, **with_text(text))
    if not site:
        assert told(faults)
        return
    tree = rendered(site, SHOWN)
    assert shape(harmless) == shape(tree)
    sentence, line, unit = [paragraph.text_content() for paragraph in tree.iter("p")][:3]
    assert [f"It says {text} here.", text, f"It is 30 {text} deep."] == [sentence, line, unit]
    assert 4 <= [cell.text_content() for cell in tree.iter("td", "th", "dd")].count(text)
    assert addresses(tree) - addresses(harmless) <= {"~/data/villages/#row-alder", "~/data/villages/#row-birch", text}


def literal(text):
    """A text as Jinja has it between quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@bounded(30)
@given(text=texts, name=st.sampled_from(["typed", "stat", "chart", "boats"]))
@example(text="1. an item", name="typed")
@example(text="\ud800", name="typed")
def test_any_text_as_an_argument_is_told_or_shown_as_it_is(root, text, name):
    call = f"{{{{ {name}({literal(text)}, {literal('why')}) }}}}"
    source = f"It says {call} here.\n\n{call}\n"
    site, faults = prepared(root, f"{HEAD}# A\n\n{source.encode('utf-8', 'backslashreplace').decode()}")
    if not site:
        assert told(faults)
        return
    tree = rendered(site, source)
    assert ["main", "p", "p"] == [element.tag for element in tree.iter()]
    assert [f"It says {text} here.", text] == [paragraph.text_content() for paragraph in tree.iter("p")]


FRAMES = ["{}", "{{{{ {} }}}}", "---\n{}\n---\n", "[a]({})", "{{{{ stat({}) }}}}", "# {}", "*a*{}", "<{}>", "[a]: {}"]
FRAMES += ["It had {{{{ stat('visitors_total') }}}}{} {{{{ typed('boats', 'why') }}}}", "a\n{}\nb", "> {}\n\n[a][b]"]
BUILT = ["admonition", "attr_list", "fenced_code", "tables", "toc"]  # with the fences that MkDocs adds
PLAIN = {"main", "h1", "h2", "h3", "h4", "h5", "h6", "p", "blockquote", "hr", "br", "ul", "li", "pre", "code", "em"}
PLAIN |= {"strong", "a", "img", "div", "table", "thead", "tbody", "tr", "th", "td"}
OWN = {"id", "class", "href", "title", "src", "alt", "style"}
pages_texts = st.lists(
    st.sampled_from(MARKS)
    | st.sampled_from(
        ["\n", "\n\n", "<img\n", "{: onclick=a }", "```\n", "[b]: javascript:c", "=\n", "two", "_ten_", "%"]
    )
    | st.sampled_from(
        ["{{ stat('visitors_total') }}", "{{ typed('img src=x', 'why') }}", "{% raw %}", "[", "](a)", "&#60;"]
    )
    | st.text(max_size=3),
    min_size=1,
    max_size=8,
).map("".join)


@bounded(150)
@given(text=pages_texts, frame=st.sampled_from(FRAMES))
@example(text="2**9", frame="{{{{ stat({}) }}}}")
@example(text="'a' * 9", frame="{{{{ stat({}) }}}}")
@example(text="{: onclick='alert(1)' }", frame="*a*{}")
@example(text="a\nsrc=x onerror=alert(1)", frame="<{}>")
@example(text="[b]: javascript:alert(1)", frame="> {}\n\n[a][b]")
@example(text="{% raw %}{{ 12 <b>boats</b> }}{% endraw %}", frame="{}")
def test_any_text_as_a_page_is_shown_without_markup_and_numbers_of_its_own_or_told(root, text, frame):
    source = frame.format(text).encode("utf-8", "replace").decode()
    site, faults = prepared(root, source)
    if not site:
        assert told(faults)
        return
    text = front_matter.FRONT_MATTER.sub("", source.replace("\r\n", "\n").replace("\r", "\n"))
    tree = rendered(site, text, BUILT)
    for link in tree.xpath("//a[@class='number']"):
        assert not {"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre"} & {
            each.tag for each in link.iterancestors()
        }
        link.drop_tree()
    assert PLAIN >= {element.tag for element in tree.iter()}
    assert OWN >= {name for element in tree.iter() for name in element.attrib}
    assert not [address for *_, address, _ in tree.iterlinks() if urlsplit(address).scheme not in ("", "https", "http")]
    shown = " ".join(part for element in tree.iter() for part in shown_by(element))
    assert not [character for character in shown if character.isnumeric()], shown


def shown_by(element):
    """What a reader sees of an element and after it; the address of a link that shows it is free."""
    address = element.tag == "a" and element.text == element.get("href")
    return ["" if address else element.text or "", element.tail or "", element.get("alt", ""), element.get("title", "")]


def charted(text):
    """A chart whose rows, title and fields hold a text."""

    def boats(villages):
        """Boats."""
        frame = villages[["name", "area_km2"]].assign(name=text)
        return alt.Chart(frame, title=text).mark_bar().encode(x=alt.X("area_km2:Q"), y=alt.Y("name:N", title=text))

    return item_of("charts", boats, unit=text)


@bounded(10)
@given(text=texts.filter(lambda text: text and not text_trouble(text)))
@example(text=EVERY_HOSTILE)
@example(text="\\1")  # which an expression of Vega would take for an escape
def test_any_text_in_a_chart_is_shown_as_it_is(root, text):
    def drawn(text):
        site = tiny_site(root, None, None, charted(text))
        return as_read(f"Before.\n\n{site.calls.chart('boats').html}\n\nAfter.")

    tree, harmless = drawn(text), drawn(HARMLESS)
    assert {element.tag for element in harmless.iter()} | {"tspan"} >= {element.tag for element in tree.iter()}
    for svg in [*tree.iter("svg"), *harmless.iter("svg")]:
        svg.getparent().remove(svg)  # because the width of a label decides how many marks an axis has
    assert shape(harmless) == shape(tree)
    assert text == tree.find_class("figure-title")[0].text_content()
    assert 3 <= [cell.text_content() for cell in tree.iter("th", "td")].count(text)
