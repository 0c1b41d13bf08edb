"""The change report: what is compared, how any text is told, and the command in a small repository."""

from __future__ import annotations

import inspect
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lake import HEADER, HOSTILE, WRITTEN, tiny_project
from lxml import html as lxml_html
from marko.ext.gfm import gfm
from publishing import copy_engine

from macros.engine.changes import report as reports
from macros.engine.changes.command import rows_of
from macros.engine.changes.report import CALLS, COMPUTED, Tree, code, line_changes, report, text_changes

pytestmark = pytest.mark.whole

ROOT = Path(__file__).resolve().parents[3]
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@lake.example", "-c", "commit.gpgsign=false"]
ENVIRONMENT = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def rendered(markdown: str) -> lxml_html.HtmlElement:
    """What GitHub's Markdown makes of it."""
    return lxml_html.fragment_fromstring(gfm(markdown), create_parent="main")


def test_new_gone_changed_and_moved_texts_are_told_apart():
    before = {"a": {"n": "1"}, "b": {"n": "2"}, "c": {"n": "3", "old": "4"}}
    assert [
        "- `c`, `n`: `3` → `4`",
        "- `c`, `new`: nothing → `5`",
        "- `c`, `old`: `4` → nothing",
        "- `d` is new: `n` `6`",
        "- `a` is gone: `n` `1`",
        "- what stays stands in another order",
    ] == text_changes(before, {"c": {"n": "4", "new": "5"}, "b": {"n": "2"}, "d": {"n": "6"}})
    columns = {"x": "1", "y": "2"}, {"y": "2", "x": "1"}
    told = text_changes(*(dict.fromkeys("ab", row) for row in columns))
    assert ["- what stays stands in another order"] == told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Rain.||Boats.", "Rain.||Fog.", "line 3|before: `Boats.`|after: `Fog.`"),
        ("Rain.", "Rain.||Fog.", "line 2|after: `Fog.`"),
        ("Rain.|Fog.||", "Rain.", "line 2|before: `Fog.`"),
        ("A.|B.", "C.|D.", "line 1|before: `A.`|after: `C.`|line 2|before: `B.`|after: `D.`"),
        ("A.|B.", "C.|new|D.", "line 1|before: `A.`|before: `B.`|after: `C.`|after: `new`|after: `D.`"),
        ("A.|B.", "new|A.|D.", "line 1|after: `new`|line 3|before: `B.`|after: `D.`"),
        ("A.|", "A.", ""),
    ],
)
def test_lines_that_changed_came_or_went_stand_before_and_after(before, after, told):
    before, after = ([(line, line) for line in text.split("|")] for text in (before, after))
    assert told == "|".join(line.strip(" -") for line in line_changes(before, after))


def test_a_line_that_reads_the_same_is_told_by_its_source():
    told = line_changes([("27 boats.", "{{ stat('a') }} boats.")], [("27 boats.", "{{ stat('b') }} boats.")])
    assert ["- line 1", "  - before: `{{ stat('a') }} boats.`", "  - after: `{{ stat('b') }} boats.`"] == told


@pytest.mark.parametrize("text", [*HOSTILE.values(), "@octocat", "``", " a ", "a\nb", "\\", "\ud800"])
def test_any_text_is_one_piece_of_code(text):
    (paragraph,) = rendered(f"- {code(text)}").xpath("ul/li")
    assert ["code"] == [element.tag for element in paragraph.iterdescendants()]
    assert not (paragraph.text or "").strip()


@given(st.text(alphabet=st.one_of(st.sampled_from("`@|<&\\ *[]#$"), st.characters(exclude_categories=["C", "Z"]))))
def test_what_is_visible_reads_the_same_as_code(text):
    (paragraph,) = rendered(f"see {code(text or 'x')} there").xpath("p")
    assert ["code"] == [element.tag for element in paragraph.iterdescendants()]
    assert (text or "x").strip() == paragraph[0].text_content().strip()


def test_what_is_invisible_is_spelt_out():
    assert ["`27\\u00a0`", "`a\\u202eb`"] == [code("27\u00a0"), code("a\u202eb")]
    assert "nothing" == code("") == code(None)


def tree(rows=None, lines=None, **shown) -> Tree:
    return Tree(rows or {}, lines or {}, dict.fromkeys((*COMPUTED, CALLS), {}) | shown, [])


def test_only_files_that_may_change_how_pages_look_are_named():
    own = ["README.md", "tests/test_a.py", "macros/engine/changes/command.py", "macros/statistics/a.py"]
    looks = ["overrides/assets/site.css", "macros/engine/core/markup.py", "macros/charts/a.py"]
    told = report(tree(), tree(), "main", [*own, *looks])
    assert f"which is not compared: {', '.join(map(code, looks))}." in told
    assert "which is not compared" not in report(tree(), tree(), "main", own)


def test_a_new_and_a_gone_page_are_told_by_their_lines():
    text = report(tree(lines={"docs/a.md": ["Fog."]}), tree(lines={"docs/b.md": ["Rain."]}), "main")
    assert "## `docs/a.md`\n\n- line 1\n  - before: `Fog.`" in text
    assert "## `docs/b.md`\n\n- line 1\n  - after: `Rain.`" in text


def test_a_report_that_is_too_long_ends_with_a_sentence(monkeypatch):
    monkeypatch.setattr(reports, "LIMIT", 200)
    before = {"data/a.csv": {str(n): {"name": "ä" * 20} for n in range(50)}}
    text = report(tree(before), tree(), "main")
    assert len(text.encode()) < 300
    assert text.endswith("and ends here.\n")


def test_rows_are_read_letter_for_letter_without_a_schema():
    found = {
        "x": {"key": "x", "n": "1 "},
        "x in line 3": {"key": "x", "n": "2", "column 3": "3"},
        "y": {"key": "y", "n": ""},
    }
    assert found == rows_of("key,n\nx,1 \nx,2,3\ny\n")
    assert ["x"] == list(rows_of('key,n\nx,"' + "y" * 200_000))
    assert {} == rows_of("")


def run(folder: Path, *command: str) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, encoding="utf-8")


def commit(folder: Path) -> None:
    assert not run(folder, *GIT, "add", "--all").returncode
    assert not run(folder, *GIT, "commit", "--quiet", "--message", "A step").returncode


@pytest.fixture(scope="module")
def original(tmp_path_factory) -> Path:
    """The lake district with the project's plumbing, as the one commit of a repository."""
    folder = tiny_project(tmp_path_factory.mktemp("original"))
    copy_engine(folder)
    for kind, (mark, function) in WRITTEN.items():
        (folder / "macros" / kind).mkdir()
        (folder / "macros" / kind / "lake.py").write_text(f"{HEADER}{mark}\n{inspect.getsource(function)}")
    (folder / ".gitignore").write_text("__pycache__/\n.cache/\n")
    run(folder, *GIT, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    return folder


@pytest.fixture
def repository(original, tmp_path) -> Path:
    return shutil.copytree(original, tmp_path / "lake", dirs_exist_ok=True)


def edit(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text, f"{path} lacks {old!r}"
    (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def reported(folder: Path, *arguments: str, status: int = 0) -> str:
    found = run(folder, sys.executable, "-m", "macros.engine.changes.command", *arguments)
    assert status == found.returncode, found.stderr + found.stdout
    return found.stdout


def test_a_changed_cell_is_told_once_with_all_that_moves_with_it(repository):
    edit(repository, "data/visitors.csv", "2003,15", "2003,16")
    edit(repository, "data/printed.csv", "visitors_total,,,", "visitors_total,,,a slip")
    text = reported(repository)
    for line in (
        "- `2003`, `persons`: `15` → `16`",
        "- `visitors_total`, `value`: `45` → `46`",
        "- `2`, `status`: `45: agrees` → `45: differs`",
        "- `visitors_by_year`, `2003, The persons`: `15` → `16`",
        "- `village_names`, `birch, Visitors`: `45` → `46`",
        "  - before: `The lake had 45 visitors (Visitors total).`\n"
        "  - after: `The lake had 46 visitors (Visitors total).`",
    ):
        assert 1 == text.count(line), f"{line}:\n{text}"
    assert "## `claims`" not in text
    assert "fault" not in text


def test_a_claim_that_no_longer_holds_is_a_fault_and_told_with_its_sentence(repository):
    edit(repository, "data/visitors.csv", "2003,15", "2003,5")
    text = reported(repository, status=1)
    assert "The working tree has 3 faults:" in text
    assert '- `docs/introduction.md:8: claim "visitors_rose" says "rose", but the data say otherwise.' in text
    assert "- `visitors_rose`, `holds`: `True` → `False`" in text
    assert "  - before: `Their number, 45 (Visitors total) in all, rose (Visitors rose).`" in text
    assert "(cannot be shown: claim" in text


def test_a_reworded_sentence_is_told_as_it_reads_with_what_its_figures_are(repository):
    edit(repository, "docs/introduction.md", 'people came") }}.', 'guests came") }}, by boat.')
    text, row = reported(repository), " (Visitors: 2001)"
    assert "## `docs/introduction.md`\n\n- line 7\n" in text
    assert (
        f"  - before: `In 2001, 10 people came{row}.[1]`\n  - after: `In 2001, 10 guests came{row}, by boat.[1]`"
        in text
    )
    assert 1 == text.count("before:") == text.count("## ")


def test_a_change_that_no_reader_sees_is_told_as_none(repository):
    (repository / "README.md").write_text("Read me.")
    edit(repository, "macros/statistics/lake.py", "    return ", '    print("counted")\n    return ')
    _, compared, nothing = filter(None, reported(repository).splitlines())
    assert compared.startswith("The working tree, compared with commit `")
    assert nothing == "No row, number, claim, chart, table or sentence that could be compared changed."


def test_a_removed_row_another_description_definition_and_wording_are_told(repository):
    edit(repository, "data/villages.csv", "cedar,Cedar,west,1990s,,10000,,,\n", "")
    edit(repository, "data/datapackage.json", "The persons", "The people")
    edit(repository, "macros/statistics/lake.py", "Visitors of all years.", "All visitors.")
    edit(repository, "macros/claims/lake.py", '"rose", "grew"', '"rose"')
    text = reported(repository)
    assert "- `cedar` is gone: `key` `cedar`, `name` `Cedar`, `shore` `west`" in text
    assert "- `village_names`, `cedar, The name`: `Cedar` → nothing" in text
    assert "- `visitors_total`, `definition`: `Visitors of all years.` → `All visitors.`" in text
    assert "- `visitors_rose`, `wordings`: `rose; grew` → `rose`" in text
    assert text.count("The people") > text.count("## `data/datapackage.json`") == 1


def test_hostile_text_in_a_cell_and_a_sentence_is_code(repository):
    hostile = "By @octocat `b` <img src=x> [a](https://1) | #1"
    edit(repository, "data/villages.csv", "Cedar", hostile)
    in_a_page = hostile.replace("1", "x").replace("<img src=x> ", "")  # because HTML in a page is a fault
    edit(repository, "docs/index.md", "# The lake district", f"# The lake district {in_a_page}")
    found = rendered(reported(repository))
    assert [] == found.xpath("//img | //a | //table")
    assert "@" not in "".join(found.xpath("//text()[not(parent::code)]"))
    assert hostile in "".join(found.xpath("//code/text()"))


def test_a_working_tree_that_cannot_be_computed_is_told_by_its_rows_and_sources(repository):
    edit(repository, "data/visitors.csv", "2003,15", '2003,"1,5"')
    edit(repository, "docs/index.md", "visitors.", "guests.")
    text = reported(repository, status=1)
    assert "The working tree has 1 fault:" in text
    assert 'found "1,5", expected a whole number' in text
    assert "- `2003`, `persons`: `15` → `1,5`" in text
    assert "after: `The lake had many guests.`" in text
    assert 1 == text.count("before:")
    assert "Not compared, because a side does not give it: statistics" in text


def test_code_that_cannot_be_read_or_run_is_told_with_its_file_or_error(repository):
    edit(repository, "macros/claims/lake.py", "return bool(", "return bool((")
    text = reported(repository, status=1)
    assert "- `macros/claims/lake.py:" in text
    assert "cannot be run: SyntaxError: '(' was never closed" in text
    edit(repository, "macros/engine/build.py", "RENDERERS = ", "RENDERERS = gone or ")
    text = reported(repository, status=1)
    assert "- `its code ends with: NameError: name 'gone' is not defined" in text, text


def test_an_entry_that_refers_to_nothing_leaves_the_rest_to_compare(repository):
    edit(repository, "data/printed.csv", "visitors_total,,,", "visitor_total,,,")
    edit(repository, "docs/index.md", "visitors.", "guests.")
    text = reported(repository, status=1)
    assert "because a side does not give it: printed numbers." in text
    assert "after: `The lake had many guests.`" in text
    assert "is gone" not in text


def test_a_base_with_faults_is_told_and_compared_as_far_as_it_goes(repository):
    edit(repository, "data/visitors.csv", "2003,15", "2003,14")
    commit(repository)
    edit(repository, "data/visitors.csv", "2003,14", "2003,15")
    text = reported(repository)
    assert "That commit itself has 1 fault:" in text
    assert 'prints "45", the data give "44"' in text
    assert "- `visitors_total`, `value`: `44` → `45`" in text
    assert "- `2`, `status`: `45: differs` → `45: agrees`" in text


def test_a_base_that_is_older_than_the_command_is_compared_by_rows_and_sources(repository):
    run(repository, *GIT, "rm", "--quiet", "--cached", "macros/engine/changes/command.py")
    run(repository, *GIT, "commit", "--quiet", "--amend", "--message", "Older")
    edit(repository, "data/visitors.csv", "2003,15", "2003,16")
    edit(repository, "data/printed.csv", "visitors_total,,,", "visitors_total,,,a slip")
    text = reported(repository)
    assert "That commit itself has 1 fault:\n\n- `it is older than this command" in text
    assert f"because a side does not give it: {', '.join((*COMPUTED, CALLS))}." in text
    assert "- `2003`, `persons`: `15` → `16`" in text
    assert "before:" not in text


def test_a_branch_is_compared_with_where_it_left_main(repository):
    run(repository, *GIT, "switch", "--quiet", "--create", "edit")
    edit(repository, "docs/index.md", "visitors.", "guests.")
    commit(repository)
    run(repository, *GIT, "switch", "--quiet", "main")
    edit(repository, "data/villages.csv", "Cedar", "Cypress")
    commit(repository)
    run(repository, *GIT, "switch", "--quiet", "edit")
    assert "guests" in (text := reported(repository))
    assert "Cypress" not in text
    assert "`Cypress` → `Cedar`" in reported(repository, "main")


def test_a_base_that_is_not_there_is_named(repository):
    found = run(repository, sys.executable, "-m", "macros.engine.changes.command", "mian")
    assert (2, "") == (found.returncode, found.stdout)
    assert "make changes BASE=main" in found.stderr
    assert "Traceback" not in found.stderr


def test_neither_the_checkout_nor_the_index_nor_the_temporary_folder_keeps_anything(repository, tmp_path, monkeypatch):
    edit(repository, "docs/index.md", "visitors.", "guests.")
    (repository / "docs/index.md").touch()
    (tmp_path / "temporary").mkdir()
    monkeypatch.setitem(ENVIRONMENT, "TMPDIR", str(tmp_path / "temporary"))
    before = {p: p.read_bytes() for p in repository.rglob("*") if p.is_file()}
    reported(repository)
    after = {p: p.read_bytes() for p in repository.rglob("*") if p.is_file()}
    assert before == {p: raw for p, raw in after.items() if not {".cache", "__pycache__"} & set(p.parts)}
    assert [] == list((tmp_path / "temporary").iterdir())
