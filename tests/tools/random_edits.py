"""In: a number of edits. Out: whether, after each, a build with caches gives what one without them gives.

`python tests/tools/random_edits.py 1000` edits data and pages of the second project, one after another, and undoes some
of them: both builds give the same site, byte for byte, or list the same faults. A second number seeds the choice.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from second_project import second_project

EDITED = ("data/*.csv", "docs/*.md")
WORDS = (*'7 12 -3 0.5 no Monday é " {{ |'.split(), "", "a  b", "3 days", '{{ stat("highest_water") }}')
COMMAND = [sys.executable, "-m", "mkdocs", "build", "--strict"]
Outcome = tuple[bool, object]


def environment(**more: str) -> dict[str, str]:
    """The variables of a build whose bytes are to be compared."""
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000", "REPOSITORY": ""} | more


def build(folder: Path) -> Outcome:
    """Whether the site was built, and its files; or the faults that were told."""
    done = subprocess.run(COMMAND, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        told = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
        return False, [line.replace(str(folder), "") for line in told]
    return True, files(folder / "site")


def files(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def change_number(text: str, chance: random.Random) -> str:
    """Another number of as many digits; none of them is the first of its line, which may be a key."""
    found = chance.choice(list(re.finditer(r"(?<=,)[1-9]\d*", text)) or [re.compile("").match(text)])
    lowest = 10 ** max(len(found.group()) - 1, 0)
    return text[: found.start()] + str(chance.randrange(lowest, 10 * lowest)) + text[found.end() :]


def write_word(text: str, chance: random.Random) -> str:
    """One more sentence of one word."""
    return text.replace(".\n", f".\n{''.join(chance.choices('abcdefgh', k=8)).capitalize()}.\n", 1)


def put_word(text: str, chance: random.Random) -> str:
    """Another word in the place of one: in a CSV a cell, or a part of one."""
    found = chance.choice(list(re.finditer(r"[^\s,]+", text)) or [re.compile("").match(text)])
    return text[: found.start()] + chance.choice(WORDS) + text[found.end() :]


def exchange_words(text: str, chance: random.Random) -> str:
    """A word of the text in the place of another: a cell, a row's name or a field that is there."""
    words = list(re.finditer(r"\w+", text)) or [re.compile("").match(text)]
    found = chance.choice(words)
    return text[: found.start()] + chance.choice(words).group() + text[found.end() :]


def drop_line(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines)) if lines else 0 : len(lines) and None]
    return "".join(lines)


def move_line(text: str, chance: random.Random) -> str:
    """A line in another place; or twice."""
    lines = text.splitlines(keepends=True) or [""]
    line = chance.choice(lines)
    if chance.random() < 0.5:
        lines.remove(line)
    lines.insert(chance.randrange(len(lines) + 1), line)
    return "".join(lines)


# Each with the files that it is made in. After the first three a page is often still good.
EDITS: tuple[tuple[Callable[[str, random.Random], str], tuple[str, ...]], ...] = (
    (change_number, (".csv",)),
    (write_word, (".md",)),
    (move_line, (".csv",)),
    (put_word, (".csv", ".md")),
    (exchange_words, (".csv", ".md")),
    (drop_line, (".csv", ".md")),
)


def edit(folder: Path, good: dict[Path, bytes], chance: random.Random) -> str:
    """Changes a file, or sets one or all back as they were; what was done, in words."""
    edited = [path for path in sorted(good) if (folder / path).read_bytes() != good[path]]
    if chance.random() < 0.4 * len(edited):  # so that faults do not pile up
        undone = edited if chance.random() < 0.5 else [chance.choice(edited)]
        for path in undone:
            (folder / path).write_bytes(good[path])
        return f"as it was: {', '.join(map(str, undone))}"
    change, kinds = chance.choice(EDITS)
    path = chance.choice([path for path in sorted(good) if path.suffix in kinds])
    before = (folder / path).read_text(encoding="utf-8")
    (folder / path).write_text(change(before, chance), encoding="utf-8")
    return f"{change.__name__}: {path}"


def differing(warm: Outcome, cold: Outcome) -> str:
    """In what two builds differ."""
    if warm[0] != cold[0] or not warm[0]:
        return f"with caches {warm[1] if not warm[0] else 'built'}, without {cold[1] if not cold[0] else 'built'}"
    names = {*warm[1], *cold[1]}
    return ", ".join(str(name) for name in sorted(names) if warm[1].get(name) != cold[1].get(name))


def differences(count: int, begin: int = 0) -> tuple[list[str], int]:
    """Each edit after which the builds differ, with all that led there; and how many edits gave a site."""
    chance, found, built = random.Random(begin), [], 0
    with tempfile.TemporaryDirectory() as name:
        warm, cold = (second_project(Path(name) / each) for each in ("warm", "cold"))
        good = {path.relative_to(warm): path.read_bytes() for each in EDITED for path in warm.glob(each)}
        for number in range(count):
            done = edit(warm, good, chance)
            for path in good:
                shutil.copy(warm / path, cold / path)
            shutil.rmtree(cold / ".cache", ignore_errors=True)
            outcomes = build(warm), build(cold)
            built += outcomes[1][0]
            if outcomes[0] != outcomes[1]:
                found.append(f"edit {number}, {done}: {differing(*outcomes)}")
    return found, built


def main() -> int:
    """Exit status: 0 where no build differs, 1 where one does."""
    count, begin = (*map(int, sys.argv[1:3]), 0)[:2]
    found, built = differences(count, begin)
    print("\n".join(found))
    print(f"{count} edits from {begin}: {built} gave a site, {count - built} faults; {len(found)} builds differ")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
