"""In: a file that should be there. Out: its bytes, text or JSON, or the fault that says why not. Writes one whole.

And all that stands in a folder, without what editors and systems hide there, and what a cache keeps.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from macros.engine.core.faults import Fault, Place, quoted

PACKAGE = "data/datapackage.json"
RESTORE = "Restore it from the last commit."
UTF_8 = "Save the file as “CSV UTF-8”."
# The longer marks first, because one of UTF-32 begins as one of UTF-16 does.
MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
# A site is built from these. What git could not merge stands in a file between lines that begin so.
BUILT_FROM = ("mkdocs.yml", "data", "docs", "macros", "overrides")
_UNMERGED = re.compile(rb"^(<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_CONSTANT = re.compile(r"-?(?:NaN|Infinity)")
MEND = "Mend the comma, quote or bracket there or above it."
STRAIGHT = 'Type straight quotes: "…".'
# Hidden, as MkDocs has it; then backups and what is written aside while a file is saved (Emacs, vim, Kate, VS Code,
# JetBrains), locks of office programs, and what desktops keep of a folder.
OF_EDITORS = re.compile(
    r"\..*|.*~|#.*#|4913|.*\.(sw[a-p]|kate-swp|vsctmp)|.*___jb_(tmp|old|bak)___|~.*|Thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)
# A second copy, as file managers and shared folders name it, and what a merge leaves beside a file.
COPY = re.compile(r"( (\d+|copy( \d+)?|- copy.*|\(.+\))|[._-]sync-conflict-.*)$", re.IGNORECASE)
MERGE = re.compile(r"_(BACKUP|BASE|LOCAL|REMOTE)_\d+$")


def is_passed_over(name: str) -> bool:
    """Whether a name is one that editors and systems give to a file of their own, which no build reads."""
    return bool(OF_EDITORS.fullmatch(name))


def below(folder: Path) -> list[Path]:
    """All that stands in a folder, at any depth, sorted, but what is passed over."""
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not is_passed_over(name)]
        found += [Path(parent, name) for name in (*folders, *names) if not is_passed_over(name)]
    return sorted(found)


def is_copy(stem: str) -> bool:
    """Whether a name without its ending is one that programs give to a second copy of a file."""
    return bool(COPY.search(stem) or MERGE.search(stem))


def raw(path: Path, where: str) -> tuple[bytes, list[Fault]]:
    """The bytes of a file."""
    if path.is_dir():
        return b"", [Fault(where, "is a folder, expected a file.", RESTORE)]
    if path.is_symlink() and not path.exists():
        return b"", [Fault(where, f"is a link to {quoted(path.readlink())}, where no file is.", RESTORE)]
    try:
        if path.exists() and not path.is_file():  # a pipe, say, whose reader would wait for ever
            return b"", [Fault(where, "is something else than a file.", RESTORE)]
        return path.read_bytes(), []
    except FileNotFoundError:
        return b"", [Fault(where, "is missing.", RESTORE)]
    except OSError as error:
        return b"", [Fault(where, f"cannot be read ({error.strerror}), expected a file.", RESTORE)]


def text(path: Path, where: str, count: str = "row", remedy: str = UTF_8) -> tuple[str, list[Fault]]:
    """The text of a file in UTF-8; `count` is the word for its lines. A byte-order mark is accepted, and dropped."""
    content, faults = raw(path, where)
    if faults:
        return "", faults
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return "", [Fault(_at(where, count, 1), f"is {name}, expected UTF-8.", remedy)]
    try:
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problem = f"found the byte {content[error.start]:02X}, which is not UTF-8."
        return "", [Fault(_at(where, count, line), problem, remedy)]
    if "\0" in decoded:
        line = decoded[: decoded.index("\0")].count("\n") + 1
        return "", [Fault(_at(where, count, line), "holds a NUL byte, expected text in UTF-8.", remedy)]
    return decoded, []


def _at(where: str, count: str, line: int) -> Place:
    return Place(where, line=line) if count == "line" else Place(where, row=line)


def json_of(path: Path, where: str) -> tuple[Any, list[Fault]]:
    """What a JSON file holds. A name told twice in one object is a fault, and so is a number that JSON lacks."""
    content, faults = text(path, where, "line", "Save the file as UTF-8.")
    if faults:
        return None, faults
    twice: list[Fault] = []

    def once(pairs: list[tuple[str, object]]) -> dict:
        found = dict(pairs)
        names = [name for name, _ in pairs]
        for name in (name for name in found if names.count(name) > 1):
            problem = f"has the name {quoted(name)} {names.count(name)} times in one object, expected once: "
            twice.append(Fault(where, f"{problem}{quoted(json.dumps(found))}.", "Keep one of them."))
        return found

    try:
        read = json.loads(content, object_pairs_hook=once, parse_constant=lambda name: None)
        return read, twice + _constants(content, where)
    except json.JSONDecodeError as error:
        if content[error.pos : error.pos + 1] in tuple("“”„‘’"):
            problem = f"has the curly quote {content[error.pos]} in column {error.colno}, expected a straight one."
            return None, [Fault(f"{where}:{error.lineno}", problem, STRAIGHT)]
        problem = f"cannot be read as JSON: {error.msg}, column {error.colno}."
        return None, [Fault(f"{where}:{error.lineno}", problem, MEND)]
    except (ValueError, RecursionError) as error:
        return None, [Fault(where, f"cannot be read as JSON ({error}).", RESTORE)]


def _constants(content: str, where: str) -> list[Fault]:
    """Python reads these, and no other reader of the published file has to."""
    bare = _STRING.sub("", content)  # a text holds no line break, so that the lines stay
    return [
        Fault(
            f"{where}:{bare.count(chr(10), 0, found.start()) + 1}",
            f"found {found.group()}, which is no number in JSON.",
            "Write a number, or remove it.",
        )
        for found in _CONSTANT.finditer(bare)
    ]


def built_from(root: Path) -> Iterator[tuple[str, bytes]]:
    """Each file that the site is built from, by its path below the root, with its bytes."""
    for path in (path for name in BUILT_FROM for path in (root / name, *below(root / name))):
        where = path.relative_to(root)
        if path.is_file() and "__pycache__" not in where.parts:
            yield where.as_posix(), path.read_bytes()


def version(root: Path) -> str:
    """A short name of all that the site is built from: what was built from other files has another."""
    found = hashlib.sha256()
    for where, content in built_from(root):
        found.update(b"%s\0%d\0%s" % (os.fsencode(where), len(content), content))
    return found.hexdigest()[:8]


def unfinished_merges(root: Path) -> list[Fault]:
    """A fault for each file of the site in which git left two versions side by side."""
    faults = []
    for where, content in built_from(root):
        if found := _UNMERGED.search(content):
            line = content.count(b"\n", 0, found.start()) + 1
            marks = "<<<<<<<, ======= and >>>>>>>"
            problem = f"holds an unfinished merge: {quoted(found.group().decode(errors='replace').rstrip())}."
            remedy = f"Keep what is right, and remove the lines that begin with {marks}."
            faults.append(Fault(Place(where, line=line), problem, remedy))
    return faults


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file in one step: who reads it beside us finds all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_bytes(content)
    part.replace(path)


def from_cache(path: Path) -> bytes | None:
    """What was kept in a cache; None where nothing was, or where it is not, to the last byte, what was kept."""
    with suppress(OSError):
        head, _, content = path.read_bytes().partition(b"\n")
        if head == _seal(content):
            return content
    return None


def to_cache(path: Path, content: bytes) -> None:
    """Keeps something that can be made again, if it can be written."""
    with suppress(OSError):
        write_whole(path, _seal(content) + b"\n" + content)


def _seal(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
