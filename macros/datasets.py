"""In: data/*.csv and data/datapackage.json. Out: one Dataset each, typed, or every fault that a check found."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from macros.faults import Faults
from macros.formats import missing
from macros.sources import Sources

PACKAGE = "data/datapackage.json"
WORK_FIELDS = (
    ("id", "Work", "The identifier of the work on this site."),
    ("kind", "Kind", "The kind of the work, in the terms of the Citation Style Language."),
    ("title", "Title", "The title as the endnote prints it."),
    (
        "authors",
        "Authors",
        "The authors as the endnote prints them, or the editors where it names no author.",
    ),
    ("year", "Year", "The year of publication that the endnote prints."),
    ("published", "Published", "When the work was published, as precisely as the endnote prints it."),
    ("retrieved", "Retrieved", "When the authors retrieved the work, where the endnote says so."),
    ("language", "Language", "The language of the title, where the endnote shows that it is not English."),
    ("periodical", "Published in", "The journal, newspaper, book or site that the work appeared in."),
)
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


class Data(dict[str, Dataset]):
    """All datasets by name, the descriptor of their package, and the works that the endnotes cite by id."""

    def frames(self) -> dict[str, pd.DataFrame]:
        return {name: dataset.frame for name, dataset in self.items()}

    def __init__(self, datasets: dict[str, Dataset], descriptor: dict, references: dict[str, dict]):
        super().__init__(datasets)
        self.descriptor, self.references = descriptor, references

    def replaced(self, dataset: Dataset) -> Data:
        """The same data with one dataset exchanged."""
        return Data(self | {dataset.name: dataset}, self.descriptor, self.references)

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
    tables = _checked(root)
    descriptor = json.loads((root / PACKAGE).read_text(encoding="utf-8"))
    data = Data({}, descriptor, {})
    for resource in descriptor["resources"]:
        if resource["format"] != "csv":
            continue
        fields = fields_of(resource)
        data[resource["name"]] = Dataset(
            name=resource["name"],
            title=resource["title"],
            description=resource["description"],
            fields=fields,
            foreign_keys=tuple(resource["schema"].get("foreignKeys", ())),
            frame=frame_of(fields, tables[resource["name"]]),
        )
    works = json.loads((root / "data/references.json").read_text(encoding="utf-8"))
    return data.with_works({work["id"]: work for work in works})


def content(root: Path) -> str:
    """A digest of all files of data/."""
    files = (
        f"{path.name}\0".encode() + path.read_bytes() for path in sorted((root / "data").glob("*")) if path.is_file()
    )
    return hashlib.sha256(b"\0".join(files)).hexdigest()


def _checked(root: Path) -> dict[str, list[list[str]]]:
    """The cells of each CSV as text, from .cache/ where the same files passed the same checks before.

    Raises: Faults.
    """
    code, before = Sources(root).digest("macros/checks.py"), content(root)
    name = hashlib.sha256(f"{version('frictionless')} {code} {before}".encode()).hexdigest()
    path = root / ".cache" / "checked" / f"{name}.json"
    if code and path.exists():
        return json.loads(path.read_text(encoding="utf-8"))
    from macros import checks  # frictionless is slow to import: only a real check needs it

    tables, faults = checks.check(root)
    if faults:
        raise Faults(faults)
    if code and before == content(root):  # else a file was saved in between, and this is no longer what it holds
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(tables), encoding="utf-8")
        part.replace(path)
    return tables


def _works(resource: dict, works: list[dict]) -> Dataset:
    """The cited works as a dataset. Shape: one row per work, the fields that statistics and charts ask for."""
    fields = tuple(
        Field(name, "integer" if name == "year" else "string", title, description, "", {})
        for name, title, description in WORK_FIELDS
    )
    cells = [
        [
            work["id"],
            work["type"],
            work["title"],
            names(work),
            date_of(work, "issued")[:4],
            date_of(work, "issued"),
            date_of(work, "accessed"),
            work.get("language", ""),
            periodical(work),
        ]
        for work in works
    ]
    return Dataset("references", resource["title"], resource["description"], fields, (), frame_of(fields, cells))


def names(work: dict) -> str:
    """The authors of a work as its endnote prints them, editors where it has no author."""
    people = work.get("author") or work.get("editor") or []
    return ", ".join(p.get("literal") or " ".join(filter(None, (p.get("given"), p.get("family")))) for p in people)


def periodical(work: dict) -> str:
    """What a work appeared in; for a page of a site also whose site it is."""
    parts = [work.get("container-title", ""), work.get("publisher", "") if work["type"] == "webpage" else ""]
    return ", ".join(filter(None, parts))


def date_of(work: dict, field: str) -> str:
    """A date of a work as a partial date; empty where its endnote prints none."""
    parts = work.get(field, {}).get("date-parts", [[]])[0]
    return "-".join(f"{part:02}" for part in parts)


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
