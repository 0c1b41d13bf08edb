"""In: an Altair chart. Out: what it draws and how it is titled, wherever in its layers they stand."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

# A date as precise as it is known, and a time of day; without a zone.
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?)?)?")
# Of how many parts a date must be for the units of time in which a chart may draw it.
_FINER = {3: ("date", "day", "week", "hours", "minutes", "seconds"), 2: ("month", "quarter")}

# A number as it is: by no other format does Vega round as pages do, who look at the decimals and not at the binary.
_AS_IT_IS = re.compile(r"[-+( ]?\$?,?")
_FORMAT = re.compile(r"\bformat\s*\(")
_FORMAT_CALL = re.compile(_FORMAT.pattern + r"""(?:[^()]|\([^()]*\))*?,\s*(["'])(?P<form>[^"']*)\1\s*\)""")


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


def undated(spec: dict, frame: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """The fields that a chart draws as dates, each with the first of its values that would be drawn as another day.

    The engine takes a number for milliseconds and a month for its first day, guesses at other texts, and moves what
    has a zone of its own into UTC, where the data table and the files have it as it is.
    """
    for field, unit in dict.fromkeys(_drawn_as_dates(spec)):
        values = frame[field].dropna() if field in frame else ()
        if wrong := next((str(value) for value in values if not _is_drawn_as(value, unit)), ""):
            yield field, wrong


def _is_drawn_as(value: Any, unit: str) -> bool:
    """Whether a date is one, as fine as the unit of time in which it is drawn."""
    needed = next((parts for parts, names in _FINER.items() if any(name in unit for name in names)), 1)
    found = _DATE.fullmatch(str(value)) if isinstance(value, str | datetime.date) else None
    return found is not None and sum(map(bool, found.groups())) >= needed


def _drawn_as_dates(spec: dict) -> Iterator[tuple[str, str]]:
    """The fields that channels and transforms take for dates, wherever they stand, with the unit of time of each."""
    for part in filter(lambda part: isinstance(part, dict), _parts(spec)):
        if isinstance(part.get("field"), str) and (part.get("type") == "temporal" or "timeUnit" in part):
            yield part["field"], str(part.get("timeUnit", ""))


def rounding_formats(spec: dict) -> Iterator[str]:
    """The formats by which a chart would round its values itself; those of an axis or a legend are of round numbers."""
    for part in _parts(spec):
        forms: list[str] = []
        if isinstance(part, str) and _FORMAT.search(part):
            calls = list(_FORMAT_CALL.finditer(part))
            forms = [call["form"] for call in calls] if len(calls) == len(_FORMAT.findall(part)) else [part]
        elif isinstance(part, dict) and "format" in part and {"field", "aggregate", "datum"} & set(part):
            forms = [str(part["format"])] if "%" not in str(part["format"])[:-1] else []  # which is that of a time
        yield from (form for form in forms if not _AS_IT_IS.fullmatch(form))


def _parts(part: Any) -> Iterator[Any]:
    """Every part of a chart's description, itself first, besides its rows."""
    yield part
    for name, each in part.items() if isinstance(part, dict) else enumerate(part if isinstance(part, list) else ()):
        if name not in ("data", "datasets"):
            yield from _parts(each)
