"""In: a statistic and the wording beside its function. Out: the clause that tells it, whose verb follows the number.

A wording holds {value}, {size} (without its sign), and the operands, such as {first} and {first.year}; {value:words} is
in words. [rose by {size}|fell by {size}|stayed the same] follows the sign, [document|documents] the count.
"""

from __future__ import annotations

import re
from typing import Any

from macros.engine.calls import phrases
from macros.engine.calls.phrases import Part
from macros.engine.core import addresses, formats
from macros.engine.core.faults import CallFault, ItemFault, did_you_mean, quoted
from macros.engine.datasets.dataset import Data
from macros.engine.items.operations import Cell, Computed
from macros.engine.items.registry import Item
from macros.engine.pages.typed_numbers import TREND, numbers

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_PLACE = re.compile(r"\{([^{}]*)\}")
PERCENT = ("share", "growth")  # operations whose result is in percent


def told(data: Data, statistics: list[tuple[Item, float]], capital: bool = False) -> list[tuple[str, str]]:
    """The clauses of statistics of one subject, as HTML and as text; the subject is said once. Raises: CallFault."""
    subject = statistics[0][0].subject
    found: list[tuple[str, str]] = []
    for item, value in statistics:
        if not item.wordings or item.subject != subject:
            problem = f'"{item.name}" has no wording with the subject {quoted(subject)}.'
            raise CallFault(problem, "Statistics of one call tell of one subject: call it by itself.")
        try:
            clause = parts(data, item, value, item.wordings[0])
        except CallFault as error:
            raise ItemFault(item.where, f'"{item.name}" cannot be told: {error.problem}', error.remedy) from error
        if not found:
            clause = [Part(f"{subject} "), *clause] if subject else clause
            clause[0] = clause[0]._replace(text=formats.capital(clause[0].text)) if capital else clause[0]
        to = addresses.item("statistics", item.name)
        found.append((phrases.html(clause, to), "".join(part.text for part in clause)))
    return found


def parts(data: Data, item: Item, value: float, wording: str) -> list[Part]:
    """A wording filled with a statistic. Raises: CallFault where it cannot be."""
    check_words(value, wording)
    chosen = _CHOICE.sub(lambda choice: _chosen(item, value, choice[1].split("|")), wording)
    found = []
    for at, piece in enumerate(_PLACE.split(chosen)):
        if at % 2:
            path, _, form = piece.partition(":")
            found += _filled(data, item, value, path, form)
        elif piece:
            found.append(Part(piece))
    return found


def check_words(value: float, wording: str) -> None:
    """Raises: CallFault where a wording types a number, or a trend that does not follow the sign of its number."""
    words = _PLACE.sub(" ", wording)
    for _, word in numbers(re.sub(r"[\[\]|]", " ", words)):
        raise CallFault(f"its wording has {quoted(word)} typed by hand.", "Write {value} or an operand in its place.")
    fixed = _CHOICE.sub(lambda choice: " " if choice[1].count("|") == 2 else choice[1], words)
    trend = TREND.search(fixed)
    if trend and not (trend[0].lower() == "highest" == getattr(value, "operation", "")):
        problem = f"its wording says {quoted(trend[0])}, whatever the number is."
        raise CallFault(problem, "Let it follow the sign: [rose by {size}|fell by {size}|stayed the same].")


def _chosen(item: Item, value: float, choices: list[str]) -> str:
    shown = formats.rounded(value, item.round) if item.round is not None else value
    if len(choices) == 2:
        return choices[0 if shown == 1 else 1]
    if len(choices) != 3:
        problem = f"its wording has {len(choices)} choices in [{'|'.join(choices)}]."
        raise CallFault(problem, "Write [more|less|the same] or [one|many].")
    if value and not shown:
        raise CallFault(f"{value} would be told as no change.", "Ask for more decimals with round=.")
    return choices[0 if shown > 0 else 1 if shown < 0 else 2]


def _filled(data: Data, item: Item, value: float, path: str, form: str) -> list[Part]:
    """What stands in one pair of braces."""
    if form not in ("", "words"):
        raise CallFault(f"its wording asks for {quoted(form)}.", "There is :words alone, as in {value:words}.")
    first, *rest = path.split(".")
    operands = value.operands if isinstance(value, Computed) else {}
    if first in ("value", "size") and not rest:
        number = abs(value) if first == "size" else value
        return _number(float(number), item.unit, item.round, form)
    if first not in operands:
        known = ["value", "size", *(name for name in operands if not name.isdigit())]
        raise CallFault(
            f"its wording asks for {quoted(path)}.", f"{did_you_mean(first, known)}It has {', '.join(known)}."
        )
    found: Any = operands[first]
    for name in rest:
        if isinstance(found, Cell):
            return _field(data, item, found, name)
        if not isinstance(found, Computed) or name not in found.operands:
            raise CallFault(
                f"its wording asks for {quoted(path)}, which is none.", "Name an operand, or a field of its row."
            )
        found = found.operands[name]
    if isinstance(found, Cell) and not form and (dataset := _dataset(data, item, found, found.field)):
        return phrases.cell(data[dataset], found.row, found.field, {})
    unit = "percent" if isinstance(found, Computed) and found.operation in PERCENT else ""
    return _number(float(found), unit, item.round if unit else None, form)


def _field(data: Data, item: Item, cell: Cell, name: str) -> list[Part]:
    dataset = _dataset(data, item, cell, name)
    if not dataset:
        raise CallFault(
            f"its wording asks for {quoted(name)} of the row {quoted(cell.row)}.", "Name a field of that row."
        )
    return phrases.cell(data[dataset], cell.row, name, {})


def _dataset(data: Data, item: Item, cell: Cell, field: str) -> str:
    """The dataset that a cell is of: the first that the function is given with the same number in that row."""
    for name in item.datasets:
        found = data[name]
        held = cell.row in found.rows and {field, cell.field} <= set(found.by_name)
        if held and found.cell(cell.row, cell.field) == float(cell):
            return name
    return ""


def _number(value: float, unit: str, decimals: int | None, form: str) -> list[Part]:
    if unit == "year":
        return [Part(str(int(value)), "year", True)]
    try:
        return [Part(formats.number(value, unit, round=decimals, words=form == "words"), "number", True)]
    except ValueError as error:
        raise CallFault(f"{error}.", "Leave out :words.") from error
