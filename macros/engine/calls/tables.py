"""In: the frame of a table or a chart. Out: its cells as HTML, each linked to what it rests on, and tables of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from macros.engine.calls.calls import Calls
from macros.engine.calls.shown import Shown
from macros.engine.core import addresses, formats, markup
from macros.engine.datasets.dataset import Dataset
from macros.engine.items.registry import Item
from macros.engine.items.table_cells import Cell, Period, Stat, Value

Entry = tuple[str, str, int | None]  # of a list: its anchor, its content as HTML, and its number


def shown(calls: Calls, item: Item, frame: pd.DataFrame) -> Shown:
    """A table, or a list where the item is one."""
    if not item.as_list:
        return Shown(as_table(calls, item, frame), item.definition)
    listed, marks = entries(calls, item, frame)
    return Shown(markup.numbered(listed, item.as_list, id=f"table-{item.name}"), item.definition, marks)


def entries(calls: Calls, item: Item, frame: pd.DataFrame) -> tuple[list[Entry], tuple[int, ...]]:
    """What a list holds, and the endnotes whose marks it sets."""
    marks: list[int] = []
    rows = []
    for key, row in frame.iterrows():
        note = row.get("endnote")
        words = [str(v) for n, v in row.items() if n not in ("endnote", "order") and not formats.missing(v)]
        content = _list_text(calls, item, str(key), formats.capital(": ".join(words)))
        if not formats.missing(note):
            marks.append(int(note))
            content += calls.note(int(note)).html
        rows.append((f"{item.name}-{key}", content, int(row["order"]) if "order" in row else None))
    return rows, tuple(marks)


def _list_text(calls: Calls, item: Item, key: str, words: str) -> str:
    dataset = next((name for name in item.datasets if key in calls.data[name].frame.index), None)
    return markup.with_links(words, _told_at(calls.data[dataset], key)) if dataset else markup.text(words)


def as_table(calls: Calls, item: Item, frame: pd.DataFrame) -> str:
    """A table with its caption, a row for each row of the frame."""
    header, rows = header_and_rows(calls, item, frame)
    numeric = [all(_is_numeric(calls, v) for v in frame[name]) for name in frame.columns]
    name = markup.link(addresses.item("tables", item.name), "About this table", class_="about")
    caption = f"{markup.text(item.definition)} {name}"
    ids = [f"{item.name}-{key}" for key in frame.index]
    return markup.table(caption, header, rows, numeric, ids, id=f"table-{item.name}")


def header_and_rows(calls: Calls, item: Item, frame: pd.DataFrame) -> tuple[list[str], list[list[str]]]:
    """The cells of a table, as HTML."""
    units = [_shared_unit(calls, frame[name]) for name in frame.columns]
    titles = [column_title(calls, item, name) for name in frame.columns]
    header = [markup.text(f"{title}, {unit}" if unit else title) for title, unit in zip(titles, units, strict=True)]
    rows = [
        [cell(calls, item, frame, key, n, _without(value, units[n])) for n, value in enumerate(row)]
        for key, row in zip(frame.index, frame.itertuples(index=False, name=None), strict=True)
    ]
    return header, rows


def _shared_unit(calls: Calls, column: pd.Series) -> str:
    """The unit that each number of a column would end with: it stands once, in the column's heading."""
    units = {calls.registry.statistics[value.name].unit for value in column if _has_unit(calls, value)}
    after = {unit for unit in units if formats.SHOWN_UNITS.get(unit, "").startswith("{}")}
    return after.pop() if len(units) == len(after) == 1 and all(_has_unit(calls, v) for v in column) else ""


def _has_unit(calls: Calls, value: Any) -> bool:
    return isinstance(value, Stat) and value.name in calls.registry.statistics and "unit" not in value.form


def _without(value: Any, unit: str) -> Any:
    return Stat(value.name, value.form | {"unit": False}) if unit else value


def _is_numeric(calls: Calls, value: Any) -> bool:
    if isinstance(value, Value):
        source = calls.source(value.dataset)
        return source.by_name[value.column or calls.only_measure(value.dataset)].type != "string"
    number = pd.api.types.is_number(value) and not isinstance(value, bool)
    return number or isinstance(value, (Stat, Period)) or value is pd.NA or value is None


def column_title(calls: Calls, item: Item, name: str) -> str:
    """A column's heading: its field's title in the schema, or its name in words."""
    for dataset in item.datasets:
        if name in calls.data[dataset].by_name:
            return calls.data[dataset].by_name[name].title
    return formats.capital(str(name).replace("_", " "))


def cell(calls: Calls, item: Item, frame: pd.DataFrame, key: str, column: int, value: Any) -> str:
    """One cell of a table or of a chart's data, its number linked to what it rests on."""
    if isinstance(value, Cell):
        return _SHOW[type(value)](calls, item, value)
    if formats.missing(value):
        return ""
    name = frame.columns[column]
    if name == "endnote":
        return markup.note_link(int(value))
    dataset = next(
        (calls.data[d] for d in item.datasets if name in calls.data[d].by_name and key in calls.data[d].frame.index),
        None,
    )
    unit = dataset.unit(key, name) if dataset else ""
    if not dataset:
        return markup.text(_rounded(value, name))
    plain = formats.cell(value, name, unit)
    return markup.linked(plain, _told_at(dataset, key), pd.api.types.is_number(value), name)


def _told_at(dataset: Dataset, row: str) -> str:
    """The address of a row's trace, or of the page of a long dataset, where most rows have none."""
    return addresses.dataset(dataset.name) if dataset.is_long else addresses.row(dataset.name, row)


def _rounded(value: Any, name: str) -> str:
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, float) and not float(value).is_integer():
        return formats.number(value, round=2)
    return formats.cell(value, name)


def _period(calls: Calls, item: Item, period: Period) -> str:
    ends = [calls.value(end.dataset, end.row, end.column, **end.form) for end in period.ends]
    last = ends[-1].html
    if not period.first:
        return f"until {last}"
    return last if ends[0].plain == ends[1].plain else f"{ends[0].html}–{last}"


def _value(calls: Calls, item: Item, cell: Value) -> str:
    linked = calls.value(cell.dataset, cell.row, cell.column, **cell.form).html
    return linked if "<a" in linked else markup.element("span", linked, id=f"{item.name}-{cell.row}")


# How each kind of cell is shown.
_SHOW: dict[type, Callable[[Calls, Item, Any], str]] = {
    Stat: lambda calls, item, stat: calls.number(stat.name, **stat.form).html,
    Period: _period,
    Value: _value,
}
