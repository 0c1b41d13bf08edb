"""In: two states of the project. Out: what changed from one to the other, as Markdown in which every text is code."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from macros.engine.core.faults import counted

Rows = dict[str, dict[str, str]]  # texts by name and label
Lines = list[tuple[str, str]]  # of a file: as a reader sees them, and their source
COMPUTED = ("statistics", "claims", "charts", "tables", "printed numbers")
CALLS = "calls of pages"
# What pages are made of, less what is compared text by text and what no page passes through.
LOOKS = re.compile(
    r"(?:docs|data|overrides)/|mkdocs\.yml$|requirements\.txt$|macros/(?!(?:statistics|claims|engine/changes)/)"
)
LIMIT = 900_000  # because GitHub takes no job summary of more than 1 MiB


@dataclass(frozen=True)
class Tree:
    """One state of the project. The rows of each CSV and the lines of each page and JSON file are read without its
    code, which tells what is `shown`: each of COMPUTED as rows, and by CALLS the lines of pages as they read."""

    rows: dict[str, Rows]
    lines: dict[str, list[str]]
    shown: dict[str, dict[str, Any]]
    faults: Sequence[str]


def code(text: str | None) -> str:
    """Any text as code on one line: no Markdown, HTML or mention is read in it, and what is invisible is spelt out."""
    if not text:
        return "nothing"
    shown = "".join(c if c == " " or unicodedata.category(c)[0] not in "CZ" else f"\\u{ord(c):04x}" for c in text)
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    pad = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def text_changes(before: Rows, after: Rows) -> list[str]:
    """A line a text that changed; of what is new or gone all its texts in one."""
    told = []
    for name in {**after, **before}:
        was, now = before.get(name, {}), after.get(name, {})
        if name in before and name in after:
            labels = [label for label in {**now, **was} if was.get(label) != now.get(label)]
            told += [f"- {code(name)}, {code(n)}: {code(was.get(n))} → {code(now.get(n))}" for n in labels]
        else:
            texts = [f"{code(label)} {code(text)}" for label, text in (now or was).items() if text]
            told.append(f"- {code(name)} is {'new' if name in after else 'gone'}: {', '.join(texts)}")
    moved = _order(before, after) != _order(after, before)
    return [*told, "- what stays stands in another order"] if moved else told


def _order(rows: Rows, others: Rows) -> list[tuple[str, str]]:
    return [(name, label) for name in rows for label in rows[name] if label in others.get(name, {})]


def line_changes(before: Lines, after: Lines) -> list[str]:
    """The lines that changed, side by side where as many came as went; by their source where they read the same."""
    told = []
    for number, was, now in _stretches(before, after):
        part = 1 if [shown for shown, _ in was] == [shown for shown, _ in now] else 0
        sides = [("before", line) for line in was] + [("after", line) for line in now]
        texts = [f"  - {side}: {code(line[part])}" for side, line in sides if line[1].strip()]
        told += [f"- line {number}", *texts] if texts else []
    return told


def _stretches(before: Lines, after: Lines) -> Iterator[tuple[int, Lines, Lines]]:
    for kind, i, i_end, j, j_end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "replace" and i_end - i == j_end - j:
            yield from ((j + n + 1, [before[i + n]], [after[j + n]]) for n in range(i_end - i))
        elif kind != "equal":
            yield j + 1, before[i:i_end], after[j:j_end]


def report(before: Tree, after: Tree, base: str, files: Sequence[str] = ()) -> str:
    """The whole report. `base` names the state before, as Markdown; `files` are the paths that differ in any way."""
    missing = [name for name in (*COMPUTED, CALLS) if name not in before.shown or name not in after.shown]
    sections = {
        path: text_changes(before.rows.get(path, {}), after.rows.get(path, {}))
        for path in sorted({*before.rows, *after.rows})
    }
    sections |= {n: text_changes(before.shown[n], after.shown[n]) for n in COMPUTED if n not in missing}
    sections |= {
        path: line_changes(*(_lines(tree, path, CALLS not in missing) for tree in (before, after)))
        for path in sorted({*before.lines, *after.lines})
    }
    looks = [code(path) for path in files if LOOKS.match(path) and path not in sections]
    told = [f"The working tree, compared with {base}.", ""]
    for whose, faults in (("The working tree", after.faults), ("That commit itself", before.faults)):
        if faults:
            told += [f"{whose} has {counted(len(faults), 'fault')}:", "", *(f"- {code(fault)}" for fault in faults), ""]
    if missing:
        told += [f"Not compared, because a side does not give it: {', '.join(missing)}.", ""]
    if looks:
        told += [f"These files can change how pages look, which is not compared: {', '.join(looks)}.", ""]
    if not any(sections.values()):
        told += ["No row, number, claim, chart, table or sentence that could be compared changed.", ""]
    for name, changes in sections.items():
        told += [f"## {code(name)}", "", *changes, ""] if changes else []
    return _within_limit("\n".join(["# Change report", "", *told]))


def _lines(tree: Tree, path: str, filled: bool) -> Lines:
    sources = tree.lines.get(path, [])
    return list(zip(tree.shown[CALLS].get(path, sources) if filled else sources, sources, strict=False))


def _within_limit(text: str) -> str:
    if len(text.encode()) <= LIMIT:
        return text
    kept = text.encode()[:LIMIT].decode(errors="ignore").rpartition("\n")[0]
    return f"{kept}\n\nThe report is longer than can be shown, and ends here.\n"
