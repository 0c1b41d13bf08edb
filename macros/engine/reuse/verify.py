"""In: the folder of this file. Out: whether each file is as it was archived, and what is computed what its rows give.

Run it where the archive was unpacked: `python3 verify.py`. It needs Python 3.9 or newer, and nothing else.
"""

import csv
import hashlib
import json
import math
import sys
from pathlib import Path

SUMS = "SHA256SUMS"
GOOD = (
    "Each file is as it was archived. {} of {} statistics were computed again from their rows; the others count rows."
)
OPERATIONS = {
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
    if not any(_same(cell, operand["value"]) for cell in cells):
        raise ValueError(f"row {row}, field {field}: found {cells}, expected {operand['value']}")
    return operand["value"]


def _same(cell, expected):
    try:
        return float(cell) == expected
    except ValueError:
        return False


def computed(computation, datasets, rows):
    """What an operation gives of its operands."""
    operands = computation["operands"]
    if isinstance(operands, dict):  # whose names are in the order of what the operation takes
        operands = list(operands.values())
    return OPERATIONS[computation["operation"]](*(value(each, datasets, rows) for each in operands))


def again(site):
    """How many statistics there are, how many were computed again, and those that their rows do not give."""
    rows = rows_of(site / "data")
    every = json.loads((site / "statistics.json").read_text(encoding="utf-8"))["statistics"]
    made = [each for each in every if "computation" in each]
    wrong = []
    for statistic in made:
        try:
            found = computed(statistic["computation"], statistic["datasets"], rows)
            if not math.isclose(found, statistic["value"], rel_tol=1e-12):
                wrong.append(f"{statistic['id']}: its rows give {found}, and it is told as {statistic['value']}")
        except (ArithmeticError, KeyError, TypeError, ValueError) as error:
            wrong.append(f"{statistic['id']}: {error}")
    return len(every), len(made), wrong


def main():
    """Exit status: 0 where all is as it was archived, 1 where something is not."""
    root = Path(__file__).resolve().parent
    every, made, wrong = again(root / "site")
    found = [*wrong_files(root), *wrong, *([] if made else ["statistics.json: nothing in it can be computed again"])]
    print("\n".join(found) or GOOD.format(made, every))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
