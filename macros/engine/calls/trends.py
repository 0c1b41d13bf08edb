"""In: cells of a dataset, a row a year. Out: one cell of a table: the first and the last, and a line through all."""

from __future__ import annotations

from macros.engine.calls.calls import Calls
from macros.engine.core import addresses, markup
from macros.engine.items.table_cells import Trend

WIDTH, HEIGHT, MARGIN = 88, 28, 3


def cell(calls: Calls, trend: Trend) -> str:
    """Both ends, each a link to its row, and between them a line; the years between stand in words for its readers."""
    dataset = calls.source(trend.dataset)
    rows = sorted(trend.years, key=lambda row: dataset.cell(row, "year"))
    column = trend.column or calls.only_measure(trend.dataset)
    told = [(dataset.cell(row, "year"), calls.value(trend.dataset, row, column).plain) for row in rows]
    ends = [_end(trend.dataset, row, *shown) for row, shown in ((rows[0], told[0]), (rows[-1], told[-1]))]
    between = "; ".join(f"{year}: {number}" for year, number in told[1:-1])
    middle = markup.element("span", markup.text(between), class_="told") if between else ""
    drawn = line([(dataset.cell(row, "year"), float(dataset.cell(row, column))) for row in rows])
    return markup.element("span", f"{ends[0]} {middle}{drawn} {ends[1]}", class_="trend")


def _end(dataset: str, row: str, year: int, number: str) -> str:
    words = f"{markup.element('span', f'{year}:', class_='year')} {markup.text(number)}"
    return markup.link(addresses.row(dataset, row), words, class_="number")


def line(points: list[tuple[int, float]]) -> str:
    """A line from year to year, above a base of zero, with a dot at each end; broken over years without a figure."""
    first, last = points[0][0], points[-1][0]
    highest = max(value for _, value in points)
    places = [
        (
            round(MARGIN + (WIDTH - 2 * MARGIN) * (year - first) / (last - first), 1),
            round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * value / highest, 1),
        )
        for year, value in points
    ]
    steps = "".join(_step(points[i + 1][0] - points[i][0], *places[i], *places[i + 1]) for i in range(len(points) - 1))
    dots = "".join(f'<circle cx="{x:g}" cy="{y:g}" r="{MARGIN}"/>' for x, y in (places[0], places[-1]))
    return (
        f'<svg class="trend-line" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" aria-hidden="true"'
        f' focusable="false">{steps}{dots}</svg>'
    )


def _step(years: int, x1: float, y1: float, x2: float, y2: float) -> str:
    broken = ' class="gap"' if years > 1 else ""
    return f'<line{broken} x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/>'
