"""In: a text that the article prints, and a value. Out: how the text can be read, and how the two compare."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from macros.engine.core import formats, partial_dates
from macros.engine.core.numerals import ROMANS, WORTH

AGREES, ROUNDS, DIFFERS = "agrees", "agrees when rounded", "differs"
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(\s*million)?", re.IGNORECASE)
_ROMAN = re.compile(r"\(([ivx]+)\)")


def compare(printed: str, value: Any, field: str = "") -> str:
    """How a printed text compares with a value: agrees, agrees when rounded, or differs."""
    if formats.is_number(value):
        readings = numbers(printed)
        if any(reading == value for reading, _ in readings):
            return AGREES
        if any(abs(Decimal(str(reading)) - Decimal(str(value))) <= _half(digits) for reading, digits in readings):
            return ROUNDS
        return DIFFERS
    if partial_dates.is_date_field(field):
        return AGREES if str(value) in partial_dates.readings(printed) else DIFFERS
    print_letters, own_letters = _letters(printed), _letters(str(value))
    agree = own_letters and (print_letters in own_letters or own_letters in print_letters)
    return AGREES if agree else DIFFERS


def _half(digits: int) -> Decimal:
    """Half of the last digit that is printed: the article may have rounded it either way."""
    return Decimal((0, (5,), -digits - 1))


def other_words(printed: str, shown: str) -> set[str]:
    """The words of a printed text, such as another unit, that are no number and that the site does not show with it."""
    return _words(printed) - _words(shown) - set(WORTH) - {"million"}


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def numbers(printed: str) -> list[tuple[float, int]]:
    """The numbers that a printed text can be read as, each with its count of decimals (negative: of trailing scale)."""
    found: list[tuple[float, int]] = []
    for match in _NUMBER.finditer(printed):
        digits = match.group(1).rstrip(",").replace(",", "")
        decimals = len(digits.partition(".")[2])
        if match.group(2):
            found.append((float(Decimal(digits) * 1_000_000), decimals - 6))
        else:
            found.append((float(digits), decimals))
    found += [(WORTH[word], 0) for word in re.findall(r"[a-z]+", printed.lower()) if word in WORTH]
    found += [(ROMANS.index(m.group(1)), 0) for m in _ROMAN.finditer(printed) if m.group(1) in ROMANS]
    return found


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
