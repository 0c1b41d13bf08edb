"""In: the checkout. Out: how much there is of it: lines and modules of the engine, packages, tests.

`python tests/tools/counts.py [ROOT]`: of another checkout, its counts before and after can be compared.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

CONTENT = ("statistics", "claims", "charts", "tables")


def plumbing(root: Path) -> list[Path]:
    """The modules in macros/ outside the folders in which people write."""
    paths = sorted((root / "macros").rglob("*.py"))
    return [path for path in paths if path.relative_to(root / "macros").parts[0] not in CONTENT]


def counts(root: Path) -> dict[str, int]:
    """What is counted, by its name."""
    modules = [path for path in plumbing(root) if path.read_text(encoding="utf-8").strip()]
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    tests = sorted((root / "tests").rglob("*.py"))
    lock = (root / "requirements.txt").read_text(encoding="utf-8")
    return {
        "modules of plumbing": len(modules),
        "lines of plumbing": sum(lines.values()),
        "lines of the longest module": max(lines.values()),
        "most modules in one folder": max(len([p for p in modules if p.parent == m.parent]) for m in modules),
        "lines of tests and tools": sum(len(path.read_text(encoding="utf-8").splitlines()) for path in tests),
        "packages that the site installs": len(re.findall(r"^[A-Za-z0-9_.-]+==", lock, re.MULTILINE)),
        "letters of the guides": sum(
            len((root / f"{name}.md").read_text(encoding="utf-8")) for name in ("CONTRIBUTING", "MAINTAINING")
        ),
    }


if __name__ == "__main__":
    for name, count in counts(Path(sys.argv[1] if len(sys.argv) > 1 else ".")).items():
        print(f"{count:7,}  {name}")
