"""In: columns, cells and numbers. Out: what is computed of them, each with its operation and its operands.

A column that is taken from a frame keeps its rows: so a wording can tell `{first}` and `{first.year}`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

# How a change is told, for the wording beside a function.
CHANGED = "[rose by {size}|fell by {size}|stayed the same], from {first} in {first.year} to {last} in {last.year}"


class Cell(float):
    """One number of a frame, which knows its row and its field."""

    row: str
    field: str

    def __new__(cls, value: float, row: object, field: object) -> Cell:
        cell = super().__new__(cls, value)
        cell.row, cell.field = str(row), str(field or "")
        return cell


class Computed(float):
    """A number with the operation that gave it and its operands by name; `number` is it as Python has it."""

    number: int | float
    operation: str
    operands: Mapping[str, float]

    def __new__(cls, value: Any, operation: str, operands: Mapping[str, float]) -> Computed:
        plain = value.item() if hasattr(value, "item") else value
        computed = super().__new__(cls, plain)
        computed.number, computed.operation, computed.operands = plain, operation, operands
        return computed


def cell(frame: pd.DataFrame, row: str, field: str) -> Cell:
    """One cell. Raises: KeyError."""
    return Cell(frame.at[row, field], row, field)


def cells(values: pd.Series | Sequence[float]) -> list[float]:
    """The numbers of a column, each with its row; of what was grouped they are of none."""
    if not isinstance(values, pd.Series) or values.index.name not in (None, "row"):
        return list(values)
    return [Cell(value, row, values.name) for row, value in values.items()]


def _ends(values: pd.Series | Sequence[float]) -> dict[str, float]:
    found = cells(values)
    return {"first": found[0], "last": found[-1]}


def _plain(value: float) -> Any:
    """A number for arithmetic: whole ones stay whole."""
    if isinstance(value, Computed):
        return value.number
    return int(value) if float(value).is_integer() else float(value)


def change(values: pd.Series | Sequence[float]) -> Computed:
    """The last value less the first, in the order of the rows."""
    ends = _ends(values)
    return Computed(_plain(ends["last"]) - _plain(ends["first"]), "change", ends)


def growth(values: pd.Series | Sequence[float]) -> Computed:
    """The change from the first value to the last. Unit: percent of the first."""
    ends = _ends(values)
    return Computed(float(change(values)) / ends["first"] * 100, "growth", ends)


def share(part: float, whole: float) -> Computed:
    """A part of a whole. Unit: percent."""
    return Computed(float(part) / float(whole) * 100, "share", {"part": part, "whole": whole})


def ratio(first: float, second: float) -> Computed:
    """How many times the second number the first is."""
    return Computed(float(first) / float(second), "ratio", {"first": first, "second": second})


def difference(first: float, second: float) -> Computed:
    """The first number less the second."""
    return Computed(_plain(first) - _plain(second), "difference", {"first": first, "second": second})


def total(values: pd.Series | Sequence[float]) -> Computed:
    """All values added up; the first and the last of them can be told."""
    found = cells(values)
    return Computed(sum(map(_plain, found)), "total", {f"{n}": each for n, each in enumerate(found, 1)} | _ends(found))


def highest(values: pd.Series) -> Computed:
    """The highest value, as `at`. Raises: ValueError where two rows have it."""
    found = cells(values)
    top = [each for each in found if each == max(found)]
    if len(top) > 1:
        raise ValueError(f"{len(top)} rows have the highest value")
    return Computed(_plain(top[0]), "highest", {f"{n}": each for n, each in enumerate(found, 1)} | {"at": top[0]})


def falls_every_year(values: pd.Series) -> bool:
    """Whether each value is below the one before it."""
    return bool((values.diff().dropna() < 0).all())


def rises_every_year(values: pd.Series) -> bool:
    """Whether each value is above the one before it."""
    return bool((values.diff().dropna() > 0).all())


# How the arithmetic of each operation is written; the others list their operands.
_WRITTEN = {
    "change": "{last} − {first}",
    "growth": "({last} − {first}) ÷ {first} × 100",
    "share": "{part} ÷ {whole} × 100",
    "ratio": "{first} ÷ {second}",
    "difference": "{first} − {second}",
}


def arithmetic(computed: Computed, shown: Callable[[float], str]) -> str:
    """The operation with its values, as in “(62 − 136) ÷ 136 × 100”."""
    told = {
        name: f"({arithmetic(found, shown)})" if isinstance(found, Computed) else shown(_plain(found))
        for name, found in computed.operands.items()
    }
    if computed.operation in _WRITTEN:
        return _WRITTEN[computed.operation].format(**told)
    values = [value for name, value in told.items() if name.isdigit()]
    return " + ".join(values) if computed.operation == "total" else f"the highest of {', '.join(values)}"


def described(computed: Computed) -> dict[str, Any]:
    """The operation and its operands as JSON, from which the number can be computed again; cells with their places."""
    numbered = any(name.isdigit() for name in computed.operands)
    operands = {name: _described(each) for name, each in computed.operands.items() if not numbered or name.isdigit()}
    return {"operation": computed.operation, "operands": list(operands.values()) if numbered else operands}


def _described(operand: float) -> Any:
    if isinstance(operand, Computed):
        return described(operand)
    if isinstance(operand, Cell) and operand.field:
        return {"row": operand.row, "field": operand.field, "value": _plain(operand)}
    return _plain(operand)
