"""In: datasets whose cells are read. Out: what the schema forbids in them, found by frictionless, in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

import frictionless

from macros.engine.core.faults import Fault, cut, did_you_mean, few, quoted
from macros.engine.core.files import PACKAGE

_CONSTRAINT = re.compile(r'constraint "(\w+)" is')
_SAME = re.compile(r"position (\d+)")
MEND = "Mend it there, as the data package specification says."
SCHEMA = f"Correct it, or the schema in {PACKAGE}."
# What a constraint asks for in words, by its value in the schema, and what to do.
EXPECTED = {
    "required": ("a value, because the cell may not be empty", "Fill the cell."),
    "minimum": ("at least {}", SCHEMA),
    "maximum": ("at most {}", SCHEMA),
    "minLength": ("at least {} characters", SCHEMA),
    "maxLength": ("at most {} characters", SCHEMA),
    "pattern": ("what the pattern {} allows", SCHEMA),
    "enum": ("one of {}", SCHEMA),
}


def check(resources: list[dict], tables: dict[str, list[list[str]]], told: Iterable[Fault] = ()) -> list[Fault]:
    """The faults of types, constraints and keys. Shape of `tables`: rows without their header, by dataset.

    Keys to a field with a fault, told before or found here, are not looked at: what they lack may be that fault.
    """
    paths = {resource["name"]: f"data/{resource['path']}" for resource in resources}
    package = {"resources": [_inline(resource, tables) for resource in resources if resource["name"] in tables]}
    try:
        report = frictionless.Package(package).validate()
    except Exception as error:  # frictionless raises what its parts raise where the schema itself is broken
        if len(tables) > 1:
            return [fault for name, rows in tables.items() for fault in check(resources, {name: rows}, told)]
        name, problem = next(iter(tables)), f"cannot be checked ({type(error).__name__}: {cut(error)})."
        return [Fault(f"{PACKAGE}, dataset {quoted(name)}", problem, MEND, "", name)]
    faults = [Fault(PACKAGE, f"is no valid data package ({error.message}).", MEND) for error in report.errors]
    fields = {(r["name"], field["name"]): field for r in resources for field in r["schema"]["fields"]}
    found = [
        (error, _fault(paths, task.name, error, fields, tables))
        for task in report.tasks
        for error in sorted(task.errors, key=_order)
    ]
    wrong = {(fault.dataset, fault.field) for fault in told}
    wrong |= {(fault.dataset, fault.field) for error, fault in found if error.type != "foreign-key"}
    return faults + [fault for error, fault in found if _target(error) not in wrong]


def _target(error: frictionless.Error) -> tuple[str, str] | None:
    """The dataset and field that a key refers to."""
    return (error.reference_name, error.reference_field_names[0]) if error.type == "foreign-key" else None


def _order(error: frictionless.Error) -> tuple[int, bool]:
    """By row; of two faults of a cell, the one that names what there is comes first, and is told."""
    return getattr(error, "row_number", None) or 0, error.type != "foreign-key"


def _inline(resource: dict, tables: dict[str, list[list[str]]]) -> dict:
    """A dataset as frictionless takes it, with its rows in place of its path, and without keys to what has no rows."""
    keys = resource["schema"].get("foreignKeys", [])
    schema = resource["schema"] | {"foreignKeys": [key for key in keys if key["reference"]["resource"] in tables]}
    header = [field["name"] for field in resource["schema"]["fields"]]
    return {"name": resource["name"], "schema": schema, "data": [header, *tables[resource["name"]]]}


def _fault(paths: dict[str, str], dataset: str, error: frictionless.Error, fields: dict, tables: dict) -> Fault:
    where, row = paths[dataset], ""
    if getattr(error, "row_number", None):
        row = str(error.cells[0]) if error.cells else ""
        where += f", row {error.row_number}" if where.endswith(".csv") else f", {row}"
    name = getattr(error, "field_name", None) or ", ".join(getattr(error, "field_names", ()))
    problem, remedy = _words(paths, dataset, error, fields, tables)
    if name:
        where += f', field "{name}"'
    return Fault(where, problem, remedy, "", dataset, row, name)


def _words(paths: dict, dataset: str, error: frictionless.Error, fields: dict, tables: dict) -> tuple[str, str]:
    """What was found and expected, and what to do."""
    field = fields.get((dataset, getattr(error, "field_name", None)), {})
    found = f"found {quoted(getattr(error, 'cell', '') or '')}, "
    if error.type == "foreign-key":
        return _unknown(paths, error, fields, tables)
    if error.type in ("unique-error", "primary-key"):
        same = _SAME.search(error.note)
        twice = f"row {same.group(1)} has it too" if same else "another row has it too"
        return f"{found}expected a value of its own, but {twice}.", "Give one another value, or remove it."
    constraint = _CONSTRAINT.match(error.note)
    if error.type == "constraint-error" and constraint and constraint.group(1) in EXPECTED:
        name = constraint.group(1)
        words, remedy = EXPECTED[name]
        value = field["constraints"][name]
        if name == "enum":
            near = did_you_mean(str(error.cell), map(str, value))
            return f"{found}expected {words.format(few(map(quoted, value)))}.", f"{near}{remedy}"
        return f"{found}expected {words.format(cut(value))}.", remedy
    if error.type == "type-error":
        return f"{found}expected {field['type']}.", SCHEMA
    return f"{found}expected what the schema says: {error.note}.", SCHEMA


def _unknown(paths: dict, error: frictionless.Error, fields: dict, tables: dict) -> tuple[str, str]:
    """A cell that names a row of another dataset, which has no such row."""
    found, target, name = str(error.field_cells[0]), error.reference_name, error.reference_field_names[0]
    place = [own for dataset, own in fields if dataset == target].index(name)
    known = [str(row[place]) for row in tables[target]]
    problem = f'found {quoted(found)}, expected what a row of {paths[target]} has as "{name}".'
    near = did_you_mean(found, known) if not found.isdigit() else f"They are {known[0]} to {known[-1]}. "
    return problem, f"{near}Correct it, or add the row there."
