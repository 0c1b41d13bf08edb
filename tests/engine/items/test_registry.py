"""How functions that people write become items, and what is wrong with some."""

import sys

import pandas as pd
import pytest
from lake import item_of, registry_of, tiny_data, visitors_rose, visitors_total

import macros
from macros.engine.items import registry
from macros.engine.items.registry import Registry
from macros.engine.pages.call_kinds import CALL_OF

STATISTIC = '''from macros import statistic

@statistic(unit="boats", round=1)
def {name}(visitors, villages):
    """{definition}"""
    return {value}
'''


@pytest.fixture
def current(monkeypatch):
    """An empty registry for what a test registers."""
    monkeypatch.setattr(registry, "_current", Registry())
    return registry._current


@pytest.fixture
def written(tmp_path, monkeypatch):
    """A folder of statistics, claims, charts and tables in place of the project's own."""
    ours = tuple(f"macros.{kind}" for kind in CALL_OF)
    for name in [name for name in sys.modules if name.startswith(ours)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(macros, "__path__", [str(tmp_path)])
    monkeypatch.setattr(registry, "_current", Registry())
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for kind in CALL_OF:
        (tmp_path / kind).mkdir()
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith(ours)]:
        del sys.modules[name]


def write(folder, file, name, definition="Counted boats.", value="1"):
    (folder / file).write_text(STATISTIC.format(name=name, definition=definition, value=value))


def test_a_statistic_is_known_by_its_name_parameters_unit_and_docstring(current):
    @registry.statistic(unit="boats", round=1)
    def boats_total(visitors, villages):
        """Boats of all
        villages."""

    (item,) = current.items()
    assert ("statistics", "boats_total", ("visitors", "villages")) == (item.kind, item.name, item.datasets)
    assert ("boats", 1, "Boats of all villages.") == (item.unit, item.round, item.definition)
    assert item.function is boats_total


def test_each_kind_keeps_its_own_options(current):
    registry.claim("rose", "grew")(visitors_rose)
    registry.chart(unit="boats")(visitors_total)
    registry.table(as_list="i")(visitors_total)
    assert ("rose", "grew") == current.claims["visitors_rose"].wordings
    assert "boats" == current.charts["visitors_total"].unit
    assert "i" == current.tables["visitors_total"].as_list


def test_an_item_runs_on_the_frames_that_its_parameters_name():
    assert 45 == item_of("statistics", visitors_total).run(tiny_data().frames())


def overwrites(visitors):
    visitors["persons"] = visitors["persons"] * 2


def sets_cells(visitors):
    visitors.loc[:, "persons"] = 0
    visitors.iat[0, 0] = 1900


def adds_and_drops(visitors):
    visitors.pop("endnote")
    visitors.insert(0, "first", 1)


def renames(visitors):
    visitors.columns = [name.upper() for name in visitors.columns]
    visitors.index.name = "other"


def writes_into_a_column(visitors):
    persons = visitors["persons"]
    persons.iloc[:] = 0


def writes_into_an_array(visitors):
    visitors["persons"].to_numpy()[:] = 0


CHANGES = [overwrites, sets_cells, adds_and_drops, renames, writes_into_a_column, writes_into_an_array]


@pytest.mark.parametrize("function", CHANGES, ids=[function.__name__ for function in CHANGES])
def test_a_function_that_changes_what_it_is_given_changes_nothing_for_another(function):
    frames = tiny_data().frames()
    before = frames["visitors"].copy()
    item_of("statistics", function).run(frames)
    pd.testing.assert_frame_equal(before, frames["visitors"])
    assert before.index.name == frames["visitors"].index.name


def test_an_item_knows_the_module_that_it_is_written_in():
    assert "lake" == item_of("statistics", visitors_total).module


def test_the_items_are_listed_by_kind():
    items = registry_of(item_of("claims", visitors_rose), item_of("statistics", visitors_total))
    assert ["visitors_total", "visitors_rose"] == [item.name for item in items.items()]


def test_a_name_used_twice_is_a_fault():
    item = item_of("statistics", visitors_total)
    (fault,) = registry_of(item, item).faults
    assert '"visitors_total" is a name used twice, also in macros/lake.py:1.' == fault.problem
    assert "Rename one." == fault.remedy


def test_a_statistic_and_a_claim_may_share_a_name():
    assert (
        []
        == registry_of(
            item_of("statistics", visitors_total), item_of("claims", visitors_total, wordings=("rose",))
        ).faults
    )


def test_an_item_without_a_docstring_is_a_fault():
    def boats_total(visitors):
        return 1

    (fault,) = registry_of(item_of("statistics", boats_total)).faults
    assert ('"boats_total" has no docstring.', "macros/lake.py:1") == (fault.problem, fault.where)


def test_a_claim_that_proves_no_wording_is_a_fault(current):
    registry.claim()(visitors_rose)
    assert 1 == len(current.faults), "without a wording, no page can use it, and its section cannot be shown"


def test_a_parameter_that_is_no_dataset_is_told_with_the_nearest_one():
    def boats_total(visitor):
        """Boats."""

    (fault,) = registry_of(item_of("statistics", boats_total)).check_datasets({"visitors", "villages"})
    assert '"boats_total" asks for "visitor", which is no dataset.' == fault.problem
    assert 'Did you mean "visitors"? Datasets are the CSVs in data/.' == fault.remedy


def test_parameters_that_are_datasets_are_no_fault():
    assert [] == registry_of(item_of("statistics", visitors_total)).check_datasets({"visitors"})


def test_all_files_of_all_kinds_are_read_in_their_order(written):
    write(written, "statistics/second.py", "boats_b")
    write(written, "statistics/first.py", "boats_a")
    (written / "claims/first.py").write_text(
        'from macros import claim\n\n@claim("rose")\ndef boats_rose(visitors):\n    """Rose."""\n'
    )
    found = registry.load()
    assert ["boats_a", "boats_b", "boats_rose"] == [item.name for item in found.items()]


def test_an_edit_is_seen_when_all_is_read_again(written):
    write(written, "statistics/first.py", "boats_a")
    assert ["boats_a"] == list(registry.load().statistics)
    write(written, "statistics/first.py", "boats_changed")
    assert ["boats_changed"] == list(registry.load().statistics)


def test_an_item_tells_its_file_and_line(written, tmp_path):
    folder = tmp_path / "checkout/macros"
    (folder / "statistics").mkdir(parents=True)
    macros.__path__[0] = str(folder)
    for kind in list(CALL_OF)[1:]:
        (folder / kind).mkdir()
    write(folder, "statistics/first.py", "boats_a")
    assert "macros/statistics/first.py:3" == registry.load().statistics["boats_a"].where


def test_all_faults_of_all_files_are_found_at_once(written):
    write(written, "statistics/first.py", "boats_a")
    write(written, "statistics/second.py", "boats_a", definition="")
    assert 2 == len(registry.load().faults)


def test_a_file_that_cannot_be_run_is_a_fault_with_its_place_and_its_names_are_not_known(written):
    (written / "statistics/first.py").write_text("def boats(:\n")
    (written / "statistics/second.py").write_text(
        "import nothing_of_this_name\n\n\ndef oars(visitors):\n    return 1\n"
    )
    found = registry.load()
    assert ["macros/statistics/first.py:1", "macros/statistics/second.py"] == [fault.where for fault in found.faults]
    assert "cannot be run: SyntaxError: invalid syntax." == found.faults[0].problem
    assert {"boats", "oars"} == found.unread


# A file of statistics or of claims: (text, line, what is said of it, what to do)
SLIPS = {
    "no brackets": ("@claim\n", 3, "@claim has no brackets.", 'Write @claim("…").'),
    "no brackets of a statistic": ("@statistic\n", 3, "@statistic has no brackets.", 'Write @statistic(unit="…").'),
    "no brackets of a table": ("@table\n", 3, "@table has no brackets.", "Write @table()."),
    "no unit": ("@statistic()\n", 3, '@statistic lacks the option "unit".', 'Write @statistic(unit="…").'),
    "unknown option": ('@chart(units="a")\n', 3, '"units", which is none.', 'Did you mean "unit"? Write @chart(unit='),
    "option without its name": ('@chart("a")\n', 3, "has an option without its name.", 'Write @chart(unit="…").'),
    "curly quotes": ("@claim(“rose”)\n", 3, "invalid character '“' (U+201C).", 'Type straight quotes: "…".'),
    "name with a hyphen": ("def a-b(c):\n    pass\n\n\n", 3, "SyntaxError: expected '('.", "Mend the Python there."),
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_above_a_function_is_told_with_its_line_and_what_to_do(written, name):
    text, line, problem, remedy = SLIPS[name]
    imports = "from macros import chart, claim, statistic, table\n\n"
    (written / "claims/first.py").write_text(f'{imports}{text}def boats(visitors):\n    """Boats."""\n')
    found = registry.load()
    (fault,) = found.faults
    assert f"macros/claims/first.py:{line}" == fault.where
    assert problem in fault.problem
    assert remedy in fault.remedy
    assert "boats" in found.unread, "a call of it would be told as a fault of its own"


def test_a_name_that_python_does_not_take_is_known_as_it_was_meant(written):
    (written / "statistics/first.py").write_text("def my-count(visitors):\n    return 1\n")
    assert {"my_count"} == registry.load().unread


def test_a_decorator_that_is_not_imported_is_told_with_its_import(written):
    (written / "tables/first.py").write_text("@table()\ndef boats(visitors):\n    return visitors\n")
    (fault,) = registry.load().faults
    assert "Write “from macros import table” above it." == fault.remedy


def test_what_cannot_be_imported_is_told_without_a_path_of_the_machine(written):
    (written / "tables/first.py").write_text("from macros import tabel\n")
    (fault,) = registry.load().faults
    assert "ImportError: cannot import name 'tabel' from 'macros'" in fault.problem


def test_a_file_with_a_mark_at_its_start_or_in_another_encoding_is_read_or_told(written):
    write(written, "statistics/first.py", "boats")
    path = written / "statistics/first.py"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert ([], ["boats"]) == (registry.load().faults, list(registry.load().statistics))
    path.write_bytes(path.read_bytes().replace(b"Counted", b"Z\xe4hlte"))
    (fault,) = registry.load().faults
    assert fault.where.startswith("macros/statistics/first.py")


@pytest.mark.parametrize(
    ("letters", "told"),
    [("â€˜a lakeâ€™", "in the place of ‘"), ("a la\u200bke", "invisible"), ("O\u0308", "not composed")],
)
def test_what_is_wrong_in_the_letters_of_a_text_that_is_published_is_told_with_its_line(written, letters, told):
    (written / "statistics" / "a.py").write_text(
        STATISTIC.format(name="a", definition=letters, value=1), encoding="utf-8"
    )
    (fault,) = registry.load().faults
    assert ("macros/statistics/a.py:5", True) == (fault.where, told in fault.problem)


def test_a_function_without_its_decorator_is_known_by_its_place(written):
    (written / "claims/first.py").write_text("def boats(visitors):\n    return 1\n")
    assert {"boats": "macros/claims/first.py:1"} == registry.load().plain


@pytest.mark.parametrize(
    ("unit", "near"),
    [("percents", "percent"), ("%", "percent"), ("usd", "dollars"), ("US dollars", "dollars"), ("km2", "km²")],
)
def test_a_unit_that_is_nearly_one_that_is_shown_is_a_fault(unit, near):
    (fault,) = registry_of(item_of("charts", visitors_total, unit=unit)).faults
    assert f'"visitors_total" has the unit "{unit}", with which no number is shown.' == fault.problem
    assert f'Write "{near}".' == fault.remedy


@pytest.mark.parametrize("unit", ["percent", "dollars per head", "persons", "boats", ""])
def test_any_other_unit_is_none(unit):
    assert [] == registry_of(item_of("statistics", visitors_total, unit=unit)).faults


def test_a_function_that_has_the_name_of_a_statistic_is_a_fault(written):
    write(written, "statistics/first.py", "boats_a")
    with (written / "statistics/first.py").open("a") as file:
        file.write("\n\ndef boats_a(row):\n    return row\n")
    (fault,) = registry.load().faults
    assert '"boats_a" is a name used twice, also in line 4.' == fault.problem
    assert ("macros/statistics/first.py:9", "Rename one.") == (fault.where, fault.remedy)


def test_two_statistics_of_one_name_in_a_file_are_told_once(written):
    write(written, "statistics/first.py", "boats_a")
    (written / "statistics/first.py").write_text((written / "statistics/first.py").read_text() * 2)
    (fault,) = [fault for fault in registry.load().faults if "boats_a" in fault.problem]
    assert "Rename one." == fault.remedy


def test_a_folder_in_which_nothing_is_written_need_not_be_there(written):
    write(written / "statistics", "first.py", "boats_a")
    (written / "claims").rmdir()
    found = registry.load()
    assert (["boats_a"], []) == ([item.name for item in found.items()], found.faults)


@pytest.mark.parametrize("words", ["fell", "Fell"])
def test_a_wording_that_two_claims_have_is_told_with_both(words):
    def boats_fell(visitors):
        """Boats fell."""
        return True

    def visitors_fell(visitors):
        """Visitors fell."""
        return True

    found = registry_of(
        item_of("claims", boats_fell, wordings=("fell",)), item_of("claims", visitors_fell, wordings=("sank", words))
    )
    (fault,) = found.faults
    assert f'claim "visitors_fell" has the wording "{words}", as "boats_fell" has in macros/lake.py:1.' == fault.problem
    assert "so that a call of the wrong one is found" in fault.remedy
