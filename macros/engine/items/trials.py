"""In: a dataset. Out: its frame with rows left out or with other values, a row at a time or many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from dataclasses import field as dataclass_field

import pandas as pd

from macros.engine.core.formats import missing
from macros.engine.datasets.dataset import Dataset

LARGE = 10**9


@dataclass
class Change:
    """What rows are changed to in one field; without a field, they are left out."""

    frame: pd.DataFrame
    field: str
    values: dict[str, object]
    _made: dict[tuple[str, ...], pd.DataFrame] = dataclass_field(default_factory=dict)

    def of(self, rows: list[str]) -> pd.DataFrame:
        """The frame with this change of some of its rows, made once for all items that ask for it."""
        key = tuple(rows)
        if key not in self._made:
            self._made[key] = self._new(rows)
        return self._made[key]

    def _new(self, rows: list[str]) -> pd.DataFrame:
        if not self.field:
            return self.frame.drop(index=rows)
        column = self.frame[self.field].copy()
        column[rows] = [self.values[row] for row in rows]
        return self.frame.assign(**{self.field: column})


def variants(dataset: Dataset, row: str) -> Iterator[pd.DataFrame]:
    """The frame without the row, then with each of its fields changed to a large, a zero and another valid value."""
    for field in ("", *dataset.by_name):
        for change in changes(dataset, field):
            if row in change.values:
                yield change.of([row])


def changes(dataset: Dataset, field: str) -> list[Change]:
    """Each change of a field, for all rows in which it can be made at once; without a field, the loss of the rows.

    Rows that are changed together could make up for each other, as where a function asks whether all are alike, or
    whether they rise. So large numbers and new texts differ in each row and go up and down, and a valid value is given
    to all that have it beside them.
    """
    return dataset.once(f"changes {field}", lambda: list(_changes(dataset, field)))


def without(dataset: Dataset, field: str) -> pd.DataFrame:
    """The frame without one of its fields."""
    return dataset.once(f"without {field}", lambda: dataset.frame.drop(columns=field))


def _changes(dataset: Dataset, field: str) -> Iterable[Change]:
    if not field:
        return [Change(dataset.frame, "", dict.fromkeys(dataset.rows))]
    found: dict[object, Change] = {}
    cells = dataset.frame[field].tolist()  # because a frame takes a hundred times as long to give one
    valid = dataset.frame[field].dropna().unique().tolist()
    for place, row in enumerate(dataset.rows):
        now = dataset.cell(row, field)
        near = dict.fromkeys((*cells[max(place - 1, 0) : place], *cells[place + 1 : place + 2]))
        others = [cell for cell in near if not missing(cell) and cell != now]
        if not others:
            others = [cell for cell in valid if cell != now][:1]
        marked = place if place % 2 else -place
        new = [f"{now or ''} changed {marked}"] if dataset.by_name[field].type == "string" else [LARGE + marked, 0]
        for kind, value in (*enumerate(new), *((("valid", value), value) for value in others)):
            found.setdefault(kind, Change(dataset.frame, field, {})).values[row] = value
    return found.values()
