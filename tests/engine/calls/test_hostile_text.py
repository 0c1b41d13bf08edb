"""Text that tries to be more than text, in every kind of cell and description of the tiny project, really built."""

import csv
import inspect
import io
import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from lake import EVERY_HOSTILE, HEAD, HEADER, PAGES, WRITTEN, descriptor, tiny_project, without_lengths
from lxml import html
from publishing import ROOT, copy_engine

pytestmark = pytest.mark.whole

# A cell may not begin as a formula, which the checks refuse: the text that would be one stands in the midst of it.
HARMLESS = "Harmless text with 4 numbers"
CELLS = [("villages", "alder", 1), ("villages", "birch", 7), ("printed", "3", 9), ("citations", "1-1", 3)]
SHOWN = (
    '# A\n\n{{ value("villages", "alder", "It says {name} here") }}.\n\n{{ value("villages", "alder", "{name}") }}\n\n'
    '{{ table("village_names") }}\n\n{{ chart("visitors_by_year") }}\n'
)
MORE = {
    "a.md": SHOWN,
    "endnotes.md": '# Endnotes\n\n{{ listing("endnotes") }}\n\n{{ listing("references") }}\n',
    "appendix/lists.md": '# Appendix\n\n{{ listing("datasets") }}\n\n{{ listing("ledger") }}\n',
    "appendix/statistics.md": '# Statistics\n\n{{ listing("statistics") }}\n',
    "appendix/claims.md": '# Claims\n\n{{ listing("claims") }}\n',
    "appendix/charts.md": '# Charts\n\n{{ listing("charts") }}\n',
    "appendix/tables.md": '# Tables\n\n{{ listing("tables") }}\n',
}


def unnumbered(text):
    return re.sub(r"\d", "n", text)


def checkout(root, text):
    """The tiny project with the project's plumbing, in which a text stands wherever data or items hold one."""
    tiny_project(root, PAGES | {path: HEAD + text for path, text in MORE.items()})
    for name, key, column in CELLS:
        rows = list(csv.reader(io.StringIO((root / f"data/{name}.csv").read_text())))
        next(row for row in rows if row[0] == key)[column] = text
        with (root / f"data/{name}.csv").open("w", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    package = descriptor()
    for about in package["resources"]:
        about |= {"title": text, "description": text}
        for field in about["schema"]["fields"]:
            field |= {"title": text, "description": text}
    (root / "data/datapackage.json").write_text(json.dumps(package))
    copy_engine(root)
    for kind, (mark, function) in WRITTEN.items():
        (root / "macros" / kind).mkdir()
        words = unnumbered(text)  # because no number may be typed into a definition or a title
        source = inspect.getsource(function).replace('"""V', f'r"""{words} V')
        source = source.replace('"Visitors each year"', repr(words))
        (root / "macros" / kind / "lake.py").write_text(f"{HEADER}{mark}\n{source}")
    shutil.copytree(ROOT / "overrides", root / "overrides", dirs_exist_ok=True)
    settings = (ROOT / "mkdocs.yml").read_text().partition("\nnav:")[0]
    (root / "mkdocs.yml").write_text(settings + "\n" + (root / "mkdocs.yml").read_text())
    return root


def built(root):
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found = (root / "site").rglob("*.html")
    return {path.relative_to(root / "site").as_posix(): html.parse(str(path)).getroot() for path in found}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The site with a hostile text, and the same with a harmless one."""
    return [built(checkout(tmp_path_factory.mktemp("lake"), text)) for text in (EVERY_HOSTILE, HARMLESS)]


def shape(tree):
    """The elements with the names of their attributes; links aside, because a word with a digit is one, where it comes
    again a mark, and what follows from the length of a text: how a table folds, and where in a trace a cell stands."""
    without_lengths(tree)
    words = {*tree.iter("a"), *tree.xpath("//span[starts-with(@class, 'number')]")}
    found = [element for element in {**dict.fromkeys(tree.iter("*"))} if element not in words]
    found = [element for element in found if not element.xpath("ancestor-or-self::svg")]
    return sorted((element.tag, sorted(element.keys())) for element in found)


def test_no_page_has_an_element_or_an_attribute_that_a_text_brought_along(pages):
    hostile, harmless = pages
    assert list(harmless) == list(hostile)
    assert [] == [path for path in hostile if shape(hostile[path]) != shape(harmless[path])]


def test_no_drawing_has_an_element_that_a_text_brought_along(pages):
    hostile, harmless = ({e.tag for e in found["a/index.html"].xpath("//svg//*")} for found in pages)
    assert hostile - {"tspan"} <= harmless


def test_a_text_is_shown_as_it_is_on_each_kind_of_page(pages):
    found = pages[0]
    sentence, line, *_ = found["a/index.html"].xpath("//article/p")
    assert [f"It says {EVERY_HOSTILE} here.", EVERY_HOSTILE] == [sentence.text_content(), line.text_content()]
    places = {
        "a/index.html": ["//tbody/tr/th", "//p[@class='figure-title']", "//figure//summary/..//th"],
        "data/villages/index.html": ["//h1", "//dd", "//td", "//th"],
        "appendix/lists/index.html": ["//td", "//td"],
        "endnotes/index.html": ["//td"],
    }
    for path, queries in places.items():
        for query in queries:
            texts = [part if isinstance(part, str) else part.text_content() for part in found[path].xpath(query)]
            expected = " ".join(unnumbered(EVERY_HOSTILE).split())
            assert any(expected in " ".join(unnumbered(text).split()) for text in texts), f"{path}: {query}"


def test_a_description_reads_as_it_is_written(pages):
    (description,) = pages[0]["data/villages/index.html"].xpath("//head/meta[@name='description']/@content")
    assert EVERY_HOSTILE.split(". ")[0] == description
