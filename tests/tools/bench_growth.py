"""In: the checkout. Out: how a build grows with the rows of a dataset, and with pages, their calls and charts.

Beside rows: what pandas takes to read the same file as text and to give its columns their types. Beside pages: plain
MkDocs with the same pages already rendered.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from second_project import second_project, with_readings

PAGES = (2, 20, 200)
CALLS = re.compile(r"\{\{.*?\}\}")
PLAIN = {"site_name": "Plain", "theme": {"name": "material", "font": False}, "plugins": ["search"]}
ROWS = (100, 1_000, 100_000, 1_000_000)
BUILD = ["-m", "mkdocs", "build", "--quiet", "--strict"]
READ = [
    "-c",
    "import pandas; frame = pandas.read_csv('data/readings.csv', dtype=str); frame.astype({'height': 'Int64'})",
]


def measured(folder: Path, *arguments: str) -> tuple[float, float]:
    """Seconds and MiB at most of a Python in a folder."""
    started = time.perf_counter()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen([sys.executable, *arguments], cwd=folder, env=environment) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(arguments)} failed")
    return time.perf_counter() - started, used.ru_maxrss / 1024


def with_pages(folder: Path, count: int) -> Path:
    """The second project with so many pages, each with calls and a chart of its own."""
    second_project(folder)
    (page, chart), names = (folder / "docs/tides.md", folder / "macros/charts/harbour.py"), []
    text, (head, function) = page.read_text("utf-8"), chart.read_text("utf-8").split("@chart", 1)
    for number in range(count):
        names.append(f"tides-{number}.md")
        (folder / "docs" / names[-1]).write_text(text.replace("by_day", f"by_day_{number}"), "utf-8")
        (folder / "macros/charts" / f"tides_{number}.py").write_text(
            f"{head}@chart{function}".replace("by_day", f"by_day_{number}"), "utf-8"
        )
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.writelines(f"  - {name}\n" for name in names)
    return folder


def plain(folder: Path, built: Path) -> Path:
    """The pages that people have written of a built project, with what their calls gave, for plain MkDocs."""
    (folder / "docs").mkdir()
    for page in (built / "docs").glob("*.md"):
        site = built / "site" / page.stem / "index.html" if page.stem != "index" else built / "site/index.html"
        figures = re.findall(r"<figure.*?</figure>", site.read_text("utf-8"), re.DOTALL)
        given = lambda call, figures=figures: figures.pop(0) if "chart(" in call[0] and figures else "310"  # noqa: E731
        (folder / "docs" / page.name).write_text(CALLS.sub(given, page.read_text("utf-8")), "utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(PLAIN), "utf-8")
    return folder


def grow_in_pages() -> None:
    print("    pages   cold s   warm s   plain s   warm a page")
    for pages in PAGES:
        with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as other:
            folder = with_pages(Path(name), pages)
            cold, warm = (measured(folder, *BUILD)[0] for _ in range(2))
            beside, _ = measured(plain(Path(other), folder), *BUILD[:-1])
            print(f"{pages:9,} {cold:8.1f} {warm:8.1f} {beside:9.1f} {warm / pages:13.3f}", flush=True)


def grow_in_rows() -> None:
    print("     rows  build s    MiB  pandas s    MiB  longest page")
    for rows in ROWS:
        with tempfile.TemporaryDirectory() as name:
            folder = with_readings(Path(name), rows)
            figures = (*measured(folder, *BUILD), *measured(folder, *READ))
            longest = max(path.stat().st_size for path in (folder / "site").rglob("*.html"))
            print("{:9,} {:8.1f} {:6.0f} {:9.2f} {:6.0f} {:13,}".format(rows, *figures, longest), flush=True)


if __name__ == "__main__":
    grow_in_pages()
    grow_in_rows()
