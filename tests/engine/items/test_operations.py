"""Totals, changes, growth, the highest and shares whose answer one can do in the head, with what they are made of."""

import json

import pandas as pd
import pytest

from macros.engine.items import operations
from macros.engine.items.operations import Cell


def numbers(*values):
    return pd.Series(values, dtype="Int64")


def boats(*values):
    """A field of a frame, a row a year."""
    rows = [str(2001 + n) for n in range(len(values))]
    return pd.DataFrame({"boats": numbers(*values)}).set_axis(pd.Index(rows, name="row"))["boats"]


def made_of(computed):
    """Each operand with the row and the field that it comes from."""
    return {
        name: (float(found), found.row, found.field) if isinstance(found, Cell) else found
        for name, found in computed.operands.items()
    }


@pytest.mark.parametrize("values", [numbers(10, 40, 25), [10, 40, 25]])
def test_a_change_is_the_last_less_the_first(values):
    assert 15 == operations.change(values)
    assert int is type(operations.change(values).number)


def test_growth_is_in_percent_of_the_first():
    assert 150 == operations.growth(numbers(10, 99, 25))
    assert -50 == operations.growth(numbers(10, 5))


def test_a_column_keeps_its_rows():
    computed = operations.growth(boats(10, 99, 25))
    assert ("growth", {"first": (10, "2001", "boats"), "last": (25, "2003", "boats")}) == (
        computed.operation,
        made_of(computed),
    )


def test_what_is_grouped_is_of_no_row():
    frame = pd.DataFrame({"year": numbers(2001, 2001, 2002), "boats": numbers(1, 2, 5)})
    computed = operations.change(frame.groupby("year")["boats"].sum())
    assert {"operation": "change", "operands": {"first": 3, "last": 5}} == operations.described(computed)


def test_a_total_adds_all_and_tells_the_first_and_the_last():
    computed = operations.total(boats(1, 2, 5))
    assert (8, (1, "2001", "boats"), (5, "2003", "boats")) == (
        computed.number,
        made_of(computed)["first"],
        made_of(computed)["last"],
    )
    assert [1, 2, 5] == [computed.operands[name] for name in ("1", "2", "3")]


def test_the_highest_is_told_with_its_row():
    computed = operations.highest(boats(10, 40, 25))
    assert (40, (40, "2002", "boats")) == (computed.number, made_of(computed)["at"])


def test_of_two_that_are_highest_none_is_told():
    with pytest.raises(ValueError, match="2 rows have the highest value"):
        operations.highest(boats(40, 10, 40))


def test_a_share_is_in_percent_of_the_whole_and_may_be_made_of_what_is_computed():
    frame = pd.DataFrame({"boats": numbers(1, 3)}).set_axis(["old", "new"])
    computed = operations.share(operations.cell(frame, "old", "boats"), operations.total(frame["boats"]))
    assert (25, (1, "old", "boats"), 4) == (computed, made_of(computed)["part"], computed.operands["whole"].number)


def test_a_ratio_and_a_difference_are_of_the_first_to_the_second():
    assert (2.5, 3) == (operations.ratio(5, 2), operations.difference(5, 2).number)


def test_a_cell_that_is_not_there_raises():
    with pytest.raises(KeyError):
        operations.cell(pd.DataFrame({"boats": [1]}, index=["old"]), "new", "boats")


@pytest.mark.parametrize(
    ("falls", "rises", "values"),
    [
        (True, False, (3, 2, 1)),
        (False, True, (1, 2, 3)),
        (False, False, (1, 1, 1)),
        (False, False, (3, 2, 2)),
        (False, False, (1, 3, 2)),
    ],
)
def test_a_series_falls_or_rises_where_each_step_does(falls, rises, values):
    assert falls is operations.falls_every_year(numbers(*values))
    assert rises is operations.rises_every_year(numbers(*values))


MADE = {
    "15 − 10": operations.change([10, 40, 15]),
    "(15 − 10) ÷ 10 × 100": operations.growth([10, 15]),
    "1 ÷ 4 × 100": operations.share(1, 4),
    "5 ÷ 2": operations.ratio(5, 2),
    "5 − 2": operations.difference(5, 2),
    "1 + 2 + 5": operations.total([1, 2, 5]),
    "the highest of 1, 5": operations.highest(boats(1, 5)),
    "1 ÷ (1 + 3) × 100": operations.share(1, operations.total([1, 3])),
}


@pytest.mark.parametrize("written", MADE)
def test_arithmetic_is_written_with_its_values(written):
    assert written == operations.arithmetic(MADE[written], str)


def again(described):
    """What is computed anew of a description alone."""
    if not isinstance(described, dict):
        return described
    if "value" in described:
        return described["value"]
    operands = described["operands"]
    if isinstance(operands, list):
        values = [again(each) for each in operands]
        return sum(values) if described["operation"] == "total" else max(values)
    of = {name: again(each) for name, each in operands.items()}
    return {
        "change": lambda: of["last"] - of["first"],
        "growth": lambda: (of["last"] - of["first"]) / of["first"] * 100,
        "share": lambda: of["part"] / of["whole"] * 100,
        "ratio": lambda: of["first"] / of["second"],
        "difference": lambda: of["first"] - of["second"],
    }[described["operation"]]()


@pytest.mark.parametrize("written", MADE)
def test_from_what_is_described_the_number_can_be_computed_again(written):
    assert MADE[written].number == again(json.loads(json.dumps(operations.described(MADE[written]))))


def test_a_cell_is_described_with_its_place():
    described = operations.described(operations.change(boats(10, 15)))
    first = {"row": "2001", "field": "boats", "value": 10}
    assert {
        "operation": "change",
        "operands": {"first": first, "last": first | {"row": "2002", "value": 15}},
    } == described
