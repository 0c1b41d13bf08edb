"""In: data, items and pages of one state of the checkout. Out: all of them together, with what renders their calls."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.engine.calls import figures, tables
from macros.engine.calls.calls import Calls
from macros.engine.calls.shown import Shown
from macros.engine.core import addresses
from macros.engine.datasets.dataset import Data
from macros.engine.drawing.vega import Drawings
from macros.engine.items.registry import Item, Registry
from macros.engine.pages.page import Page
from macros.engine.site.usage import Usage


@dataclass(frozen=True)
class Renderers:
    """What tells of the whole site, and so is given to it: the listings by kind, and the pages that nobody writes."""

    listing: Callable[[Site, str, str | None], Shown]
    pages: Callable[[Data, Collection[str]], dict[str, str]]


class Site:
    """One state of the checkout: nothing is computed before it is asked for."""

    def __init__(
        self, root: Path, data: Data, items: Registry, pages: list[Page], renderers: Renderers, content: str = ""
    ):
        self.root, self.data, self.registry, self.pages = root, data, items, pages
        self.renderers, self.content = renderers, content
        self.drawings = Drawings(root)
        self.repository = os.environ.get("REPOSITORY", "").rstrip("/")
        address = os.environ.get("SITE_URL", "").rstrip("/")
        self.address = f"{address}/" if address else ""
        self.place = self.address or addresses.PREVIEW  # where its files are, published or not
        self.calls = Calls(
            data,
            items,
            figure=self._figure,
            table=tables.shown,
            listing=lambda calls, kind, name: renderers.listing(self, kind, name),
        )
        self.usage = Usage(root, self.calls, pages)
        self.show = self.usage.show

    def _figure(self, calls: Calls, item: Item, chart: Any, small: bool) -> str:
        if small:
            return figures.small(calls, item, chart, self.drawings, self.usage.whole_chart(item))
        return figures.figure(calls, item, chart, self.drawings, self.place)

    def with_pages(self, pages: list[Page]) -> Site:
        """The site of the same data and items with other pages."""
        site = Site(self.root, self.data, self.registry, pages, self.renderers, self.content)
        site.calls.keep(self.calls)
        site.drawings.keep(self.drawings)
        return site

    def with_data(self, data: Data) -> Site:
        """The site of other data."""
        return Site(self.root, data, self.registry, self.pages, self.renderers)

    @cached_property
    def generated(self) -> dict[str, str]:
        """The Markdown of the pages that nobody writes, by path."""
        return self.renderers.pages(self.data, [page.path for page in self.pages])
