"""The command that tells all faults without building the site, run on a tiny project with the project's own code."""

import subprocess
import sys

import pytest
from lake import TABLES, tiny_project
from publishing import copy_engine

from macros.engine.pages.call_kinds import CALL_OF

pytestmark = pytest.mark.whole

PAGE = (
    "---\ndescription: How people came.\n---\n\n"
    '# Introduction\n\nTo the lake came {{ value("visitors", "2001") }} people.{{ note(1) }}\n'
)


@pytest.fixture
def checkout(tmp_path):
    """A tiny project with the plumbing, in which nobody has written an item."""
    root = tiny_project(tmp_path, {"introduction.md": PAGE})
    first, ten, *_ = TABLES["printed"].splitlines(keepends=True)
    (root / "data/printed.csv").write_text(first + ten)
    copy_engine(root)
    for kind in CALL_OF:
        (root / "macros" / kind).mkdir()
    return root


def proof(root):
    return subprocess.run(
        [sys.executable, "-m", "macros.engine.build"], cwd=root, capture_output=True, text=True, check=False
    )


def test_a_project_without_a_fault_is_proven(checkout):
    done = proof(checkout)
    assert (0, "No faults in 7 datasets, 0 items, 1 page.\n", "") == (done.returncode, done.stdout, done.stderr)


def test_every_fault_is_told_and_counted(checkout):
    (checkout / "docs/introduction.md").write_text(PAGE + "\nIt had 12 boats and 13 oars.\n")
    done = proof(checkout)
    first, second, count = done.stdout.splitlines()
    assert (1, "2 faults", "") == (done.returncode, count, done.stderr)
    assert first.startswith('docs/introduction.md:9: "12" is typed by hand.')
    assert second.startswith('docs/introduction.md:9: "13" is typed by hand.')
