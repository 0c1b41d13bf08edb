"""Files as typed frames, or their faults, and when they are checked again."""

import os

import pandas as pd
import pytest
from lake import tiny_data

from macros.engine.core.faults import Faults
from macros.engine.datasets import csv_files, load


def test_the_files_give_the_same_frames_as_their_cells(project):
    expected = tiny_data().frames()
    found = load.read(project).frames()
    assert list(expected) == list(found)
    for name in expected:
        pd.testing.assert_frame_equal(expected[name], found[name])


@pytest.mark.parametrize("text", ["NA", "None", "null", "nan", "true", "1e5", "007"])
def test_a_text_that_looks_like_something_else_stays_text(project, text):
    path = project / "data/villages.csv"
    path.write_text(path.read_text().replace("Birch", text))
    assert text == load.read(project)["villages"].cell("birch", "name")


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(project):
    expected = load.read(project)["villages"].frame
    path = project / "data/villages.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    pd.testing.assert_frame_equal(expected, load.read(project)["villages"].frame)


def test_faults_of_several_files_are_raised_together(project):
    (project / "data/visitors.csv").unlink()
    (project / "data/villages.csv").write_text("")
    with pytest.raises(Faults) as raised:
        load.read(project)
    assert ["data/visitors.csv", "data/villages.csv"] == [fault.where for fault in raised.value.faults]


def test_data_that_passed_the_checks_are_checked_again_only_after_they_or_the_checks_changed(project, monkeypatch):
    checked, check = [], csv_files.check
    monkeypatch.setattr(csv_files, "check", lambda root: checked.append(1) or check(root))
    path = project / "data/villages.csv"
    for code, old, new in (("1", "", ""), ("1", "Cedar", "Cypress"), ("2", "", "")):
        monkeypatch.setattr(load, "of_engine", lambda code=code: code)
        path.write_text(path.read_text().replace(old, new))
        names = [list(load.read(project)["villages"].frame["name"]) for _ in range(2)]
        assert names[0] == names[1]
    assert (3, "Cypress") == (len(checked), names[1][2])


def test_data_with_a_fault_are_checked_each_time(project):
    (project / "data/villages.csv").write_text("key\n")
    for _ in range(2):
        with pytest.raises(Faults):
            load.read(project)


def test_the_digest_of_the_data_holds_names_that_are_no_text_and_files_in_folders(project):
    found = {load.content(project)}
    (project / os.fsdecode(b"data/boats\xff.csv")).write_text("key\n")
    found.add(load.content(project))
    (project / "data/lake").mkdir()
    found.add(load.content(project))
    (project / "data/lake/boats.csv").write_text("key\n")
    assert 4 == len(found | {load.content(project)})
