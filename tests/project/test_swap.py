"""Two folders exchanged in one step, or left as they are."""

import subprocess
import sys

import pytest

from macros.engine.publish import swap


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Two folders of a file each, in the working folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    return tmp_path


def held(folder) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_each_folder_takes_the_place_of_the_other_or_nothing_changes(folders):
    expected = ["other", "one"] if swap.exchange("one", "other") else ["one", "other"]
    assert expected == held(folders / "one") + held(folders / "other")


def test_a_folder_that_is_not_there_changes_nothing(folders):
    assert not swap.exchange("one", "none")
    assert ["one"] == held(folders / "one")


def test_a_system_without_that_step_changes_nothing(folders, monkeypatch):
    monkeypatch.setattr(swap.ctypes, "CDLL", lambda name: object())
    assert not swap.exchange("one", "other")
    assert ["one"] == held(folders / "one")


@pytest.mark.parametrize(("expected", "other"), [(0, "other"), (1, "none")])
def test_the_command_ends_with_what_was_done(folders, expected, other):
    if expected == 0 and not swap.exchange("one", "other"):
        pytest.skip("this system has no such step")
    command = [sys.executable, swap.__file__, "one", other]
    done = subprocess.run(command, cwd=folders, capture_output=True, check=False)
    assert expected == done.returncode
