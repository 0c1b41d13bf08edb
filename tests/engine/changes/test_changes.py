"""The change report: what is compared, how any text is told, and the command in a small repository."""

from __future__ import annotations

import inspect
import json
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
from macros.engine.changes.report import Tree, changes, code, report, sentences

pytestmark = pytest.mark.whole

ROOT = Path(__file__).resolve().parents[3]
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@lake.example", "-c", "commit.gpgsign=false"]
ENVIRONMENT = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def rendered(markdown: str) -> lxml_html.HtmlElement:
    """What GitHub's Markdown makes of it."""
    return lxml_html.fragment_fromstring(gfm(markdown), create_parent="main")


def test_new_gone_changed_and_moved_rows_are_told_apart():
    before = {"a": {"n": "1"}, "b": {"n": "2"}, "c": {"n": "3", "old": "4"}}
    assert [
        "- `c`, n: `3` → `4`",
        "- `c`, new: nothing → `5`",
        "- `c`, old: `4` → nothing",
        "- `d` is new: n `6`",
        "- `a` is gone: n `1`",
        "- what stays stands in another order",
    ] == changes(before, {"c": {"n": "4", "new": "5"}, "b": {"n": "2"}, "d": {"n": "6"}})


def lines_of(*texts: str) -> list[tuple[str, str]]:
    return [(text, text) for text in texts]


def test_a_reworded_sentence_stands_before_and_after():
    before, after = lines_of("It rained.", "", "Boats stayed."), lines_of("It rained.", "", "No boat left.")
    assert [(3, "Boats stayed.", "No boat left.")] == list(sentences(before, after))


def test_an_inserted_sentence_does_not_shift_those_that_changed():
    before = lines_of("The lake is very deep.", "The shore is very long.")
    after = lines_of("The lake is quite deep.", "Reeds grow.", "The shore is quite long.")
    found = [
        (1, "The lake is very deep.", "The lake is quite deep."),
        (2, "", "Reeds grow."),
        (3, "The shore is very long.", "The shore is quite long."),
    ]
    assert found == list(sentences(before, after))


def test_a_sentence_that_is_gone_is_told_and_blank_lines_are_not():
    assert [(2, "It rained.", "")] == list(sentences(lines_of("A day.", "It rained.", "", ""), lines_of("A day.")))


def test_a_sentence_that_reads_the_same_is_told_by_its_source():
    before, after = [("See there.", "See [there](a.md).")], [("See there.", "See [there](b.md).")]
    assert [(1, "See [there](a.md).", "See [there](b.md).")] == list(sentences(before, after))


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


def tree(rows=None, pages=None, **shown) -> Tree:
    return Tree(rows or {}, pages or {}, dict.fromkeys(("Statistics", "Claims"), {}) | shown)


def test_nothing_that_changed_is_one_line():
    assert "Nothing that a reader sees changed since commit `a`.\n" == report(tree(), tree(), "commit `a`")
    assert (
        "Nothing"
        == report(tree(), tree(), "main", ["README.md", "tests/test_a.py", "macros/engine/changes/command.py"])[:7]
    )


def test_files_whose_effect_is_not_compared_are_named():
    text = report(
        tree(), tree(), "main", ["overrides/assets/site.css", "macros/engine/core/markup.py", "macros/statistics/a.py"]
    )
    assert "which is not compared: `overrides/assets/site.css`, `macros/engine/core/markup.py`." in text


def test_new_and_gone_items_and_pages_are_told():
    before = tree(pages={"docs/a.md": []}, Claims={"sank": {"holds": "True"}})
    text = report(before, tree(pages={"docs/b.md": []}, Claims={"rose": {"holds": "True"}}), "main")
    assert "- `rose` is new: holds `True`" in text
    assert "- `sank` is gone: holds `True`" in text
    assert "## Sentences of `docs/a.md`\n\n- the page is gone" in text
    assert "## Sentences of `docs/b.md`\n\n- the page is new" in text


def test_a_report_that_is_too_long_ends_with_a_sentence(monkeypatch):
    monkeypatch.setattr(reports, "LIMIT", 200)
    before = {"data/a.csv": {str(n): {"name": "ä" * 20} for n in range(50)}}
    text = report(tree(before), tree(), "main")
    assert len(text.encode()) < 300
    assert text.endswith("and ends here.\n")


def test_rows_are_read_letter_for_letter_without_a_schema(tmp_path):
    (tmp_path / "a.csv").write_bytes("\ufeffkey,n\r\nx,1 \r\nx,2,3\r\ny\r\n".encode())
    found = {
        "x": {"key": "x", "n": "1 "},
        "x in line 3": {"key": "x", "n": "2", "column 3": "3"},
        "y": {"key": "y", "n": ""},
    }
    assert found == rows_of(tmp_path / "a.csv")


def test_json_is_read_by_the_names_that_are_in_it(tmp_path):
    package = {"title": "Lake", "resources": [{"name": "boats", "schema": {"fields": [{"name": "n", "unit": "km"}]}}]}
    (tmp_path / "a.json").write_text(json.dumps(package))
    found = rows_of(tmp_path / "a.json")
    assert "km" == found["boats"]["schema.fields.n.unit"]
    assert "Lake" == found["package"]["title"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b'[{"id": '])
def test_a_file_that_cannot_be_read_has_no_rows(tmp_path, content):
    (tmp_path / "a.json").write_bytes(content)
    assert rows_of(tmp_path / "a.json") is None


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


HOSTILE_CELL = "By @octocat `b` <img src=x> [a](https://1) | #1"
HOSTILE_HEADING = "By @octocat `b` [a](https://x) | #x"  # because HTML and numbers in a page are faults


@pytest.fixture(scope="module")
def many(original, tmp_path_factory) -> str:
    """The report of edits that do not touch each other, because to compute two trees takes seconds."""
    folder = shutil.copytree(original, tmp_path_factory.mktemp("many"), dirs_exist_ok=True)
    edit(folder, "data/visitors.csv", "2003,15", "2003,16")
    edit(folder, "data/printed.csv", "visitors_total,,,", "visitors_total,,,a slip")
    edit(folder, "data/villages.csv", "cedar,Cedar,west,1990s,,10000,,,\n", "")
    edit(folder, "data/villages.csv", "Alder", HOSTILE_CELL)
    edit(folder, "docs/index.md", "# The lake district", f"# The lake district {HOSTILE_HEADING}")
    edit(folder, "macros/statistics/lake.py", "Visitors of all years.", "All visitors.")
    edit(folder, "macros/claims/lake.py", '"rose", "grew"', '"rose"')
    return reported(folder)


def test_a_changed_cell_is_told_with_all_that_moves_with_it(many):
    for line in (
        "- `2003`, persons: `15` → `16`",
        "- `visitors_total`, value: `45` → `46`",
        "- `2`, status: `agrees` → `differs`",
        "- `visitors_by_year`, `2003, The persons`: `15` → `16`",
        "- `village_names`, `birch, Visitors`: `45` → `46`",
        "  - before: `The lake had 45 visitors.`\n  - after: `The lake had 46 visitors.`",
    ):
        assert line in many, f"lacks {line}:\n{many}"
    assert "fault" not in many


def test_a_removed_row_is_told_with_what_it_held(many):
    assert "- `cedar` is gone: key `cedar`, name `Cedar`, shore `west`" in many
    assert "- `village_names`, `cedar, The name`: `Cedar` → nothing" in many


def test_a_new_claim_and_another_definition_are_told(many):
    assert "- `visitors_total`, definition: `Visitors of all years.` → `All visitors.`" in many
    assert "- `visitors_rose`, wordings: `rose; grew` → `rose`" in many


def test_hostile_text_in_a_cell_and_a_sentence_is_code(many):
    found = rendered(many)
    assert [] == found.xpath("//img | //a | //table")
    assert "@" not in "".join(found.xpath("//text()[not(parent::code)]"))
    told = "".join(found.xpath("//code/text()"))
    assert HOSTILE_CELL in told
    assert "The lake district By @octocat `b` a | #x" in told


def test_a_claim_that_no_longer_holds_is_a_fault_and_told_with_its_sentence(repository):
    edit(repository, "data/visitors.csv", "2003,15", "2003,5")
    text = reported(repository, status=1)
    assert "The working tree has 3 faults:" in text
    assert '- `docs/introduction.md:8: claim "visitors_rose" says "rose", but the data say otherwise.' in text
    assert "- `visitors_rose`, value: `True` → `False`" in text
    assert "  - before: `Their number rose.[2]`" in text
    assert "(cannot be shown: claim" in text


def test_a_reworded_sentence_and_a_moved_mark_are_told_as_they_read(repository):
    edit(repository, "docs/introduction.md", "people came.{{ note(1) }}", "guests came.{{ note(3) }}")
    text = reported(repository)
    assert "## Sentences of `docs/introduction.md`\n\n- line 7\n" in text
    assert "  - before: `In 2001, 10 people came.[1]`\n  - after: `In 2001, 10 guests came.[3]`" in text
    assert 1 == text.count("before:") == text.count("## ")


def test_a_change_that_no_reader_sees_is_one_line(repository):
    (repository / "README.md").write_text("Read me.")
    edit(repository, "macros/statistics/lake.py", 'visitors["persons"].sum()', "visitors.persons.sum()")
    (line,) = reported(repository).splitlines()
    assert line.startswith("Nothing that a reader sees changed since commit `")


def test_a_statistic_that_is_computed_in_another_way_is_told(repository):
    edit(repository, "macros/statistics/lake.py", "sum()", "max()")
    edit(repository, "data/printed.csv", "visitors_total,,,", "visitors_total,,,a slip")
    assert "- `visitors_total`, value: `45` → `20`" in reported(repository)


def test_a_working_tree_that_cannot_be_computed_is_told_by_its_rows_and_sources(repository):
    edit(repository, "data/visitors.csv", "2003,15", '2003,"1,5"')
    edit(repository, "docs/index.md", "visitors.", "guests.")
    text = reported(repository, status=1)
    assert "The working tree has a fault:" in text
    assert 'found "1,5", expected a whole number' in text
    assert "- `2003`, persons: `15` → `1,5`" in text
    assert "after: `The lake had {{ stat('visitors_total') }} guests.`" in text
    assert "Not compared, because a side does not give it: Statistics" in text


def test_code_that_cannot_be_read_is_told_with_its_file_and_line(repository):
    edit(repository, "macros/claims/lake.py", "return bool(", "return bool((")
    text = reported(repository, status=1)
    assert "- `macros/claims/lake.py:" in text
    assert "cannot be run: SyntaxError: '(' was never closed" in text


def test_a_base_with_faults_is_told_and_compared_as_far_as_it_goes(repository):
    edit(repository, "data/visitors.csv", "2003,15", "2003,14")
    commit(repository)
    edit(repository, "data/visitors.csv", "2003,14", "2003,15")
    text = reported(repository)
    assert "That commit itself has a fault:" in text
    assert 'prints "45", the data give "44"' in text
    assert "- `visitors_total`, value: `44` → `45`" in text
    assert "- `2`, status: `differs` → `agrees`" in text


def test_a_base_that_is_older_than_the_command_is_compared_by_rows_and_sources(repository):
    run(repository, *GIT, "rm", "--quiet", "--cached", "macros/engine/changes/command.py")
    run(repository, *GIT, "commit", "--quiet", "--amend", "--message", "Older")
    edit(repository, "data/visitors.csv", "2003,15", "2003,16")
    edit(repository, "data/printed.csv", "visitors_total,,,", "visitors_total,,,a slip")
    text = reported(repository)
    assert "only rows and the sources of pages are compared: `it is older than this command" in text
    assert "- `2003`, persons: `15` → `16`" in text
    assert "shown as" not in text


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
