"""Checked files as typed frames, and what a dataset tells of its cells."""

import pytest
from lake import PAGES, RESOURCES, TABLES, descriptor, tiny_data, tiny_project, with_cell

from macros.engine.core.faults import Unanswered
from macros.engine.datasets import csl_json, dataset
from macros.engine.datasets.dataset import Data

WORK = {"id": "a", "type": "book", "title": "A Title"}


def test_a_frame_is_typed_by_its_schema():
    frames = tiny_data().frames()
    assert ["Int64", "Int64", "Int64"] == [str(kind) for kind in frames["visitors"].dtypes]
    assert "Float64" == str(frames["villages"]["area_km2"].dtype)
    assert "str" == str(frames["villages"]["name"].dtype)


def test_rows_are_named_by_their_key_as_text():
    data = tiny_data()
    assert ["2001", "2002", "2003"] == data["visitors"].rows
    assert ["alder", "birch", "cedar"] == data["villages"].rows
    assert "year" == data["visitors"].key


def test_an_empty_number_is_missing_and_an_empty_text_is_empty():
    frames = tiny_data().frames()
    assert frames["visitors"]["endnote"].isna().tolist() == [False, False, True]
    assert ["about", "", ""] == frames["villages"]["hedge"].tolist()


def test_a_cell_is_a_plain_value_and_none_where_it_is_empty():
    villages = tiny_data()["villages"]
    cells = [villages.cell("alder", field) for field in ("name", "area_km2", "endnote")]
    assert [(str, "Alder"), (float, 2.5), (int, 2)] == [(type(cell), cell) for cell in cells]
    assert [None, None] == [villages.cell("cedar", field) for field in ("hedge", "endnote")]


def test_a_unit_is_the_fields_or_the_rows_own():
    villages = tiny_data()["villages"]
    assert "km²" == villages.unit("alder", "area_km2")
    assert ["rank", "percent", ""] == [villages.unit(row, "depth") for row in villages.rows]
    assert "" == villages.unit("alder", "name")


def test_the_measures_are_the_fields_with_a_unit():
    data = tiny_data()
    assert ["persons"] == data["visitors"].measures
    assert ["area_km2", "depth"] == data["villages"].measures


def test_a_row_tells_its_endnote_or_none():
    data = tiny_data()
    assert [1, 1, None] == [data["visitors"].endnote(row) for row in data["visitors"].rows]
    assert data["sections"].endnote("introduction") is None


def test_a_row_is_counted_as_a_spreadsheet_does():
    assert [2, 3, 4] == [tiny_data()["visitors"].line(row) for row in ("2001", "2002", "2003")]


def test_each_dataset_knows_its_file():
    data = tiny_data()
    assert ["data/visitors.csv", "data/references.json"] == [data[name].path for name in ("visitors", "references")]


def test_replaced_data_leave_the_first_as_they_were():
    data = tiny_data()
    changed = with_cell(data, "visitors", "2001", "persons", 99)
    assert (10, 99) == (data["visitors"].cell("2001", "persons"), changed["visitors"].cell("2001", "persons"))
    assert changed.references is data.references
    assert changed.descriptor is data.descriptor


def test_a_dataset_with_faults_of_its_own_is_told_from_one_that_is_not_there():
    data = Data({}, {}, {}, ["boats"])
    with pytest.raises(Unanswered, match='"boats" has faults of its own'):
        data["boats"]
    with pytest.raises(KeyError, match="rafts"):
        data["rafts"]


def test_the_cells_are_all_cells_of_all_datasets():
    data = tiny_data()
    found = list(data.cells())
    assert len(found) == sum(len(each.rows) * len(each.fields) for each in data.values())
    assert ("visitors", "2003", "endnote") in found


def test_the_works_are_a_dataset_too():
    works = tiny_data()["references"]
    assert ["reed-1990"] == works.rows
    assert ("Ann Reed", 1990, "1990-05", "") == tuple(
        works.frame.loc["reed-1990", ["authors", "year", "published", "retrieved"]]
    )


@pytest.mark.parametrize(
    ("expected", "people"),
    [
        ("Ann Reed, Lake Society", {"author": [{"family": "Reed", "given": "Ann"}, {"literal": "Lake Society"}]}),
        ("Reed", {"author": [{"family": "Reed"}]}),
        ("Bo Fir", {"editor": [{"family": "Fir", "given": "Bo"}]}),
        ("Ann Reed", {"author": [{"family": "Reed", "given": "Ann"}], "editor": [{"family": "Fir"}]}),
        ("", {}),
    ],
)
def test_a_work_has_its_authors_or_else_its_editors(expected, people):
    assert expected == csl_json.names(WORK | people)


@pytest.mark.parametrize(
    ("expected", "parts"), [("1990", [1990]), ("1990-05", [1990, 5]), ("1990-05-02", [1990, 5, 2]), ("", [])]
)
def test_the_date_of_a_work_is_as_fine_as_it_is_known(expected, parts):
    assert expected == csl_json.date_of(WORK | {"issued": {"date-parts": [parts]}}, "issued")


def test_a_work_without_a_date_has_none():
    assert "" == csl_json.date_of(WORK, "accessed")


def test_new_works_take_the_place_of_the_old_ones():
    data = tiny_data().with_works({"a": WORK})
    assert ["a"] == data["references"].rows
    assert data["references"].cell("a", "year") is None
    assert {"a": WORK} == data.references


def test_a_field_without_a_title_is_called_by_its_name():
    (found,) = dataset.fields_of({"schema": {"fields": [{"name": "boats", "type": "integer"}]}})
    assert ("boats", "", "", {}) == (found.title, found.description, found.unit, found.constraints)


def test_the_tiny_project_describes_each_of_its_files(tmp_path):
    assert set(TABLES) == {about["name"] for about in RESOURCES if about["format"] == "csv"}
    assert descriptor()["resources"] == RESOURCES
    assert {"data", "docs", "mkdocs.yml", "overrides"} == {
        path.name for path in tiny_project(tmp_path, PAGES).iterdir()
    }
