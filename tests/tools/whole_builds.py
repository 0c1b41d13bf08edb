"""In: the checkout. Out: whether whole builds say of a changed cell or call what the tools say in one process.

`python tests/tools/whole_builds.py 50` changes 50 cells, spread over all datasets, then swaps 50 calls, each in a
copy of its own.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from checkout_copy import ROOT, copy_to  # first, because it finds the engine for the others

# isort: split
import cell_mutations as mutations
import swaps

from macros.engine import build
from macros.engine.site.site import Site


def article_pages(folder: Path) -> dict[str, bytes] | str:
    """The built pages that people write, by path; or the log of the build that failed."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        return done.stdout + done.stderr
    pages = (folder / "site").rglob("*.html")
    found = {path.relative_to(folder / "site").as_posix(): path.read_bytes() for path in pages}
    return {name: page for name, page in found.items() if not name.startswith(("appendix/", "data/"))}


def verdict(cell: mutations.Cell, site: Site, before: dict[str, bytes]) -> str:
    """What a whole build says of one changed cell: "seen" or "unseen"."""
    with tempfile.TemporaryDirectory() as name:
        folder = copy_to(Path(name))
        mutations.rewrite(folder, site.data[cell[0]], [cell])
        after = article_pages(folder)
    return "unseen" if after == before else "seen"


def sample(site: Site, count: int) -> list[mutations.Cell]:
    """Cells of all datasets in turn, the same at each run; those of references.json are no cells of a CSV."""
    by_dataset: dict[str, list[mutations.Cell]] = {}
    for cell in mutations.cells(site.data):
        if cell[0] != "references":
            by_dataset.setdefault(cell[0], []).append(cell)
    chance = random.Random(20)
    for cells in by_dataset.values():
        chance.shuffle(cells)
    rounds = max(map(len, by_dataset.values()))
    return [cells[i] for i in range(rounds) for cells in by_dataset.values() if i < len(cells)][:count]


def compare(count: int) -> list[str]:
    """The cells of a sample for which the two ways disagree, each as a sentence."""
    site = build.prepare(ROOT)
    chosen = sample(site, count)
    unseen = set(mutations.survivors(site, chosen))
    with tempfile.TemporaryDirectory() as name:
        before = article_pages(copy_to(Path(name)))
    assert isinstance(before, dict), before
    faults = []
    for cell in chosen:
        expected = "unseen" if cell in unseen else "seen"
        found = verdict(cell, site, before)
        if found != expected:
            faults.append(f"{cell}: {expected} in one process, {found} by a whole build")
    return faults


def compare_swaps(count: int) -> list[str]:
    """The swaps of a sample for which the two ways disagree, each as a sentence; half of the sample is not seen."""
    site = build.prepare(ROOT)
    chance = random.Random(20)
    every = swaps.swaps(site)
    chance.shuffle(every)
    told = [(swap, swaps.seen(site, swap)) for swap in every[: 8 * count]]
    half = count // 2
    chosen = [pair for pair in told if pair[1]][:half] + [pair for pair in told if not pair[1]][: count - half]
    faults = []
    for swap, seen in chosen:
        with tempfile.TemporaryDirectory() as name:
            folder = copy_to(Path(name))
            page, written = folder / "docs" / swap.page.path, "\n".join(swaps.swapped(swap).lines)
            page.write_text(f"{swap.page.front_matter}{written.lstrip()}\n", encoding="utf-8")
            found = isinstance(article_pages(folder), str)
        if found != seen:
            faults.append(f"{swap.call.where}, {swap.written}: {'seen' if seen else 'unseen'} in one process alone")
    assert len(chosen) == count, "the sample has too few of one kind"
    return faults


def main() -> int:
    """Exit status: 0 where the two ways agree on every cell and call, 1 where they do not."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    status = 0
    for what, compared in (("cells", compare), ("swaps", compare_swaps)):
        faults = compared(count)
        print("\n".join([*faults, f"{count - len(faults)} of {count} {what}: whole builds say the same"]))
        status |= bool(faults)
    return status


if __name__ == "__main__":
    sys.exit(main())
