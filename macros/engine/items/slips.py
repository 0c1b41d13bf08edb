"""In: what a function raised, and the frames that it was given. Out: the slip behind it in plain words, if it is known.

pandas tells the name that it misses, and not what there is: the nearest field or row is told here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pandas as pd

from macros.engine.core.faults import did_you_mean, few, quoted

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
