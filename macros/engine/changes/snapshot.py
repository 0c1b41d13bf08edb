"""In: a checkout. Out: what it shows its readers: rows, numbers, claims, charts, tables and sentences, as texts."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.engine.changes.report import RESTS_ON, Rows, Texts

if TYPE_CHECKING:
    from macros.engine.items.registry import Item
    from macros.engine.pages.page import Page
    from macros.engine.site.site import Site

_NOTE = re.compile(r"\{\{\s*note\((\d+)\)\s*\}\}")
_COUNTED = re.compile(r"\b(param|view)_\d+")


def rows(path: Path) -> Rows | None:
    """The rows of a file in data/ by key, letter for letter and whatever its schema. None where it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return _csv_rows(text) if path.suffix == ".csv" else _json_rows(json.loads(text))
    except (OSError, ValueError, RecursionError, csv.Error):
        return None


def _csv_rows(text: str) -> Rows:
    header, *body = list(csv.reader(io.StringIO(text, newline=""))) or [[]]
    found: Rows = {}
    for line, cells in enumerate(body, 2):
        key = cells[0] if cells else ""
        labels = [*header, *(f"column {n}" for n in range(len(header) + 1, len(cells) + 1))]
        found[f"{key} in line {line}" if key in found else key] = dict(zip_longest(labels, cells, fillvalue=""))
    return found


def _json_rows(content: Any) -> Rows:
    if isinstance(content, dict):
        content = [*content.get("resources", []), {"name": "package"} | content | {"resources": ""}]
    return {name: dict(_leaves(record)) for name, record in _named(content)}


def _named(values: list) -> Iterator[tuple[str, Any]]:
    for number, value in enumerate(values, 1):
        own = value.get("id") or value.get("name") if isinstance(value, dict) else None
        yield str(own or number), value


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each text and number of some JSON under its path."""
    if isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else _named(value):
            yield from _leaves(inner, f"{path}.{name}" if path else name)
    else:
        yield path, value if isinstance(value, str) else json.dumps(value)


def snapshot(root: Path) -> dict:
    """What a tree shows its readers, as texts by part, and its faults; without the parts that its faults forbid."""
    from macros.engine import build
    from macros.engine.core.faults import Faults
    from macros.engine.datasets import load
    from macros.engine.items import registry
    from macros.engine.pages.page import read

    try:
        return {"faults": []} | _shown(build.prepare(root))
    except Faults as error:
        faults = {"faults": [str(fault) for fault in error.faults]}
    try:
        data, items = load.read(root), registry.load()
    except Faults:
        return faults
    if items.faults:
        return faults
    return faults | _shown(build.site_of(root, data, items, read(root / "docs")))


def _shown(site: Site) -> dict:
    described = {"statistics": _statistic, "claims": _claim, "charts": _chart, "tables": _table}
    shown: dict[str, dict] = {
        kind: {item.name: _texts(site, item, describe) for item in getattr(site.registry, kind).values()}
        for kind, describe in described.items()
    }
    shown["sentences"] = {f"docs/{page.path}": list(_sentences(site, page)) for page in site.pages}
    with contextlib.suppress(Exception):  # an entry that refers to nothing is among the faults
        from macros.engine.site import ledger

        shown["ledger"] = {e.key: {"printed": e.printed, "status": e.status} for e in ledger.entries(site)}
    return shown


def _texts(site: Site, item: Item, describe: Callable[[Site, Item], Texts]) -> Texts:
    try:
        own = describe(site, item)
    except Exception as error:  # an item that cannot be shown is among the faults where a page calls it
        own = {"fault": str(getattr(error, "problem", error))}
    shared = {"definition": item.definition, "unit": item.unit, RESTS_ON: ", ".join(item.datasets)}
    return own | {label: text for label, text in shared.items() if label not in own}


def _statistic(site: Site, item: Item) -> Texts:
    return {"shown as": site.calls.stat(item.name).plain, "exact value": repr(site.calls.result(item))}


def _claim(site: Site, item: Item) -> Texts:
    holds = "holds" if site.calls.result(item) else "does not hold"
    return {"test": holds, "wordings": "; ".join(item.wordings)}


def _chart(site: Site, item: Item) -> Texts:
    from macros.engine.drawing import altair_parts

    chart = site.calls.result(item)
    spec = _COUNTED.sub(r"\1", json.dumps(chart.to_dict(), sort_keys=True))
    drawing = hashlib.sha256(spec.encode()).hexdigest()
    return (
        {"title": altair_parts.title_of(chart)}
        | _cells(site, item, altair_parts.frame_of(chart))
        | {"drawing": drawing}
    )


def _table(site: Site, item: Item) -> Texts:

    own = {"definition": item.definition, RESTS_ON: ", ".join(sorted(site.usage.datasets_of(item)))}
    return own | _cells(site, item, site.calls.result(item))


def _cells(site: Site, item: Item, frame: Any) -> Texts:
    """The cells of a table or of what a chart draws, as a reader sees them, by row and column."""
    from macros.engine.calls import tables
    from macros.engine.core import markup

    found: Texts = {}
    for key, row in zip(frame.index, frame.itertuples(index=False, name=None), strict=True):
        for n, value in enumerate(row):
            label = f"{key}, {tables.column_title(site.calls, item, frame.columns[n])}"
            label += f" ({len(found)})" if label in found else ""
            found[label] = markup.plain(tables.cell(site.calls, item, frame, str(key), n, value))
    return found


def _sentences(site: Site, page: Page) -> Iterator[str]:
    """The lines of a page as a reader sees them, marks of endnotes in brackets; other lines as they are."""
    from macros.engine.core.faults import CallFault

    sources = (site.root / "docs" / page.path).read_text(encoding="utf-8").splitlines()
    marked = dataclasses.replace(page, lines=tuple(_NOTE.sub(r"[\1]", line) for line in page.lines))
    listed = {call.line for call in page.calls if call.name == "listing"}
    for number, (line, source) in enumerate(zip(marked.lines, sources, strict=False), 1):
        try:
            yield site.usage.sentence(marked, number) if line.strip() and number not in listed else source
        except CallFault as error:
            yield f"{source} (cannot be shown: {error.problem})"
