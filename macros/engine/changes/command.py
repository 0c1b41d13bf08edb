"""In: the checkout and a commit. Out: which rows, numbers, words and sentences differ between them, as Markdown.

`python -m macros.engine.changes.command [BASE]` prints the report; with `--snapshot`, what this tree shows, as JSON.
Each of the two trees is computed by its own code, because functions differ as rows do.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import filecmp
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
from pathlib import Path
from typing import Any

from macros.engine.changes.report import Rows, Tree, code, report
from macros.engine.core.files import below

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 300


def tree_of(root: Path) -> Tree:
    """A tree: what is read of it without its code, and what its own code shows in a process of its own."""
    paths = [*below(root / "data"), *below(root / "docs")]
    texts = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8-sig", errors="replace")
        for path in paths
        if path.is_file() and path.suffix in (".csv", ".json", ".md")
    }
    rows = {name: rows_of(text) for name, text in texts.items() if name.endswith(".csv")}
    lines = {name: text.split("\n") for name, text in texts.items() if name not in rows}
    shown = _shown(root)
    return Tree(rows, lines, shown, shown.pop("faults"))


def rows_of(text: str) -> Rows:
    """The rows of a CSV by key, letter for letter and whatever its schema."""
    csv.field_size_limit(2**31 - 1)  # because a quote that is not closed makes one cell of the rest
    header, *body = [*csv.reader(io.StringIO(text))] or [[]]
    found: Rows = {}
    for line, cells in enumerate(body, 2):
        key = cells[0] if cells else ""
        labels = [*header, *(f"column {n}" for n in range(len(header) + 1, len(cells) + 1))]
        found[f"{key} in line {line}" if key in found else key] = dict(zip_longest(labels, cells, fillvalue=""))
    return found


def _shown(root: Path) -> dict[str, Any]:
    """What `--snapshot` prints in a tree, or as its one fault why it prints nothing."""
    if not (root / "macros/engine/changes/command.py").is_file():
        return {"faults": ["it is older than this command, and has no code that tells what it shows."]}
    command = [sys.executable, "-m", "macros.engine.changes.command", "--snapshot"]
    try:
        run = subprocess.run(command, cwd=root, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return {"faults": [f"its code was ended after {SECONDS} seconds."]}
    if run.returncode:
        return {"faults": [f"its code ends with: {run.stderr.decode(errors='replace').strip().rpartition(chr(10))[2]}"]}
    return json.loads(run.stdout)


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
    safe: Any = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # Debian 12's Python has no filters
    with tarfile.open(fileobj=io.BytesIO(git("archive", "--format=tar", commit))) as archive:
        archive.extractall(folder, **safe)


def differing(base: Path) -> list[str]:
    """The paths whose bytes differ, in either tree; what git ignores is left out."""
    ours = git("ls-files", "--cached", "--others", "--exclude-standard", "-z").decode(errors="surrogateescape")
    theirs = [path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_file()]
    paths = {*filter(None, ours.split("\0")), *theirs}
    _, changed, alone = filecmp.cmpfiles(base, ROOT, paths, shallow=False)
    return sorted([*changed, *alone])


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


def main() -> int:
    """Exit status: 0 where the working tree has no faults, 1 where it has, 2 where there is nothing to compare with."""
    parser = argparse.ArgumentParser(prog="make changes", description=__doc__.splitlines()[0])
    parser.add_argument("base", nargs="?", metavar="BASE", help="a branch, tag or commit (default: where it left main)")
    parser.add_argument("--snapshot", action="store_true", help="print what this tree shows, as JSON")
    options = parser.parse_args()
    if options.snapshot:
        with contextlib.redirect_stdout(sys.stderr):  # because a function that prints would break the JSON
            from macros.engine.changes.snapshot import snapshot  # here, because it loads the whole engine

            found = snapshot(ROOT)
        print(json.dumps(found))
        return 0
    try:
        text, faulty = compared(options.base)
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", b"").decode(errors="replace").strip() or error
        print(f"Found nothing to compare with: {reason}", file=sys.stderr)
        print("Name a branch, tag or commit of this checkout: make changes BASE=main", file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(text, end="")
    return int(faulty)


if __name__ == "__main__":
    sys.exit(main())
