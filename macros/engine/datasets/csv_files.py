"""In: the files in data/. Out: their cells as text, and every fault of files, rows, cells and keys."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

from macros.engine.core import files
from macros.engine.core.faults import Fault, Place, did_you_mean, quoted
from macros.engine.core.files import PACKAGE
from macros.engine.datasets import constraints, csl_json, descriptor
from macros.engine.datasets.cell_text import trouble

Tables = dict[str, list[list[str]]]
LONGEST = 131_072  # characters of a cell
COMMAS = "Save the file with commas."
WRITE = f"Write it, restore it from the last commit, or remove its block from {PACKAGE}."
QUOTES = 'Close each "…", and write " inside a cell as "".'


def check(root: Path) -> tuple[Tables, list[Fault]]:
    """Shape: the rows of each dataset that could be read, without their header; and the faults of all files."""
    package, faults = descriptor.read(root)
    resources = package.get("resources", [])
    tables: Tables = {}
    for resource in resources:
        where, fields = f"data/{resource['path']}", resource["schema"]["fields"]
        read = _read_cells if resource["format"] == "csv" else _read_works
        rows, found = read(root / where, where, fields)
        if rows and not found:
            tables[resource["name"]] = rows
            found = _letters(where, fields, rows) + _keys(where, fields, rows) if resource["format"] == "csv" else []
        faults += [replace(fault, dataset=resource["name"]) for fault in found]
    return tables, faults + _new(faults, constraints.check(resources, tables, faults) if tables else [])


def _new(told: list[Fault], found: list[Fault]) -> list[Fault]:
    """Faults of places that are not told yet, each place once: a cell's fault also shows as one of its row."""
    before = {fault.where for fault in told}
    new: dict[str, Fault] = {}
    for fault in found:
        if fault.where not in before:
            new.setdefault(fault.where, fault)
    rows = {Place(p.file, row=p.row) for p in (*before, *new) if isinstance(p, Place) and p.field}
    return [fault for where, fault in new.items() if where not in rows]


def _read_works(path: Path, where: str, fields: list[dict]) -> tuple[list[list], list[Fault]]:
    """The works that the endnotes cite, as rows of the fields that the package describes."""
    found, faults = csl_json.read(path, where)
    return [[work.get(field["name"]) for field in fields] for work in found], faults


def _read_cells(path: Path, where: str, fields: list[dict]) -> tuple[list[list[str]], list[Fault]]:
    """The rows of one file as text. A byte-order mark and CRLF are accepted: spreadsheets write them."""
    text, faults = files.text(path, where)
    if faults:
        return [], [fault if path.exists() or path.is_symlink() else replace(fault, remedy=WRITE) for fault in faults]
    if not text.strip():
        return [], [Fault(where, "is empty, expected a header and rows.", WRITE)]
    rows: list[list[str]] = []
    csv.field_size_limit(LONGEST)
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        place = Place(where, row=len(rows) + 1)
        if "limit" in str(error):
            problem = f"has a cell of more than {LONGEST:,} characters, which is too long."
            return [], [Fault(place, problem, f"Shorten it, or the quotes are wrong: {QUOTES}")]
        problem = f"has unbalanced quotes: what opens in this row is not closed well ({error})."
        return [], [Fault(place, problem, QUOTES)]
    return _shape(where, rows, [field["name"] for field in fields])


def _shape(where: str, rows: list[list[str]], expected: list[str]) -> tuple[list[list[str]], list[Fault]]:
    header, body = rows[0], rows[1:]
    if header != expected:
        return [], _header_faults(f"{where}, row 1", header, expected)
    faults = [
        Fault(
            Place(where, row=number),
            f"has {len(row)} cells, expected {len(expected)} ({', '.join(expected)}).",
            _cells_remedy(len(row), len(expected)),
        )
        for number, row in enumerate(body, 2)
        if len(row) != len(expected)
    ]
    if not body:
        faults = [Fault(where, "has a header but no rows.", "Write its rows, or restore them from the last commit.")]
    return body, faults


def _header_faults(where: str, header: list[str], expected: list[str]) -> list[Fault]:
    listed = f"Expected: {', '.join(expected)}."
    if header[:1] and header[0].startswith("sep="):
        return [Fault(where, f"found {quoted(','.join(header))}, expected the header.", "Remove that line.")]
    if len(header) == 1 and len(expected) > 1:
        for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")):
            if mark in header[0]:
                return [Fault(where, f"has {name} between its cells, expected commas.", COMMAS)]
    if len(header) > 1 and not set(header) & set(expected) and any(name[:1].isdigit() for name in header):
        problem = f"found {quoted(','.join(header))}, expected the names of the columns: {', '.join(expected)}."
        return [Fault(where, problem, "Write them as a row of their own, above the first.")]
    renamed = [pair for pair in zip(header, expected, strict=False) if pair[0] != pair[1]]
    if len(header) == len(expected) and not any(name in expected or own in header for name, own in renamed):
        remedy = f"Rename it, or describe it in {PACKAGE}."
        return [Fault(where, f'found the column {quoted(n)}, expected "{own}".', remedy) for n, own in renamed]
    unknown = [name for name in dict.fromkeys(header) if name not in expected]
    faults = []
    for name in (name for name in expected if name not in header):
        faults.append(Fault(where, f'lacks the column "{name}".', f"{did_you_mean(name, unknown)}{listed}"))
    for name in unknown:
        problem = f"found the column {quoted(name)}, which is not described."
        remedy = f"{did_you_mean(name, expected)}Rename it, remove it, or describe it in {PACKAGE}."
        faults.append(Fault(where, problem, remedy))
    for name in (name for name in expected if header.count(name) > 1):
        faults.append(Fault(where, f'has the column "{name}" {header.count(name)} times, expected one.', listed))
    order = f"Put them in this order: {', '.join(expected)}."
    return faults or [Fault(where, f"has its columns in another order: {', '.join(header)}.", order)]


def _letters(where: str, fields: list[dict], rows: list[list[str]]) -> list[Fault]:
    """Cells that read as valid but are not, letter for letter, what their value prints as. Each text is read once."""
    faults = []
    for i, field in enumerate(fields):
        texts = dict.fromkeys(row[i] for row in rows)
        wrong = {text: found for text in texts if (found := trouble(field, text))}
        for number, row in enumerate(rows if wrong else (), 2):
            if row[i] in wrong:
                expected, remedy = wrong[row[i]]
                place = Place(where, row=number, field=field["name"])
                problem = f"found {quoted(row[i])}, expected {expected}."
                faults.append((number, Fault(place, problem, remedy, row=row[0], field=field["name"])))
    return [fault for _, fault in sorted(faults, key=lambda pair: pair[0])]


def _cells_remedy(found: int, expected: int) -> str:
    if not found:
        return "Remove the blank line."
    if found < expected:
        return "Add what is missing."
    return 'Remove what is too much: a number has no separators, and a text that holds a comma stands in "…".'


def _keys(where: str, fields: list[dict], rows: list[list[str]]) -> list[Fault]:
    """The first field names the row: it is never empty and never twice the same."""
    name, faults = fields[0]["name"], []
    first: dict[str, int] = {}
    if len({row[0] for row in rows} - {""}) == len(rows):
        return []
    for number, (key, *_) in enumerate(rows, 2):
        if key and key not in first:
            first[key] = number
            continue
        place = Place(where, row=number, field=name)
        if not key:
            remedy = "Give the row a name of its own, or remove the row."
            faults.append(Fault(place, 'found "", expected the key of the row.', remedy, field=name))
        else:
            problem = f"found {quoted(key)}, expected a key of its own, but row {first[key]} has it too."
            faults.append(Fault(place, problem, "Rename one of them, or remove it.", field=name))
    return faults
