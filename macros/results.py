"""In: an item and the frames of its datasets. Out: what its function gives, or the fault that says why not."""

from __future__ import annotations

import math
import traceback
from collections.abc import Callable
from typing import Any

import pandas as pd

from macros import chart_parts, formats
from macros.faults import CallFault, ItemFault, Unanswered
from macros.registry import Item

MEND = "Mend the function or its data."


def of(item: Item, frames: dict[str, pd.DataFrame]) -> Any:
    """What an item gives. Raises: ItemFault, with the line that fails, where pages cannot show it."""
    try:
        value = item.run(frames)
    except Exception as error:  # the author of the function is told, whatever it is
        raise _raised(item, error) from error
    value = value.item() if hasattr(value, "item") and item.kind in ("statistics", "claims") else value
    found = _trouble(item, value)
    if found:
        raise ItemFault(item.where, *found)
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
        raise _raised(item, error) from error


def _raised(item: Item, error: Exception) -> ItemFault:
    words = " ".join(str(error).split())
    return ItemFault(_line(item, error), f'"{item.name}" raises {type(error).__name__}: {words[:200]}.', MEND)


def _trouble(item: Item, value: Any) -> tuple[str, str] | None:
    gives = f'"{item.name}" gives'
    if item.kind == "statistics" and not (formats.is_number(value) and math.isfinite(value)):
        return f"{gives} {value!r}, expected a finite number.", MEND
    if item.kind == "charts" and not (chart_parts.title_of(value) and chart_parts.has_frame(value)):
        return f"{gives} a chart without a title or a DataFrame, expected both.", 'Write alt.Chart(frame, title="…").'
    if item.kind == "tables" and not isinstance(value, pd.DataFrame):
        return f"{gives} {type(value).__name__}, expected a DataFrame.", "Return one, a row a row."
    if item.kind == "claims" and not isinstance(value, bool):
        return f"{gives} {value!r}, expected True or False.", "Return bool(…) of what is tested."
    return None


def _line(item: Item, error: Exception) -> str:
    """The place of the item, with the line of its own file at which it fails."""
    code = item.function.__code__
    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == code.co_filename]
    return f"{item.where.rpartition(':')[0]}:{lines[-1]}" if lines else item.where
