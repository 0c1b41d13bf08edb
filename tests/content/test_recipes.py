"""Every recipe of CONTRIBUTING.md, carried out as it stands there: what the preview says, what the page then shows."""

from __future__ import annotations

import ast
import csv
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from checkout_copy import copy_to
from conftest import ROOT
from lxml import html

from macros.engine.core import formats, partial_dates
from macros.engine.datasets import csv_files
from macros.engine.pages.call_kinds import CALLS

pytestmark = pytest.mark.whole

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CELLS, MESSAGE, SEEN = "cells", "text", ">"
NAMED = "each that was named"
STEP = re.compile(
    r"^```(?P<kind>\w+)\n(?P<code>[\s\S]*?)^```$"
    r"|^\| file \| row \| field \| write \|\n\|[-|]+\|\n(?P<cells>(?:\|.*\|\n)+)"
    r"|^> (?P<seen>.+)$",
    re.MULTILINE,
)
PAGE = "docs/glossary.md"
WRITTEN = [f"macros/{kind}" for kind in ("statistics", "claims", "charts", "tables")]
STRICT = ("-m", "mkdocs", "build", "--strict")


def part(heading: str) -> str:
    """What stands below a heading of the guide, up to the next one of its level."""
    level, inside, code, found = len(heading.split()[0]), False, False, []
    for line in GUIDE.splitlines(keepends=True):
        code ^= line.startswith("```")
        if not code and re.match(rf"#{{1,{level}}} ", line):
            inside = line.rstrip() == heading
        elif inside:
            found.append(line)
    assert found, f"CONTRIBUTING.md has nothing under {heading}"
    return "".join(found)


def rows_of(text: str, first: str) -> list[list[str]]:
    """The rows of the tables whose first heading is given, cell by cell, without the marks of code."""
    found, inside = [], False
    for line in text.splitlines():
        cells = [re.sub(r"^`([^`]*)`$", r"\1", cell[1:-1]) for cell in re.findall(r"(?<=\|)[^|]*(?=\|)", line)]
        inside = bool(cells) and (inside or cells[0] == first)
        if inside and cells[0] != first and set(cells[0]) != {"-"}:
            found.append(cells)
    return found


@dataclass(frozen=True)
class Step:
    """One step of a recipe: a block to write and where, cells to change, what is told, or what is seen."""

    kind: str
    content: str
    lead: str = ""


def steps(recipe: str) -> list[Step]:
    found = []
    for match in STEP.finditer(recipe):
        if match["seen"]:
            found.append(Step(SEEN, match["seen"]))
        elif match["cells"]:
            found.append(Step(CELLS, "| file |\n" + match["cells"]))
        else:
            lead = recipe[: match.start()].rstrip("\n").rpartition("\n")[2]
            found.append(Step(match["kind"], match["code"], lead))
    return found


RECIPES = {title: steps(part(f"### {title}")) for title in re.findall(r"^### (.+)$", part("## Recipes"), re.MULTILINE)}


def pattern(text: str) -> str:
    """A text of the guide as a pattern, in which … stands for anything in a line, and at its end for nothing too."""
    return ".*?".join(re.escape(piece) for piece in re.sub(r" …$", "…", text.strip("\n")).split("…"))


def written(root: Path, step: Step, named: list[int]) -> set[str]:
    """Does what a step says, and tells the files that it touched."""
    if step.kind == CELLS:
        return {_cell(root, cells, named) for cells in rows_of(step.content, "file")}
    *_, name = re.findall(r"`([^`]+)`", step.lead) if "below the line" not in step.lead else [_below(step.lead)[0]]
    path = root / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(_edited(text, step), encoding="utf-8")
    return {name}


def _below(lead: str) -> tuple[str, str]:
    return re.fullmatch(r"In `(.+?)`, below the line `(.+)`:", lead).groups()


def _edited(text: str, step: Step) -> str:
    """A file's text after a block was written into it as the line above the block says."""
    if step.lead.startswith("A new file "):
        assert not text, f"{step.lead} it is there already"
        return step.content
    if step.lead.startswith("At the end of "):
        return text + ("\n" if step.kind == "markdown" else "") + step.content
    if step.lead.startswith("In place of the last line of "):
        return "".join(text.splitlines(keepends=True)[:-1]) + step.content
    if step.lead.startswith("In place of the first paragraph of "):
        return re.sub(r"(^# .+\n\n)(?:.+\n)+", lambda match: match[1] + step.content, text, count=1, flags=re.MULTILINE)
    above = re.search(rf"^ *{re.escape(_below(step.lead)[1])}$\n", text, re.MULTILINE)
    assert above, f"{step.lead} it is not there"
    return text[: above.end()] + step.content + text[above.end() :]


def _cell(root: Path, cells: list[str], named: list[int]) -> str:
    name, row, column, value = cells
    header, *body = list(csv.reader((root / name).read_text(encoding="utf-8").splitlines()))
    due = [n - 2 for n in named] if row == NAMED else [n for n, line in enumerate(body) if line[0] == row]
    assert due, f"{name} has no row {row}"
    for n in due:
        body[n][header.index(column)] = value
    with (root / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *body])
    return name


def run(root: Path, *command: str) -> subprocess.CompletedProcess:
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, *command]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def faults(root: Path) -> list[str]:
    """What the preview would say, line by line."""
    done = run(root, "-m", "macros.engine.build")
    assert not done.stderr, done.stderr
    return done.stdout.splitlines()[:-1] if done.returncode else []


def shown(root: Path) -> tuple[list[str], set[str]]:
    """A copy's faults, and every text that its readers see."""
    done = run(root, "-m", "macros.engine.changes.command", "--snapshot")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    titles = re.compile(r" \([A-Z][^()]*\)")  # which the report sets beside each figure
    return found.pop("faults"), {titles.sub("", text).strip() for text in _texts(found)}


def _texts(value: object):
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
    else:
        yield str(value)


def checkout(root: Path) -> Path:
    """A copy of what a contributor has, with what this checkout has drawn and found already."""
    copy_to(root)
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


@dataclass
class Outcome:
    """What came of a recipe: what was expected and told at each of its messages, and the files that it touched."""

    told: list[tuple[str, list[str]]] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)


def carried_out(root: Path, recipe: list[Step]) -> Outcome:
    outcome, named = Outcome(), []
    for step in recipe:
        if step.kind == MESSAGE:
            outcome.told.append((step.content, faults(root)))
            named = [int(n) for line in outcome.told[-1][1] for n in re.findall(r"^data/printed\.csv, row (\d+)", line)]
        elif step.kind != SEEN:
            outcome.touched |= written(root, step, named)
    return outcome


@pytest.fixture(scope="module")
def before() -> set[str]:
    """What readers see of this checkout."""
    return shown(ROOT)[1]


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    return checkout(tmp_path_factory.mktemp("recipes"))


@pytest.fixture(scope="module")
def outcomes(copy) -> dict[str, Outcome]:
    """Every recipe, carried out one after the other in one copy, because each by itself takes some seconds more."""
    return {title: carried_out(copy, recipe) for title, recipe in RECIPES.items()}


@pytest.fixture(scope="module")
def after(copy, outcomes) -> tuple[list[str], set[str]]:
    return shown(copy)


@pytest.fixture(scope="module")
def published(copy, outcomes) -> Path:
    """The site of the copy in which every recipe was carried out."""
    done = run(copy, *STRICT)
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "site"


def unseen(recipe: list[Step], texts: set[str]) -> list[str]:
    """What a recipe says that a reader sees, and no text shows."""
    seen = [step.content for step in recipe if step.kind == SEEN]
    return [line for line in seen if not any(re.fullmatch(pattern(line), text) for text in texts)]


def new_names() -> list[tuple[str, str]]:
    """The names that the recipes add, each with the folder of its kind."""
    found = []
    for step in (step for recipe in RECIPES.values() for step in recipe):
        *_, path = ["", *re.findall(r"`([^`]+)`", step.lead)]
        if step.kind == "python":
            found += [(name, path.split("/")[1]) for name in re.findall(r"^def (\w+)", step.content, re.MULTILINE)]
        elif step.kind == "csv":
            found.append((Path(path).stem, "data"))
    return found


def test_no_block_of_a_recipe_is_passed_over():
    blocks = len(re.findall(r"^```\w+$", part("## Recipes"), re.MULTILINE))
    read = [step for recipe in RECIPES.values() for step in recipe if step.kind not in (CELLS, SEEN)]
    assert blocks == len(read)


def test_the_guide_has_a_recipe_for_each_kind_of_edit():
    kinds = {word for title in RECIPES for word in title.lower().split()}
    assert {"number", "reword", "states", "computed", "claim", "chart", "table", "dataset", "page"} <= kinds
    assert all(any(step.kind == SEEN for step in recipe) for recipe in RECIPES.values()), "each tells what is seen"


@pytest.mark.parametrize("title", RECIPES)
def test_a_step_that_is_wrong_or_left_out_gives_the_message_that_the_recipe_quotes(outcomes, title):
    for expected, told in outcomes[title].told:
        assert told, f"nothing was said, expected {expected}"
        quoted = expected.strip("\n").split("\n")
        wrong = [line for line in told if not any(re.fullmatch(pattern(each), line) for each in quoted)]
        unsaid = [each for each in quoted if not any(re.fullmatch(pattern(each), line) for line in told)]
        assert ([], []) == (wrong, unsaid), f"the recipe quotes {expected}"


def test_the_recipes_end_without_a_fault(after):
    assert [] == after[0]


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_shows_what_it_says_and_nothing_showed_it_before(before, after, title):
    assert [] == unseen(RECIPES[title], after[1] - before)


@pytest.mark.skipif(not os.environ.get("CI"), reason="takes a minute: run under CI")
@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_ends_without_a_fault_by_itself(tmp_path, before, title):
    outcome = carried_out(checkout(tmp_path), RECIPES[title])
    told, texts = shown(tmp_path)
    assert outcome.touched
    assert [] == told
    assert [] == unseen(RECIPES[title], texts - before)


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_touches_the_files_that_it_names_and_no_others(outcomes, title):
    (named,) = re.findall(r"^Files: (.+)$", part(f"### {title}"), re.MULTILINE)
    places = re.findall(r"`([^`]+)`", named)
    touched = outcomes[title].touched
    assert [] == [path for path in sorted(touched) if not any(path.startswith(place) for place in places)]
    assert [] == [place for place in places if not any(path.startswith(place) for path in touched)]


@pytest.mark.parametrize("title", RECIPES)
def test_the_neighbour_to_copy_is_there(title):
    (line,) = re.findall(r"^Neighbour: (.+)$", part(f"### {title}"), re.MULTILINE)
    names = re.findall(r"`([^`]+)`", line)
    paths = [name for name in names if (ROOT / name).is_file()]
    texts = "".join((ROOT / path).read_text(encoding="utf-8") for path in paths)
    missing = [name for name in names if name not in paths and name not in texts]
    assert [] == missing, f"name another neighbour in CONTRIBUTING.md, under {title}"


def test_the_site_with_every_recipe_shows_what_they_say(published):
    trees = [html.parse(str(path)).getroot() for path in published.rglob("*.html")]
    text = "\n".join(" ".join(tree.text_content().split()) for tree in trees)
    text = text.replace("’", "'")  # because apostrophes are set for readers as in print
    seen = [step.content for recipe in RECIPES.values() for step in recipe if step.kind == SEEN]
    assert [] == [line for line in seen if not re.search(pattern(line), text)]


@pytest.mark.parametrize(("name", "folder"), new_names())
def test_what_a_recipe_adds_is_in_the_appendix_and_among_the_downloads(published, name, folder):
    files = {"data": f"data/{name}.csv", "charts": f"charts/{name}.svg"}
    assert (published / files.get(folder, "statistics.json")).is_file()
    page = "index.html" if folder == "data" else f"{folder}/index.html"
    text = (published / "appendix" / page).read_text(encoding="utf-8")
    assert name in text.replace("&#95;", "_")


def test_what_the_recipes_add_is_tidy_and_passes_the_tests_of_content(copy, outcomes):
    tidy = run(copy, "-m", "ruff", "check", "--no-cache", *WRITTEN)
    assert tidy.returncode == 0, tidy.stdout
    shutil.copytree(ROOT / "tests", copy / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    names = " or ".join(name for name, _ in new_names())
    done = run(copy, "-m", "pytest", "-q", "tests/content/test_content.py", "-k", names)
    assert done.returncode == 0, done.stdout


def test_no_cell_of_the_dataset_that_a_recipe_adds_can_change_unseen(copy, outcomes):
    (name,) = (name for name, folder in new_names() if folder == "data")
    code = (
        "import sys; sys.path.insert(0, 'tests/tools'); from pathlib import Path; import cell_mutations as mutations; "
        "from macros.engine import build; found = build.prepare(Path('.').resolve()); "
        f"print(mutations.survivors(found, [cell for cell in mutations.cells(found.data) if cell[0] == '{name}']))"
    )
    done = run(copy, "-c", code)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def messages(under: str) -> list[list[str]]:
    """The rows of one table of usual messages, by the line above it."""
    table = part("## The usual messages").split(f"\n{under}")[1].split("\n\n")[1]
    return rows_of(table, table[2:].partition(" |")[0])


@pytest.mark.parametrize("under", ["On a page:", "Where the ledger holds nothing,"])
def test_what_may_not_be_written_on_a_page_is_answered_as_the_guide_says(tmp_path, under):
    table = messages(under)
    page = checkout(tmp_path) / PAGE
    first = len(page.read_text(encoding="utf-8").splitlines()) + 2
    with page.open("a", encoding="utf-8") as file:
        file.write("\n" + "".join(f"{wrong}\n" for wrong, _ in table))
    told = faults(tmp_path)
    for line, (wrong, message) in enumerate(table, first):
        own = [fault.removeprefix(f"{PAGE}:{line}: ") for fault in told if fault.startswith(f"{PAGE}:{line}: ")]
        assert any(re.fullmatch(pattern(message), fault) for fault in own), f"{wrong} is answered by {own}"


MISLEADING = {
    "begin a list right below a line of prose": "This is:\n- a list",
    "indent an entry of a list in another by two blanks": "- a list\n  - in a list",
    "forget to indent the text of a box": "!!! note\nA text.",
    "give a row of a table a cell too many": "| a | b |\n|---|---|\n| c | d | e |",
    "type a task, or a mark of another site": "- [ ] a task",
    "paste a word whose letters are in parts (Unicode NFD)": "O\u0308zeren is a name.",
    "name a file in such letters": "Text.",
}


def test_a_page_that_looks_right_and_is_not_is_answered_as_the_guide_says(tmp_path):
    table = messages("Where a page looks right")
    assert list(MISLEADING) == [wrong for wrong, _ in table]
    text = "# Apart\n\n" + "\n\nApart.\n\n".join(MISLEADING.values()) + "\n"
    (checkout(tmp_path) / "docs/apart.md").write_text(text, encoding="utf-8")
    (tmp_path / "docs/o\u0308.md").write_text("# O\n\nText.\n", encoding="utf-8")
    told = faults(tmp_path)
    for wrong, message in table:
        assert any(re.fullmatch(pattern(message), fault) for fault in told), f"{wrong}: {told}"


@pytest.mark.parametrize(("wrong", "message"), messages("In a cell,"))
def test_what_may_not_be_written_in_a_cell_is_answered_as_the_guide_says(tmp_path, wrong, message):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    _cell(tmp_path, ["data/recruits_stopped.csv", "2017", "persons", wrong], [])
    where = 'data/recruits_stopped.csv, row 5, field "persons": '
    told = [str(fault) for fault in csv_files.check(tmp_path)[1]]
    assert any(re.fullmatch(re.escape(where) + pattern(message), fault) for fault in told), told


WRONG_FILES = {
    "rename the column `persons` to `people`": ("persons", "people"),
    "leave out the last cell of a row": (r"(?m)^(2017,\d+),\d*$", r"\1"),
    "leave out the header": (r"\A.*\n", ""),
    "save with semicolons": (",", ";"),
    "give two rows the same key": ("(?m)^2017,", "2016,"),
    "give a row an endnote that does not exist": (r"(?m)^(2017,\d+),\d*$", r"\1,99"),
    "let a year rise after the highest": (r"(?m)^2016,\d+", "2016,10"),
}


def test_every_fault_of_a_file_that_the_guide_tells_of_is_tried():
    told = [wrong for wrong, _ in messages("In the file as a whole,")]
    assert list(WRONG_FILES) == told


@pytest.mark.parametrize(("wrong", "message"), messages("In the file as a whole,"))
def test_a_fault_of_a_file_is_answered_as_the_guide_says(tmp_path, wrong, message):
    path = checkout(tmp_path) / "data/recruits_stopped.csv"
    path.write_text(re.sub(*WRONG_FILES[wrong], path.read_text(encoding="utf-8")), encoding="utf-8")
    told = [str(fault) for fault in csv_files.check(tmp_path)[1]] or faults(tmp_path)
    assert any(re.fullmatch(pattern(message), fault) for fault in told), told


def test_a_slip_in_a_statistic_is_answered_as_the_guide_says(tmp_path):
    checkout(tmp_path)
    table = messages("In a statistic on")
    for n, (wrong, _) in enumerate(table):
        above, gives = (wrong, "1") if wrong.startswith("@") else ('@statistic(unit="persons")', wrong)
        text = f'{above}\ndef apart_{n}(recruits_stopped):\n    """Apart."""\n    return {gives}\n'
        path = tmp_path / f"macros/statistics/apart_{n}.py"
        path.write_text(f"from macros import statistic\n\n\n{text}", encoding="utf-8")
    told = faults(tmp_path)
    for n, (wrong, message) in enumerate(table):
        place = rf"macros/statistics/apart_{n}\.py:\d+: "
        assert any(re.fullmatch(place + pattern(message), fault) for fault in told), f"{wrong}: {told}"


def test_what_is_wrong_around_a_page_is_told_as_the_guide_says(tmp_path):
    checkout(tmp_path)
    (tmp_path / "docs/apart.md").write_text("---\nchart: wide\n---\n\n# Apart\n\nText.\n", encoding="utf-8")
    (tmp_path / "docs/bare.md").write_text("# Bare\n\nText.\n", encoding="utf-8")
    (tmp_path / "docs/misspelt.md").write_text("---\ndescripton: A text.\n---\n\n# Misspelt\n", encoding="utf-8")
    configuration = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8").replace(" glossary.md", " glosary.md")
    (tmp_path / "mkdocs.yml").write_text(configuration.replace("- About:", "- About 3:"), encoding="utf-8")
    told = faults(tmp_path)
    for wrong, message in messages("Between a page and the navigation"):
        assert any(re.fullmatch(pattern(message), fault) for fault in told), f"{wrong}: {told}"


PREVIEW = """
import importlib.util, pathlib, sys

class Environment:
    macro = staticmethod(lambda function, name: function)

page = pathlib.Path("docs/glossary.md")
good = page.read_text(encoding="utf-8")
for text in (good, good + "\\nIt had 12 rows.\\n", good):
    page.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("edge", "macros/engine/mkdocs/page_macros.py")
    edge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(edge)
    try:
        edge.define_env(Environment)
    except Exception as error:
        print(str(error).splitlines()[0])
    else:
        print("shown")
"""


def test_the_preview_tells_a_fault_and_shows_the_page_again_once_it_is_mended(tmp_path):
    done = run(checkout(tmp_path), "-c", PREVIEW)
    assert ["shown", "1 fault; nothing was published.", "shown"] == done.stdout.splitlines(), done.stderr


def test_the_guide_lists_the_calls_and_their_parts_as_they_are():
    told = [re.match(r"\w+", row[0])[0] for row in rows_of(part("## The calls"), "call")]
    assert list(CALLS) == list(dict.fromkeys(told))


def test_the_guide_lists_the_options_of_form_as_they_are():
    told = " ".join(row[0] for row in rows_of(part("## The calls"), "option of form"))
    known = {name for name, p in inspect.signature(formats.number).parameters.items() if p.kind is p.KEYWORD_ONLY}
    assert known - {"show_unit"} | {"unit", "capital"} == set(re.findall(r"(\w+)=", told))


@pytest.mark.parametrize(("option", "shown"), rows_of(part("## The calls"), "option of form"))
def test_an_option_of_form_gives_what_the_guide_says(option, shown):
    form = {name: ast.literal_eval(value) for name, value in re.findall(r"(\w+)=([\w\"]+)", option)}
    if not form.keys() & {"unit", "capital"}:
        expected = re.match(r"[\w.]+(?: million)?", shown)[0]
        assert expected == formats.number(2_650_000 if "scale" in form else 3, **form)


def test_the_guide_lists_the_units_that_are_shown_as_they_are():
    (told,) = re.findall(r"^These are shown with their number: (.+)$", GUIDE, re.MULTILINE)
    assert list(formats.SHOWN_UNITS) == re.findall(r"`([^`]+)`", told)


def test_the_guide_tells_how_a_field_shows_by_its_name():
    (told,) = re.findall(r"^How a field shows goes by its name: (.+)$", GUIDE, re.MULTILINE)
    *years, date, published, retrieved, end, _ = re.findall(r"`([^`]+)`", told)
    assert ["year", "_year"] == years
    assert all(partial_dates.is_year_field(name) for name in ("year", "first_year"))
    assert all(partial_dates.is_date_field(name) for name in (date, published, retrieved, f"first{end}"))


def test_the_guide_lists_the_columns_of_the_ledger_as_they_are():
    header = (ROOT / "data/printed.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    table = rows_of(part("## The ledger of printed numbers"), "column")
    assert header == [name for row in table for name in re.findall(r"\w+", row[0])]


def test_the_links_of_the_guide_to_its_own_headings_lead_to_them():
    headings = re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    headings = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert [] == [link for link in re.findall(r"\]\(#([\w-]+)\)", GUIDE) if link not in headings]
