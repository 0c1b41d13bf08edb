"""In: an item and the frames of its datasets. Out: what its function gives, or the fault that says why not."""

from __future__ import annotations

import inspect
import math
import traceback
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from macros.engine.core import formats
from macros.engine.core.faults import CallFault, ItemFault, Unanswered, did_you_mean, few, quoted, sentence
from macros.engine.drawing import altair_parts
from macros.engine.items.registry import Item

MEND = "Mend the function or its data."
EXPECTED = {
    "statistics": "a finite number",
    "claims": "True or False",
    "charts": "a chart with a title and a DataFrame",
    "tables": "a DataFrame",
}
# How a column of values, and a value of another kind, becomes what is expected.
ONE = {"statistics": "End it with .sum(), .max() or .iloc[0].", "claims": "End the comparison with .all() or .any()."}
OTHER = {
    "statistics": MEND,
    "claims": "Return bool(…) of what is tested.",
    "charts": 'Write alt.Chart(frame, title="…").',
    "tables": "Return one, a row a row.",
}


def of(item: Item, frames: dict[str, pd.DataFrame]) -> Any:
    """What an item gives. Raises: ItemFault, with the line that fails, where pages cannot show it."""
    try:
        value = item.run(frames)
    except Exception as error:  # the author of the function is told, whatever it is
        raise _raised(item, error, frames) from error
    if item.kind in ONE and isinstance(value, pd.Series | np.ndarray | np.generic) and value.size == 1:
        value = value.item()
    found = _trouble(item, value)
    if found:
        raise ItemFault(item.where, f'"{item.name}" {found[0]}', found[1])
    return value


def shown(item: Item, show: Callable[[], Any]) -> Any:
    """What showing an item's result gives. Raises: ItemFault where the result is what cannot be shown."""
    try:
        return show()
    except (ItemFault, Unanswered):
        raise
    except CallFault as error:
        raise ItemFault(item.where, f'"{item.name}" cannot be shown: {error.problem}', error.remedy) from error
    except Exception as error:  # as above
        raise _raised(item, error, {}) from error


def _raised(item: Item, error: Exception, frames: dict[str, pd.DataFrame]) -> ItemFault:
    line = _line(item, error)
    if found := frames and explained(item.function, error, frames):
        return ItemFault(line, f'"{item.name}" {found[0]}', found[1])
    return ItemFault(line, f'"{item.name}" raises {type(error).__name__}: {sentence(error)}', MEND)


def _trouble(item: Item, value: Any) -> tuple[str, str] | None:
    """What a function gives in place of what its kind shows, and what to do."""
    expected = f"expected {EXPECTED[item.kind]}."
    if value is None:
        return f"gives nothing, {expected}", "Begin its last line with return."
    if item.kind in ONE and isinstance(value, pd.Series | pd.DataFrame | np.ndarray):
        what = "table" if isinstance(value, pd.DataFrame) else "column"
        return f"gives a {what} of {value.size} values, {expected}", ONE[item.kind]
    if item.kind != "charts" and callable(value):
        name = getattr(value, "__name__", "…")
        return f"gives the function {name} and not its result, {expected}", f"Write its brackets: .{name}()."
    if not _fits(item, value):
        given = type(value).__name__ if item.kind == "tables" else _as_written(value)
        return f"gives {given}, {expected}", OTHER[item.kind]
    if item.kind in ("charts", "tables") and not len(value if item.kind == "tables" else altair_parts.frame_of(value)):
        return "has no rows, expected one or more.", SELECTS
    return None


def _as_written(value: Any) -> str:
    if altair_parts.has_frame(value) or hasattr(value, "to_dict"):
        return "a chart without a title or a DataFrame"
    return quoted(value) if isinstance(value, str) else quoted(repr(value)).strip('"')


def _fits(item: Item, value: Any) -> bool:
    if item.kind == "statistics":
        return formats.is_number(value) and math.isfinite(value)
    if item.kind == "charts":
        return bool(item.title or altair_parts.title_of(value)) and altair_parts.has_frame(value)
    return isinstance(value, pd.DataFrame if item.kind == "tables" else bool)


def _line(item: Item, error: Exception) -> str:
    """The place of the item, with the line of its own file at which it fails."""
    code = item.function.__code__
    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == code.co_filename]
    return f"{item.where.rpartition(':')[0]}:{lines[-1]}" if lines else item.where


Frames = dict[str, pd.DataFrame]
Words = tuple[str, str]
SELECTS = "Look at what it selects rows by."


def explained(function: Callable, error: Exception, frames: Frames) -> Words | None:
    """What a function does, to follow its name in a sentence, and what to do; nothing for an error of another kind."""
    asked = list(inspect.signature(function).parameters)
    own = {name: frames[name] for name in asked if name in frames}
    if isinstance(error, NameError) and error.name in frames:
        brackets = ", ".join([*asked, error.name])
        return f'uses the dataset "{error.name}", which is not in its brackets.', f"Write ({brackets}) after its name."
    if isinstance(error, IndexError):
        return "asks for a row by its place, and has selected fewer rows.", SELECTS
    if isinstance(error, AttributeError) and isinstance(error.obj, pd.DataFrame):
        return _missing(error.name, own)
    return _missing(error.args[0], own) if isinstance(error, KeyError) and own else None


def _missing(name: object, frames: Frames) -> Words:
    """A name that the function asks for, as a field or as a row, and the nearest that there is."""
    fields = list(dict.fromkeys(field for frame in frames.values() for field in frame.columns))
    rows = list(dict.fromkeys(row for frame in frames.values() for row in frame.index))
    if isinstance(name, tuple):
        listed = ", ".join(f'"{each}"' for each in name)
        return f"asks for {listed} in one pair of brackets.", f"Write two for several fields: [[{listed}]]."
    if not isinstance(name, str):
        return f"asks for {name}, which is a number.", f'Names are texts: write "{name}".'
    if name in fields and name not in rows:
        problem = f"asks for the field {quoted(name)} among rows, or where what it has made of the data lacks it."
        return problem, f'Write ["{name}"] for a field, without .loc.'
    if name in rows:
        problem = f"asks for the row {quoted(name)} among fields, or where what it has made of the data lacks it."
        return problem, f'Write .loc["{name}"] for a row.'
    files = " or ".join(f"data/{each}.csv" for each in frames)
    # Names have no blanks: of several at once, pandas tells in a sentence which is missing.
    asked = f"what is not there ({name})" if " " in name else quoted(name)
    problem = f"asks for {asked}, which is no field and no row of {files}."
    return problem, f"{did_you_mean(name, [*fields, *rows])}Its fields are {few(fields)}, its rows {few(rows)}."
