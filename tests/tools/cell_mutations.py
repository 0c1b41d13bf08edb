"""In: the checkout. Out: whether each cell of each CSV, changed by itself, changes an article page or fails the build.

`python tests/tools/cell_mutations.py` prints the score and what survives; a column may be excepted, with its reason.
"""

from __future__ import annotations

import copy
import csv
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import endnote_style

from macros.engine import build
from macros.engine.core.faults import CallFault
from macros.engine.datasets import csl_json, csv_files, json_schema
from macros.engine.datasets.dataset import Data, Dataset
from macros.engine.drawing.vega import Drawings
from macros.engine.items.provenance import fingerprint
from macros.engine.pages.page import Call
from macros.engine.site import consistency, ledger_order
from macros.engine.site.site import Site

Cell = tuple[str, str, str]
# Columns that by their nature reach no article page. At most five; one that no longer needs it fails the tests.
EXCEPTED = {
    ("printed", "printed"): "what the article prints stands in the ledger; where it is a name, no figure answers it",
    (
        "printed",
        "endnote",
    ): "the ledger alone shows it; it is compared with the data's own where the entry names a cell",
    ("printed", "key"): "the number of an entry, by which the ledger alone is linked; any other would do as well",
    ("printed", "reason"): "the ledger alone shows why print and data differ",
}
NOTES = ("endnotes", "citations", "references")


class Fingerprints(Drawings):
    """Stands for drawing: what a chart draws, as text."""

    def inline(self, chart: object, name: str) -> str:
        return fingerprint(chart)


def altered(dataset: Dataset, row: str, field: str) -> object:
    """Another value for one cell: a number or a date moved, a text altered, an empty cell filled."""
    value = dataset.cell(row, field)
    if field == dataset.key:  # a new key must be no other row's, or only the test for that would see it
        return f"{value}x" if dataset.by_name[field].type == "string" else dataset.frame[field].max().item() + 1
    if dataset.by_name[field].type in ("integer", "number"):
        return 1 if value is None else value + 1
    return _altered_text(str(value or ""))


def _altered_text(text: str) -> str:
    digits = [i for i, c in enumerate(text) if c in "0123456789"]
    if digits:
        i = digits[-1]
        return f"{text[:i]}{(int(text[i]) + 1) % 10}{text[i + 1 :]}"
    return f"{text}x" if text else "x"


def cells(data: Data) -> list[Cell]:
    """Every cell of every CSV, and every leaf of references.json as (references, work, path)."""
    found = [cell for cell in data.cells() if cell[0] != "references"]
    for key, work in data.references.items():
        found += [("references", key, ".".join(path)) for path in leaves(work) if path != ("id",)]
    return found


def leaves(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths of all texts and numbers in some JSON."""
    if isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, str(key)))
    else:
        yield path


def _with_leaf(work: dict, path: list[str]) -> dict:
    """A work with one leaf changed."""
    changed = inner = copy.deepcopy(work)
    *parents, last = [int(step) if step.isdigit() else step for step in path]
    for step in parents:
        inner = inner[step]
    inner[last] = inner[last] + 1 if isinstance(inner[last], int) else _altered_text(inner[last])
    return changed


def mutated(data: Data, cell: Cell) -> Data:
    """The data with one cell changed."""
    name, row, field = cell
    if name == "references":
        return data.with_works(data.references | {row: _with_leaf(data.references[row], field.split("."))})
    dataset = data[name]
    frame = dataset.frame.copy()
    frame.at[row, field] = altered(dataset, row, field)
    if field == dataset.key:
        frame.index = frame[field].astype("str")
    return data.replaced(dataset.with_frame(frame))


def outputs(site: Site, calls: list[Call]) -> Iterator[str]:
    """What each call returns, or the fault that would fail the build."""
    for call in calls:
        try:
            shown = site.show(call)
        except CallFault as error:
            yield f"fault: {error}"
        else:
            yield f"{shown.html} {shown.plain}"


def dependents(site: Site) -> dict[str, list[Call]]:
    """The calls of article pages that may show each dataset, the nearest first."""
    found: dict[str, list[Call]] = defaultdict(list)
    for page in site.usage.article_pages:
        for call in page.calls:
            for name in _datasets(site, call):
                found[name].append(call)
    return {name: sorted(calls, key=lambda call: _distance(call, name)) for name, calls in found.items()}


def _distance(call: Call, name: str) -> int:
    """How far a call is from a dataset: what names it shows most of its cells, and is asked first."""
    return 0 if name in call.arguments[:1] else 1 if call.name in ("value", "stat") else 2


def _datasets(site: Site, call: Call) -> set[str]:
    """What a call may show; a table or a listing may set marks of endnotes too."""
    return site.usage.datasets_shown(call) | ({*NOTES} if call.name in ("note", "listing", "table") else set())


def survivors(site: Site, cells: list[Cell]) -> list[Cell]:
    """The cells whose change is seen neither on an article page nor by a check."""
    site.drawings = Fingerprints(site.root)
    calls = dependents(site)
    before = {name: list(outputs(site, calls.get(name, []))) for name in {cell[0] for cell in cells}}
    unseen = [cell for cell in cells if not _seen(site, cell, calls.get(cell[0], []), before[cell[0]])]
    return _pass_the_checks(site, unseen)


def _seen(site: Site, cell: Cell, calls: list[Call], before: list[str]) -> bool:
    changed = site.with_data(mutated(site.data, cell))
    changed.drawings = site.drawings
    if any(now != then for now, then in zip(outputs(changed, calls), before, strict=True)):
        return True
    try:
        found = bool(consistency.content_faults(changed)) or any(ledger_order.check(changed))
        return found or (cell[0] in NOTES and bool(endnote_style.check(changed.data)))
    except CallFault:
        return True


def _pass_the_checks(site: Site, cells: list[Cell]) -> list[Cell]:
    """The cells that the checks of the data let pass; a column at a time, because a check takes a second."""
    columns: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        columns[cell[0], cell[2]].append(cell)
    works = {
        cell: _with_leaf(site.data.references[cell[1]], cell[2].split(".")) for cell in cells if cell[0] == "references"
    }
    passed = [cell for cell, work in works.items() if not any(json_schema.check(work, csl_json.WORK))]
    for (name, field), group in columns.items():
        if name == "references":
            continue
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            shutil.copytree(site.root / "data", root / "data")
            rewrite(root, site.data[name], group)
            _, faults = csv_files.check(root)
        named = {fault.where for fault in faults}
        for cell in group:
            where = f'data/{name}.csv, row {site.data[name].line(cell[1])}, field "{field}"'
            if where not in named:
                passed.append(cell)
    return passed


def rewrite(root: Path, dataset: Dataset, cells: list[Cell]) -> None:
    """Writes the dataset's CSV below another root, with these cells changed."""
    path = root / dataset.path
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    for _, row, field in cells:
        rows[dataset.rows.index(row)][header.index(field)] = str(altered(dataset, row, field))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def main() -> int:
    """Exit status: 0 where every cell that is not excepted is seen, 1 otherwise."""
    site = build.prepare(Path(__file__).resolve().parents[2])
    every = [cell for cell in cells(site.data) if (cell[0], cell[2]) not in EXCEPTED]
    found = survivors(site, every)
    for name, row, field in found:
        where = f'{site.data[name].path}, row {site.data[name].line(row)}, field "{field}"'
        print(f'{where} ("{row}"): a change shows nowhere')
    print(f"{len(every) - len(found)} of {len(every)} cells seen; {len(EXCEPTED)} columns excepted")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
