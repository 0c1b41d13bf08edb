"""Files between whose lines git has left two versions."""

import pytest

from macros.engine.core import files

OURS, THEIRS = "<<<<<<< HEAD\nours\n", "=======\ntheirs\n>>>>>>> theirs\n"
PATHS = ["docs/a.md", "data/a.csv", "data/b.json", "overrides/assets/a.css", "macros/claims/a.py", "mkdocs.yml"]
LEFT = {  # with the line that is told
    "whole": ("one\n" + OURS + THEIRS, 2, "<<<<<<< HEAD"),
    "with the common version": ("<<<<<<< a\n||||||| 0123abc\n" + THEIRS, 1, "<<<<<<< a"),
    "only the middle": ("one\n||||||| base\ntwo\n", 2, "||||||| base"),
    "only the end": ("one\ntwo\n>>>>>>> b\n", 3, ">>>>>>> b"),
    "with line ends of Windows": ("one\r\n<<<<<<< HEAD\r\n", 2, "<<<<<<< HEAD"),
    "without a name": ("<<<<<<<\n", 1, "<<<<<<<"),
    "in another encoding": ("\u00e9\n<<<<<<< HEAD\n".encode("latin-1"), 2, "<<<<<<< HEAD"),
}
HARMLESS = [
    "Title\n=======\n",
    "a <<<<<<< b\n",
    "> > > > > > > quoted\n",
    "<<<<<<<< eight\n",
    "|||||||||\n",
    "x\n=======\n",
]


def project(folder, path, text):
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return files.unfinished_merges(folder)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("left", LEFT)
def test_an_unfinished_merge_is_named_once_with_its_line(tmp_path, path, left):
    text, line, marker = LEFT[left]
    (fault,) = project(tmp_path, path, text)
    told = f'{path}:{line}: holds an unfinished merge: "{marker}". Keep what is right'
    assert str(fault).startswith(told)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_one_passes(tmp_path, text):
    assert [] == project(tmp_path, "docs/a.md", text)


def test_a_file_that_the_site_is_not_built_from_is_not_read(tmp_path):
    assert [] == project(tmp_path, "notes/a.md", OURS + THEIRS)


@pytest.mark.parametrize("path", PATHS)
def test_a_change_of_any_file_of_the_site_gives_another_version(tmp_path, path):
    project(tmp_path, "docs/a.md", "a")
    before = files.version(tmp_path)
    assert before == files.version(tmp_path)
    project(tmp_path, path, "b")
    assert before != files.version(tmp_path)


def test_what_editors_and_python_leave_gives_no_other_version(tmp_path):
    project(tmp_path, "docs/a.md", "a")
    before = files.version(tmp_path)
    for path in ("docs/.a.md.swp", "macros/__pycache__/a.pyc", "data/.history/a.csv"):
        project(tmp_path, path, "b")
    assert before == files.version(tmp_path)
