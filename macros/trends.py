"""In: cells of a dataset, a row a year. Out: one cell of a table: the first and the last, and a line through all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros import html

if TYPE_CHECKING:
    from macros.calls import Calls
    from macros.registry import Trend

WIDTH, HEIGHT, MARGIN = 88, 28, 3


def cell(calls: Calls, trend: Trend) -> str:
    """Both ends, each a link to its row, and between them a line; the years between stand in words for its readers."""
    dataset = calls.source(trend.dataset)
    rows = sorted(trend.rows, key=lambda row: dataset.cell(row, "year"))
    column = trend.column or calls.only_measure(trend.dataset)
    told = [f"{dataset.cell(row, 'year')}: {calls.value(trend.dataset, row, column).plain}" for row in rows]
    first, *between, last = told
    ends = [_end(trend.dataset, row, text) for row, text in ((rows[0], first), (rows[-1], last))]
    middle = html.element("span", html.text("; ".join(between)), class_="told") if between else ""
    drawn = line([(dataset.cell(row, "year"), float(dataset.cell(row, column))) for row in rows])
    return html.element("span", f"{ends[0]} {middle}{drawn} {ends[1]}", class_="trend")


def _end(dataset: str, row: str, text: str) -> str:
    return html.link(f"data/{dataset}/#row-{row}", html.text(text), class_="number")


def line(points: list[tuple[int, float]]) -> str:
    """A line from year to year, above a base of zero, and a dot at its last point."""
    first, last = points[0][0], points[-1][0]
    highest = max(value for _, value in points)
    places = [
        (
            round(MARGIN + (WIDTH - 2 * MARGIN) * (year - first) / (last - first), 1),
            round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * value / highest, 1),
        )
        for year, value in points
    ]
    path = " ".join(f"{x:g},{y:g}" for x, y in places)
    x, y = places[-1]
    return (
        f'<svg class="trend-line" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" aria-hidden="true"'
        f' focusable="false"><polyline points="{path}"/><circle cx="{x:g}" cy="{y:g}" r="{MARGIN}"/></svg>'
    )
