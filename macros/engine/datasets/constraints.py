"""In: datasets whose cells are read. Out: what the schema forbids in them: types, constraints and keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from macros.engine.core.faults import Fault, Place, cut, did_you_mean, few, quoted
from macros.engine.core.files import PACKAGE

Tables = dict[str, list[list]]
EMPTY = ("", None)  # in a CSV, in JSON
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
        missing += [pair for key in resource["schema"].get("uniqueKeys", ()) for pair in _twice(resource, key, tables)]
        # Of two faults of a cell, the one that names what there is comes first, and is told.
        faults += [fault for _, fault in sorted([*missing, *found[name]], key=lambda pair: pair[0])]
    return faults


def _fault(resource: dict, number: int, row: list, name: str, problem: str, remedy: str) -> Fault:
    """`number` is that of the row as a spreadsheet counts it; a work of a JSON file goes by its id."""
    place = number if resource["format"] == "csv" else str(row[0])
    where = Place(f"data/{resource['path']}", row=place, field=name)
    return Fault(where, problem, remedy, "", resource["name"], str(row[0]), name)


def _cell_faults(resource: dict, rows: list[list]) -> Iterator[tuple[int, Fault]]:
    """Each with the number of its row."""
    primary = dict.fromkeys(resource["schema"].get("primaryKey", ()), {"required": True, "unique": True})
    for at, field in enumerate(resource["schema"]["fields"]):
        limits = field.get("constraints", {}) | primary.get(field["name"], {})
        for number, problem, remedy in _column_faults(field["type"], limits, [row[at] for row in rows]):
            yield number, _fault(resource, number, rows[number - 2], field["name"], problem, remedy)


def _column_faults(kind: str, limits: dict, column: list) -> Iterator[tuple[int, str, str]]:
    """What is wrong in a column, by the numbers of its rows. Each text is looked at once: most stand in many rows."""
    texts = dict.fromkeys(cell for cell in column if isinstance(cell, str))
    known = {text: found for text in texts if (found := _trouble(kind, limits, text))}
    if not known and _is_plain(kind, limits, column, texts):
        return
    first: dict[object, int] = {}
    for number, cell in enumerate(column, 2):
        found = known.get(cell) if isinstance(cell, str) else _trouble(kind, limits, cell)
        if not found and limits.get("unique") and cell not in EMPTY:
            before = first.setdefault(_compared(kind, cell), number)
            if before != number:
                problem = f"expected a value of its own, but row {before} has it too."
                found = problem, "Give one another value, or remove it."
        if found:
            yield number, f"found {quoted(_shown(cell))}, {found[0]}", found[1]


def _is_plain(kind: str, limits: dict, column: list, texts: dict[str, None]) -> bool:
    """Whether a column holds nothing but texts, each of them once where it is to be unique."""
    if not all(isinstance(cell, str) for cell in column):
        return False
    values = texts if kind == "string" else {_compared(kind, text) for text in texts}
    return not limits.get("unique") or len(values) == len(column)


def _shown(cell: object) -> object:
    return "" if cell is None else cell


def _trouble(kind: str, limits: dict, cell: object) -> tuple[str, str] | None:
    """What a field of a type expects of its cell, and what to do."""
    if cell in EMPTY:
        required = "expected a value, because the cell may not be empty.", "Fill the cell."
        return required if limits.get("required") else None
    value = _value(kind, cell)
    if value is None:
        return f"expected {kind}.", SCHEMA
    for name, (keeps, words) in CONSTRAINTS.items():
        if name in limits and not keeps(value, limits[name]):
            if name == "enum":
                near = did_you_mean(str(cell), map(str, limits[name]))
                return f"expected {words.format(few(map(quoted, limits[name])))}.", f"{near}{SCHEMA}"
            return f"expected {words.format(cut(limits[name]))}.", SCHEMA
    return None


def _value(kind: str, cell: object) -> object:
    """A cell as a value of a type; None where it is empty or none of that type."""
    if kind in ("integer", "number"):
        try:
            return int(str(cell)) if kind == "integer" else float(str(cell))
        except ValueError:
            return None
    return cell if cell not in EMPTY and isinstance(cell, KINDS[kind]) else None


def _compared(kind: str, cell: object) -> object:
    """A cell as keys are looked up by it: 4.0 is 4, and no text is a number; a list or an object goes by its text."""
    value = _value(kind, cell)
    return str(value) if isinstance(value, (list, dict)) else value


def _key_faults(
    resource: dict, key: dict, described: dict[str, dict], tables: Tables, wrong: set[tuple[str, str]]
) -> Iterator[tuple[int, Fault]]:
    """Cells that name a row of another dataset, which has no such row, each with the number of its row."""
    target, there = key["reference"]["resource"], key["reference"]["fields"]
    if target not in tables or any((target, name) in wrong for name in there):
        return
    picked = [(values, text) for values, text in _picked(described[target], there, tables[target]) if any(text)]
    known, listed = {values for values, _ in picked}, [", ".join(text) for _, text in picked]
    for number, (values, text) in enumerate(_picked(resource, key["fields"], tables[resource["name"]]), 2):
        if set(values) != {None} and values not in known:
            found, row = ", ".join(text), tables[resource["name"]][number - 2]
            expected = f'what a row of data/{described[target]["path"]} has as "{", ".join(there)}"'
            ends = f"They are {listed[0]} to {listed[-1]}. " if listed and found.isdigit() else ""
            remedy = f"{ends or did_you_mean(found, listed)}Correct it, or add the row there."
            problem = f"found {quoted(found)}, expected {expected}."
            yield number, _fault(resource, number, row, ", ".join(key["fields"]), problem, remedy)


def _twice(resource: dict, key: list[str], tables: Tables) -> Iterator[tuple[int, Fault]]:
    """Rows that have the same in some fields as a row before them, each with its number; none where one is empty."""
    first: dict[tuple, int] = {}
    for number, (values, text) in enumerate(_picked(resource, key, tables[resource["name"]]), 2):
        before = first.setdefault(values, number) if None not in values else number
        if before != number:
            problem = (
                f"found {quoted(', '.join(text))}, expected what no other row has there, but row {before} has it too."
            )
            row = tables[resource["name"]][number - 2]
            yield number, _fault(resource, number, row, ", ".join(key), problem, "Correct the one that is wrong.")


def _picked(resource: dict, names: list[str], rows: list[list]) -> list[tuple[tuple, list[str]]]:
    """The cells of some fields, row by row: as they are compared, and as texts."""
    kinds = [field["type"] for field in resource["schema"]["fields"]]
    own = [field["name"] for field in resource["schema"]["fields"]]
    places = [own.index(name) for name in names]
    return [
        (tuple(_compared(kinds[at], row[at]) for at in places), [str(_shown(row[at])) for at in places]) for row in rows
    ]
