"""In: a value and its unit. Out: the plain text that a reader sees; rounding and units happen here alone."""

from __future__ import annotations

import datetime
import difflib
import math
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

import pandas as pd

from macros.engine.core import partial_dates
from macros.engine.core.numerals import CARDINALS, ORDINALS

MOST_DIGITS, MOST_DECIMALS = 12, 10  # of a number that nobody asks to round: what follows is how computers count
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)  # as many digits as any number has before its point, and more
SCALES = {"million": 1_000_000, "thousand": 1_000}
# Units that are part of how a figure reads; counts of things read better without theirs in a sentence.
SHOWN_UNITS = {
    "dollars": "${}",
    "dollars per head": "${}",
    "percent": "{} percent",
    "percentage points": "{} percentage points",
    "km²": "{} km²",
}
# The same in signs and letters that a keyboard has.
SHORT_UNITS = {"%": "percent", "$": "dollars", "USD": "dollars", "km2": "km²"}


def is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def number(
    value: int | float,
    unit: str = "",
    *,
    round: int | None = None,
    show_unit: bool | None = None,
    words: bool = False,
    ordinal: bool = False,
    scale: str | None = None,
) -> str:
    """A number as text: thousands separated, `round` decimals, its unit where it belongs to the figure.

    Raises: ValueError where the value has no such form (words go up to twelve).
    """
    if words or ordinal:
        return _small(value, words, ordinal)
    if scale:
        if scale not in SCALES:
            raise ValueError(f'no scale is named "{scale}"; there are {", ".join(SCALES)}')
        value = value / SCALES[scale]
    text = _decimal(value, round)
    if scale:
        text += f" {scale}"
    if show_unit is None:
        show_unit = unit in SHOWN_UNITS
    if not show_unit or not unit:
        return text
    if unit in SHOWN_UNITS:
        sign, digits = ("−", text[1:]) if text.startswith("−") else ("", text)
        return sign + SHOWN_UNITS[unit].format(digits)
    return f"{text} {unit}"


def nearest_unit(unit: str) -> str:
    """The unit that is shown with its number, where another text is nearly the same; or nothing."""
    if unit in SHOWN_UNITS:
        return ""
    names = {name.casefold(): name for name in SHOWN_UNITS} | {k.casefold(): v for k, v in SHORT_UNITS.items()}
    near = difflib.get_close_matches(unit.casefold(), names, n=1, cutoff=0.81)  # because km is no km²
    return names[near[0]] if near else ""


def rounded(value: int | float, digits: int) -> Decimal:
    """A number with so many decimals, half away from zero, by the decimals that it is written with: 2.675 → 2.68."""
    return Decimal(str(value)).quantize(Decimal((0, (1,), -digits)), context=_EXACT)


def _decimal(value: int | float, digits: int | None) -> str:
    if float(value).is_integer() and not digits:
        text = f"{int(value):,}"
    elif digits is None:
        most = min(max(MOST_DIGITS - len(str(int(abs(value)))), 0), MOST_DECIMALS)
        text = f"{rounded(value, most):,f}"
        text = text.rstrip("0").rstrip(".") if most else text
    else:
        text = f"{rounded(value, digits):,f}"
    if not any(c in "123456789" for c in text):
        text = text.lstrip("-")  # because what rounds to nothing has no sign
    return text.replace("-", "−")


def _small(value: int | float, words: bool, ordinal: bool) -> str:
    whole = int(value)
    if whole != value or whole < 0:
        raise ValueError(f"{value} is not a whole number, and has no word or ordinal")
    if ordinal and not words:
        suffix = "th" if whole % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(whole % 10, "th")
        return f"{whole}{suffix}"
    if whole > 12:
        raise ValueError(f"{value} is above twelve, and is written in digits")
    return (ORDINALS if ordinal else CARDINALS)[whole]


def full(value: int | float) -> str:
    """A number as far as its decimals tell more than how computers count."""
    if float(value).is_integer():
        return f"{int(value):,}".replace("-", "−")
    return f"{Context(12, ROUND_HALF_UP).create_decimal(str(value)).normalize():,f}".replace("-", "−")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def missing(value: object) -> bool:
    if isinstance(value, str):
        return value == ""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def cell(value: Any, field_name: str, unit: str = "") -> str:
    """One cell as text, by what its field holds: a date, a year, a measured number or text."""
    if missing(value):
        return ""
    if isinstance(value, datetime.date):
        day, _, time = value.isoformat().partition("T")
        return partial_dates.in_words(day) + (f", {time}" if time.strip("0:") else "")
    if hasattr(value, "item"):
        value = value.item()
    if partial_dates.is_date_field(field_name):
        return partial_dates.in_words(str(value))
    if partial_dates.is_year_field(field_name):
        return str(value)
    if is_number(value):
        return number(value, unit, show_unit=None if unit in SHOWN_UNITS else False)
    return str(value)
