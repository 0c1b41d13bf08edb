"""In: the files in data/. Out: their cells as text, and every fault that the schema or the letter of a cell shows."""

from __future__ import annotations

import csv
import io
import json
import math
import unicodedata
from pathlib import Path

import frictionless

from macros.faults import Fault, did_you_mean
from macros.formats import PARTIAL_DATE, is_date_field

PACKAGE = "data/datapackage.json"
Tables = dict[str, list[list[str]]]


def check(root: Path) -> tuple[Tables, list[Fault]]:
    """Shape: the tables' rows without their header, by dataset; and the faults of all files."""
    try:
        descriptor = json.loads((root / PACKAGE).read_text(encoding="utf-8"))
        resources = [r for r in descriptor["resources"] if r.get("format") == "csv"]
        names = [(r["name"], r["path"], r["schema"]["fields"]) for r in resources]
        _ = [(field["name"], field["type"]) for _, _, fields in names for field in fields]
    except OSError as error:
        return {}, [
            Fault(
                PACKAGE, f"cannot be read as a data package ({error.strerror}).", "Restore it, or mend the JSON there."
            )
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        problem = f"cannot be read as a data package ({type(error).__name__}: {error})."
        return {}, [Fault(PACKAGE, problem, "Restore it, or mend the JSON there.")]
    tables: Tables = {}
    faults = _undescribed(root, {path for _, path, _ in names})
    for name, path, fields in names:
        rows, found = _read_cells(root / "data" / path, f"data/{path}", fields)
        faults += [_of(fault, name) for fault in found]
        if not found:
            tables[name] = rows
            faults += _letters(name, path, fields, rows)
    works, found = _records(root, descriptor)
    faults += found
    if len(tables) == len(names) and not found:
        faults += _new(faults, _schema_faults(root, descriptor, works))
    return tables, faults


def _new(told: list[Fault], found: list[Fault]) -> list[Fault]:
    """Faults of places that are not told yet: a cell's fault also shows as one of its row."""
    places = [fault.where for fault in (*told, *found)]
    return [
        fault
        for fault in found
        if fault.where not in [other.where for other in told]
        and not any(place.startswith(f"{fault.where}, field ") for place in places)
    ]


def _records(root: Path, descriptor: dict) -> tuple[dict[str, list[dict]], list[Fault]]:
    """The records of the JSON files, by resource."""
    records, faults = {}, []
    for resource in (r for r in descriptor["resources"] if r.get("format") == "json"):
        where = f"data/{resource['path']}"
        try:
            found = json.loads((root / where).read_text(encoding="utf-8"))
            if not (isinstance(found, list) and all(isinstance(record, dict) and "id" in record for record in found)):
                raise ValueError("expected a list of works, each with an id")
            records[resource["name"]] = found
        except OSError as error:
            faults.append(Fault(where, f"cannot be read ({error.strerror}).", "Restore it from the last commit."))
        except ValueError as error:
            faults.append(Fault(where, f"is no list of works in UTF-8 JSON ({error}).", "Mend the JSON there."))
    return records, faults


def _of(fault: Fault, dataset: str) -> Fault:
    return Fault(fault.where, fault.problem, fault.remedy, fault.rests, dataset, fault.row)


def _undescribed(root: Path, described: set[str]) -> list[Fault]:
    return [
        Fault(f"data/{path.name}", "is not described.", f"Describe it in {PACKAGE}, or remove the file.")
        for path in sorted((root / "data").glob("*.csv"))
        if path.name not in described
    ]


def _read_cells(path: Path, where: str, fields: list[dict]) -> tuple[list[list[str]], list[Fault]]:
    """The rows of one file as text. A byte-order mark and CRLF are accepted: spreadsheets write them."""
    if not path.is_file():
        return [], [Fault(where, "is missing or is not a file.", "Restore it from the last commit.")]
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return [], [Fault(f"{where}, row {line}", "is not UTF-8.", "Save the file as “CSV UTF-8”.")]
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        return [], [Fault(f"{where}, row {line}", "holds a NUL byte.", "Save the file as “CSV UTF-8”.")]
    if not text.strip():
        return [], [Fault(where, "is empty.", "Restore it from the last commit.")]
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return [], [
            Fault(where, f"has unbalanced quotes ({error}).", 'Close each "…", and write " inside a cell as "".')
        ]
    expected = [field["name"] for field in fields]
    return _shape(where, rows, expected)


def _shape(where: str, rows: list[list[str]], expected: list[str]) -> tuple[list[list[str]], list[Fault]]:
    header, body = rows[0], rows[1:]
    if header != expected:
        return [], _header_faults(where, header, expected)
    faults = [
        Fault(
            f"{where}, row {number}",
            f"has {len(row)} cells, expected {len(expected)} ({', '.join(expected)}).",
            'Add what is missing, or put "…" around a text that holds a comma.',
        )
        for number, row in enumerate(body, 2)
        if len(row) != len(expected)
    ]
    if not body:
        faults = [Fault(where, "has a header but no rows.", "Restore its rows from the last commit.")]
    return body, faults


def _header_faults(where: str, header: list[str], expected: list[str]) -> list[Fault]:
    where = f"{where}, row 1"
    if len(header) == 1 and len(expected) > 1:
        for mark, name in ((";", "semicolons"), ("\t", "tabs")):
            if mark in header[0]:
                return [Fault(where, f"has {name} between its cells, expected commas.", "Save the file with commas.")]
    faults = []
    for name in (n for n in expected if n not in header):
        faults.append(Fault(where, f'lacks the column "{name}".', f"Expected: {', '.join(expected)}."))
    for name in (n for n in header if n not in expected):
        faults.append(
            Fault(
                where,
                f'found the column "{name}", which is not described.',
                f"{did_you_mean(name, expected)}Rename it, remove it, or describe it in {PACKAGE}.",
            )
        )
    if not faults:
        faults.append(
            Fault(
                where,
                f"has its columns in another order: {', '.join(header)}.",
                f"Expected: {', '.join(expected)}.",
            )
        )
    return faults


def _letters(name: str, path: str, fields: list[dict], rows: list[list[str]]) -> list[Fault]:
    """Cells that read as valid but are not, letter for letter, what their value prints as."""
    faults = []
    for number, row in enumerate(rows, 2):
        for field, text in zip(fields, row, strict=True):
            problem, remedy = _cell_problem(field, text)
            if problem:
                where = f'data/{path}, row {number}, field "{field["name"]}"'
                faults.append(
                    Fault(
                        where,
                        f"found {json.dumps(text, ensure_ascii=False)}, {problem}.",
                        remedy,
                        "",
                        name,
                        row[0],
                    )
                )
    return faults


def _cell_problem(field: dict, text: str) -> tuple[str, str]:
    if text != text.strip() or "\u00a0" in text:
        return "expected no blank at either end and no non-breaking one", "Remove the blank."
    if any(unicodedata.category(c) in ("Cc", "Cf") for c in text):
        return "expected no control or invisible character and no line break", "Type the text anew."
    if text != unicodedata.normalize("NFC", text):
        return "expected composed letters (Unicode NFC)", "Type the letters with accents anew."
    if text and field["type"] in ("integer", "number"):
        kind = "a whole number" if field["type"] == "integer" else "a number"
        try:
            value = int(text) if field["type"] == "integer" else float(text)
            same = math.isfinite(value) and text in (str(value), str(value).removesuffix(".0"))
        except ValueError:
            same = False
        if not same:
            return f"expected {kind} in plain digits", _number_remedy(text)
    if text and is_date_field(field["name"]) and not _is_date(text):
        return "expected a date that exists, as 2013, 2013-02, 2013-02-18 or 1990s", "Correct the date."
    return "", ""


def _number_remedy(text: str) -> str:
    if any(c.isdigit() and not c.isascii() for c in text):
        return "Type the digits 0–9."
    if "%" in text:
        return "Remove the percent sign: the unit stands in the schema."
    if "–" in text or "−" in text:
        return "A minus is typed as -; a range needs two fields."
    if "," in text or "_" in text:
        return "Remove the separators; a decimal point is a full stop."
    return "Correct the number."


def _is_date(text: str) -> bool:
    import datetime

    match = PARTIAL_DATE.match(text)
    if not match:
        return len(text) == 5 and text[:3].isascii() and text[:3].isdigit() and text[3:] == "0s"
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _schema_faults(root: Path, descriptor: dict, works: dict[str, list[dict]]) -> list[Fault]:
    """What frictionless finds: types, constraints, keys."""
    try:
        report = frictionless.Package(_with_rows(descriptor, works), basepath=str(root / "data")).validate()
    except Exception as error:  # frictionless raises what its parts raise where the schema itself is broken
        return [Fault(PACKAGE, f"is not a valid data package: {_schema_word(descriptor, error)}.", "Mend it there.")]
    faults = [Fault(PACKAGE, f"is not a valid data package: {e.message}.", "Mend it there.") for e in report.errors]
    paths = {resource["name"]: resource["path"] for resource in descriptor["resources"]}
    for task in report.tasks:
        faults += [_schema_fault(f"data/{paths[task.name]}", task.name, error) for error in task.errors]
    return faults


def _schema_word(descriptor: dict, error: Exception) -> str:
    """What frictionless says, and the constraints that it may mean: it does not name the field."""
    used = {name for r in descriptor["resources"] for f in r["schema"]["fields"] for name in f.get("constraints", {})}
    return f"{type(error).__name__}: {error} (one of the types or of the constraints {', '.join(sorted(used))})"


def _with_rows(descriptor: dict, works: dict[str, list[dict]]) -> dict:
    """The descriptor with rows in place of JSON files, which frictionless reads only with an extra."""
    resources = []
    for resource in descriptor["resources"]:
        if resource.get("format") == "json":
            names = [field["name"] for field in resource["schema"]["fields"]]
            rows = [names, *([record.get(name) for name in names] for record in works[resource["name"]])]
            resource = {
                k: v for k, v in resource.items() if k not in ("path", "scheme", "format", "mediatype", "encoding")
            }
            resource["data"] = rows
        resources.append(resource)
    return descriptor | {"resources": resources}


def _schema_fault(where: str, dataset: str, error: frictionless.Error) -> Fault:
    row = ""
    if getattr(error, "row_number", None):
        where += f", row {error.row_number}"
        row = str(error.cells[0]) if error.cells else ""
    if getattr(error, "field_name", None):
        where += f', field "{error.field_name}"'
    if error.type == "foreign-key":
        names = ", ".join(error.field_names)
        found = ", ".join(json.dumps(str(cell), ensure_ascii=False) for cell in error.field_cells)
        target = f"{error.reference_name}.{', '.join(error.reference_field_names)}"
        problem = f"found {found}, which is no {target}."
        remedy = "Correct it, or add what it names there."
        return Fault(f'{where}, field "{names}"', problem, remedy, "", dataset, row)
    cell = getattr(error, "cell", None)
    found = f"found {json.dumps(cell, ensure_ascii=False)}, " if cell is not None else ""
    problem = f"{found}{error.note[:1].lower()}{error.note[1:]}".rstrip(".") + "."
    return Fault(where, problem, f"Correct it, or the schema in {PACKAGE}.", "", dataset, row)
