"""In: the files in data/. Out: their datasets, or every fault that a check found in them."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from macros.engine.core import files
from macros.engine.core.contract import REFERENCES
from macros.engine.core.faults import Fault, Faults
from macros.engine.core.source_digests import of_engine
from macros.engine.datasets import csv_files
from macros.engine.datasets.dataset import Any, Data, Dataset, fields_of, frame_of


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
    data = Data({}, descriptor, {}, faulty if descriptor else Any(faulty))
    mended: dict[str, Dataset] = {}
    for resource in resources:
        name = resource["name"]
        if resource["format"] == "csv" and name in tables:
            rows = _mended(resource, tables[name], [fault for fault in faults if fault.dataset == name])
            if rows:
                (mended if name in faulty else data)[name] = dataset_of(resource, rows)
    if REFERENCES in tables and REFERENCES not in faulty:
        cited, _ = files.json_of(root / "data/references.json", "data/references.json")
        data = data.with_works({work["id"]: work for work in cited})
    return data, faults, mended


def _described(root: Path, faults: list[Fault]) -> tuple[dict, set[str]]:
    """The descriptor with its sound datasets, and the names of the datasets that are not."""
    if not faults:
        return files.json_of(root / files.PACKAGE, files.PACKAGE)[0], set()
    from macros.engine.datasets import descriptor as described  # slow to import: only a package with a fault needs it

    descriptor = described.read(root)[0]
    names = {resource["name"] for resource in descriptor.get("resources", [])}
    present = {path.stem for path in (root / "data").glob("[!.]*.csv")} | {REFERENCES}
    return descriptor, {fault.dataset for fault in faults if fault.dataset} | present - names


def _mended(resource: dict, rows: list[list[str]], faults: list[Fault]) -> list[list[str]]:
    """The rows with a valid cell of the same column in place of each faulty one; none where rows or keys are faulty."""
    if not faults:
        return rows
    names = [field["name"] for field in resource["schema"]["fields"]]
    if any(fault.field not in names[1:] for fault in faults):
        return []
    bad = {(fault.row, names.index(fault.field)) for fault in faults}
    valid = {i: next((row[i] for row in rows if (row[0], i) not in bad), "") for _, i in bad}
    return [[valid[i] if (row[0], i) in bad else cell for i, cell in enumerate(row)] for row in rows]


def content(root: Path) -> str:
    """A digest of all that stands in data/, but what editors hide there."""
    found = (
        os.fsencode(path.relative_to(root)) + b"\0" + (path.read_bytes() if path.is_file() else b"no file")
        for path in files.below(root / "data")
    )
    return hashlib.sha256(b"\0".join(found)).hexdigest()


def _checked(root: Path) -> tuple[dict[str, list[list]], list[Fault]]:
    """What the checks give, from .cache/ where the same files passed the same checks before."""
    before = content(root)
    name = hashlib.sha256(f"{of_engine()} {before}".encode()).hexdigest()
    path = root / ".cache" / "checked" / f"{name}.json"
    if kept := files.from_cache(path):
        return json.loads(kept), []
    tables, faults = csv_files.check(root)
    # A file that was saved in between would be taken for what has been checked.
    if not faults and before == content(root):
        files.to_cache(path, json.dumps(tables).encode())
    return tables, faults


def dataset_of(resource: dict, rows: list[list[str]]) -> Dataset:
    """The dataset that a resource describes, with these checked cells."""
    fields = fields_of(resource)
    return Dataset(
        name=resource["name"],
        title=resource["title"],
        description=resource["description"],
        fields=fields,
        foreign_keys=tuple(resource["schema"].get("foreignKeys", ())),
        frame=frame_of(fields, rows),
    )
