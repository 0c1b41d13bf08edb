"""In: a way out of MkDocs. Out: whether it builds the same pages as MkDocs does, as Markdown; exit status 1 if not.

`python tests/tools/canaries.py properdocs`, or `zensical`, with requirements-canaries.txt installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import zensical_build
from same_pages import Difference, compare, count

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "https://example.org/companion/"
SHOWN = 20


def with_module(module: str, folder: Path) -> Path:
    """The site of this checkout, built by MkDocs or by what takes its place."""
    environment = {"SITE_URL": ADDRESS, "REPOSITORY": "", "SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", module, "build", "--strict", "--site-dir", str(folder / "site")]
    subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=True)
    return folder / "site"


BUILDS: dict[str, Callable[[Path], Path]] = {
    "mkdocs": lambda folder: with_module("mkdocs", folder),
    "properdocs": lambda folder: with_module("properdocs", folder),
    "zensical": lambda folder: zensical_build.build(folder, ADDRESS),
}
WAYS = [name for name in BUILDS if name != "mkdocs"]


def report(name: str, pages: int, files: int, found: list[Difference]) -> str:
    """What was compared, and each difference."""
    told = f"{name} {version(name)} and MkDocs {version('mkdocs')}: {pages} pages and {files} files compared, "
    if not found:
        return told + "all the same."
    more = [f"- … and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    return "\n".join([f"{told}{len(found)} differences:", "", *(f"- {d}" for d in found[:SHOWN]), *more])


def compared(name: str) -> bool:
    """Builds the site twice and tells what differs. Raises: CalledProcessError where a build fails."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        ours, theirs = BUILDS["mkdocs"](Path(one)), BUILDS[name](Path(other))
        found = compare(ours, theirs)
        print(report(name, *count(ours), found))
    return not found


def main(arguments: list[str]) -> int:
    """Exit status: 0 where both build the same pages, 1 where they do not or one fails, 2 for an unknown name."""
    if len(arguments) != 1 or arguments[0] not in WAYS:
        print(f"Expected the name of a way out: {' or '.join(WAYS)}.", file=sys.stderr)
        return 2
    try:
        return 0 if compared(arguments[0]) else 1
    except subprocess.CalledProcessError as error:
        print(f"{' '.join(error.cmd[1:3])} ended with {error.returncode}:\n\n```\n{error.stdout}{error.stderr}```")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
