"""In: an Altair chart. Out: SVG for a page, in the theme's colours, and SVG, PNG and JSON that stand alone."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

WIDE, NARROW = 640, 330
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
STYLESHEET = "docs/assets/site.css"
SERIES = [f"var(--series-{i})" for i in range(1, 5)]
INK, QUIET, RULE, ACCENT = "var(--chart-ink)", "var(--chart-quiet)", "var(--chart-rule)", "var(--series-1)"
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")


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
        "font": FONT,
        "view": {"stroke": None},
        "range": {"category": SERIES},
        "axis": label
        | {"domainColor": RULE, "tickColor": RULE, "gridColor": RULE, "labelLimit": 240, "titlePadding": 8},
        "axisY": {"domain": False, "ticks": False},
        "axisX": {"grid": False},
        "header": {"labelColor": INK, "titleColor": QUIET, "labelFontSize": 13, "titleFontSize": 13},
        "legend": label | {"orient": "top", "title": None, "symbolType": "square", "labelLimit": 300},
        "bar": {"color": ACCENT},
        "line": {"color": ACCENT, "strokeWidth": 2.5},
        "point": {"color": ACCENT, "filled": True, "size": 60},
        "rule": {"color": QUIET},
        "text": {"color": INK, "fontSize": 13},
    }


def spec(chart: object, width: int) -> dict:
    """The chart's Vega-Lite at a width; its title stands in the caption, so the drawing carries none."""
    drawn = chart.properties(width=width).to_dict()
    for part in (drawn, *drawn.get("layer", ())):
        part.pop("title", None)
    drawn["config"] = config()
    drawn["autosize"] = {"type": "fit-x", "contains": "padding"}
    return drawn


class Drawings:
    """Drawn charts, kept by content in .cache/ so that an unchanged one is not drawn again."""

    def __init__(self, root: Path):
        self.cache = root / ".cache" / "drawings"
        self.colours = colours((root / STYLESHEET).read_text(encoding="utf-8"))

    def inline(self, chart: object, name: str) -> str:
        """Two drawings, of which the style sheet shows the one that fits; the caption tells what is in them."""
        return "".join(
            _inline(self._svg(spec(chart, width)), f"{name}-{size}", size)
            for size, width in (("wide", WIDE), ("narrow", NARROW))
        )

    def alone(self, chart: object, title: str) -> dict:
        """The chart's Vega-Lite with its title and concrete colours, for a file of its own."""
        drawn = spec(chart, WIDE)
        drawn["title"] = {"text": title, "anchor": "start", "fontSize": 16, "color": INK, "offset": 14}
        drawn["config"]["background"] = self.colours["--chart-paper"]
        return json.loads(self.concrete(json.dumps(drawn)))

    def svg(self, chart: object, title: str) -> str:
        """A drawing to download."""
        return self._svg(self.alone(chart, title))

    def png(self, svg: str) -> bytes:
        """A drawing to download, for where SVG is not taken."""
        import vl_convert

        return vl_convert.svg_to_png(svg, scale=2)

    def concrete(self, text: str) -> str:
        """Colours in place of the theme's variables, which mean nothing outside the site."""
        return _VARIABLE.sub(lambda match: self.colours[match.group(1)], text)

    def _svg(self, drawn: dict) -> str:
        import vl_convert  # half a second to start, and not needed where every drawing is in the cache

        source = json.dumps(drawn, sort_keys=True)
        key = hashlib.sha256(f"{vl_convert.__version__} {source}".encode()).hexdigest()
        path = self.cache / f"{key}.svg"
        if not path.exists():
            self.cache.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            part.write_text(vl_convert.vegalite_to_svg(source, vl_version=_schema_version(drawn)), encoding="utf-8")
            part.replace(path)
        return path.read_text(encoding="utf-8")


@cache
def colours(stylesheet: str) -> dict[str, str]:
    """The light scheme's colours, as the style sheet has them: the first value of each variable."""
    found: dict[str, str] = {}
    for name, value in re.findall(r"(--[\w-]+):\s*(#[0-9a-fA-F]{3,8})\s*;", stylesheet):
        found.setdefault(name, value)
    return found


def _schema_version(drawn: dict) -> str:
    return re.search(r"/v(\d+\.\d+)", drawn["$schema"]).group(1)


def _inline(svg: str, prefix: str, size: str) -> str:
    """An SVG for the page: scaled by its viewBox, ids of its own, nothing for a screen reader to spell out."""
    svg = svg[svg.index("<svg") :]
    head = svg[: svg.index(">") + 1]
    view = re.search(r'viewBox="([^"]+)"', head).group(1)
    width = view.split()[2]
    body = svg[len(head) :]
    body = re.sub(r' (?:aria-[\w-]+|role)="[^"]*"', "", body)
    body = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', body)
    body = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}-\1)", body)
    body = re.sub(r"\s*\n\s*", "", body)
    return f'<svg class="drawing {size}" viewBox="{view}" width="{width}" aria-hidden="true" focusable="false">{body}'
