"""In: an Altair chart. Out: what it draws and how it is titled, wherever in its layers they stand."""

from __future__ import annotations

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


def has_frame(chart: Any) -> bool:
    return any(isinstance(getattr(part, "data", None), pd.DataFrame) for part in (chart, *layers(chart)))


def frame_of(chart: Any) -> pd.DataFrame:
    """The rows that the chart draws. Raises: StopIteration where it was given none."""
    parts = (chart, *layers(chart))
    return next(part.data for part in parts if isinstance(getattr(part, "data", None), pd.DataFrame))
