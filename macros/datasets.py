"""In: data/*.csv and data/datapackage.json. Out: one Dataset each, typed, or every fault that a check found."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from macros import files, works
from macros.faults import Fault, Faults
from macros.formats import missing
from macros.sources import Sources

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
    def path(self) -> str:
        return "data/references.json" if self.name == "references" else f"data/{self.name}.csv"

    @cached_property
    def variants(self) -> dict[tuple[str, str], list[pd.DataFrame]]:
        """The frame with one row changed, by row and field, as the search for footprints makes them."""
        return {}

    @cached_property
    def content(self) -> str:
        """All that a function of data gets of this dataset, as text: not its titles and descriptions."""
        return f"{[(field.name, field.type) for field in self.fields]}\n{self.frame.to_csv()}"

    @cached_property
    def _cells(self) -> dict[str, dict[str, object]]:
        """Every cell by field and row, as `cell` gives it: looking each up in the frame takes ten times as long."""
        return {
            field: {row: None if missing(value) else value for row, value in zip(self.frame.index, found, strict=True)}
            for field, found in ((field, self.frame[field].tolist()) for field in self.frame)
        }

    @cached_property
    def by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @property
    def rows(self) -> list[str]:
        return list(self.frame.index)

    @property
    def measures(self) -> list[str]:
        """The fields that hold a measured number."""
        return [field.name for field in self.fields if field.unit]

    def cell(self, row: str, field: str) -> object:
        """One cell as a plain Python value; None where it is empty."""
        return self._cells[field][row]

    def unit(self, row: str, field: str) -> str:
        """The unit of one cell; `{unit}` in the schema stands for the row's own field of that name."""
        unit = self.by_name[field].unit
        if unit.startswith("{") and unit.endswith("}"):
            return str(self.cell(row, unit[1:-1]) or "")
        return unit

    def endnote(self, row: str) -> int | None:
        """The endnote that a row rests on, or None."""
        return self.cell(row, "endnote") if "endnote" in self.by_name else None

    def line(self, row: str) -> int:
        """The row's number as a spreadsheet counts it."""
        return self.rows.index(row) + 2

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

    def frames(self) -> dict[str, pd.DataFrame]:
        return {name: dataset.frame for name, dataset in self.items()}

    def replaced(self, dataset: Dataset) -> Data:
        """The same data with one dataset exchanged."""
        return Data(self | {dataset.name: dataset}, self.descriptor, self.references, self.faulty)

    def with_works(self, references: dict[str, dict]) -> Data:
        """The same data with these works, which are a dataset too."""
        resource = next(r for r in self.descriptor["resources"] if r["name"] == "references")
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


def read(root: Path) -> Data:
    """All data of the project. Raises: Faults, with every fault of every file."""
    data, faults, _ = sound(root)
    if faults:
        raise Faults(faults)
    return data


def sound(root: Path) -> tuple[Data, list[Fault], dict[str, Dataset]]:
    """The datasets in which no fault was found, every fault, and the others with a neighbour's cell for each faulty."""
    tables, faults = _checked(root)
    descriptor, faulty = _described(root, faults)
    resources = descriptor.get("resources", [])
    data, mended = Data({}, descriptor, {}, faulty if descriptor else Any(faulty)), {}
    for resource in resources:
        name = resource["name"]
        if resource["format"] == "csv" and name in tables:
            rows = _mended(resource, tables[name], [fault for fault in faults if fault.dataset == name])
            if rows:
                (mended if name in faulty else data)[name] = _dataset(resource, rows)
    if "references" in tables and "references" not in faulty:
        cited, _ = files.json_of(root / "data/references.json", "data/references.json")
        data = data.with_works({work["id"]: work for work in cited})
    return data, faults, mended


def _described(root: Path, faults: list[Fault]) -> tuple[dict, set[str]]:
    """The descriptor with its sound datasets, and the names of the datasets that are not."""
    if not faults:
        return files.json_of(root / files.PACKAGE, files.PACKAGE)[0], set()
    from macros import package  # jsonschema is slow to import: only a package with a fault needs it

    descriptor = package.read(root)[0]
    described = {resource["name"] for resource in descriptor.get("resources", [])}
    present = {path.stem for path in (root / "data").glob("*.csv")} | {"references", *package.NEEDED}
    return descriptor, {fault.dataset for fault in faults if fault.dataset} | present - described


def _mended(resource: dict, rows: list[list[str]], faults: list[Fault]) -> list[list[str]]:
    """The rows with a valid cell of the same column in place of each faulty one; none where rows or keys are faulty."""
    names = [field["name"] for field in resource["schema"]["fields"]]
    if any(fault.field not in names[1:] for fault in faults):
        return []
    bad = {(fault.row, names.index(fault.field)) for fault in faults}
    valid = {i: next((row[i] for row in rows if (row[0], i) not in bad), "") for _, i in bad}
    return [[valid[i] if (row[0], i) in bad else cell for i, cell in enumerate(row)] for row in rows]


def _dataset(resource: dict, rows: list[list[str]]) -> Dataset:
    fields = fields_of(resource)
    return Dataset(
        name=resource["name"],
        title=resource["title"],
        description=resource["description"],
        fields=fields,
        foreign_keys=tuple(resource["schema"].get("foreignKeys", ())),
        frame=frame_of(fields, rows),
    )


def content(root: Path) -> str:
    """A digest of all that stands in data/."""
    entries = sorted((root / "data").rglob("*"))
    found = (
        os.fsencode(path.relative_to(root)) + b"\0" + (path.read_bytes() if path.is_file() else b"no file")
        for path in entries
    )
    return hashlib.sha256(b"\0".join(found)).hexdigest()


def _checked(root: Path) -> tuple[dict[str, list[list]], list[Fault]]:
    """What the checks give, from .cache/ where the same files passed the same checks before."""
    code, before = Sources(root).digest("macros/checks.py"), content(root)
    name = hashlib.sha256(f"{version('frictionless')} {code} {before}".encode()).hexdigest()
    path = root / ".cache" / "checked" / f"{name}.json"
    if code and path.exists():
        return json.loads(path.read_text(encoding="utf-8")), []
    from macros import checks  # frictionless is slow to import: only a real check needs it

    tables, faults = checks.check(root)
    # A file that was saved in between would be taken for what has been checked.
    if code and not faults and before == content(root):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(tables), encoding="utf-8")
        part.replace(path)
    return tables, faults


def _works(resource: dict, cited: list[dict]) -> Dataset:
    """The cited works as a dataset. Shape: one row per work, the fields that statistics and charts ask for."""
    fields = tuple(
        Field(name, "integer" if name == "year" else "string", title, description, "", {})
        for name, title, description in works.FIELDS
    )
    rows = [works.cells(work) for work in cited]
    return Dataset("references", resource["title"], resource["description"], fields, (), frame_of(fields, rows))


def fields_of(resource: dict) -> tuple[Field, ...]:
    return tuple(
        Field(
            name=field["name"],
            type=field["type"],
            title=field.get("title", field["name"]),
            description=field.get("description", ""),
            unit=field.get("unit", ""),
            constraints=field.get("constraints", {}),
        )
        for field in resource["schema"]["fields"]
    )
