"""What every chart looks like: sizes, font and colours, which are the variables of the style sheet."""

from __future__ import annotations

import re
from functools import cache

WIDE, NARROW = 688, 330
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
STYLESHEET = "overrides/assets/site.css"
SERIES = [f"var(--series-{i})" for i in range(1, 5)]
INK, QUIET, RULE = "var(--chart-ink)", "var(--chart-quiet)", "var(--chart-rule)"
ACCENT, FILL = "var(--series-1)", "var(--chart-fill)"  # of lines and points; of areas, softer in the dark


def config() -> dict:
    """The one look of all charts."""
    label = {
        "labelColor": INK,
        "labelFontSize": 13,
        "titleColor": QUIET,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
    }
    return {
        "background": "transparent",
        "aria": False,  # because Vega-Lite puts titles into expressions as they are, and a backslash breaks them
        "padding": {"left": 0, "right": 0, "top": 4, "bottom": 4},  # because a drawing begins where its title does
        "font": FONT,
        "view": {"stroke": None},
        "range": {"category": SERIES},
        "axis": label
        | {"domainColor": RULE, "tickColor": RULE, "gridColor": RULE, "labelLimit": 240, "titlePadding": 8},
        "axisY": {"domain": False, "ticks": False},
        "axisX": {"grid": False},
        "header": {"labelColor": INK, "titleColor": QUIET, "labelFontSize": 13, "titleFontSize": 13},
        "legend": label | {"orient": "top", "title": None, "symbolType": "square", "labelLimit": 300},
        "bar": {"color": FILL},
        "line": {"color": ACCENT, "strokeWidth": 2.5},
        "point": {"color": ACCENT, "filled": True, "size": 60, "opacity": 1},
        "rule": {"color": QUIET},
        "text": {"color": INK, "fontSize": 13},
    }


@cache
def colours(stylesheet: str) -> dict[str, str]:
    """The light scheme's colours, as the style sheet has them: the first value of each variable."""
    found: dict[str, str] = {}
    for name, value in re.findall(r"(--[\w-]+):\s*(#[0-9a-fA-F]{3,8})\s*;", stylesheet):
        found.setdefault(name, value)
    return found
