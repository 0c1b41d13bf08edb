"""In: a column of numbers over years, or counts of persons. Out: its total, change, growth, peak, shares and rates."""

from __future__ import annotations

import pandas as pd


def change(values: pd.Series) -> float:
    """The last value less the first, in the order of the rows."""
    return values.iloc[-1] - values.iloc[0]


def growth(values: pd.Series) -> float:
    """The change from the first value to the last. Unit: percent of the first."""
    return change(values) / values.iloc[0] * 100


def yearly_growth(values: pd.Series, years: pd.Series) -> float:
    """The constant growth a year that leads from the first value to the last. Unit: percent a year."""
    return ((values.iloc[-1] / values.iloc[0]) ** (1 / change(years)) - 1) * 100


def peak(values: pd.Series) -> float:
    """The highest value."""
    return values.max()


def peak_year(frame: pd.DataFrame, field: str) -> int:
    """The first year that has the highest value of a field."""
    ordered = frame.sort_values("year")
    return ordered["year"].iloc[ordered[field].argmax()]


def share(part: float, whole: float) -> float:
    """A part of a whole. Unit: percent."""
    return part / whole * 100


def falls_every_year(values: pd.Series) -> bool:
    """Whether each value is below the one before it."""
    return bool((values.diff().dropna() < 0).all())


def rises_every_year(values: pd.Series) -> bool:
    """Whether each value is above the one before it."""
    return bool((values.diff().dropna() > 0).all())


def per_100_000(persons: float, population: float) -> float:
    """Persons for each 100,000 of a population. Unit: per 100,000 inhabitants."""
    return persons / population * 100_000
