"""In: a checkout. Out: what it shows its readers: statistics, claims, charts, tables and sentences, as published."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from macros.engine import build
from macros.engine.calls.tables import cell, column_title
from macros.engine.changes.report import Rows
from macros.engine.core import markup
from macros.engine.core.faults import CallFault, Faults
from macros.engine.datasets import load
from macros.engine.drawing import altair_parts
from macros.engine.items import registry
from macros.engine.items.registry import Item
from macros.engine.pages.page import Page, read
from macros.engine.site import ledger
from macros.engine.site.site import Site

_NOTE = re.compile(r"\{\{\s*note\((\d+)\)\s*\}\}")


def snapshot(root: Path) -> dict[str, Any]:
    """`parts` of a tree by title, its `sentences` by page, and its `faults`, which forbid some of the parts."""
    faults: list[str] = []
    try:
        site = build.prepare(root)
    except Faults as error:
        faults = [str(fault) for fault in error.faults]
        try:
            site = build.site_of(root, load.read(root), registry.load(), read(root / "docs"))
        except Faults:
            return {"faults": faults, "parts": {}, "sentences": {}}
        if site.registry.faults:
            return {"faults": faults, "parts": {}, "sentences": {}}
    sentences = {f"docs/{page.path}": list(_sentences(site, page)) for page in site.pages}
    return {"faults": faults, "parts": _parts(site), "sentences": sentences}


def _parts(site: Site) -> dict[str, Rows]:
    """What is published besides the pages; what fails is among the faults."""
    entries = []
    with suppress(Exception):
        entries = ledger.entries(site)
    told = {"statistics": _computed, "claims": _computed, "charts": _drawn, "tables": _drawn}
    parts: dict[str, Rows] = {}
    for kind, describe in told.items():
        parts[kind.capitalize()] = {}
        for item in getattr(site.registry, kind).values():
            with suppress(Exception):
                parts[kind.capitalize()][item.name] = describe(site, item)
    parts["Printed numbers"] = {entry.key: {"printed": entry.printed, "status": entry.status} for entry in entries}
    return parts


def _computed(site: Site, item: Item) -> dict[str, str]:
    words = {"value": repr(site.calls.result(item)), "definition": item.definition, "unit": item.unit}
    if item.kind == "statistics":
        return {"shown as": site.calls.stat(item.name).plain} | words
    return words | {"wordings": "; ".join(item.wordings)}


def _drawn(site: Site, item: Item) -> dict[str, str]:
    """The words around a chart or a table, and its cells as a reader sees them."""
    result = site.calls.result(item)
    found = {"definition": item.definition, "unit": item.unit}
    if item.kind == "charts":
        found["title"], result = altair_parts.title_of(result), altair_parts.frame_of(result)
    for key, row in zip(result.index, result.itertuples(index=False, name=None), strict=True):
        for n, value in enumerate(row):
            label = f"{key}, {column_title(site.calls, item, result.columns[n])}"
            label += f" ({len(found)})" if label in found else ""
            found[label] = markup.plain(cell(site.calls, item, result, str(key), n, value))
    return found


def _sentences(site: Site, page: Page) -> Iterator[str]:
    """The lines of a page as a reader sees them, marks of endnotes in brackets; other lines as they are."""
    sources = (site.root / "docs" / page.path).read_text(encoding="utf-8").splitlines()
    marked = dataclasses.replace(page, lines=tuple(_NOTE.sub(r"[\1]", line) for line in page.lines))
    listed = {call.line for call in page.calls if call.name == "listing"}
    for number, (line, source) in enumerate(zip(marked.lines, sources, strict=False), 1):
        try:
            yield site.usage.sentence(marked, number) if line.strip() and number not in listed else source
        except CallFault as error:
            yield f"{source} (cannot be shown: {error.problem})"
