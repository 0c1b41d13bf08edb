"""In: a dataset. Out: its frame with rows left out or with other values, a row at a time or many at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from macros.engine.core.formats import missing
from macros.engine.datasets.dataset import Dataset

LARGE = 10**9


def variants(dataset: Dataset, row: str, fields: list[str] | None = None) -> Iterator[pd.DataFrame]:
    """The frame without the row, then with each of its fields changed to a large, a zero and another valid value."""
    yield from _variants(dataset, row, "")
    for field in dataset.by_name if fields is None else fields:
        yield from _variants(dataset, row, field)


@dataclass
class Change:
    """What rows are changed to in one field; without a field, they are left out."""

    frame: pd.DataFrame
    field: str
    values: dict[str, object]

    def of(self, rows: list[str]) -> pd.DataFrame:
        """The frame with this change of some of its rows."""
        if not self.field:
            return self.frame.drop(index=rows)
        column = self.frame[self.field].copy()
        column[rows] = [self.values[row] for row in rows]
        return self.frame.assign(**{self.field: column})


def at_once(dataset: Dataset, fields: list[str]) -> Iterator[Change]:
    """The changes that `variants` makes of each row, each for all rows in which it can be made at once.

    Rows that are changed together could make up for each other, as where a function asks whether all are alike, or
    whether they rise. So large numbers and new texts differ in each row and go up and down, and a valid value is given
    to all that have it beside them.
    """
    yield Change(dataset.frame, "", dict.fromkeys(dataset.rows))
    for field in fields:
        found: dict[object, Change] = {}
        for place, row in enumerate(dataset.rows):
            new, others = _values(dataset, row, field, place if place % 2 else -place)
            for kind, value in [*enumerate(new), *((("valid", value), value) for value in others)]:
                found.setdefault(kind, Change(dataset.frame, field, {})).values[row] = value
        yield from found.values()


def _variants(dataset: Dataset, row: str, field: str) -> list[pd.DataFrame]:
    """The frames for one row and field, made once for all items that ask for them; no field: without the row."""
    if (row, field) not in dataset.variants:
        frame = dataset.frame
        if not field:
            place = frame.index.get_loc(row)
            made = [pd.concat([frame.iloc[:place], frame.iloc[place + 1 :]])]
        else:
            made = []
            new, others = _values(dataset, row, field)
            for value in (*new, *others):
                made.append(changed := frame.copy())
                changed.at[row, field] = value
        dataset.variants[row, field] = made
    return dataset.variants[row, field]


def _values(dataset: Dataset, row: str, field: str, marked: int = 0) -> tuple[list, list]:
    """What a cell is changed to: values that are not valid there, marked by a number, and its neighbours'."""
    column = dataset.frame[field]
    place = dataset.frame.index.get_loc(row)
    now = dataset.cell(row, field)
    near = [*column.iloc[max(place - 1, 0) : place], *column.iloc[place + 1 : place + 2]]
    others = list(dict.fromkeys(value for value in near if not missing(value) and value != now))
    if not others:
        others = [value for value in column.dropna().unique() if value != now][:1]
    if dataset.by_name[field].type == "string":
        return [f"{now or ''} changed{marked or ''}"], others
    return [LARGE + marked, 0], others
