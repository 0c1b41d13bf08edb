"""In: the data, the items and the pages. Out: what each call, item and page shows, and what rests on each row."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.engine.calls.calls import Calls
from macros.engine.calls.shown import Shown
from macros.engine.core import addresses
from macros.engine.core.addresses import DATA_APPENDIX
from macros.engine.core.contract import CITATIONS, ENDNOTES, LISTED, LISTINGS, POINTS, PRINTED, REFERENCES
from macros.engine.core.faults import CallFault
from macros.engine.core.source_digests import Sources
from macros.engine.drawing import altair_parts
from macros.engine.items.provenance import Footprint, kept, union
from macros.engine.items.registry import Item
from macros.engine.items.table_cells import Cell
from macros.engine.pages.call_kinds import CALLS
from macros.engine.pages.page import Call, Page
from macros.engine.pages.points import Point, points

_MARKUP = re.compile(
    r"^\s*(?:#+|[-*>]|\|)\s+|\*\*|\s*\|\s*$|(?<!\w)[*_]|[*_](?!\w)|\]\([^)]*\)|\[(?=[^\]]*\]\()|\{\s*[#.][^}]*\}"
)


@dataclass(frozen=True)
class Use:
    """A sentence of a page that uses a number, a claim, a chart or a table."""

    page: Page
    line: int
    sentence: str


def target(call: Call) -> tuple[str, ...]:
    """What a call points at, as a key of `Usage.uses`."""
    names = CALLS[call.name].target if call.name in CALLS else ()
    given = dict(zip(names, call.arguments, strict=False)) | dict(call.options)
    return (call.name, *(str(given[name]) for name in names if name in given))


def targets(call: Call) -> list[tuple[str, ...]]:
    """The same for each statistic of a call that tells several."""
    return [("stat", str(name)) for name in call.arguments] if call.name == "stat" else [target(call)]


class Usage:
    """Who shows what, and what rests on what, in one state of the checkout."""

    def __init__(self, root: Path, calls: Calls, pages: list[Page]):
        self.root, self.calls, self.pages = root, calls, pages
        self.data, self.registry = calls.data, calls.registry

    @cached_property
    def article_pages(self) -> list[Page]:
        return [page for page in self.pages if not page.path.startswith(DATA_APPENDIX)]

    def show(self, call: Call) -> Shown:
        return self.calls.show(call.name, call.arguments, dict(call.options))

    def sentence(self, page: Page, line: int) -> str:
        """A line of a page as its reader sees it: calls filled in, marks of Markdown dropped."""
        source, out, last = page.lines[line - 1], [], 0
        for call in page.calls:
            if call.line == line:
                # A listing has no words of its own, and one of items tells the sentences that use them.
                shown = "" if call.name == "listing" else self.show(call).plain
                out += [source[last : call.start], shown]
                last = call.end
        return _MARKUP.sub("", "".join(out) + source[last:]).strip()

    @cached_property
    def uses(self) -> dict[tuple[str, ...], list[Use]]:
        """Who uses what, by `target`: ("stat", name), ("value", dataset, row), ("chart", name) and so on."""
        found: dict[tuple[str, ...], list[Use]] = defaultdict(list)
        for page in self.article_pages:
            for call in page.calls:
                for each in targets(call):
                    found[each].append(Use(page, call.line, self.sentence(page, call.line)))
                item = self.registry.charts.get(target(call)[-1]) if call.name == "chart" else None
                if item and item.title:
                    found["claim", item.title].append(
                        Use(page, call.line, altair_parts.title_of(self.calls.result(item)))
                    )
        return dict(found)

    def whole_chart(self, item: Item) -> str:
        """Where a chart stands with its caption and its data: on a page, or else in the appendix."""
        calls = ((page, call) for page in self.pages for call in page.calls if target(call) == ("chart", item.name))
        own = (f"{page.url}#chart-{item.name}" for page, call in calls if not dict(call.options).get("small"))
        return next(own, addresses.item("charts", item.name))

    @cached_property
    def marks(self) -> dict[int, list[Page]]:
        """The pages that carry each endnote's mark, in the order of the files."""
        found: dict[int, list[Page]] = defaultdict(list)
        for page in self.article_pages:
            for call in page.calls:
                for number in self.marks_of(call):
                    found[number].append(page)
        return dict(found)

    def is_list(self, call: Call) -> bool:
        """Whether the table of a call is shown as a list."""
        table = self.registry.tables.get(target(call)[-1])
        return bool(table and table.as_list)

    def is_clause(self, call: Call) -> bool:
        """Whether a call of statistics tells them in clauses, and not a bare number."""
        told = all(self.registry.statistics[str(name)].wordings for name in call.arguments)
        return told and dict(call.options).get("bare") is not True

    def marks_of(self, call: Call) -> tuple[int, ...]:
        """Those that a call sets: of a note, or of a table that is shown as a list."""
        if call.name != "note" and not (call.name == "table" and self.is_list(call)):
            return ()
        try:
            return self.show(call).marks
        except CallFault:  # which is told where the call stands
            return ()

    @cached_property
    def printed(self) -> dict[tuple[tuple[str, str], ...], list[tuple[str, Any]]]:
        """The rows of printed.csv by what they refer to: a statistic, a claim, or the row of a dataset."""
        found: dict[tuple[tuple[str, str], ...], list[tuple[str, Any]]] = defaultdict(list)
        for key, row in ({} if self.data.lacks(PRINTED) else self.data[PRINTED].records).items():
            for name in ("statistic", "claim"):
                found[((name, getattr(row, name)),)].append((key, row))
            found[("dataset", row.dataset), ("row", row.row)].append((key, row))
        return dict(found)

    @cached_property
    def pages_by_dataset(self) -> dict[str, list[Page]]:
        """The article pages that show each dataset, by cell or through an item; marks of endnotes aside."""
        found: dict[str, dict[str, Page]] = defaultdict(dict)
        for page in self.article_pages:
            for call in (call for call in page.calls if call.name != "note"):
                for name in self.datasets_shown(call):
                    found[name][page.path] = page
        return {name: list(pages.values()) for name, pages in found.items()}

    def datasets_shown(self, call: Call) -> set[str]:
        """The datasets that a call shows something of, itself or through an item."""
        _, *names = target(call)
        if call.name in ("value", "note"):
            return {*names[:1]} if call.name == "value" else {ENDNOTES}
        if call.name == "listing":
            return {*LISTED.get(names[0], ())} if names else set()
        items = [self.registry.item_of(*each) for each in targets(call)]
        return {name for item in items if item for name in self.datasets_of(item)}

    def datasets_of(self, item: Item) -> set[str]:
        """The datasets that an item is given, and those to which its cells refer."""
        cells = self.cells_in(item) if item.kind == "tables" else ()
        given = {name for cell in cells for s in cell.statistics for name in self.registry.statistics[s].datasets}
        return {*item.datasets, *given, *(dataset for cell in cells for dataset, _ in cell.rows)}

    def explained_on(self, url: str) -> bool:
        """Whether a page's terms are linked to the glossary: the first page's, and those of the article's sections."""
        return url == "" or url.removesuffix("/") in self.data.sections

    def check_listing(self, kind: str = "", name: str | None = None) -> None:
        """Raises: CallFault where there is no such listing."""
        if kind == "dataset" and name not in self.data.faulty:
            self.calls.known("dataset", name, self.data, "Datasets are the CSVs in data/.")
        elif kind not in ("dataset", "points"):
            self.calls.known("listing", kind, LISTINGS, f"Listings are {', '.join(LISTINGS)} and points.")
            if missing := [name for name in LISTINGS.get(kind, ()) if self.data.lacks(name)]:
                raise CallFault(f'the listing "{kind}" shows the dataset "{missing[0]}", which is none.', "Remove it.")

    @cached_property
    def statistics_in(self) -> dict[str, set[str]]:
        """The statistics that each table shows, by the table's name."""
        return {
            name: {statistic for cell in self.cells_in(item) for statistic in cell.statistics}
            for name, item in self.registry.tables.items()
        }

    def cells_in(self, table: Item) -> list[Cell]:
        """The cells of a table that refer to statistics or to rows. Raises: CallFault where it fails."""
        frame = self.calls.result(table)
        return [cell for column in frame for cell in frame[column] if isinstance(cell, Cell)]

    def cells_shown(self, call: Call) -> set[tuple[str, ...]]:
        """What a table shows: ("value", dataset, row, field) and ("stat", name). Raises: CallFault."""
        table = self.registry.tables[target(call)[-1]]
        frame = self.calls.result(table)
        found: set[tuple[str, ...]] = set()
        for name in table.datasets:
            columns = [column for column in frame if column in self.data[name].by_name]
            keys = self.data[name].frame.index.intersection(frame.index)
            found |= {("value", name, str(key), column) for key in keys for column in columns}
        for cell in self.cells_in(table):
            found |= {("stat", statistic) for statistic in cell.statistics}
            for part in getattr(cell, "ends", (cell,)):
                column = getattr(part, "column", None)
                found |= {("value", d, row, column or self.calls.only_measure(d)) for d, row in part.rows}
        return found

    @cached_property
    def footprints(self) -> dict[tuple[str, str], Footprint]:
        """The rows that each item rests on, by (kind, name)."""
        sources = Sources(self.root)
        found = {(item.kind, item.name): kept(sources, item, self.data) for item in self.registry.items()}
        for item in self.registry.tables.values():
            parts = [found["tables", item.name]]
            parts += [found["statistics", name] for name in sorted(self.statistics_in[item.name])]
            parts += [Footprint({dataset: (row,)}) for cell in self.cells_in(item) for dataset, row in cell.rows]
            found["tables", item.name] = union(parts, self.data)
        return found

    @cached_property
    def rests_on_row(self) -> dict[tuple[str, str], list[Item]]:
        """The exact inverse of `footprints`: the items that rest on each (dataset, row)."""
        found: dict[tuple[str, str], list[Item]] = defaultdict(list)
        for item in self.registry.items():
            for dataset, rows in self.footprints[item.kind, item.name].rows.items():
                for row in rows:
                    found[dataset, row].append(item)
        return dict(found)

    @cached_property
    def points_on_row(self) -> dict[tuple[str, str], list[Point]]:
        """The points that come first, by the rows that they speak of; one on few rows before one on many."""
        page = next((page for page in self.pages if page.name == POINTS), None)
        every = points(page) if page else []
        rows = {point.anchor: self._rows_of(page, point) for point in every if page and point.part == every[0].part}
        found: dict[tuple[str, str], list[Point]] = defaultdict(list)
        for point in sorted((p for p in every if p.anchor in rows), key=lambda point: len(rows[point.anchor])):
            for row in rows[point.anchor]:
                found[row].append(point)
        return dict(found)

    def _rows_of(self, page: Page, point: Point) -> set[tuple[str, str]]:
        """The rows that the statements of a point rest on, works and notes aside, which it holds them against."""
        found: set[tuple[str, str]] = set()
        for target in (each for call in page.calls if call.line in point.lines for each in targets(call)):
            if item := self.registry.item_of(*target[:2]):
                found |= {(name, row) for name, r in self.footprints[item.kind, item.name].rows.items() for row in r}
            elif target[0] == "value":
                found.add((target[1], target[2]))
        return {(name, row) for name, row in found if name not in (ENDNOTES, CITATIONS, REFERENCES, PRINTED)}
