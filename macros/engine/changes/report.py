"""In: two states of the project. Out: what changed from one to the other, as Markdown in which every text is code."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

Texts = dict[str, str]
Rows = dict[str, Texts]
Change = tuple[str, str | None, str | None]
PARTS = {"statistics": "Statistics", "claims": "Claims", "charts": "Charts", "tables": "Tables"}
RESTS_ON = "rests on"
# Told only where nothing else of an item changed, because they move with what they are drawn or rounded from.
FOLLOW = ("exact value", "drawing")
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
    pages: dict[str, list[str]]
    shown: dict[str, dict] = field(default_factory=dict)
    problem: str = ""

    @property
    def faults(self) -> list[str]:
        return [self.problem] if self.problem else list(self.shown.get("faults", ()))


@dataclass(frozen=True)
class Difference:
    """What is new, what is gone, and which texts changed, by name. None stands for what is or was not there."""

    added: Rows
    removed: Rows
    changed: dict[str, list[Change]]
    reordered: bool


def difference(before: Rows, after: Rows) -> Difference:
    """Two sets of texts by name and label, compared text by text."""
    kept = [name for name in after if name in before]
    return Difference(
        {name: texts for name, texts in after.items() if name not in before},
        {name: texts for name, texts in before.items() if name not in after},
        {name: found for name in kept if (found := _texts(before[name], after[name]))},
        kept != [name for name in before if name in after],
    )


def _texts(before: Texts, after: Texts) -> list[Change]:
    labels = dict.fromkeys([*after, *before])
    found = [(label, before.get(label), after.get(label)) for label in labels if before.get(label) != after.get(label)]
    if not found and list(before) != list(after):
        found = [("order", ", ".join(before), ", ".join(after))]
    return [change for change in found if change[0] not in FOLLOW] or found


def sentences(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> Iterator[tuple[int, str, str]]:
    """The lines of a page that changed, as (line, before, after), empty where one is new or gone. A line comes in as
    its text and its source: where the text is the same, the sources are told, as for the address of a link."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, *ends in matcher.get_opcodes():
        for i, j in _pairs(before, after, *ends) if kind != "equal" else ():
            was, source = before[i] if i is not None else ("", "")
            now, target = after[j] if j is not None else ("", "")
            if source.strip() or target.strip():
                yield (i if j is None else j) + 1, *((source, target) if was == now else (was, now))


def _pairs(before: list, after: list, start: int, end: int, first: int, last: int) -> list[tuple]:
    """Lines side by side: by place where as many came as went, otherwise each with the next one that is like it."""
    if end - start == last - first:
        return list(zip(range(start, end), range(first, last), strict=True))
    found = []
    for i in range(start, end):
        like = next((j for j in range(first, last) if _alike(before[i][1], after[j][1])), None)
        if like is not None:
            found += [(None, j) for j in range(first, like)]
            first = like + 1
        found.append((i, like))
    return found + [(None, j) for j in range(first, last)]


def _alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= 0.5


def code(text: str | None) -> str:
    """Any text as code on one line: no Markdown, HTML or mention is read in it, and what is invisible is spelt out."""
    if not text:
        return "nothing"
    shown = "".join(c if c == " " or unicodedata.category(c)[0] not in "CZ" else f"\\u{ord(c):04x}" for c in text)
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    pad = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def report(before: Tree, after: Tree, base: str, files: Sequence[str] = ()) -> str:
    """The whole report. `base` names the state before, as Markdown; `files` are the paths that differ in any way."""
    rows, pages = _rows(before, after), _pages(before, after)
    sections = {f"Rows of {code(path)}": lines for path, lines in rows.items()}
    sections |= _items(before, after) | _ledger(before, after)
    sections |= {f"Sentences of {code(path)}": lines for path, lines in pages.items()}
    looks = [code(path) for path in files if LOOKS.match(path) and path not in rows and path not in pages]
    notes = _faults("The working tree", after.faults) + _notes(before, after)
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


def _faults(whose: str, faults: list[str]) -> list[str]:
    if not faults:
        return []
    count = "a fault" if len(faults) == 1 else f"{len(faults)} faults"
    return [f"{whose} has {count}:", "", *(f"- {code(fault)}" for fault in faults), ""]


def _notes(before: Tree, after: Tree) -> list[str]:
    """What is wrong with the base, and what could not be compared."""
    if before.problem:
        return [f"Of that commit, only rows and the sources of pages are compared: {code(before.problem)}", ""]
    missing = [part for part in (*PARTS, "ledger", "sentences") if not _both(before, after, part)]
    missing += [code(path) for path in {**before.rows, **after.rows} if not _readable(before, after, path)]
    notes = _faults("That commit itself", before.faults)
    return notes + ([f"Not compared, because a side does not give it: {', '.join(missing)}.", ""] if missing else [])


def _both(before: Tree, after: Tree, part: str) -> bool:
    return part in before.shown and part in after.shown


def _readable(before: Tree, after: Tree, path: str) -> bool:
    return before.rows.get(path, {}) is not None and after.rows.get(path, {}) is not None


def _rows(before: Tree, after: Tree) -> dict[str, list[str]]:
    found = {
        path: _told(difference(before.rows.get(path, {}), after.rows.get(path, {})), "row ")
        for path in sorted({*before.rows, *after.rows})
        if _readable(before, after, path)
    }
    return {path: lines for path, lines in found.items() if lines}


def _items(before: Tree, after: Tree) -> dict[str, list[str]]:
    paths = [path for path in after.rows if before.rows.get(path) != after.rows[path]]
    moved = {path.rpartition("/")[2].partition(".")[0] for path in paths}
    found = {}
    for part, title in PARTS.items():
        if _both(before, after, part):
            found[title] = _told(difference(before.shown[part], after.shown[part]), "", after.shown[part], moved)
    return {title: lines for title, lines in found.items() if lines}


def _told(found: Difference, what: str, items: Rows | None = None, moved: Iterable[str] = ()) -> list[str]:
    """A line a change; of a new or gone row all its texts, of an item the first."""
    lines = []
    for name, changes in found.changed.items():
        why = _why(items[name], moved) if items else ""
        texts = [f"{_label(label)}: {code(was)} → {code(now)}" for label, was, now in changes]
        if len(texts) == 1:
            lines.append(f"- {what}{code(name)}, {texts[0]}{why}")
        else:
            lines += [f"- {what}{code(name)}{why}", *(f"  - {text}" for text in texts)]
    for state, rows in (("is new", found.added), ("is gone", found.removed)):
        for name, texts in rows.items():
            told = list(texts.items())[: 1 if items is not None else None]
            lines.append(f"- {what}{code(name)} {state}: {', '.join(f'{_label(n)} {code(t)}' for n, t in told)}")
    return lines + ["- what stays stands in another order"] * found.reordered


def _why(texts: Texts, moved: Iterable[str]) -> str:
    names = [code(name) for name in texts.get(RESTS_ON, "").split(", ") if name in moved]
    return f" (rests on {', '.join(names)})" if names else " (no dataset that it rests on changed)"


def _label(label: str) -> str:
    return label if re.fullmatch("[a-z]+( [a-z]+)*", label) else code(label)


def _ledger(before: Tree, after: Tree) -> dict[str, list[str]]:
    """Statuses that changed; rows of printed.csv that are new, gone or reworded are told as rows."""
    if not _both(before, after, "ledger"):
        return {}
    changed = difference(before.shown["ledger"], after.shown["ledger"]).changed
    lines = [
        f"- {code(key)}, printed {code(after.shown['ledger'][key].get('printed'))}: {code(was)} → {code(now)}"
        for key, changes in changed.items()
        for label, was, now in changes
        if label == "status"
    ]
    return {"Statuses of printed numbers": lines} if lines else {}


def _pages(before: Tree, after: Tree) -> dict[str, list[str]]:
    filled = _both(before, after, "sentences")
    found = {}
    for path in sorted({*before.pages, *after.pages}):
        if path not in before.pages or path not in after.pages:
            found[path] = ["- the page is " + ("new" if path in after.pages else "gone")]
            continue
        lines = []
        for line, was, now in sentences(_lines(before, path, filled), _lines(after, path, filled)):
            if was and now:
                lines += [f"- line {line}", f"  - before: {code(was)}", f"  - after: {code(now)}"]
            else:
                lines.append(f"- line {line}, {'new' if now else 'gone'}: {code(now or was)}")
        found[path] = lines
    return {path: lines for path, lines in found.items() if lines}


def _lines(tree: Tree, path: str, filled: bool) -> list[tuple[str, str]]:
    sources = tree.pages[path]
    return list(zip(tree.shown["sentences"].get(path, sources) if filled else sources, sources, strict=False))


def _within_limit(text: str) -> str:
    if len(text.encode()) <= LIMIT:
        return text
    kept = text.encode()[:LIMIT].decode(errors="ignore").rpartition("\n")[0]
    return f"{kept}\n\nThe report is longer than can be shown, and ends here.\n"
