"""In: the checkout. Out: how long the live preview takes from saving to seeing, as a ratio to plain `mkdocs serve`.

Plain: MkDocs with Material on the same pages already rendered. Both run at once, each with its page open in a browser,
and are edited in turn, so that a slow moment of the machine meets both.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench import copy_of_the_project, plain_project, told
from playwright.sync_api import Browser, sync_playwright
from previews import Preview
from publishing import ARGUMENTS, chromium

RUNS = 5
LIMIT = 1.5
SEEN = "word => document.querySelector('.md-content')?.textContent.includes(word)"


@dataclass(frozen=True)
class Edit:
    """A word that is written into a file, behind a text that stands there, and the page on which it is looked for."""

    kind: str
    path: str
    behind: str
    page: str
    plain: str = ""  # the file of that page where MkDocs has no macros, if it is not named after it


EDITS = [
    Edit("page", "docs/introduction.md", "\n# Introduction\n\n", "introduction"),
    Edit("CSV", "data/glossary.csv", "\ncountry-with-no-enemies,A country with no enemies,", "glossary"),
    Edit("CSV, a chart", "data/laws.csv", "\ncountering-extremism,", "approaches", "docs/approaches/index.md"),
    Edit("schema", "data/datapackage.json", '"description": "Laws of Kazakhstan ', "data/laws"),
    Edit("module", "macros/statistics/introduction.py", '"""People convicted of ', "appendix/statistics"),
]


class Watched:
    """A preview, and a browser's page that shows one of its pages."""

    def __init__(self, folder: Path, address: str, browser: Browser):
        self.folder, self.address, self.page = folder, address, browser.new_page()

    def seconds(self, edit: Edit, path: str, behind: str, word: str) -> float:
        """From the moment when a word is saved to the one when the browser shows it."""
        if self.page.url != f"{self.address}{edit.page}/":
            self.page.goto(f"{self.address}{edit.page}/", timeout=120_000)
        file = self.folder / path
        before = file.read_text(encoding="utf-8")
        assert behind in before, f"{path} no longer holds {behind!r}: mend EDITS"
        after = before.replace(behind, f"{behind}{word} ", 1)
        time.sleep(random.random() / 2)  # because MkDocs looks for edits twice a second, at moments of its own
        file.write_text(after, encoding="utf-8")
        started = time.perf_counter()
        self.page.wait_for_function(SEEN, arg=word, timeout=120_000)
        return time.perf_counter() - started


def measured(edit: Edit, ours: Watched, plain: Watched, runs: int) -> bool:
    """Times one kind of edit; whether it is within the limit."""
    title = "# " if edit.page != "introduction" else "\n# Introduction\n\n"
    pairs = []
    for n in range(runs + 1):
        word = "Word" + "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=8))
        mine = ours.seconds(edit, edit.path, edit.behind, word)
        other = plain.seconds(edit, edit.plain or f"docs/{edit.page}.md", title, word)
        if n:  # because the first of a kind also loads what later ones find loaded, as charts do
            pairs.append((mine, other))
    return told(edit.kind, pairs, LIMIT)


def main() -> int:
    """Exit status: 0 where each kind is within the limit, 1 where one is above it."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        sides = [
            Watched(project, stack.enter_context(Preview(project)).address, browser)
            for project in (copy_of_the_project(folder), plain_project(folder))
        ]
        within = [measured(edit, *sides, runs) for edit in EDITS]
        browser.close()
    return not all(within)


if __name__ == "__main__":
    sys.exit(main())
