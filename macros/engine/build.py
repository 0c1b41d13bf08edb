"""In: the project's folder. Out: its site, every check passed; or all faults, each with what rests on it.

`python -m macros.engine.build` tells the faults of data, code and pages without building the site.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Set
from contextlib import suppress
from pathlib import Path
from typing import Any

from macros.engine.appendix import dataset_pages, listings
from macros.engine.core import files
from macros.engine.core.faults import Fault, Faults, ItemFault, counted, few
from macros.engine.core.source_digests import Sources
from macros.engine.datasets import load
from macros.engine.datasets.dataset import Data, Dataset
from macros.engine.drawing.framed_svg import Texts
from macros.engine.drawing.style import STYLESHEET
from macros.engine.items import registry
from macros.engine.items.provenance import kept
from macros.engine.items.registry import Item, Registry
from macros.engine.pages.page import Page
from macros.engine.pages.page import read as read_pages
from macros.engine.publish import exports
from macros.engine.site import consistency, dependents
from macros.engine.site.site import Renderers, Site

RENDERERS = Renderers(listings.listing, dataset_pages.pages)
current: Site | None = None


def site_of(root: Path, data: Data, items: Registry, sources: list[Page], content: str = "") -> Site:
    """The site of these parts, unchecked."""
    return Site(root, data, items, sources, RENDERERS, content)


def prepare(root: Path, draw: bool = False, last: Site | None = None) -> Site:
    """The site of this checkout, every check passed; `draw` starts its charts. Raises: Faults, with all of them.

    `last` is the site as the same code prepared it before: of the same data it gives what does not rest on pages, of
    other data what rests on no dataset that changed.
    """
    merges = files.unfinished_merges(root)
    sources, content = read_pages(root / "docs"), load.content(root)
    unstyled = files.text(root / STYLESHEET, STYLESHEET, "line", "Save the file as UTF-8.")[1]
    if last and last.content == content:
        site = last.with_pages(sources)
        found: list[Fault] = []
        mended: dict[str, Dataset] = {}
    else:
        items = registry.load()
        data, found, mended = load.sound(root)
        site = site_of(root, data, items, sources, content)
        if last:
            site.drawings.keep(last.drawings)
            site.calls.keep_results(last.calls)
        known: Set[str] = {*data, *data.faulty} if data.descriptor else data.faulty
        found = [*found, *items.faults, *items.check_datasets(known)]
        if draw and not (found or unstyled):
            draw_ahead(site)
    faults = [*found, *unstyled, *consistency.faults(site), *([] if unstyled else _letter_faults(site))]
    if merges:  # what else is wrong in such a file is its consequence
        torn = tuple(fault.where.partition(":")[0] for fault in merges)
        faults = [*merges, *(fault for fault in faults if not fault.where.startswith(torn))]
    if faults:
        faults = dependents.told(faults, site, mended)
        raise Faults(dict.fromkeys(fault for fault in faults if not fault.follows) or faults)
    return site


def draw_ahead(site: Site) -> None:
    """Starts to draw the charts; one that cannot be drawn is told where a page calls it."""
    charts = [(chart, texts) for _, chart, texts in _charts(site)]
    for chart, _ in charts:
        with suppress(Exception):  # as below
            site.drawings.written(chart)  # here, so that both processes have it
    site.drawings.ahead(charts, [lambda: _find_footprints(site)])


def _charts(site: Site) -> Iterator[tuple[Item, Any, Texts]]:
    """The charts that can be made, each with its texts."""
    for item in site.registry.charts.values():
        with suppress(Exception):  # whatever it is, the checks tell it
            chart = site.calls.result(item)
            yield item, chart, exports.credit(site, item, chart)


def _letter_faults(site: Site) -> Iterator[Fault]:
    """Letters in whose place a chart's picture would show a box."""
    for item, chart, texts in _charts(site):
        with suppress(Exception):  # as above
            if letters := site.drawings.letters_lacking(chart, texts):
                named = few([f'"{letter}" (U+{ord(letter):04X})' for letter in letters])
                problem = f'"{item.name}" shows {named}, which the font of its picture lacks.'
                remedy = "Write it in letters of Latin, Cyrillic, Greek or Arabic script."
                yield consistency.item_fault(site, item, ItemFault(item.where, problem, remedy))


def _find_footprints(site: Site) -> None:
    """Finds the footprints from the end, into the cache, where the build that comes from the start meets it."""
    sources = Sources(site.root)
    for item in reversed(list(site.registry.items())):
        kept(sources, item, site.data)


def main() -> int:
    """Exit status: 0 where nothing is wrong, 1 where something is."""
    try:
        found = prepare(Path(__file__).resolve().parents[2])
    except Faults as error:
        print(error)
        print(counted(len(error.faults), "fault"))
        return 1
    print(checked(found))
    return 0


def checked(site: Site) -> str:
    """What was found to be without a fault, in a line."""
    counts = {"dataset": site.data, "item": site.registry.items(), "page": site.pages}
    return f"No faults in {', '.join(counted(len(of), what) for what, of in counts.items())}."


if __name__ == "__main__":
    sys.exit(main())
