"""In: what a function raised, and the frames that it was given. Out: the slip behind it in plain words, if it is known.

pandas tells the name that it misses, and not whether that is a field or a row, nor of what, nor which names there are.
"""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable
from typing import Any

import pandas as pd

from macros.engine.core.faults import did_you_mean, few, quoted

Frames = dict[str, pd.DataFrame]
Words = tuple[str, str]
ONE = 'End the comparison with .all() or .any(), or compare single values, as .loc["row", "field"].'
SELECTS = "Look at what it selects rows by."


def explained(function: Callable, error: Exception, frames: Frames) -> Words | None:
    """What a function does, to follow its name in a sentence, and what to do; nothing for an error of another kind."""
    asked = list(inspect.signature(function).parameters)
    if isinstance(error, NameError) and error.name in frames:
        brackets = ", ".join([*asked, error.name])
        return f'uses the dataset "{error.name}", which is not in its brackets.', f"Write ({brackets}) after its name."
    if isinstance(error, IndexError) and "out-of-bounds" in str(error):
        return "asks for a row by its place, and has selected fewer rows.", SELECTS
    if isinstance(error, ValueError) and "truth value of a" in str(error):
        return "takes a whole column as one value.", ONE
    frames = {name: frames[name] for name in asked if name in frames}
    if isinstance(error, AttributeError) and isinstance(error.obj, pd.DataFrame):
        return _missing(error.name, error.obj.columns, frames)
    found = _looked_for(error) if isinstance(error, KeyError) else None
    return _missing(*found, frames) if found else None


def _looked_for(error: KeyError) -> tuple[Any, pd.Index] | None:
    """The name or names that pandas looked for last, and those among which it did."""
    for frame, _ in reversed(list(traceback.walk_tb(error.__traceback__))):
        own = frame.f_locals
        names = next((own[word] for word in ("key", "labels", "keys") if word in own), None)
        within = next(
            (own[word] for word in ("self", "obj") if isinstance(own.get(word), pd.Index | pd.DataFrame)), None
        )
        if names is not None and within is not None:
            return names, within.columns if isinstance(within, pd.DataFrame) else within
    return None


def _missing(names: Any, within: pd.Index, frames: Frames) -> Words | None:
    """The first name that is not there, as a field or as a row."""
    if isinstance(names, tuple) and within.name is None:
        listed = ", ".join(f'"{name}"' for name in names)
        return f"asks for {listed} in one pair of brackets.", f"Write two for several fields: [[{listed}]]."
    several = names if isinstance(names, list | tuple) or hasattr(names, "tolist") else [names]
    name = next((name for name in several if name not in within), None)
    kind = "row" if within.name == "row" else "field"
    if name is None or (kind == "field" and within.inferred_type != "string"):
        return None
    return _mistaken(name, kind, frames) or _absent(name, kind, within, frames)


def _mistaken(name: Any, kind: str, frames: Frames) -> Words | None:
    """A name of the other kind, or a number in place of a name."""
    rows, fields = ({name for frame in frames.values() for name in of(frame)} for of in (_rows, _fields))
    if not isinstance(name, str):
        text = str(name)
        remedy = (
            f'The names of rows are texts: write "{text}".'
            if text in rows
            else "Names are texts: write them in quotes."
        )
        return f"asks for the {kind} {name}, which is a number.", remedy
    if kind == "field" and name in rows and name not in fields:
        return f"asks for the field {quoted(name)}, which is a row.", f'Write .loc["{name}"] for a row.'
    if kind == "row" and name in fields and name not in rows:
        return f"asks for the row {quoted(name)}, which is a field.", f'Write ["{name}"] for a field, without .loc.'
    return None


def _absent(name: str, kind: str, within: pd.Index, frames: Frames) -> Words:
    of = _rows if kind == "row" else _fields
    source = next((dataset for dataset, frame in frames.items() if set(within) <= set(of(frame))), "")
    if not source or name in of(frames[source]):
        problem = f"asks for the {kind} {quoted(name)}, which what it has made of the data lacks."
        return problem, f"{did_you_mean(name, within)}It has {few(map(str, within)) or 'none'}."
    problem = f"asks for the {kind} {quoted(name)}, which data/{source}.csv lacks."
    if kind == "field":
        return problem, f"{did_you_mean(name, within)}Its fields are {', '.join(of(frames[source]))}."
    near = f"They are {within[0]} to {within[-1]}. " if name.isdigit() and len(within) else did_you_mean(name, within)
    return problem, f"{near}Correct the name, or restore the row there."


def _rows(frame: pd.DataFrame) -> list[str]:
    return list(frame.index)


def _fields(frame: pd.DataFrame) -> list[str]:
    return list(frame.columns)
