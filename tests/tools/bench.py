"""In: the checkout. Out: how long builds take, as a ratio to plain MkDocs on the same pages already rendered.

Both are built in turn, in one run, each in a process of its own, so that a slow moment of the machine meets both.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5
# What is changed before a build, each with the most that it may take, and the text behind which a word is written.
KINDS = {
    "cold": (3.5, "", ""),
    "nothing": (2.5, "", ""),
    "one sentence": (2.5, "docs/introduction.md", "\n# Introduction\n\n"),
    "one cell": (2.8, "data/glossary.csv", "\ncountry-with-no-enemies,A country with no enemies,"),
}
PLAIN = {"theme": {"name": "material", "font": False}, "plugins": ["search"], "strict": False}


def build(folder: Path, *options: str, cold: bool = True) -> float:
    """Seconds that one build takes, from nothing or with what the one before has left in .cache/."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    if cold:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    started = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder / "site"), *options]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return time.perf_counter() - started


def write_word(path: Path, behind: str) -> None:
    before = path.read_text(encoding="utf-8")
    assert behind in before, f"{path} no longer holds {behind!r}: mend KINDS"
    word = "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=8)).capitalize()
    path.write_text(before.replace(behind, f"{behind}{word} ", 1), encoding="utf-8")


def copy_of_the_project(folder: Path) -> Path:
    ours = folder / "ours"
    ours.mkdir()
    for name in ("docs", "data", "macros", "overrides"):
        shutil.copytree(ROOT / name, ours / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", ours)
    return ours


def plain_project(folder: Path) -> Path:
    """The same pages with every call filled in, generated pages among them, under plain MkDocs with Material."""
    sys.path.insert(0, str(ROOT))
    from macros.engine import build
    from macros.engine.appendix import dataset_pages
    from macros.engine.pages.page import page_of

    found = build.prepare(ROOT)
    plain = folder / "plain"
    sources = {page.path: (ROOT / "docs" / page.path).read_text(encoding="utf-8") for page in found.pages}
    for path, text in (sources | dataset_pages.pages(found.data)).items():
        target = plain / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(filled(found, page_of(path, text), text), encoding="utf-8")
    config = PLAIN | {"site_name": "Plain", "markdown_extensions": ["admonition", "attr_list", "tables", "toc"]}
    (plain / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return plain


def filled(found, page, text: str) -> str:
    """A page's Markdown with what each call returns in its place."""
    lines = text.splitlines()
    for call in sorted(page.calls, key=lambda call: (call.line, -call.start)):
        line = lines[call.line - 1]
        lines[call.line - 1] = line[: call.start] + found.show(call).html + line[call.end :]
    return "\n".join(lines) + "\n"


def told(kind: str, pairs: list[tuple[float, float]], limit: float) -> bool:
    """Prints how long both sides took, and whether the median of their ratios is within a limit."""
    ratios = [mine / other for mine, other in pairs]
    ours, plain = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(
        f"{kind:13} ours {ours:.2f} s, plain {plain:.2f} s (medians of {len(pairs)}); ratio "
        f"{statistics.median(ratios):.2f}, from {min(ratios):.2f} to {max(ratios):.2f}, at most {limit}",
        flush=True,
    )
    return statistics.median(ratios) <= limit


def measured(kind: str, ours: Path, plain: Path) -> bool:
    """Times builds of a kind; whether they are within its limit."""
    limit, path, behind = KINDS[kind]
    pairs = []
    for _ in range(RUNS):
        if path:
            write_word(ours / path, behind)
        pairs.append((build(ours, "--strict", cold=kind == "cold"), build(plain)))
    return told(kind, pairs, limit)


def main() -> int:
    """Exit status: 0 where each kind is within its limit, 1 where one is above it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, plain = copy_of_the_project(folder), plain_project(folder)
        build(ours, "--strict")
        build(plain)
        within = [measured(kind, ours, plain) for kind in KINDS]
    return not all(within)


if __name__ == "__main__":
    sys.exit(main())
