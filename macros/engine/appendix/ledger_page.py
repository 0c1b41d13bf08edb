"""In: the entries of the ledger. Out: their page: a count of each status, those with a reserve, and all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.engine.core import markup
from macros.engine.core.contract import PRINTED
from macros.engine.site import ledger

if TYPE_CHECKING:
    from macros.engine.site.ledger import Entry
    from macros.engine.site.site import Site

MEANINGS = {
    ledger.AGREES: "The printed number or date is what the data give.",
    ledger.AGREES_IN_PART: "The number is the same, but the article prints it with another word.",
    ledger.ROUNDS: "What the data give, rounded as the print is, is the printed number.",
    ledger.DIFFERS: "The pair does not agree, for the reason given.",
    ledger.HOLDS: "The article prints a comparison, and the test of a claim finds it in the data.",
    ledger.HOLDS_IN_PART: "The test finds it too, but with the reservation given.",
    ledger.NO_DATA: "Nothing in the data answers, for the reason given: the words belong to a name, or no figure "
    "measures what they state, such as a trend.",
}


def listing(site: Site) -> str:
    """The whole page. Left out of the search, which it would drown."""
    entries = ledger.entries(site)
    reserved = [entry for entry in entries if entry.current and entry.reason]
    parts = [("statuses", "In sum", _statuses(entries))]
    if reserved:
        caption = "Entries that differ, or that agree or hold in part alone"
        parts.append(("reserved", "With a reservation", _table(site, caption, reserved)))
    for name, title, chosen in _chosen(site, entries):
        parts.append((name, title, _folded(site, title, chosen)))
    parts.append(("entries", "All entries, by section", _by_section(site, entries)))
    parts.append(("typed", "Texts without data", _typed(site)))
    content = "".join(
        f'<h2 id="about-{name}" data-search-exclude>{markup.text(title)}</h2>{table}' for name, title, table in parts
    )
    return markup.element("div", content, class_="ledger")


def _folded(site: Site, caption: str, entries: list[Entry], anchors: bool = False) -> str:
    return markup.folded(f"{markup.text(caption)} ({len(entries)})", _table(site, caption, entries, anchors))


def _by_section(site: Site, entries: list[Entry]) -> str:
    """All entries, folded below the name of the section that prints them."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(site.data[PRINTED].frame.at[entry.key, "section"], []).append(entry)
    return "".join(_folded(site, site.data.sections[name], found, anchors=True) for name, found in groups.items())


def _chosen(site: Site, entries: list[Entry]) -> Iterator[tuple[str, str, list[Entry]]]:
    """What the points to read with care count, each of them listed, where the ledger has the kinds of its entries."""
    printed = site.data[PRINTED]
    if "kind" in printed.by_name:
        kinds = {entry.key: printed.records[entry.key].kind for entry in entries}
        trends = [entry for entry in entries if kinds[entry.key] == "trend" and not entry.current]
        yield "trends", "Trends that no figure measures", trends
        places = {entry.key: getattr(printed.records[entry.key], "place", "") for entry in entries}
        unmarked = [e for e in entries if kinds[e.key] == "number" and not (places[e.key] or printed.endnote(e.key))]
        yield "unmarked", "Figures in sentences without an endnote", unmarked


def _statuses(entries: list[Entry]) -> str:
    counts = Counter(entry.status for entry in entries)
    rows = [(markup.text(s), markup.text(meaning), str(counts[s])) for s, meaning in MEANINGS.items() if counts[s]]
    caption = f"{len(entries)} printed numbers, dates, comparisons and trends, by how they compare with the data"
    return markup.table(caption, ("Status", "What it means", "Entries"), rows, [False, False, True])


def _table(site: Site, caption: str, entries: list[Entry], anchors: bool = False) -> str:
    """Entries under the section that prints them, which each group of rows is headed by."""
    titles, printed = site.data.sections, site.data[PRINTED]
    rows: list = []
    section = ""
    for entry in entries:
        if (key := printed.frame.at[entry.key, "section"]) != section:
            section = key
            rows.append(markup.text(titles[section]))
        rows.append(_row(site, entry))
    header = ("Printed", "The data give", "Status", "Endnote")
    ids = [f"printed-{entry.key}" for entry in entries] if anchors else ()
    return markup.table(caption, header, rows, [False, False, False, True], ids)


def _row(site: Site, entry: Entry) -> tuple[str, ...]:
    """An entry, its reason as a second line below its status."""
    note = site.data[PRINTED].cell(entry.key, "endnote")
    reason = " " + markup.element("span", markup.text(entry.reason), class_="reason") if entry.reason else ""
    status = markup.text(entry.status) + reason
    return markup.text(entry.printed), entry.link, status, markup.note_link(note) if note else ""


def _typed(site: Site) -> str:
    calls = [call for page in site.usage.article_pages for call in page.calls if call.name == "typed"]
    rows = [
        (
            markup.text(call.arguments[0]),
            markup.text(call.arguments[1] if len(call.arguments) > 1 else ""),
            markup.text(call.where),
        )
        for call in calls
    ]
    caption = f"Texts with numbers that stand in pages without data: {len(calls)}"
    return markup.table(caption, ("Text", "Reason", "Page"), rows)
