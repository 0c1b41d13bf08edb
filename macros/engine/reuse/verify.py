"""In: the folder of this file. Out: whether each file is as it was archived, and each number what its rows give.

Run it where the archive was unpacked: `python3 verify.py`. It needs Python 3.9 or newer, and nothing else.
"""

import csv
import hashlib
import json
import math
import sys
from pathlib import Path

SUMS = "SHA256SUMS"
GOOD = "Each file is as it was archived, and each computed number is what its rows give."
OPERATIONS: "dict" = {
    "change": lambda first, last: last - first,
    "growth": lambda first, last: (last - first) / first * 100,
    "share": lambda part, whole: part / whole * 100,
    "ratio": lambda first, second: first / second,
    "difference": lambda first, second: first - second,
    "total": lambda *values: sum(values),
    "highest": lambda *values: max(values),
}


def wrong_files(root):
    """The files that are not those of the list: changed, missing or more."""
    listed = {}
    for line in (root / SUMS).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    there = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    for name in sorted({*listed, *there} - {SUMS}):
        if name not in there:
            yield f"{name}: missing"
        elif name not in listed:
            yield f"{name}: not of this archive"
        elif hashlib.sha256(there[name].read_bytes()).hexdigest() != listed[name]:
            yield f"{name}: changed"


def rows_of(data):
    """The cells of all datasets, by dataset, row and field."""
    found = {}
    for path in sorted(data.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        found[path.stem] = {row[0]: dict(zip(header, row)) for row in rows}  # noqa: B905, because 3.9 has no strict=
    return found


def value(operand, datasets, rows):
    """An operand: a number, a cell, or what is computed of others. Raises: ValueError where its cell says otherwise."""
    if not isinstance(operand, dict):
        return operand
    if "operation" in operand:
        return computed(operand, datasets, rows)
    row, field = operand["row"], operand["field"]
    cells = [rows[name][row][field] for name in datasets if field in rows.get(name, {}).get(row, {})]
    if str(operand["value"]) not in cells and not any(_same(cell, operand["value"]) for cell in cells):
        raise ValueError(f"row {row}, field {field}: found {cells}, expected {operand['value']}")
    return operand["value"]


def _same(cell, expected):
    try:
        return float(cell) == expected
    except ValueError:
        return False


def computed(computation, datasets, rows):
    """What an operation gives of its operands."""
    operands, operation = computation["operands"], OPERATIONS[computation["operation"]]
    if isinstance(operands, list):
        return operation(*(value(each, datasets, rows) for each in operands))
    given = {name: value(each, datasets, rows) for name, each in operands.items()}
    return operation(**given)


def wrong_numbers(site):
    """The statistics that their rows do not give; then how many were computed again."""
    rows, count = rows_of(site / "data"), 0
    for statistic in json.loads((site / "statistics.json").read_text(encoding="utf-8"))["statistics"]:
        if "computation" in statistic:
            count += 1
            try:
                found = computed(statistic["computation"], statistic["datasets"], rows)
                if not math.isclose(found, statistic["value"], rel_tol=1e-12):
                    yield f"{statistic['id']}: its rows give {found}, and it is told as {statistic['value']}"
            except (KeyError, ValueError) as error:
                yield f"{statistic['id']}: {error}"
    if not count:
        yield "statistics.json: holds nothing that can be computed again"


def main():
    """Exit status: 0 where all is as it was archived, 1 where something is not."""
    root = Path(__file__).resolve().parent
    found = [*wrong_files(root), *wrong_numbers(root / "site")]
    print("\n".join(found) or GOOD)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
