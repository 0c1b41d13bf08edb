"""In: the checkout. Out: a copy of what a build reads of it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # so that a tool that imports this finds the engine
PARTS = ("docs", "data", "macros", "overrides", ".cache/checked", ".cache/drawings", ".cache/footprints")


def copy_to(folder: Path) -> Path:
    """The parts of the checkout that a build reads, and what the last one kept."""
    for name in PARTS:
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder
