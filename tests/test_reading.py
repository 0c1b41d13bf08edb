"""Files as typed frames, or their faults, and when they are checked again."""

import os

import pandas as pd
import pytest
from lake import tiny_data

from macros import checks, reading
from macros.faults import Faults


def test_the_files_give_the_same_frames_as_their_cells(project):
    expected = tiny_data().frames()
    found = reading.read(project).frames()
    assert list(expected) == list(found)
    for name in expected:
        pd.testing.assert_frame_equal(expected[name], found[name])


@pytest.mark.parametrize("text", ["NA", "None", "null", "nan", "TRUE", "1e5", "007"])
def test_a_text_that_looks_like_something_else_stays_text(project, text):
    path = project / "data/villages.csv"
    path.write_text(path.read_text().replace("Birch", text))
    assert text == reading.read(project)["villages"].cell("birch", "name")


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(project):
    expected = reading.read(project)["villages"].frame
    path = project / "data/villages.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    pd.testing.assert_frame_equal(expected, reading.read(project)["villages"].frame)


def test_faults_of_several_files_are_raised_together(project):
    (project / "data/visitors.csv").unlink()
    (project / "data/villages.csv").write_text("")
    with pytest.raises(Faults) as raised:
        reading.read(project)
    assert ["data/visitors.csv", "data/villages.csv"] == [fault.where for fault in raised.value.faults]


def test_data_that_passed_the_checks_are_checked_again_only_after_they_or_the_checks_changed(project, monkeypatch):
    checked, check = [], checks.check
    monkeypatch.setattr(checks, "check", lambda root: checked.append(1) or check(root))
    (project / "macros").mkdir()
    for path, old, new in (
        ("macros/checks.py", "", "checks = 1"),
        ("data/villages.csv", "Cedar", "Cypress"),
        ("macros/checks.py", "1", "2"),
    ):
        text = (project / path).read_text() if (project / path).exists() else ""
        (project / path).write_text(text.replace(old, new))
        names = [list(reading.read(project)["villages"].frame["name"]) for _ in range(2)]
        assert names[0] == names[1]
    assert (3, "Cypress") == (len(checked), names[1][2])


def test_data_with_a_fault_are_checked_each_time(project):
    (project / "macros").mkdir()
    (project / "macros/checks.py").write_text("checks = 1")
    (project / "data/villages.csv").write_text("key\n")
    for _ in range(2):
        with pytest.raises(Faults):
            reading.read(project)


def test_the_digest_of_the_data_holds_names_that_are_no_text_and_files_in_folders(project):
    found = {reading.content(project)}
    (project / os.fsdecode(b"data/boats\xff.csv")).write_text("key\n")
    found.add(reading.content(project))
    (project / "data/lake").mkdir()
    found.add(reading.content(project))
    (project / "data/lake/boats.csv").write_text("key\n")
    assert 4 == len(found | {reading.content(project)})
