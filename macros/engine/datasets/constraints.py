"""In: datasets whose cells are read. Out: what the schema forbids in them: types, constraints and keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from macros.engine.core.faults import Fault, cut, did_you_mean, few, quoted
from macros.engine.core.files import PACKAGE

Tables = dict[str, list[list]]
SCHEMA = f"Correct it, or the schema in {PACKAGE}."
KINDS = {"string": str, "array": list, "object": dict, "boolean": bool}
# Each constraint: whether a value that is there keeps to it, and what it asks for in words, by its value in the schema.
CONSTRAINTS: dict[str, tuple[Callable, str]] = {
    "minimum": (lambda value, least: value >= least, "at least {}"),
    "maximum": (lambda value, most: value <= most, "at most {}"),
    "minLength": (lambda value, least: len(value) >= least, "at least {} characters"),
    "maxLength": (lambda value, most: len(value) <= most, "at most {} characters"),
    "pattern": (lambda value, pattern: bool(re.fullmatch(pattern, value)), "what the pattern {} allows"),
    "enum": (lambda value, known: value in known, "one of {}"),
}


def check(resources: list[dict], tables: Tables, told: Iterable[Fault] = ()) -> list[Fault]:
    """The faults of types, constraints and keys. Shape of `tables`: rows without their header, by dataset.

    Keys to a field with a fault, told before or found here, are not looked at: what they lack may be that fault.
    """
    described = {resource["name"]: resource for resource in resources if resource["name"] in tables}
    found = {name: list(_cell_faults(resource, tables[name])) for name, resource in described.items()}
    own = [fault for pairs in found.values() for _, fault in pairs]
    wrong = {(fault.dataset, fault.field) for fault in (*told, *own)}
    faults = []
    for name, resource in described.items():
        keys = resource["schema"].get("foreignKeys", ())
        missing = [pair for key in keys for pair in _key_faults(resource, key, described, tables, wrong)]
        # Of two faults of a cell, the one that names what there is comes first, and is told.
        faults += [fault for _, fault in sorted([*missing, *found[name]], key=lambda pair: pair[0])]
    return faults


def _fault(resource: dict, number: int, row: list, name: str, problem: str, remedy: str) -> Fault:
    """`number` is that of the row as a spreadsheet counts it; a work of a JSON file goes by its id."""
    place = f"row {number}" if resource["format"] == "csv" else row[0]
    where = f'data/{resource["path"]}, {place}, field "{name}"'
    return Fault(where, problem, remedy, "", resource["name"], str(row[0]), name)


def _cell_faults(resource: dict, rows: list[list]) -> Iterator[tuple[int, Fault]]:
    """Each with the number of its row."""
    fields = resource["schema"]["fields"]
    first: dict[tuple[str, str], int] = {}
    for number, row in enumerate(rows, 2):
        for field, cell in zip(fields, row, strict=True):
            if found := _trouble(field, cell) or _repeated(field, cell, number, first):
                problem = f"found {quoted(_shown(cell))}, {found[0]}"
                yield number, _fault(resource, number, row, field["name"], problem, found[1])


def _shown(cell: object) -> object:
    return "" if cell is None else cell


def _trouble(field: dict, cell: object) -> tuple[str, str] | None:
    """What a field expects of its cell, and what to do."""
    limits = field.get("constraints", {})
    if cell in ("", None):
        required = "expected a value, because the cell may not be empty.", "Fill the cell."
        return required if limits.get("required") else None
    try:
        value = _value(field["type"], cell)
    except ValueError:
        return f"expected {field['type']}.", SCHEMA
    for name, (keeps, words) in CONSTRAINTS.items():
        if name in limits and not keeps(value, limits[name]):
            if name == "enum":
                near = did_you_mean(str(cell), map(str, limits[name]))
                return f"expected {words.format(few(map(quoted, limits[name])))}.", f"{near}{SCHEMA}"
            return f"expected {words.format(cut(limits[name]))}.", SCHEMA
    return None


def _value(kind: str, cell: object) -> object:
    """A cell as a value of its field's type. Raises: ValueError where it is none."""
    if kind in ("integer", "number"):
        return int(str(cell)) if kind == "integer" else float(str(cell))
    if not isinstance(cell, KINDS[kind]):
        raise ValueError(cell)
    return cell


def _repeated(field: dict, cell: object, number: int, first: dict[tuple[str, str], int]) -> tuple[str, str] | None:
    if not field.get("constraints", {}).get("unique") or cell in ("", None):
        return None
    before = first.setdefault((field["name"], str(cell)), number)
    if before == number:
        return None
    return f"expected a value of its own, but row {before} has it too.", "Give one another value, or remove it."


def _key_faults(
    resource: dict, key: dict, described: dict[str, dict], tables: Tables, wrong: set[tuple[str, str]]
) -> Iterator[tuple[int, Fault]]:
    """Cells that name a row of another dataset, which has no such row, each with the number of its row."""
    target, there = key["reference"]["resource"], key["reference"]["fields"]
    if target not in tables or any((target, name) in wrong for name in there):
        return
    known = dict.fromkeys(_picked(described[target], there, tables[target]))
    for number, row in enumerate(tables[resource["name"]], 2):
        (cells,) = _picked(resource, key["fields"], [row])
        if any(cells) and cells not in known:
            found, listed = ", ".join(cells), [", ".join(each) for each in known]
            expected = f'what a row of data/{described[target]["path"]} has as "{", ".join(there)}"'
            near = f"They are {listed[0]} to {listed[-1]}. " if found.isdigit() else did_you_mean(found, listed)
            problem, remedy = f"found {quoted(found)}, expected {expected}.", f"{near}Correct it, or add the row there."
            yield number, _fault(resource, number, row, ", ".join(key["fields"]), problem, remedy)


def _picked(resource: dict, names: list[str], rows: list[list]) -> list[tuple[str, ...]]:
    """The cells of some fields, as texts, row by row."""
    own = [field["name"] for field in resource["schema"]["fields"]]
    places = [own.index(name) for name in names]
    return [tuple(str(_shown(row[place])) for place in places) for row in rows]
