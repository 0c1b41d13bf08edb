"""In: the checkout and a commit. Out: which rows, numbers, words and sentences differ between them, as Markdown.

`python -m macros.changes [BASE]` prints the report; with `--snapshot`, what this tree shows its readers, as JSON.
Each of the two trees is computed by its own code, because functions differ as rows do.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import dataclasses
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.comparisons import RESTS_ON, Rows, Texts, Tree, code, report

if TYPE_CHECKING:
    from macros.pages import Page
    from macros.registry import Item
    from macros.site import Site

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 300
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
    from macros import datasets, pages, registry
    from macros import site as sites
    from macros.faults import Faults

    try:
        return {"faults": []} | _shown(sites.prepare(root))
    except Faults as error:
        faults = {"faults": [str(fault) for fault in error.faults]}
    try:
        data, items = datasets.read(root), registry.load()
    except Faults:
        return faults
    if items.faults:
        return faults
    return faults | _shown(sites.Site(root, data, items, pages.read(root / "docs")))


def _shown(site: Site) -> dict:
    described = {"statistics": _statistic, "claims": _claim, "charts": _chart, "tables": _table}
    shown: dict[str, dict] = {
        kind: {item.name: _texts(site, item, describe) for item in getattr(site.registry, kind).values()}
        for kind, describe in described.items()
    }
    shown["sentences"] = {f"docs/{page.path}": list(_sentences(site, page)) for page in site.pages}
    with contextlib.suppress(Exception):  # an entry that refers to nothing is among the faults
        from macros import ledger

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
    from macros import chart_parts

    chart = site.calls.result(item)
    spec = _COUNTED.sub(r"\1", json.dumps(chart.to_dict(), sort_keys=True))
    drawing = hashlib.sha256(spec.encode()).hexdigest()
    return (
        {"title": chart_parts.title_of(chart)} | _cells(site, item, chart_parts.frame_of(chart)) | {"drawing": drawing}
    )


def _table(site: Site, item: Item) -> Texts:
    from macros.registry import Stat, Trend, Value

    names = [name for cell in site.cells_of(item, Stat) for name in site.registry.statistics[cell.name].datasets]
    names = [*item.datasets, *names, *(cell.dataset for cell in site.cells_of(item, (Value, Trend)))]
    own = {"definition": item.definition, RESTS_ON: ", ".join(dict.fromkeys(names))}
    return own | _cells(site, item, site.calls.result(item))


def _cells(site: Site, item: Item, frame: Any) -> Texts:
    """The cells of a table or of what a chart draws, as a reader sees them, by row and column."""
    from macros import html

    found: Texts = {}
    for key, row in zip(frame.index, frame.itertuples(index=False, name=None), strict=True):
        for n, value in enumerate(row):
            label = f"{key}, {site.calls.column_title(item, frame.columns[n])}"
            label += f" ({len(found)})" if label in found else ""
            found[label] = html.plain(site.calls.table_cell(item, frame, str(key), n, value))
    return found


def _sentences(site: Site, page: Page) -> Iterator[str]:
    """The lines of a page as a reader sees them, marks of endnotes in brackets; other lines as they are."""
    from macros.faults import CallFault

    sources = (site.root / "docs" / page.path).read_text(encoding="utf-8").splitlines()
    marked = dataclasses.replace(page, lines=tuple(_NOTE.sub(r"[\1]", line) for line in page.lines))
    listed = {call.line for call in page.calls if call.name == "listing"}
    for number, (line, source) in enumerate(zip(marked.lines, sources, strict=False), 1):
        try:
            yield site.sentence(marked, number) if line.strip() and number not in listed else source
        except CallFault as error:
            yield f"{source} (cannot be shown: {error.problem})"


def tree_of(root: Path) -> Tree:
    """A tree: what is read of it without its code, and what its own code shows in a process of its own."""
    data = [path for path in sorted((root / "data").glob("*")) if path.suffix in (".csv", ".json")]
    docs = [path for path in sorted((root / "docs").rglob("*.md")) if path.is_file()]
    shown, problem = _computed(root)
    return Tree(
        {path.relative_to(root).as_posix(): rows(path) for path in data},
        {p.relative_to(root).as_posix(): p.read_text(encoding="utf-8", errors="replace").splitlines() for p in docs},
        shown,
        problem,
    )


def _computed(root: Path) -> tuple[dict, str]:
    if not (root / "macros" / "changes.py").is_file():
        return {}, "it is older than this command, and has no code that tells what it shows."
    command = [sys.executable, "-m", "macros.changes", "--snapshot"]
    try:
        run = subprocess.run(command, cwd=root, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return {}, f"its code was ended after {SECONDS} seconds."
    if run.returncode:
        return {}, f"its code ends with: {run.stderr.decode(errors='replace').strip().rpartition(chr(10))[2]}"
    return json.loads(run.stdout), ""


def git(*arguments: str) -> bytes:
    """What git prints; it writes nothing, not even what it learns of the index."""
    environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0"}
    return subprocess.run(["git", *arguments], cwd=ROOT, env=environment, check=True, capture_output=True).stdout


def base_of(name: str | None) -> str:
    """The commit to compare with: the one that is named, or where this branch left main, or the last one."""
    if name:
        return git("rev-parse", "--verify", f"{name}^{{commit}}").decode().strip()
    for branch in ("origin/main", "main"):
        with contextlib.suppress(subprocess.CalledProcessError):
            return git("merge-base", "HEAD", branch).decode().strip()
    return git("rev-parse", "--verify", "HEAD").decode().strip()


def unpack(commit: str, folder: Path) -> None:
    """Writes a commit's files into a folder."""
    safe = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # because Debian 12's Python has no filters
    with tarfile.open(fileobj=io.BytesIO(git("archive", "--format=tar", commit))) as archive:
        archive.extractall(folder, **safe)


def differing(base: Path) -> list[str]:
    """The paths whose bytes differ, in either tree; what git ignores is left out."""
    ours = git("ls-files", "--cached", "--others", "--exclude-standard", "-z").decode(errors="surrogateescape")
    theirs = [path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_file()]
    paths = sorted({*filter(None, ours.split("\0")), *theirs})
    return [path for path in paths if _bytes(base / path) != _bytes(ROOT / path)]


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def compared(name: str | None) -> tuple[str, bool]:
    """The report against a commit, and whether the working tree has faults."""
    commit = base_of(name)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as pool:
        base = Path(folder)
        unpack(commit, base)
        files = differing(base)
        before, after = pool.map(tree_of, (base, ROOT))
    named = f"commit {code(commit[:10])}" + (f" ({code(name)})" if name else "")
    return report(before, after, named, files), bool(after.faults)


def main() -> int | str:
    """Exit status: 0 where the working tree has no faults, 1 where it has, 2 where there is nothing to compare with."""
    parser = argparse.ArgumentParser(prog="python -m macros.changes", description=__doc__.splitlines()[0])
    parser.add_argument("base", nargs="?", metavar="BASE", help="a branch, tag or commit (default: where it left main)")
    parser.add_argument("--snapshot", action="store_true", help="print what this tree shows, as JSON")
    options = parser.parse_args()
    if options.snapshot:
        try:
            with contextlib.redirect_stdout(sys.stderr):  # because a function that prints would break the JSON
                found = snapshot(ROOT)
        except Exception as error:  # whatever the tree's own code raises is told in one line
            return f"{type(error).__name__}: {error}"
        print(json.dumps(found))
        return 0
    try:
        text, faulty = compared(options.base)
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", b"").decode(errors="replace").strip() or error
        print(f"Found nothing to compare with: {reason}", file=sys.stderr)
        print("Name a branch, tag or commit of this checkout: make changes BASE=main", file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8")
    print(text, end="")
    return int(faulty)


if __name__ == "__main__":
    sys.exit(main())
