"""In: a checkout. Out: what it shows its readers: statistics, claims, charts, tables and sentences, as texts."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from macros.engine import build
from macros.engine.calls.tables import cell, column_title
from macros.engine.changes.report import CALLS
from macros.engine.core import formats, markup
from macros.engine.core.faults import CallFault, Faults
from macros.engine.datasets import load
from macros.engine.drawing import altair_parts
from macros.engine.items import registry
from macros.engine.items.registry import Item
from macros.engine.pages.page import Call, Page, read
from macros.engine.site import ledger
from macros.engine.site.site import Site


def snapshot(root: Path) -> dict[str, Any]:
    """What a tree shows, by COMPUTED and CALLS, and its `faults`: those alone where they forbid the rest."""
    faults: list[str] = []
    try:
        site = build.prepare(root)
    except Faults as error:
        faults = [str(fault) for fault in error.faults]
        try:
            site = build.site_of(root, load.read(root), registry.load(), read(root / "docs"))
        except Faults:
            return {"faults": faults}
        if site.registry.faults:
            return {"faults": faults}
    shown: dict[str, Any] = {"faults": faults}
    for kind in ("statistics", "claims", "charts", "tables"):
        shown[kind] = {item.name: _texts(site, item) for item in getattr(site.registry, kind).values()}
    with suppress(Exception):  # an entry that refers to nothing is among the faults
        entries = ledger.entries(site)
        shown["printed numbers"] = {entry.key: {"status": f"{entry.printed}: {entry.status}"} for entry in entries}
    return shown | {CALLS: {f"docs/{page.path}": _lines(site, page) for page in site.pages}}


def _texts(site: Site, item: Item) -> dict[str, str]:
    texts = {"definition": item.definition, "unit": item.unit, "wordings": "; ".join(item.wordings)}
    try:
        result = site.calls.result(item)
        if item.kind == "statistics":
            words, exact = site.calls.number(item.name).plain, repr(result).replace("-", "−")
            return texts | {"value": words if words == exact else f"{words} (exactly {exact})"}
        if item.kind == "claims":
            return texts | {"holds": repr(result)}
        if item.kind == "charts":
            texts["title"], result = altair_parts.title_of(result), altair_parts.frame_of(result)
        return texts | _cells(site, item, result)
    except Exception as error:  # an item that fails is among the faults where a page calls it
        return texts | {"fault": str(getattr(error, "problem", error))}


def _cells(site: Site, item: Item, frame: Any) -> dict[str, str]:
    """The cells of a table, or of what a chart draws, as a reader sees them."""
    found: dict[str, str] = {}
    for key, row in zip(frame.index, frame.itertuples(index=False, name=None), strict=True):
        for n, value in enumerate(row):
            label = f"{key}, {column_title(site.calls, item, frame.columns[n])}"
            label += f" ({len(found)})" if label in found else ""
            found[label] = markup.plain(cell(site.calls, item, frame, str(key), n, value))
    return found


def _title(site: Site, call: Call) -> str:
    """What a figure is, for who has to see that another one stands there: its row, or its statistic or claim."""
    if call.name == "value":
        dataset, row, *_ = call.arguments
        return f" ({site.data[dataset].title}: {row})"
    if call.name in ("stat", "claim"):
        names = call.arguments if call.name == "stat" else call.arguments[:1]
        return f" ({', '.join(formats.capital(str(name).replace('_', ' ')) for name in names)})"
    return ""


def _lines(site: Site, page: Page) -> list[str]:
    """The lines of a page's file with what its calls show, beside each figure what it is, and marks in brackets."""
    lines = (site.root / "docs" / page.path).read_text(encoding="utf-8-sig", errors="replace").split("\n")
    # From the end, so that what a call shows moves no call before it. A listing has no words of its own.
    for call in (call for call in reversed(page.calls) if call.name != "listing"):
        line = lines[call.line - 1]
        try:
            shown = site.show(call)
        except CallFault as error:
            lines[call.line - 1] = f"{line} (cannot be shown: {error.problem})"
        else:
            words = shown.plain + _title(site, call) + "".join(f"[{number}]" for number in shown.marks)
            lines[call.line - 1] = line[: call.start] + words + line[call.end :]
    return lines
