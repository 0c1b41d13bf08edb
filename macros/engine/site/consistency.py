"""In: the site as far as it could be read. Out: every fault between its pages, its items and its data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.engine.calls import figures
from macros.engine.core import addresses
from macros.engine.core.contract import LISTED, PRINTED, SECTIONS
from macros.engine.core.faults import CallFault, Fault, ItemFault, Place, Unanswered, did_you_mean, few, quoted
from macros.engine.dialects import indents, leftovers
from macros.engine.drawing import altair_parts
from macros.engine.items import captions, results
from macros.engine.pages import links, navigation, plain_markdown, typed_numbers
from macros.engine.pages.call_kinds import CALL_OF
from macros.engine.pages.page import page_of
from macros.engine.site import ledger, ledger_order, standing_alone

if TYPE_CHECKING:
    from pandas import DataFrame

    from macros.engine.items.registry import Item
    from macros.engine.pages.page import Call, Page
    from macros.engine.site.site import Site


def faults(site: Site) -> list[Fault]:
    """All of them at once, each once: what rests on data or code with faults of their own is left for the next time."""
    items = list(_item_faults(site))
    known = all(name in site.data for item in site.registry.items() for name in item.datasets)
    whole = known and not (site.data.faulty or site.registry.faults or items)
    calls = list(_call_faults(site))
    found = [*calls, *_page_faults(site, whole), *mark_faults(site), *content_faults(site)]
    if whole and not any(fault.dataset == PRINTED for fault in found):
        found += ledger.item_endnote_faults(site)
        found += [] if calls else [*ledger_order.check(site), *standing_alone.check(site)]
    if whole:
        found += _claim_faults(site)
    return [*items, *sorted(found, key=_place)]


def _place(fault: Fault) -> tuple[bool, str, int]:
    """Faults of pages first, by page and line; the others stay in their order."""
    place = fault.where
    if not (isinstance(place, Place) and place.file.startswith("docs/")):
        return True, "", 0
    return False, place.file, place.line


def _page_faults(site: Site, whole: bool) -> list[Fault]:
    """What is wrong in the pages' own text and between them."""
    found = [*typed_numbers.check(site.pages), *plain_markdown.check(site.pages)]
    found += plain_markdown.check_places(site.pages)
    found += [*leftovers.check(site.pages), *indents.check(site.pages)]
    found += [fault for page in site.pages for fault in page.faults]
    found += navigation.check(site.root, site.pages)
    found += navigation.stray_files(site.root)
    return [*found, *_link_faults(site, whole)]


def _item_faults(site: Site) -> Iterator[Fault]:
    """Functions that fail: told once, where they stand, and not where they are called or shown."""
    told = set()
    for item in site.registry.items():
        try:
            _try_item(site, item)
        except ItemFault as error:
            if (error.where, error.problem) in told:
                continue
            told.add((error.where, error.problem))
            yield item_fault(site, item, error)
        except Unanswered:
            continue


def item_fault(site: Site, item: Item, error: ItemFault) -> Fault:
    """What is wrong with an item, and where pages call it."""
    called = CALL_OF[item.kind]
    places = [c.where for page in site.pages for c in page.calls if (c.name, *c.arguments[:1]) == (called, item.name)]
    rests = f"{called}({item.name}) in {few(dict.fromkeys(places))}" if places else ""
    return Fault(error.where, error.problem, error.remedy, rests)


def _try_item(site: Site, item: Item) -> None:
    """Raises: ItemFault, Unanswered. A chart is not drawn, but Altair looks at its names only as it is written out."""
    value = site.calls.result(item)
    captions.check(item)
    if item.kind == "tables":
        site.calls.show("table", (item.name,), {})
    elif item.kind == "charts":
        spec = results.shown(item, lambda: site.drawings.written(value))
        _check_fields(item, spec, list(altair_parts.frame_of(value).columns))
        _check_dates(item, spec, altair_parts.frame_of(value))
        _check_formats(item, spec)
        captions.check(item, spec)
        results.shown(item, lambda: figures.sentence(site.calls, item, value))
        results.shown(item, lambda: figures.data_table(site.calls, item, value))


def _check_fields(item: Item, spec: dict, columns: list[str]) -> None:
    """Raises: ItemFault where a chart draws a field that it does not have: Vega would draw nothing, and say nothing."""
    for name in altair_parts.unknown_fields(spec, columns):
        problem = f'"{item.name}" draws the field "{name}", which its data lack.'
        raise ItemFault(item.where, problem, f"{did_you_mean(name, columns)}They have {', '.join(columns)}.")


def _check_dates(item: Item, spec: dict, frame: DataFrame) -> None:
    """Raises: ItemFault where a chart takes for a date what is none, or what has a zone of its own."""
    for name, value in altair_parts.undated(spec, frame):
        problem = f'"{item.name}" draws the field "{name}" as a date, and it holds {quoted(value)}.'
        remedy = f"Write {name}:O to draw it as it is, or give it dates such as 2013-02-18, without a time zone."
        raise ItemFault(item.where, problem, remedy)


def _check_formats(item: Item, spec: dict) -> None:
    """Raises: ItemFault where a chart rounds numbers itself."""
    for form in altair_parts.rounding_formats(spec):
        problem = f'"{item.name}" formats its values as {quoted(form)}, by which they are not rounded as on pages.'
        remedy = "Write them into a field as texts, as formats.number(value, round=1) gives them, and show that field."
        raise ItemFault(item.where, problem, remedy)


def _call_faults(site: Site) -> Iterator[Fault]:
    for page in site.pages:
        for call in page.calls:
            try:
                _try(site, call)
            except (ItemFault, Unanswered):
                continue
            except CallFault as error:
                yield Fault(call.where, error.problem, error.remedy)


def _try(site: Site, call: Call) -> None:
    """Raises: CallFault where a call cannot be shown. Listings show what is checked here, so only their name is."""
    if call.name == "listing":
        _try_listing(site, call)
    if call.name != "listing" or call.arguments[:1] == ("points",):
        site.show(call)


def _try_listing(site: Site, call: Call) -> None:
    """Raises: CallFault where there is no such listing, or where it stands on a page that it does not belong to."""
    site.calls.bound(call.name, call.arguments, dict(call.options))
    kind, *names = call.arguments
    site.usage.check_listing(kind, *names)
    if kind == "dataset":
        raise CallFault("a dataset's rows have a page of their own already.", f"Link to data/{names[0]}.md.")
    if kind not in (*LISTED, "points") and not call.page.startswith(addresses.DATA_APPENDIX):
        raise CallFault(
            f"the listing {quoted(kind)} belongs to the appendix.",
            f"Move it to a page in docs/{addresses.DATA_APPENDIX}.",
        )


def _link_faults(site: Site, whole: bool) -> Iterator[Fault]:
    """Broken links; what calls make of anchors is known only where all of them can be shown."""
    datasets = {*site.data, *site.data.faulty}
    sources = {addresses.dataset_source(name): "" for name in datasets} | site.generated
    generated = {path: page_of(path, text) for path, text in sources.items()}

    def anchors(page: Page) -> set[str] | None:
        if not whole or page.unread:
            return None
        try:
            return {anchor for call in page.calls for anchor in _anchors(site, call)}
        except CallFault:
            return None

    yield from links.check(site.root, site.pages, generated, anchors)


def _anchors(site: Site, call: Call) -> set[str]:
    """The anchors that a call sets on its page; a chart is not drawn for them."""
    if call.name == "chart":
        return {f"{part}-{name}" for part in ("chart", "title", "told") for name in call.arguments}
    return links.anchors_in(site.show(call).html)


def mark_faults(site: Site) -> Iterator[Fault]:
    """An endnote's mark stands once on a page: its anchor must be the only one."""
    for number, found in site.usage.marks.items():
        for page in {page.path: page for page in found if found.count(page) > 1}.values():
            lines = [call.line for call in page.calls if call.name == "note" and call.arguments == (number,)]
            place = Place(f"docs/{page.path}", lines[-1] if lines else 0)
            yield Fault(place, f"sets the mark of endnote {number} twice.", "Keep the mark where the article has it.")


def _claim_faults(site: Site) -> Iterator[Fault]:
    """A claim that no change of a row makes false proves nothing."""
    for item in site.registry.claims.values():
        if site.usage.footprints["claims", item.name].is_empty:
            problem = f'claim "{item.name}" stays true whatever its rows say.'
            yield Fault(item.where, problem, "Test what its words say of the data.")


def content_faults(site: Site) -> list[Fault]:
    """Where the data disagree with the pages' titles, or with what the article prints."""
    faulty = site.data.faulty
    found: list[Fault] = []
    if SECTIONS not in faulty:
        found += _title_faults(site)
    if PRINTED not in faulty and not site.data.lacks(PRINTED):
        found += ledger.check(site)
    return found


def _title_faults(site: Site) -> Iterator[Fault]:
    """A section's page is named and titled as data/sections.csv says."""
    own = {page.name: page for page in site.pages}
    for key, title in site.data.sections.items():
        if key not in own:
            problem = f'is missing, expected the page of the section "{title}".'
            yield Fault(Place(f"docs/{key}.md"), problem, "Write it, or correct the key in data/sections.csv.")
        elif own[key].title != title and not own[key].unread:
            line = next((n for n, text in enumerate(own[key].lines, 1) if text.startswith("# ")), 1)
            problem = f'is titled "{own[key].title}", expected "{title}".'
            yield Fault(
                Place(f"docs/{key}.md", line), problem, "Correct the heading, or the title in data/sections.csv."
            )
