"""What a cell of a table can be besides a text or a number: it says to what it refers, and is shown with its links."""

from __future__ import annotations

from dataclasses import dataclass, field


class Cell:
    """Refers to statistics, by name, or to rows, as (dataset, row)."""

    @property
    def statistics(self) -> tuple[str, ...]:
        return ()

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        return ()


@dataclass(frozen=True)
class Stat(Cell):
    """A statistic; the table shows it with its link."""

    name: str
    form: dict = field(default_factory=dict)

    @property
    def statistics(self) -> tuple[str, ...]:
        return (self.name,)


@dataclass(frozen=True)
class Value(Cell):
    """A cell of a dataset, in a table that is put together from several; shown with its link."""

    dataset: str
    row: str
    column: str | None = None
    form: dict = field(default_factory=dict)

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        return ((self.dataset, self.row),)


@dataclass(frozen=True)
class Period(Cell):
    """Two years, each a link: 2018–2022; if they are one, 2018; without a first, until 2025."""

    first: Value | None
    last: Value

    @property
    def ends(self) -> tuple[Value, ...]:
        return (self.first, self.last) if self.first else (self.last,)

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        return tuple(row for end in self.ends for row in end.rows)
