"""In: an item, and what its chart is described by. Out: a number or trend that was typed where readers see it.

What a function computes for a title or a label follows the data; what stands in its code would stay when they change.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from macros.engine.core.faults import ItemFault, quoted
from macros.engine.core.numerals import NUMBER_WORDS
from macros.engine.items.registry import Item
from macros.engine.pages.typed_numbers import TREND_WORDS

_FREE = {"percent", "percentage"}  # because they are units
_TYPED = re.compile(rf"\d(?:[\d.,]*\d)?|\b(?:{'|'.join(sorted({*NUMBER_WORDS} - _FREE))})\b", re.IGNORECASE)
_TREND = re.compile(rf"\b(?:{'|'.join(TREND_WORDS)})\b", re.IGNORECASE)
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")  # a text within an expression of Vega
_PLAIN = re.compile(r"[^\\$]*[A-Za-z][^\\$]*")  # others are patterns


def check(item: Item, spec: dict | None = None) -> None:
    """Raises: ItemFault for what was typed into a chart's title or labels, or stands in a definition without cause."""
    code = _code(item.function.__code__.co_filename)
    for text in dict.fromkeys(_texts(spec or {})):
        found = _TYPED.findall(text) + ([] if text.rstrip().endswith("?") else _TREND.findall(text))
        for word in found:
            if typed := next((part for part in code.texts if word.lower() in _words(part)), ""):
                problem = f'"{item.name}" shows {quoted(word)}, which is typed by hand in {quoted(typed.strip())}.'
                raise ItemFault(item.where, problem, "Compute it from the data, or say it without.")
    named = {number.replace("_", "") for number in re.findall(r"\d(?:[\d_]*\d)?", item.name)}
    for number in _counts(item):
        if number.replace(",", "") not in code.numbers | named:
            problem = f'"{item.name}" has {quoted(number)} in its docstring, and nothing in its file computes with it.'
            raise ItemFault(item.where, problem, "Readers see the docstring: say it without the number.")


def _counts(item: Item) -> list[str]:
    """The numbers in a definition; in a caption those in words too, as in all that stands on a page."""
    found = _TYPED.findall(item.definition)
    in_words = item.kind in ("charts", "tables")
    return [word for word in found if word[0].isdigit() or in_words and not word.lower().endswith(("rd", "rds", "th"))]


def _texts(part: Any, name: str = "") -> Iterator[str]:
    """What a chart's description has readers see: titles, labels that are no field, and texts in expressions."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key not in ("datasets", "data", "usermeta"):
                yield from _texts(value, name if key == "value" else key)
    elif isinstance(part, list):
        for value in part:
            yield from _texts(value, name)
    elif isinstance(part, str) and name in ("title", "subtitle", "text"):
        yield part
    elif isinstance(part, str) and name in ("calculate", "labelExpr"):
        yield from filter(_PLAIN.fullmatch, _QUOTED.findall(part))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w.,]*\w", text.lower())


class _Code:
    """What a file holds besides docstrings: texts of more than a word, and the numbers that it computes with."""

    def __init__(self, source: str):
        tree = ast.parse(source)
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        constants = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told]
        self.texts = [text for text in constants if isinstance(text, str) and " " in text]
        self.numbers = {number for value in constants for number in re.findall(r"\d+(?:\.\d+)?", str(value))}


@cache
def _code(path: str) -> _Code:
    return _Code(Path(path).read_text(encoding="utf-8-sig"))
