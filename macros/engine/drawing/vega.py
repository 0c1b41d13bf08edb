"""In: an Altair chart. Out: SVG for a page, in the theme's colours, and SVG, PNG and JSON that stand alone."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from html import unescape
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

from macros.engine.core import files
from macros.engine.drawing import framed_svg
from macros.engine.drawing.engine import IDENTITY, MEASURED_FONT, PICTURE_FONT, engine, in_font, lacking
from macros.engine.drawing.framed_svg import Texts
from macros.engine.drawing.style import FONT, INK, NARROW, QUIET, STYLESHEET, WIDE, colours, config

PATIENCE = 30  # seconds without a new drawing; the slowest takes one, and footprints come between
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_TAG = re.compile(r"<[^<>]*>")


def spec(written: dict) -> dict:
    """The Vega-Lite of a chart, wide; its title stands in the caption, so the drawing carries none.

    A chart that asks for less width has it.
    """
    drawn = json.loads(json.dumps(written))
    _untitle(drawn)
    width = min(WIDE, drawn.get("width", WIDE))
    return drawn | {"width": width, "config": config(), "autosize": {"type": "fit-x", "contains": "padding"}}


def _untitle(part: dict) -> None:
    part.pop("title", None)
    for layer in part.get("layer", ()):
        _untitle(layer)


class Drawings:
    """Drawn charts, kept by content in .cache/ so that an unchanged one is not drawn again."""

    def __init__(self, root: Path):
        self.root, self.cache = root, root / ".cache" / "drawings"
        self._ahead: Any = None
        self._specs: dict[int, tuple[Any, str]] = {}  # with the chart, so that no other gets its number
        self._written: dict[int, tuple[Any, dict]] = {}  # the same

    def keep(self, other: Drawings) -> None:
        """Takes over the Vega-Lite of the charts that are still the same."""
        self._specs, self._written = other._specs, other._written

    @cached_property
    def colours(self) -> dict[str, str]:
        return colours((self.root / STYLESHEET).read_text(encoding="utf-8"))

    def ahead(self, charts: list[tuple[Any, Texts]], others: Sequence[Callable[[], object]] = ()) -> None:
        """Starts to draw charts, each with its texts, into the cache, while this process does other work.

        What `others` do comes between what the pages wait for and what the files beside them do. A process is split
        only while Vega's engine does not run in it: a copy of a running engine would hang.
        """
        if "fork" in multiprocessing.get_all_start_methods() and "vl_convert" not in sys.modules:
            self._ahead = multiprocessing.get_context("fork").Process(
                target=self._all, args=(charts, others), daemon=True
            )
            self._ahead.start()

    def _all(self, charts: list[tuple[Any, Texts]], others: Sequence[Callable[[], object]]) -> None:
        with suppress(Exception):  # which the process that waits comes upon too, and tells
            for chart, texts in charts:
                self.letters_lacking(chart, texts)
            for chart, _ in charts:
                self.inline(chart, "")
            for do in others:
                do()
            for chart, texts in charts:  # from here on what stands beside the pages, which do not wait for it
                self.png(self.svg(chart, texts))

    def inline(self, chart: Any, name: str) -> str:
        """Two drawings, of which the style sheet shows the one that fits; the caption tells what is in them."""
        return self._sized(chart, name, "wide", WIDE) + self.narrow(chart, name)

    def narrow(self, chart: Any, name: str) -> str:
        """The narrow drawing alone, for a small figure."""
        return self._sized(chart, name, "narrow", NARROW)

    def _sized(self, chart: Any, name: str, size: str, width: int) -> str:
        drawn = self._spec(chart)
        return _inline(self._svg(drawn | {"width": min(width, drawn["width"])}), f"{name}-{size}", size)

    def alone(self, chart: Any, texts: Texts) -> dict:
        """The chart's Vega-Lite with its texts and concrete colours, for a file of its own."""
        drawn = self._spec(chart)
        style = {"anchor": "start", "fontSize": 16, "color": INK, "subtitleFontSize": 13, "subtitleColor": QUIET}
        drawn["title"] = {"text": texts.title, "subtitle": texts.unit, "offset": 14} | style
        drawn["description"] = " ".join(f"{text.rstrip('.')}." for text in texts.foot)
        drawn["config"]["background"] = self.colours["--chart-paper"]
        del drawn["config"]["aria"]  # because no page around it tells what it shows
        return json.loads(self.concrete(json.dumps(drawn)))

    def svg(self, chart: Any, texts: Texts) -> str:
        """A drawing to download: the wide one of the page, between its texts, in concrete colours."""
        drawn = self._svg(self._spec(chart))
        width, height = (float(size) for size in _view(drawn).split()[2:])
        return self.concrete(framed_svg.sheet(drawn, width, height, texts, FONT))

    def png(self, svg: str) -> bytes:
        """A drawing to download, for where SVG is not taken; its font is the same wherever it is drawn."""
        picture = in_font(svg, PICTURE_FONT)
        return self._cached("png", picture, lambda vega: vega.svg_to_png(picture, scale=2))

    def letters_lacking(self, chart: Any, texts: Texts) -> str:
        """The letters that a picture of the chart would not show. It is drawn only where there may be some."""
        written = json.dumps([self._spec(chart), texts], ensure_ascii=False)
        if not self._lacking(written) and "\\u" not in written:
            return ""
        return self._lacking(unescape(_TAG.sub("", self.svg(chart, texts))))

    def _lacking(self, text: str) -> str:
        letters = "".join(sorted({one for one in text if not one.isascii() and not one.isspace()}))
        return self._cached("letters", letters, lambda _: lacking(letters).encode()).decode() if letters else ""

    def concrete(self, text: str) -> str:
        """Colours in place of the theme's variables, which mean nothing outside the site."""
        return _VARIABLE.sub(lambda match: self.colours[match.group(1)], text)

    def _spec(self, chart: Any) -> dict:
        """The chart's Vega-Lite, which Altair takes a while to write, for the caller to change."""
        if id(chart) not in self._specs:
            self._specs[id(chart)] = chart, json.dumps(spec(self.written(chart)))
        return json.loads(self._specs[id(chart)][1])

    def written(self, chart: Any) -> dict:
        """A chart as Altair writes it, once. Raises: its error where there is no such chart.

        Altair takes longer to look at what it has written than to write it: what was right once is not looked at again.
        """
        if id(chart) not in self._written:
            found = chart.to_dict(validate=False)
            path = self._path("valid", f"{version('altair')} {json.dumps(found, sort_keys=True, default=str)}")
            if files.from_cache(path) is None:
                chart.to_dict()
                files.to_cache(path, b"")
            self._written[id(chart)] = chart, found
        return self._written[id(chart)][1]

    def _svg(self, drawn: dict) -> str:
        measured = drawn | {"config": drawn["config"] | {"font": MEASURED_FONT}}
        source, schema = json.dumps(measured, sort_keys=True), _schema_version(drawn)

        def draw(vega: ModuleType) -> bytes:
            return in_font(vega.vegalite_to_svg(source, schema), FONT, MEASURED_FONT).encode()

        return self._cached("svg", source, draw).decode()

    def _cached(self, kind: str, source: str, draw: Callable[[ModuleType], bytes]) -> bytes:
        """A drawing from the cache; the engine takes most of a second to start, so only where one is missing."""
        path = self._path(kind, source)
        self._wait_for(path)
        drawn = files.from_cache(path)
        if drawn is None:
            drawn = draw(engine())
            files.to_cache(path, drawn)
        return drawn

    def _path(self, kind: str, source: str) -> Path:
        return self.cache / f"{hashlib.sha256(f'{IDENTITY} {source}'.encode()).hexdigest()}.{kind}"

    def _wait_for(self, path: Path) -> None:
        """Waits while the process that draws ahead still works: one that hangs is ended, and this one draws."""
        last, found = time.monotonic(), -1
        while not path.exists() and self._ahead and self._ahead.pid != os.getpid() and self._ahead.is_alive():
            done = len(os.listdir(self.cache)) if self.cache.exists() else 0
            if done != found:
                last, found = time.monotonic(), done
            elif time.monotonic() - last > PATIENCE:
                self._ahead.kill()
                self._ahead = None
            time.sleep(0.01)


def _schema_version(drawn: dict) -> str:
    return re.findall(r"/v(\d+\.\d+)", drawn["$schema"])[0]


def _view(svg: str) -> str:
    return re.findall(r'viewBox="([^"]+)"', svg)[0]


def _inline(svg: str, prefix: str, size: str) -> str:
    """An SVG for the page: scaled by its viewBox, ids of its own, nothing for a screen reader to spell out."""
    svg = svg[svg.index("<svg") :]
    head = svg[: svg.index(">") + 1]
    view = _view(svg)
    width = view.split()[2]
    body = svg[len(head) :]
    body = re.sub(r' (?:aria-[\w-]+|role)="[^"]*"', "", body)
    body = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', body)
    body = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}-\1)", body)
    body = re.sub(r"\s*\n\s*", "", body)
    return f'<svg class="drawing {size}" viewBox="{view}" width="{width}" aria-hidden="true" focusable="false">{body}'
