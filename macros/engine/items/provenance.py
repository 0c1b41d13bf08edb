"""In: an item and the data. Out: the rows that it rests on, found by changing each row in turn."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import isqrt
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
from altair.utils.schemapi import debug_mode

from macros.engine.core import files
from macros.engine.core.source_digests import Sources, of_engine
from macros.engine.datasets.dataset import Data, Dataset
from macros.engine.items import trials
from macros.engine.items.registry import Item
from macros.engine.items.trials import Change

FEW = 16  # rows: of so many each is tried by itself


@dataclass(frozen=True)
class Footprint:
    """Rows by dataset. `whole`: the rows found do not give the result again by themselves, so all are listed.

    Of a long dataset no row is told, but the fields that are read of it.
    """

    rows: dict[str, tuple[str, ...]]
    whole: bool = False
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether it rests on nothing."""
        return not any((*self.rows.values(), *self.fields.values()))


def footprint(item: Item, data: Data) -> Footprint:
    """The rows whose loss or change changes the item's result or makes it raise."""
    frames = data.frames()
    long = [name for name in item.datasets if data[name].is_long]
    found = {name: () if name in long else _rows(item, data[name], frames) for name in item.datasets}
    fields = {name: tuple(_fields(item, data[name], frames)) for name in long}
    if all(len(found[name]) == len(data[name].rows) for name in found if name not in long):
        return Footprint(found, fields=fields)
    kept = frames | {name: frames[name].loc[list(rows)] for name, rows in found.items() if name not in long}
    if result(item, kept) == result(item, frames):
        return Footprint(found, fields=fields)
    return Footprint({name: () if name in long else tuple(data[name].rows) for name in found}, True, fields)


def _fields(item: Item, dataset: Dataset, frames: dict[str, pd.DataFrame]) -> Iterator[str]:
    """The fields of a dataset without which an item's result is another."""
    before = result(item, frames)
    for name in (each.name for each in dataset.fields):
        if result(item, frames | {dataset.name: trials.without(dataset, name)}) != before:
            yield name


def depends(item: Item, data: Data, dataset: str, row: str) -> bool:
    """Whether the loss or change of one row changes the item's result or makes it raise."""
    frames = data.frames()
    before = result(item, frames)
    return any(result(item, frames | {dataset: changed}) != before for changed in trials.variants(data[dataset], row))


def union(parts: list[Footprint], data: Data) -> Footprint:
    """The rows of several footprints together, in the order of the data."""
    rows: dict[str, set[str]] = {}
    for part in parts:
        for name, found in part.rows.items():
            rows.setdefault(name, set()).update(found)
    fields = {name: read for part in parts for name, read in part.fields.items()}
    ordered = {name: tuple(row for row in data[name].rows if row in found) for name, found in rows.items()}
    return Footprint(ordered, any(part.whole for part in parts), fields)


def told_rows(found: Footprint, data: Data) -> list[tuple[str, str]]:
    """The rows of a footprint, as (dataset, row); of a long dataset one for each of its endnotes."""
    rows = {name: one_a_note(data[name]) if name in found.fields else of for name, of in found.rows.items()}
    return [(name, row) for name, of in rows.items() for row in of]


def one_a_note(dataset: Dataset) -> list[str]:
    """The first row of a dataset with each of its endnotes, and the first with none."""
    if "endnote" not in dataset.by_name:
        return dataset.rows[:1]
    return [str(row) for row in dataset.frame.index[~dataset.frame["endnote"].duplicated()]]


def kept(sources: Sources, item: Item, data: Data) -> Footprint:
    """A footprint from .cache/, found anew only where the item's datasets changed, or the code that it runs with."""
    code = sources.digest(item.where.rpartition(":")[0])
    if not code:
        return footprint(item, data)
    key = [pd.__version__, of_engine(), code, item.kind, item.name]
    key += [f"{name} {data[name].content}" for name in item.datasets]
    name = hashlib.sha256("\0".join(key).encode()).hexdigest()
    path = sources.root / ".cache" / "footprints" / f"{name}.json"
    if before := files.from_cache(path):
        rows, whole, fields = json.loads(before)
        told = ({dataset: tuple(of) for dataset, of in found.items()} for found in (rows, fields))
        return Footprint(next(told), whole, next(told))
    found = footprint(item, data)
    files.to_cache(path, json.dumps([found.rows, found.whole, found.fields]).encode())
    return found


def _rows(item: Item, dataset: Dataset, frames: dict[str, pd.DataFrame]) -> tuple[str, ...]:
    before = result(item, frames)

    def matters(changed: pd.DataFrame) -> bool:
        return result(item, frames | {dataset.name: changed}) != before

    def deciding(rows: list[str], change: Change) -> list[str]:
        """Those of the rows whose change matters: many are tried all at once, then in blocks, then row by row."""
        if len(dataset.rows) > FEW and item.kind != "charts":  # which draw each row
            if not rows or not matters(change.of(rows)):
                return []
            size = isqrt(len(rows))
            blocks = [rows[start : start + size] for start in range(0, len(rows), size)]
            rows = [row for block in blocks if size == 1 or matters(change.of(block)) for row in block]
        return [row for row in rows if matters(change.of([row]))]

    found = set(deciding(dataset.rows, *trials.changes(dataset, "")))
    counted = set(found)
    # Texts last, because it is by them that rows are chosen.
    for name, kind in sorted(((each.name, each.type) for each in dataset.fields), key=lambda each: each[1] == "string"):
        # A field whose loss changes nothing is not read, and no value in it can matter: that spares most of the trials.
        if len(found) < len(dataset.rows) and matters(trials.without(dataset, name)):
            for change in trials.changes(dataset, name):
                found.update(deciding([row for row in change.values if row not in found], change))
        if kind != "string":
            counted = set(found)
    # A row that is passed over because of a text would count with another text; the result does not rest on it.
    passed_over = [row for row in dataset.rows if row in found - counted]
    if item.kind != "claims" and counted and passed_over and not matters(dataset.frame.drop(index=passed_over)):
        found = counted
    return tuple(row for row in dataset.rows if row in found)


def result(item: Item, frames: dict[str, pd.DataFrame]) -> str:
    """What the item gives, as text that can be compared; an error is a result too."""
    try:
        # A row set to zero makes a ratio infinite, which is an answer too.
        with np.errstate(all="ignore"), debug_mode(False), instead_of_charts():
            return fingerprint(item.run(frames))
    except Exception as error:  # any failure is the answer that is looked for
        return f"raises {type(error).__name__}"


def fingerprint(value: object) -> str:
    if isinstance(value, pd.DataFrame):
        return value.to_csv()
    if isinstance(value, Sketch):
        return "\n".join(value.given)
    if hasattr(value, "mark") or hasattr(value, "layer"):
        return _chart(value)
    return repr(value)


def _chart(chart: object) -> str:
    """A chart's title and all its data; drawing it would give the same answer a hundred times slower."""
    parts = [repr(getattr(chart, "title", "")), repr(getattr(chart, "mark", ""))]
    data = getattr(chart, "data", None)
    if isinstance(data, pd.DataFrame):
        parts.append(data.to_csv())
    layers = getattr(chart, "layer", None)
    if isinstance(layers, list):
        parts += [_chart(layer) for layer in layers]
    return "\n".join(parts)


class Sketch:
    """Stands for a chart: it takes any call that a chart takes, and keeps the texts and frames of all of them."""

    def __init__(self, *parts: Any, **named: Any):
        self.given = [_text(part) for part in (*parts, *named.values())]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *parts, **named: Sketch(self, *parts, **named)

    def __add__(self, other: Any) -> Sketch:
        return Sketch(self, other)


def _text(part: Any) -> str:
    if isinstance(part, Sketch):
        return "\n".join(part.given)
    return part.to_csv() if isinstance(part, pd.DataFrame) else str(part) if isinstance(part, (str, int, float)) else ""


def rows_in_words(item: Item, data: Data) -> str:
    """The rows that decide an item, as a spreadsheet counts them."""
    return "; ".join(
        f"{data[name].path}, row {', '.join(str(data[name].line(row)) for row in rows)}"
        for name, rows in footprint(item, data).rows.items()
        if rows
    )


@contextmanager
def instead_of_charts() -> Iterator[None]:
    """Within it, `alt.Chart` and `alt.layer` give sketches."""
    chart, layer = alt.Chart, alt.layer
    alt.Chart = alt.layer = Sketch
    try:
        yield
    finally:
        alt.Chart, alt.layer = chart, layer
