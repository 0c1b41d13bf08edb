"""In: the pages of the preview. Out: their HTML and search entries, kept from the last build where nothing changed.

Converting Markdown and reading it again for the search takes most of a build. Knows MkDocs' page and Material's search.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import Any


class Renderings:
    """What the last build made of each page, by all that it was made from."""

    def __init__(self) -> None:
        self._last: dict[tuple, Any] = {}
        self._now: dict[tuple, Any] = {}

    def turn(self, whole: bool) -> None:
        """Begins a new build, after one that was whole or failed: what a whole one did not ask for is forgotten."""
        self._last = self._now if whole else self._last | self._now
        self._now = {}

    def keep_page(self, page: Any) -> None:
        """Has a page rendered only where its Markdown, or the files that it can link to, changed."""
        page.render = partial(self._render, page)

    def _render(self, page: Any, config: Any, files: Any) -> None:
        known = tuple((file.src_uri, file.url, file.inclusion) for file in files)
        settings = repr((config.markdown_extensions, config.mdx_configs, config.validation))
        key = (page.file.src_uri, page.markdown, known, settings)
        found = self._last.get(key)
        if found is None:
            before, records = dict(vars(page)), _Records()
            logging.getLogger("mkdocs").addHandler(records)
            try:
                type(page).render(page, config, files)
            finally:
                logging.getLogger("mkdocs").removeHandler(records)
            found = {name: value for name, value in vars(page).items() if before.get(name) is not value}
            if records.any:
                return  # because a link that leads nowhere is told at each build
        self._now[key] = found
        vars(page).update(found)
        links = found.get("links_to_anchors") or {}
        page.links_to_anchors = {files.get_file_from_path(file.src_uri): anchors for file, anchors in links.items()}

    def keep_entries(self, config: Any) -> None:
        """Has the search read a page only where it changed."""
        for plugin in config.plugins.values():
            if index := getattr(plugin, "search_index", None):
                index.add_entry_from_context = partial(self._index, index)

    def _index(self, index: Any, page: Any) -> None:
        key = (page.url, page.content, page.title, repr(page.meta))
        found = self._last.get(key)
        if found is None:
            start = len(index.entries)
            type(index).add_entry_from_context(index, page)
            found = index.entries[start:]
        else:
            index.entries.extend(found)
        self._now[key] = found


class _Records(logging.Handler):
    """Whether anything was logged."""

    any = False

    def emit(self, record: logging.LogRecord) -> None:
        self.any = True
