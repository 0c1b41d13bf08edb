"""In: a file that should be there. Out: its bytes, its text or its JSON, or the fault that says why there are none."""

from __future__ import annotations

import json
from pathlib import Path

from macros.faults import Fault, quoted

RESTORE = "Restore it from the last commit."
UTF_8 = "Save the file as “CSV UTF-8”."
MEND = "Mend the comma, quote or bracket there or above it."
STRAIGHT = 'Type straight quotes: "…".'


def raw(path: Path, where: str) -> tuple[bytes, list[Fault]]:
    """The bytes of a file."""
    if path.is_dir():
        return b"", [Fault(where, "is a folder, expected a file.", RESTORE)]
    if path.is_symlink() and not path.exists():
        return b"", [Fault(where, f"is a link to {quoted(path.readlink())}, where no file is.", RESTORE)]
    try:
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
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [Fault(_at(where, count, 1), "is UTF-16, expected UTF-8.", remedy)]
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


def _at(where: str, count: str, line: int) -> str:
    return f"{where}:{line}" if count == "line" else f"{where}, {count} {line}"


def json_of(path: Path, where: str) -> tuple[object, list[Fault]]:
    """What a JSON file holds."""
    content, faults = text(path, where, "line", "Save the file as UTF-8.")
    if faults:
        return None, faults
    try:
        return json.loads(content), []
    except json.JSONDecodeError as error:
        if content[error.pos : error.pos + 1] in tuple("“”„‘’"):
            problem = f"has the curly quote {content[error.pos]} in column {error.colno}, expected a straight one."
            return None, [Fault(f"{where}:{error.lineno}", problem, STRAIGHT)]
        problem = f"cannot be read as JSON: {error.msg}, column {error.colno}."
        return None, [Fault(f"{where}:{error.lineno}", problem, MEND)]
    except (ValueError, RecursionError) as error:
        return None, [Fault(where, f"cannot be read as JSON ({error}).", RESTORE)]
