"""In: an Altair chart. Out: what it draws and how it is titled, wherever in its layers they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd


def title_of(chart: Any) -> str:
    """The title that the function gave; a layered chart may carry it in its first layer."""
    title = getattr(chart, "title", "")
    if isinstance(title, str) and title:
        return title
    return next((found for layer in layers(chart) if (found := title_of(layer))), "")


def layers(chart: Any) -> list:
    found = getattr(chart, "layer", None)
    return found if isinstance(found, list) else []


def unknown_fields(spec: dict, columns: Iterable[str]) -> list[str]:
    """The fields that a chart's description draws, and that neither its data nor its transforms have."""
    known, drawn = set(columns), []
    for part in (spec, *spec.get("layer", ())):
        for step in part.get("transform", ()):
            known |= set(_names(step))
        drawn += [channel["field"] for channel in part.get("encoding", {}).values() if _has_field(channel)]
    return [field for field in dict.fromkeys(drawn) if field not in known]


def _has_field(channel: Any) -> bool:
    return isinstance(channel, dict) and isinstance(channel.get("field"), str)


def _names(step: Any) -> Iterator[str]:
    """The names that a step of a transform gives to what it makes."""
    for name, value in step.items() if isinstance(step, dict) else enumerate(step if isinstance(step, list) else ()):
        if name == "as":
            yield from [value] if isinstance(value, str) else value
        else:
            yield from _names(value)


def has_frame(chart: Any) -> bool:
    return any(isinstance(getattr(part, "data", None), pd.DataFrame) for part in (chart, *layers(chart)))


def frame_of(chart: Any) -> pd.DataFrame:
    """The rows that the chart draws. Raises: StopIteration where it was given none."""
    parts = (chart, *layers(chart))
    return next(part.data for part in parts if isinstance(getattr(part, "data", None), pd.DataFrame))
