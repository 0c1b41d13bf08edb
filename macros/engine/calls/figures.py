"""In: a chart and what it is drawn from. Out: the figure on the page: title, drawing, text, data table, downloads."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd

from macros.engine.calls import tables
from macros.engine.calls.calls import Calls
from macros.engine.core import addresses, formats, markup, partial_dates
from macros.engine.core.contract import ARTICLE
from macros.engine.drawing.altair_parts import frame_of, title_of
from macros.engine.drawing.vega import Drawings
from macros.engine.items.provenance import one_a_note
from macros.engine.items.registry import Item

# Of a page of a chart alone, at the width of a phone and of a column: its lines in letters, of its texts and its title;
# in pixels their height and that of what stands around them; and the letters of its source, licence and way back.
FRAMES, LINE, TITLE, AROUND, SOURCE = ((44, 30), (82, 62)), 21, 24, 130, 330
DOWNLOADS = ("svg", "png", "csv", "json", "md")


def figure(calls: Calls, item: Item, chart: Any, drawings: Drawings, address: str) -> str:
    """The whole figure as HTML without blank lines, with a line by which another site shows it, from this address."""
    drawn = drawings.inline(chart, item.name)
    parts = [
        *_drawing(calls, item, chart, drawn),
        markup.element("p", markup.text(item.definition), class_="figure-about"),
        markup.element("p", _source(calls, item), class_="figure-source"),
        markup.folded(
            "Data table, downloads and embedding",
            data_table(calls, item, chart) + _downloads(item) + _embedded(item, chart, drawn, address),
        ),
    ]
    return markup.element("figure", "".join(parts), class_="chart", id=f"chart-{item.name}", data_search_exclude="")


def small(calls: Calls, item: Item, chart: Any, drawings: Drawings, place: str) -> str:
    """The title, the narrow drawing, and the source in a line that leads to the whole figure at its `place`."""
    article = "" if calls.data.lacks(ARTICLE) else "the article"
    source = ", ".join(filter(None, [article, endnotes(calls, item, markup.note_link)]))
    line = (f"Source: {source}. " if source else "") + markup.link(place, "The whole chart", class_="whole")
    parts = [
        *_drawing(calls, item, chart, drawings.narrow(chart, item.name)),
        markup.element("p", line, class_="figure-source"),
    ]
    return markup.element(
        "figure", "".join(parts), class_="chart small", id=f"chart-{item.name}", data_search_exclude=""
    )


def _drawing(calls: Calls, item: Item, chart: Any, drawn: str) -> list[str]:
    """The title, what the values are, and the drawing with its text for readers who do not see it."""
    name = markup.element("p", markup.text(title_of(chart)), class_="figure-title", id=f"title-{item.name}")
    unit = markup.element("p", markup.text(unit_line(item)), class_="figure-unit") if item.unit else ""
    told = markup.text(sentence(calls, item, chart))
    return [
        markup.element("figcaption", name + unit),
        markup.element(
            "div",
            drawn,
            class_="drawings",
            role="img",
            aria_labelledby=f"title-{item.name}",
            aria_describedby=f"told-{item.name}",
        ),
        markup.element("p", told, class_="told", id=f"told-{item.name}"),
    ]


def unit_line(item: Item) -> str:
    return formats.capital(item.unit)


def _source(calls: Calls, item: Item) -> str:
    article = "" if calls.data.lacks(ARTICLE) else "the article"
    source = ", ".join(filter(None, [article, endnotes(calls, item, markup.note_link)]))
    data = markup.join(markup.link(addresses.dataset(d), markup.text(calls.data[d].title)) for d in item.datasets)
    about = markup.link(addresses.item("charts", item.name), "About this chart", class_="about")
    return f"{f'Source: {source}. ' if source else ''}Data: {data}. {about}"


def endnotes(calls: Calls, item: Item, show: Callable[[int], str] = str) -> str:
    """The endnotes that a chart's data rest on, such as “endnotes 5 and 6”; empty where they rest on none.

    Where some of what is drawn carries no endnote, they are told as those of a part.
    """
    drawn = {str(key) for key in frame_of(calls.result(item)).index}
    datasets = [calls.data[name] for name in item.datasets]
    rows = [(dataset, row) for dataset in datasets for row in drawn if row in dataset.frame.index]
    rows = rows or [(dataset, row) for dataset in datasets for row in one_a_note(dataset)]  # counts rest on all
    found = {dataset.endnote(row) for dataset, row in rows}
    notes = sorted(filter(None, found))
    part = "in part " if len(notes) < len(found) else ""
    return f"{part}endnote{'s' * (len(notes) > 1)} {markup.join(map(show, notes))}" if notes else ""


def sentence(calls: Calls, item: Item, chart: Any) -> str:
    """What the drawing shows, in one sentence, for readers who do not see it."""
    frame = frame_of(chart)
    measure, names = _measure(frame)
    if not measure:
        return f"{len(frame)} entries, listed in the data table."
    told = [
        (value, f"{_name(frame, i, names)}: {_number(frame, i, value, item)}")
        for i, value in enumerate(frame[measure])
        if not formats.missing(value)
    ]
    if len(told) > 12:
        told = sorted(told, key=lambda pair: pair[0])
        return f"{len(frame)} values, from {told[0][1]} to {told[-1][1]}."
    return formats.capital("; ".join(pair for _, pair in told) + ".")


def _measure(frame: pd.DataFrame) -> tuple[str, list[str]]:
    """The field that the marks measure, the last number that is no year, or none; and those that name a row."""
    numbers = _numbers(frame)
    names = [n for n in frame.columns if n not in (*numbers, "endnote", "hedge", "printed_unit", "unit")]
    return numbers[-1] if numbers else "", names


def _numbers(frame: pd.DataFrame) -> list[str]:
    numeric = [name for name in frame.columns if pd.api.types.is_numeric_dtype(frame[name])]
    return [name for name in numeric if name != "endnote" and not partial_dates.is_year_field(name)]


def _name(frame: pd.DataFrame, i: int, names: list[str]) -> str:
    return ", ".join(formats.cell(frame[n].iloc[i], n) for n in names if not formats.missing(frame[n].iloc[i]))


def _number(frame: pd.DataFrame, i: int, value: Any, item: Item) -> str:
    """A value with its hedge, such as “more than”, without which it would say more than its source."""
    value = value.item() if hasattr(value, "item") else value
    return _hedged(frame, i, formats.number(value, item.unit, round=None if float(value).is_integer() else 2))


def _hedged(frame: pd.DataFrame, i: int, number: str) -> str:
    hedge = frame["hedge"].iloc[i] if "hedge" in frame else ""
    return number if formats.missing(hedge) or not hedge else f"{hedge} {number}"


def data_table(calls: Calls, item: Item, chart: Any) -> str:
    frame = frame_of(chart)
    header = [markup.text(tables.column_title(calls, item, name)) for name in frame.columns]
    numeric = [pd.api.types.is_numeric_dtype(frame[name]) for name in frame.columns]
    rows = [
        [tables.cell(calls, item, frame, str(key), n, value) for n, value in enumerate(row)]
        for key, row in zip(frame.index, frame.itertuples(index=False, name=None), strict=True)
    ]
    return markup.table(f"Data: {markup.text(title_of(chart))}", header, rows, numeric)


def _embedded(item: Item, chart: Any, drawn: str, address: str) -> str:
    """The line to copy: as high as a phone needs, and on a wider page no higher than a column does."""
    title, place = title_of(chart), addresses.chart_file(item.name, "html")
    drawings = [float(view.split()[3]) for view in re.findall(r'viewBox="([^"]+)"', drawn)][::-1]
    low = high = 0
    for (letters, of_title), drawing in zip(FRAMES, drawings, strict=False):  # the narrow drawing first
        texts = len(item.definition) + SOURCE
        needed = round(drawing) + AROUND + LINE * (texts // letters + 1) + TITLE * (len(title) // of_title + 1)
        low, high = needed, max(high, needed)
    style = f"border:0;height:clamp({low}px,calc({high}px - (100vw - 360px) * .75),{high}px)"
    told = f'src="{address}{place}" title="{escape(title)}" width="100%" height="{high}" style="{style}"'
    line = markup.element("code", markup.text(f'<iframe {told} loading="lazy"></iframe>'))
    return markup.element(
        "p", f"{markup.link(place, 'To embed it', class_='alone')} in another site: {line}", class_="downloads"
    )


def _downloads(item: Item) -> str:
    links = [
        markup.link(addresses.chart_file(item.name, kind), kind.upper(), download=f"{item.name}.{kind}")
        for kind in DOWNLOADS
    ]
    return markup.element("p", f"Download: {' · '.join(links)}", class_="downloads")
