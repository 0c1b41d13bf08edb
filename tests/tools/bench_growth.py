"""In: the checkout. Out: how a build grows with the rows of a dataset behind one statistic and one chart.

Beside each: what pandas takes to read the same file as text and to give its columns their types.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from second_project import with_readings

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


def main() -> None:
    print("     rows  build s    MiB  pandas s    MiB  longest page")
    for rows in ROWS:
        with tempfile.TemporaryDirectory() as name:
            folder = with_readings(Path(name), rows)
            figures = (*measured(folder, *BUILD), *measured(folder, *READ))
            longest = max(path.stat().st_size for path in (folder / "site").rglob("*.html"))
            print("{:9,} {:8.1f} {:6.0f} {:9.2f} {:6.0f} {:13,}".format(rows, *figures, longest), flush=True)


if __name__ == "__main__":
    main()
