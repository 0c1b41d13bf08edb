"""In: the site and what a trace is of. Out: its parts: frame, title, rows, source, print, points and uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from macros.engine.calls import clauses
from macros.engine.core import addresses, formats, markup
from macros.engine.core.contract import CITATIONS, POINTS, PRINTED, REFERENCES
from macros.engine.core.faults import CallFault
from macros.engine.datasets import csl_json
from macros.engine.datasets.dataset import Dataset
from macros.engine.drawing import altair_parts
from macros.engine.items.registry import Item

if TYPE_CHECKING:
    from macros.engine.site.site import Site
    from macros.engine.site.usage import Use

MANY = 12
MANY_USES = 3  # because each is a sentence
FEW = 2  # works and points of a short form, which is to fit beside the number on a phone
SHORT = 40  # letters of a cell that the short form of a row without a measured number tells
LONGEST_TITLE = 70  # of a row, in letters
# What a section lists of other places would drown the search, which finds those places themselves.
UNSEARCHED = (
    *("Name", "Address", "Value", "Exact value", "Unit", "Holds", "Arithmetic", "Source", "Read with care"),
    *("Rests on", "Printed in the article", "Remarks on print", "Used in", "Stands on", "Downloads", "Cite"),
)
Pairs = list[tuple[str, str]]


def fold(anchor: str, title: str, row: tuple[str, str], brief: Pairs, more: Pairs, report: str, searched: bool) -> str:
    """A trace, folded below the row that lists it by value and places: its short form, and the rest.

    The row says the title too, so that the heading is there for links, for the search and for who hears the page.
    """
    value, places = (markup.element(tag, told) if told else "" for tag, told in zip(("b", "small"), row, strict=True))
    summary = markup.element("summary", f"{value} {markup.element('span', title)} {places}", data_search_exclude="")
    heading = markup.element("h3", title, id=anchor, class_="told", data_search_exclude=None if searched else "")
    own = markup.element("a", "Link to this trace", href=f"#{anchor}")
    kinds = ((brief, "brief"), ([*more, ("Address", own)], "more"))
    told = [markup.element("div", markup.definitions(p, UNSEARCHED), class_=kind) for p, kind in kinds if p]
    section = markup.element("section", heading + "".join(told) + report, class_="proof")
    return markup.element("details", summary + section, class_="trace")


def title(site: Site, item: Item) -> str:
    """By what readers know an item: the sentence that tells it, or the first one of its definition."""
    if item.kind == "charts":
        return altair_parts.title_of(site.calls.result(item))
    if item.kind == "statistics" and item.wordings:
        try:
            ((_, told),) = clauses.told(site.data, [(item, site.calls.computed(item))], capital=True)
            return told
        except CallFault:  # which is told where a page calls it
            pass
    return re.split(r"\.(?:\s|$)", item.definition)[0]


def row_title(dataset: Dataset, key: str) -> str:
    """By what readers know a row: the fields that tell it from the others, or its key."""
    told = [formats.cell(dataset.cell(key, name), name, dataset.unit(key, name)) for name in dataset.naming]
    text = ", ".join(filter(None, told)) or key.replace("-", " ")
    return text if len(text) <= LONGEST_TITLE else f"{text[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def item_link(site: Site, item: Item) -> str:
    return markup.link(addresses.item(item.kind, item.name), markup.text(title(site, item)))


def row_link(dataset: str, row: str, content: str | None = None) -> str:
    return markup.link(addresses.row(dataset, row), markup.text(content or row))


def picture(site: Site, item: Item) -> str:
    """A chart as a picture that leads to its trace, where its pages and downloads stand."""
    told = markup.attributes(alt=title(site, item), loading="lazy")
    image = f'<img src="~/{addresses.chart_file(item.name, "svg")}"{told}>'
    return markup.link(addresses.item("charts", item.name), image, class_="picture")


def folded(items: list[str], what: str, many: int = MANY) -> str:
    """A list, folded away where it is long."""
    if not items:
        return ""
    listed = markup.listing(items, "-")
    if len(items) <= many:
        return listed
    return markup.folded(f"{len(items)} {what}", listed)


def used_in(uses: list[Use]) -> str:
    """The sentences that use a number, each with its page."""
    seen = dict.fromkeys((use.page.url, use.page.title, use.sentence) for use in uses)
    told = []
    for url, page, sentence in seen:
        to = addresses.sentence(url, markup.apostrophes(sentence))
        told.append(f"{markup.link(to, markup.text(page))}: {markup.text(sentence)}")
    return folded(told, "sentences", MANY_USES)


def rests_on(site: Site, item: Item) -> str:
    """The rows that an item rests on, by dataset; of a long one the fields that are read of all its rows."""
    found = site.usage.footprints[item.kind, item.name]
    parts = []
    for name, rows in found.rows.items():
        dataset = site.data[name]
        count = f"{len(rows)} of {len(dataset.rows)} rows"
        if name in found.fields:
            read = markup.join(f"“{markup.text(dataset.by_name[f].title)}”" for f in found.fields[name])
            shown = f"{read} of all {len(dataset.rows):,} rows" if read else "no field alone changes it"
        else:
            links = ", ".join(row_link(name, row) for row in rows) or "no row alone changes it"
            shown = links if len(rows) <= MANY else markup.folded(count, links)
        parts.append(f"{markup.link(addresses.dataset(name), markup.text(dataset.title))}: {shown}")
    if found.whole:
        parts.append("All rows are listed, because those that change the result do not give it by themselves.")
    return markup.listing(parts, "-")


def notes_of(site: Site, rows: Iterable[tuple[str, str]]) -> list[int]:
    """The endnotes of rows."""
    return sorted({note for name, row in rows if (note := site.data[name].endnote(row))})


def source(site: Site, notes: list[int]) -> str:
    """The works that endnotes cite, by name, each with its note; of many the first."""
    told = []
    for note in notes:
        link = markup.note_link(note)
        told += [f"{markup.text(csl_json.cited_as(work))} (endnote {link})" for work in _works(site, note)] or [
            f"endnote {link}"
        ]
    more = [f"{len(told) - FEW} more"] if len(told) > FEW + 1 else []
    return "; ".join([*(told[:FEW] if more else told), *more])


def _works(site: Site, note: int) -> list[dict]:
    """The works that an endnote cites, where the project lists them."""
    if site.data.lacks(CITATIONS, REFERENCES):
        return []
    cited = site.data[CITATIONS].frame
    return [site.data.references[work] for work in cited["reference"][cited["endnote"] == note]]


def care(site: Site, rows: Iterable[tuple[str, str]]) -> str:
    """The points to read with care that change what rows tell, each in a line."""
    found = {point.anchor: point for row in rows for point in site.usage.points_on_row.get(row, ())}
    lines = [
        markup.link(f"{POINTS}/#{point.anchor}", markup.text(point.heading)) + f". {markup.text(point.line)}"
        for point in list(found.values())[:FEW]
    ]
    return "<br>".join(lines)


def printed(site: Site, **refers_to: str) -> str:
    """What the article prints for a number by section, each with its place in the ledger."""
    by_section: dict[str, list[str]] = {}
    for key, row in site.usage.printed.get(tuple(refers_to.items()), []):
        section = site.data.sections.get(row.section, row.section)
        by_section.setdefault(section, []).append(markup.link(addresses.printed(key), f"“{markup.text(row.printed)}”"))
    return "; ".join(f"{', '.join(quotes)} ({markup.text(section)})" for section, quotes in by_section.items())


def remarks(site: Site, **refers_to: str) -> str:
    """The reasons and remarks that the ledger has on what the article prints for a number."""
    found = site.usage.printed.get(tuple(refers_to.items()), [])
    return folded(
        [f"“{markup.text(row.printed)}”: {markup.text(row.reason)}" for _, row in found if row.reason], "remarks"
    )


def printed_or(site: Site, what: str, **refers_to: str) -> str:
    """What the article prints, or what an item is that it does not; nothing where it is not known what it prints."""
    return printed(site, **refers_to) or ("" if site.data.lacks(PRINTED) else f"Not printed: {what}.")


def places(site: Site, target: tuple[str, ...], rows: Iterable[tuple[str, str]]) -> str:
    """The pages that use something, and its endnotes, in a few words."""
    pages = dict.fromkeys(use.page.title for use in site.usage.uses.get(target, ()))
    notes = notes_of(site, rows)
    told = [*pages, *([f"endnote{'s' * (len(notes) > 1)} {markup.join(map(str, notes))}"] if notes else [])]
    return markup.text(" · ".join(told))
