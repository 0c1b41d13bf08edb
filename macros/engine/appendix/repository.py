"""In: the repository's address. Out: addresses there: the form of a report, a file to edit, a row's line."""

from __future__ import annotations

import json
import urllib.parse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.engine.datasets.dataset import Dataset

BRANCH = "main"  # because the site is published from it alone
LONGEST = 400  # because a server refuses an address of some thousand characters


def report(repository: str, about: dict[str, str]) -> str:
    """The form for a wrong number, filled in."""
    filled = {name: text if len(text) <= LONGEST else f"{text[:LONGEST]}…" for name, text in about.items()}
    return f"{repository}/issues/new?{urllib.parse.urlencode({'template': 'number.yml'} | filled)}"


def edit(repository: str, path: str) -> str:
    """Where a file is edited."""
    return f"{repository}/edit/{BRANCH}/{path}"


def line(repository: str, root: Path, dataset: Dataset, row: str) -> str:
    """Where a row stands in its file, with the line marked."""
    number = dataset.line(row) if dataset.is_csv else _line_of_work(root / dataset.path, row)
    return f"{repository}/blob/{BRANCH}/{dataset.path}?plain=1#L{number}"


def _line_of_work(path: Path, work: str) -> int:
    """The line at which a work of references.json gives its id."""
    wanted = f'"id": {json.dumps(work)}'
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, text in enumerate(lines, 1) if wanted in text)
