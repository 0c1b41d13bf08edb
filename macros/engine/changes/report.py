"""In: two states of the project. Out: what changed from one to the other, as Markdown in which every text is code."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Rows = dict[str, dict[str, str]]  # texts by name and label
Lines = list[tuple[str, str]]  # of a page: as a reader sees them, and their source
# What pages are made of, less what is compared item by item and what no page passes through.
LOOKS = re.compile(
    r"(?:docs|data|overrides)/|mkdocs\.yml$|requirements\.txt$"
    r"|macros/(?!(?:statistics|claims|charts|tables|engine/changes)/)"
)
LIMIT = 900_000  # because GitHub takes no job summary of more than 1 MiB


@dataclass(frozen=True)
class Tree:
    """One state of the project. `rows` of each file in data/, None where it cannot be read; the lines of each page.
    `shown` is what the tree's own code computes, by part; where there is nothing of it, `problem` says why."""

    rows: dict[str, Rows | None]
    pages: dict[str, Lines]
    shown: dict[str, Rows] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    problem: str = ""


def code(text: str | None) -> str:
    """Any text as code on one line: no Markdown, HTML or mention is read in it, and what is invisible is spelt out."""
    if not text:
        return "nothing"
    shown = "".join(c if c == " " or unicodedata.category(c)[0] not in "CZ" else f"\\u{ord(c):04x}" for c in text)
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    pad = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def changes(before: Rows, after: Rows) -> list[str]:
    """A line a text that changed; of what is new or gone all its texts."""
    lines = []
    for name in dict.fromkeys([*after, *before]):
        was, now = before.get(name), after.get(name)
        if was is None or now is None:
            texts = ", ".join(f"{_label(label)} {code(text)}" for label, text in (now or was or {}).items() if text)
            lines.append(f"- {code(name)} is {'new' if was is None else 'gone'}: {texts}")
            continue
        for label in dict.fromkeys([*now, *was]):
            if was.get(label) != now.get(label):
                lines.append(f"- {code(name)}, {_label(label)}: {code(was.get(label))} → {code(now.get(label))}")
    kept = [name for name in after if name in before]
    return lines + ["- what stays stands in another order"] * (kept != [name for name in before if name in after])


def _label(label: str) -> str:
    return label if re.fullmatch("[a-z]+( [a-z]+)*", label) else code(label)


def sentences(before: Lines, after: Lines) -> Iterator[tuple[int, str, str]]:
    """The lines of a page that changed, as (line, before, after), empty where one is new or gone. Where a line reads
    the same, its sources are told, as for the address of a link."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        while kind != "equal" and (i < i_end or j < j_end):
            left, right = i_end - i, j_end - j
            # Side by side where as many came as went; otherwise each with the next one that is like it.
            new = right and (not left or left < right and not _alike(before[i][1], after[j][1]))
            gone = left and (not right or left > right and not _alike(before[i][1], after[j][1]))
            was, source = ("", "") if new else before[i]
            now, target = ("", "") if gone else after[j]
            if source.strip() or target.strip():
                yield (i if gone else j) + 1, *((source, target) if was == now else (was, now))
            i, j = i + (not new), j + (not gone)


def _alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= 0.5


def report(before: Tree, after: Tree, base: str, files: Sequence[str] = ()) -> str:
    """The whole report. `base` names the state before, as Markdown; `files` are the paths that differ in any way."""
    sections, missing = {}, []
    for path in sorted({*before.rows, *after.rows}):
        was, now = before.rows.get(path, {}), after.rows.get(path, {})
        if was is None or now is None:
            missing.append(code(path))
        else:
            sections[f"Rows of {code(path)}"] = changes(was, now)
    for part in dict.fromkeys([*after.shown, *before.shown]):
        if part in before.shown and part in after.shown:
            sections[part] = changes(before.shown[part], after.shown[part])
        elif not before.problem:
            missing.append(part)
    sections |= {f"Sentences of {code(path)}": _page(before, after, path) for path in {**before.pages, **after.pages}}
    sections = {title: lines for title, lines in sections.items() if lines}
    told = {*before.rows, *after.rows, *before.pages, *after.pages}
    looks = [code(path) for path in files if LOOKS.match(path) and path not in told]
    notes = [*_faults("The working tree", after.faults), *_base_notes(before, missing)]
    if looks:
        notes += [f"These files can change how pages look, which is not compared: {', '.join(looks)}.", ""]
    if not sections and not notes:
        return f"Nothing that a reader sees changed since {base}.\n"
    if not sections:
        notes += ["No row, number, claim, chart, table or sentence that could be compared changed.", ""]
    lines = ["# Change report", "", f"The working tree, compared with {base}.", "", *notes]
    for title, found in sections.items():
        lines += [f"## {title}", "", *found, ""]
    return _within_limit("\n".join(lines))


def _faults(whose: str, faults: Sequence[str]) -> list[str]:
    if not faults:
        return []
    count = "a fault" if len(faults) == 1 else f"{len(faults)} faults"
    return [f"{whose} has {count}:", "", *(f"- {code(fault)}" for fault in faults), ""]


def _base_notes(before: Tree, missing: list[str]) -> list[str]:
    """What is wrong with the base, and what could not be compared."""
    if before.problem:
        return [f"Of that commit, only rows and the sources of pages are compared: {code(before.problem)}", ""]
    listed = f"Not compared, because a side does not give it: {', '.join(missing)}."
    return [*_faults("That commit itself", before.faults), *([listed, ""] if missing else [])]


def _page(before: Tree, after: Tree, path: str) -> list[str]:
    if path not in before.pages or path not in after.pages:
        return ["- the page is " + ("new" if path in after.pages else "gone")]
    lines = []
    for line, was, now in sentences(before.pages[path], after.pages[path]):
        if was and now:
            lines += [f"- line {line}", f"  - before: {code(was)}", f"  - after: {code(now)}"]
        else:
            lines.append(f"- line {line}, {'new' if now else 'gone'}: {code(now or was)}")
    return lines


def _within_limit(text: str) -> str:
    if len(text.encode()) <= LIMIT:
        return text
    kept = text.encode()[:LIMIT].decode(errors="ignore").rpartition("\n")[0]
    return f"{kept}\n\nThe report is longer than can be shown, and ends here.\n"
