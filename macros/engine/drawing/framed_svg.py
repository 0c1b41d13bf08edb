"""In: a drawing and the texts around it. Out: an SVG that stands alone, with its title, its unit and its source."""

from __future__ import annotations

import html
import textwrap
from typing import NamedTuple

MARGIN, LETTER = 16, 0.6  # around the sheet in pixels; of a wide letter in sizes of its font


class Texts(NamedTuple):
    """What a figure has to say wherever it is shown: its title, its unit, and where it comes from."""

    title: str
    unit: str = ""
    foot: tuple[str, ...] = ()


class _Style(NamedTuple):
    size: int
    height: int  # from a line to the next
    weight: str
    colour: str


_TITLE = _Style(16, 22, "bold", "var(--chart-ink)")
_UNIT = _Style(13, 20, "normal", "var(--chart-quiet)")
_FOOT = _Style(12, 17, "normal", "var(--chart-quiet)")


def sheet(drawing: str, width: float, height: float, texts: Texts, font: str) -> str:
    """The drawing, of this size, on paper; all of it begins at one edge."""
    title = _lines(texts.title, _TITLE, width, MARGIN)
    unit = _lines(texts.unit, _UNIT, width, MARGIN + _TITLE.height * len(title))
    top = MARGIN + _TITLE.height * len(title) + _UNIT.height * len(unit) + 12
    foot = [line for text in texts.foot for line in textwrap.wrap(text, _letters(_FOOT, width), break_on_hyphens=False)]
    end = top + height + 10
    below = [_line(text, _FOOT, end + _FOOT.height * n) for n, text in enumerate(foot, 1)]
    size = f"{width + 2 * MARGIN:g}", f"{end + _FOOT.height * len(foot) + MARGIN:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" '
        f'viewBox="0 0 {size[0]} {size[1]}" role="img" aria-label="{html.escape(texts.title)}">'
        f'<rect width="100%" height="100%" fill="var(--chart-paper)"/>'
        f'<g font-family="{html.escape(font)}">{"".join([*title, *unit, *below])}</g>'
        f'<g transform="translate({MARGIN},{top})">{drawing[drawing.index("<svg") :]}</g></svg>\n'
    )


def _lines(text: str, style: _Style, width: float, top: float) -> list[str]:
    lines = textwrap.wrap(text, _letters(style, width))
    return [_line(line, style, top + style.height * n) for n, line in enumerate(lines, 1)]


def _letters(style: _Style, width: float) -> int:
    """How many letters fit into a line, in any reader's font."""
    return int(width / (style.size * LETTER))


def _line(text: str, style: _Style, y: float) -> str:
    return (
        f'<text x="{MARGIN}" y="{y - style.height + style.size:g}" font-size="{style.size}" '
        f'font-weight="{style.weight}" fill="{style.colour}">{html.escape(text)}</text>'
    )
