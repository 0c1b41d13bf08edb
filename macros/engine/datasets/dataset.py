"""In: checked cells and what data/datapackage.json says of them. Out: one Dataset each, typed, and all of them."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from macros.engine.core.contract import REFERENCES, SECTIONS
from macros.engine.core.faults import Unanswered
from macros.engine.core.formats import missing
from macros.engine.datasets import csl_json

LONG = 500  # rows; of a dataset with more, the site shows none one by one but those that pages tell
TYPES = {"integer": "Int64", "number": "Float64", "string": "str"}


@dataclass(frozen=True)
class Field:
    """One column of a dataset, as the table schema describes it."""

    name: str
    type: str
    title: str
    description: str
    unit: str
    constraints: dict
    noun: tuple[str, ...] = ()  # what a number of it counts: for one, and for many
    tells: tuple[str, ...] = ()  # other fields of the row that its text tells too, as a title tells years


@dataclass(frozen=True, eq=False)
class Dataset:
    """One CSV. Shape of `frame`: one row per observation, columns typed by the schema, index the key as text."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    foreign_keys: tuple[dict, ...]
    frame: pd.DataFrame

    @property
    def key(self) -> str:
        return self.fields[0].name

    @property
    def is_csv(self) -> bool:
        """Whether its file is a CSV; the works that endnotes cite are CSL-JSON."""
        return self.name != REFERENCES

    @property
    def is_long(self) -> bool:
        """Whether it has too many rows to show each."""
        return len(self.frame) > LONG

    @property
    def path(self) -> str:
        return f"data/{self.name}.{'csv' if self.is_csv else 'json'}"

    @cached_property
    def _once(self) -> dict[str, typing.Any]:
        return {}

    def once(self, name: str, make: Callable[[], typing.Any]) -> typing.Any:
        """What is made of this dataset once, for all who ask for it by the same name."""
        if name not in self._once:
            self._once[name] = make()
        return self._once[name]

    @cached_property
    def content(self) -> str:
        """All that a function of data gets of this dataset, as text: not its titles and descriptions."""
        return f"{[(field.name, field.type) for field in self.fields]}\n{self.frame.to_csv()}"

    def cells_of(self, field: str) -> list[typing.Any]:
        """All cells of a field as plain Python values; None where one is empty."""
        return [None if missing(value) else value for value in self.frame[field].tolist()]

    @cached_property
    def _cells(self) -> dict[str, dict[str, typing.Any]]:
        """Every cell by field and row, as `cell` gives it: looking each up in the frame takes ten times as long."""
        return {field: dict(zip(self.rows, self.cells_of(field), strict=True)) for field in self.frame}

    @cached_property
    def by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @cached_property
    def rows(self) -> list[str]:
        return list(self.frame.index)

    @cached_property
    def records(self) -> dict[str, typing.Any]:
        """Each row by its key, its cells as attributes: looking one up in the frame takes ten times as long."""
        return dict(zip(self.rows, self.frame.itertuples(index=False), strict=True))

    @cached_property
    def naming(self) -> list[str]:
        """The first fields that tell each row from the others, what it measures and a key that is a mere name aside."""
        aside = {"endnote", "hedge", "unit", "order", *([self.key] if self.key in ("key", "id") else [])}
        names = [field.name for field in self.fields if not (field.unit or field.name in aside)]
        few = (names[:n] for n in range(1, len(names)))
        return next((f for f in few if self.key in f or not self.frame[f].duplicated().any()), names)

    @property
    def measures(self) -> list[str]:
        """The fields that hold a measured number."""
        return [field.name for field in self.fields if field.unit]

    def cell(self, row: str, field: str) -> typing.Any:
        """One cell as a plain Python value; None where it is empty."""
        if self.is_long:
            (value,) = self.frame[field].loc[[row]].tolist()
            return None if missing(value) else value
        return self._cells[field][row]

    def unit(self, row: str, field: str) -> str:
        """The unit of one cell; `{unit}` in the schema stands for the row's own field of that name."""
        unit = self.by_name[field].unit
        if unit.startswith("{") and unit.endswith("}"):
            return str(self.cell(row, unit[1:-1]) or "")
        return unit

    def hedge(self, row: str, field: str) -> str:
        """What the source puts before a measured number, such as “more than”; empty where it puts nothing."""
        return str(self.cell(row, "hedge") or "") if "hedge" in self.by_name and field in self.measures else ""

    def endnote(self, row: str) -> int | None:
        """The endnote that a row rests on, or None."""
        return self.cell(row, "endnote") if "endnote" in self.by_name else None

    def line(self, row: str) -> int:
        """The row's number as a spreadsheet counts it."""
        return self.rows.index(row) + 2

    def equals(self, other: Dataset) -> bool:
        """Whether a function of data gets the same of both."""
        return self.fields == other.fields and self.frame.equals(other.frame)

    def with_frame(self, frame: pd.DataFrame) -> Dataset:
        return replace(self, frame=frame)


class Any(frozenset):
    """The names of the datasets where their package cannot be read: any name may be one."""

    def __contains__(self, name: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True


class Data(dict[str, Dataset]):
    """All datasets by name, the descriptor of their package, and the works that the endnotes cite by id.

    `faulty` are the names of those that are left out because a fault was found in them.
    """

    def __init__(
        self, datasets: dict[str, Dataset], descriptor: dict, references: dict[str, dict], faulty: Iterable[str] = ()
    ):
        super().__init__(datasets)
        self.descriptor, self.references, self.faulty = (
            descriptor,
            references,
            faulty if isinstance(faulty, Any) else frozenset(faulty),
        )

    def __missing__(self, name: str) -> Dataset:
        """Raises: Unanswered for a dataset with faults of its own, so that what asks for it is judged after them."""
        if name in self.faulty:
            raise Unanswered(f'the dataset "{name}" has faults of its own.')
        raise KeyError(name)

    def lacks(self, *names: str) -> bool:
        """Whether the project has no such dataset: one with faults of its own it has."""
        return any(name not in self and name not in self.faulty for name in names)

    @property
    def sections(self) -> dict[str, str]:
        """The titles of the text's sections by key, in their order; none where the project knows none."""
        return {} if self.lacks(SECTIONS) else dict(self[SECTIONS].frame["title"])

    def frames(self) -> dict[str, pd.DataFrame]:
        return {name: dataset.frame for name, dataset in self.items()}

    def replaced(self, dataset: Dataset) -> Data:
        """The same data with one dataset exchanged."""
        return Data(self | {dataset.name: dataset}, self.descriptor, self.references, self.faulty)

    def with_works(self, references: dict[str, dict]) -> Data:
        """The same data with these works, which are a dataset too."""
        resource = next(r for r in self.descriptor["resources"] if r["name"] == REFERENCES)
        data = self.replaced(_works(resource, list(references.values())))
        data.references = references
        return data

    def cells(self) -> Iterator[tuple[str, str, str]]:
        """Every cell as (dataset, row, field)."""
        for name, dataset in self.items():
            for row in dataset.rows:
                for field in dataset.fields:
                    yield name, row, field.name


def frame_of(fields: tuple[Field, ...], cells: list[list[str]]) -> pd.DataFrame:
    """Checked cells as a typed frame. Missing: empty text stays empty text, other empty cells become NA."""
    columns = {}
    for i, field in enumerate(fields):
        column = pd.Series([row[i] for row in cells], dtype="str")
        if field.type in ("integer", "number"):
            column = pd.to_numeric(column.mask(column == "")).astype(TYPES[field.type])
        columns[field.name] = column
    frame = pd.DataFrame(columns)
    frame.index = pd.Index([row[0] for row in cells], dtype="str", name="row")
    return frame


def _works(resource: dict, cited: list[dict]) -> Dataset:
    """The cited works as a dataset. Shape: one row per work, the fields that statistics and charts ask for."""
    fields = tuple(
        Field(name, "integer" if name == "year" else "string", title, description, "", {})
        for name, title, description in csl_json.FIELDS
    )
    rows = [csl_json.cells(work) for work in cited]
    return Dataset(REFERENCES, resource["title"], resource["description"], fields, (), frame_of(fields, rows))


def fields_of(resource: dict) -> tuple[Field, ...]:
    return tuple(
        Field(
            name=field["name"],
            type=field["type"],
            title=field.get("title", field["name"]),
            description=field.get("description", ""),
            unit=field.get("unit", ""),
            constraints=field.get("constraints", {}),
            noun=tuple(field.get("noun", ())),
            tells=tuple(field.get("tells", ())),
        )
        for field in resource["schema"]["fields"]
    )
