"""In: the text of one cell of a CSV, or of a page's line. Out: what in it is not what it seems, and what to do."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from macros.engine.core import partial_dates
from macros.engine.core.faults import few, quoted

FORMULA = "=+-@"
# Controls, formats, half characters, those of private use, and breaks of lines and paragraphs.
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
# Letters, marks and signs to Unicode, and nothing on the page.
BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
# What prose may hold: blanks that keep two words together, and soft hyphens in a word.
JOINING = re.compile("(?<=\\S)[\u00a0\u202f](?=\\S)|(?<=[^\\W\\d_])\u00ad(?=[^\\W\\d_])")
MARK = re.compile("\\s*(?:[-*+>]|#+)[\u00a0\u202f]")
AROUND = re.compile("[\\s()\\[\\]{}<>*`“”„‘’«»\"',;:!?]+|[._](?!\\w)")  # a word in a sentence
LARGEST = 2**63 - 1
# What a spreadsheet shows in place of a result, in any language, and of a number for which a column is too narrow.
ERROR = re.compile(r"#+|#[^\W\d_]+(/[^\W_]+)?[!?]|#[^\W\d_]/[^\W\d_]|(Err|Error):\d+|#GETTING_DATA", re.IGNORECASE)
# What a spreadsheet makes of a text that it takes for a date, a number or a truth, by the habits of most languages.
_MONTH = "(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
RESHAPED = re.compile(
    rf"\d{{1,2}}([/.])\d{{1,2}}\1\d{{2,4}}|\d{{4}}/\d{{1,2}}/\d{{1,2}}|\d{{1,2}}-{_MONTH}(-\d{{2,4}})?|{_MONTH}-\d{{2,4}}"
    r"|\d([.,]\d+)?E[+-]\d+|TRUE|FALSE"
)
# The encodings that programs guess for a file in UTF-8, and by which one letter of it becomes two or three.
GUESSED = ("cp1252", "cp1251", "cp1250", "cp1254", "mac_roman")
MARKS = "‐‑–—‘’‚“”„†‡•…‰′″‹›«»€№™©®°·§±×÷½"
CLOSING = "”’“‘»›…–—"
_PLAIN = re.compile(r"[!-~]+(?: +[!-~]+)*")  # signs of ASCII, with no blank at an end
_RUN = re.compile(r"[^\x00-\x7f]{2,}")
Trouble = tuple[str, str]


def trouble(field: dict, text: str) -> Trouble | None:
    """What was expected of a cell that reads as valid but is not, letter for letter, what its value prints as."""
    kind = field["type"]
    found = text_trouble(text)
    if not found and text and kind in ("integer", "number"):
        found = _number_trouble(kind, text)
    if not found and kind == "string":
        found = _formula_trouble(text) or _spreadsheet_trouble(text)
    if not found and text and partial_dates.is_date_field(field["name"]) and not partial_dates.exists(text):
        return "a date that exists, as 2013, 2013-02, 2013-02-18 or 1990s", "Correct the date."
    return found


def text_trouble(text: str) -> Trouble | None:
    """What no text of the data may hold, because readers would not see it, or not everywhere alike."""
    if not text or _PLAIN.fullmatch(text):  # as most are: looking at each letter takes ten times as long
        return None
    if text != text.strip() or any(c != " " and unicodedata.category(c) == "Zs" for c in text):
        return "no blank at either end, and none that is non-breaking or of another width", "Remove the blank."
    if any(unicodedata.category(c) in UNSEEN or c in BLANKS or _is_no_character(c) for c in text):
        return "no control or invisible character and no line break", "Type the text anew."
    if "\ufffd" in text:
        return "the letter in whose place some program has put �", "Type the text anew."
    if meant := misread(text):
        problem = f"{meant[1]} where {meant[0]} stands: a program has taken UTF-8 for another encoding"
        return problem, "Restore the file from the last commit, and open it as UTF-8."
    if text != composed(text):
        return "composed letters (Unicode NFC)", "Type the letters with accents anew."
    return None


def composed(text: str) -> str:
    """A text as keyboards give it, with each letter and its accents in one (Unicode NFC)."""
    return unicodedata.normalize("NFC", text)


@lru_cache(4096)
def prose_trouble(line: str) -> Trouble | None:
    """What is wrong with a line of prose for the same reasons, and what to do."""
    text = line if MARK.match(line) else JOINING.sub("", line)
    for c in text.replace("\t", " "):
        category = unicodedata.category(c)
        if category in (*UNSEEN, "Cn") or c in BLANKS:
            return f"holds the invisible character {quoted(c)}.", "Type the text around it anew."
        if category == "Zs" and c != " ":
            return f"holds the blank {quoted(c)}, expected a plain one.", "Type the blank anew."
    words = [word for word in AROUND.split(line) if "\ufffd" in word or word != composed(word)]
    told = few(map(quoted, dict.fromkeys(words)))
    if "\ufffd" in line:
        return f"has � in the place of a letter: {told}.", "Type the word anew, and save the file as UTF-8."
    if meant := misread(line):
        problem = f"has {meant[0]} in the place of {meant[1]}: a program has taken UTF-8 for another encoding."
        return problem, "Restore the file from the last commit, and open it as UTF-8."
    if words:
        problem = f"has letters that are not composed (Unicode NFC), which the search does not find: {told}."
        return problem, "Type these words anew, or convert the file to NFC."
    return None


def misread(text: str) -> tuple[str, str] | None:
    """Letters that a program made of others because it took UTF-8 for another encoding, and what they were."""
    for run in _RUN.finditer(text):
        for encoding in GUESSED:
            try:
                meant = run.group().encode(encoding).decode()
            except UnicodeError:
                continue
            if _is_likelier(meant, run.group(), text[: run.start()][-1:], text[run.end() :][:1]):
                return run.group(), meant
    return None


def _is_likelier(meant: str, found: str, before: str, after: str) -> bool:
    """Whether letters are likelier than those found, of which two may stand together by right, as a capital and ”."""
    if len(meant) == 1 and ord(meant) < 0x800:
        punctuates = found[1] in CLOSING and (before.isupper() or not after.isalpha())
        ends = punctuates or (before.isupper() and not after.islower())
        latin = any(c.isascii() and c.isalpha() for c in before + after)
        return not ends and found[0] in ("ÂÃÄÅĂĹ√¬≈ƒВГДЕ" if latin else "ÂÃÄÅĂĹ") and 0xA0 <= ord(meant) < 0x180
    letters = [c for c in meant if c not in MARKS and not unicodedata.category(c).startswith("M")]
    scripts = {unicodedata.name(c, "").split()[0] if c.isalpha() else "" for c in letters}
    return len(scripts) <= 1 and "" not in scripts and (len(meant) > 1 or meant in MARKS)


def _is_no_character(c: str) -> bool:
    """Whether Unicode has a code for no character at all. Those not given yet differ from Python to Python."""
    return ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF


def texts_of(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in some JSON with the names that lead to it."""
    if isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value, 1):
            yield from texts_of(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, str):
        yield path, value


def _formula_trouble(text: str) -> Trouble | None:
    """The CSV that readers download is the file in data/, byte for byte, so that nothing can be escaped in it."""
    if unicodedata.normalize("NFKC", text[:1]) not in tuple(FORMULA):
        return None
    return (
        "a text that no spreadsheet runs as a formula, and readers open this file in one",
        f'Begin it with another character than {" ".join(FORMULA)}, as "…" for a quotation or – for a dash.',
    )


def _spreadsheet_trouble(text: str) -> Trouble | None:
    """A text as a spreadsheet leaves it where it took another one for a formula, a date or a number."""
    if ERROR.fullmatch(text):
        return "a text: a spreadsheet writes this in place of a result", "Write what was meant."
    if RESHAPED.fullmatch(text):
        return (
            "a text that no spreadsheet has rewritten",
            "Restore the cell, and format its column as text before the file is saved.",
        )
    return None


def _number_trouble(kind: str, text: str) -> Trouble | None:
    try:
        value = int(text) if kind == "integer" else float(text)
        same = math.isfinite(value) and text in (str(value), str(value).removesuffix(".0"))
    except ValueError:
        same = False
    if not same:
        return f"{'a whole number' if kind == 'integer' else 'a number'} in plain digits", _number_remedy(kind, text)
    if abs(value) > LARGEST:
        return f"a number of at most {LARGEST}", "Correct the number."
    return None


def _number_remedy(kind: str, text: str) -> str:
    if any(c.isdigit() and not c.isascii() for c in text):
        return "Type the digits 0–9."
    if "%" in text:
        return "Remove the percent sign: the unit stands in the schema."
    if "–" in text or "−" in text:
        return "A minus is typed as -; a range needs two fields."
    if "," in text or "_" in text or " " in text:
        return "Remove the separators; a decimal point is a full stop."
    try:
        value = float(text)
    except ValueError:
        return "Correct the number."
    if not math.isfinite(value) or abs(value) > LARGEST or (kind == "integer" and not value.is_integer()):
        return "Correct the number."
    return f"Write {int(value) if value.is_integer() else value}."
