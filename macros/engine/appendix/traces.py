"""In: the site and one of its items or rows. Out: its trace, which shows what it is and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.engine.appendix import report_links
from macros.engine.appendix import trace_parts as parts
from macros.engine.calls import figures
from macros.engine.core import addresses, formats, markup
from macros.engine.core.contract import PRINTED
from macros.engine.datasets.dataset import Dataset, Field
from macros.engine.items import operations
from macros.engine.items.operations import Computed
from macros.engine.items.provenance import told_rows
from macros.engine.items.registry import Item
from macros.engine.pages.call_kinds import CALL_OF
from macros.engine.reuse import cite_page, identity

if TYPE_CHECKING:
    from macros.engine.site.site import Site


def _of_item(site: Site, item: Item, brief: parts.Pairs, more: parts.Pairs, row: tuple[str, str]) -> str:
    """The trace of an item; its name, by which pages call it, stands last."""
    title = parts.title(site, item)
    file = f" · {markup.link(f'statistics/{item.name}.json', 'JSON')}" if item.kind == "statistics" else ""
    name = ("Name", markup.element("code", markup.text(item.name)) + file)
    shown = item.wordings[0] if item.kind == "claims" else row[0] or title
    cited = ""
    if item.kind in identity.TYPES:
        cited = cite_page.line(identity.item(site.data, item, title, site.address), f"{item.kind}/{item.name}")
    about = report_links.of_item(item, title, shown)
    report = report_links.links(site, about, report_links.WORDS[item.kind])
    return parts.fold(item.name, markup.text(title), row, brief, [*more, ("Cite", cited), name], report, searched=True)


def statistic(site: Site, item: Item) -> str:
    value, made = site.calls.result(item), site.calls.computed(item)
    shown = site.calls.number(item.name).plain
    written = f"{operations.arithmetic(made, formats.full)} = {shown}" if isinstance(made, Computed) else ""
    exact = formats.full(value)
    rounded = item.unit != "year" and exact != site.calls.number(item.name, unit=False).plain
    tables = [t for t in site.registry.tables.values() if item.name in site.usage.statistics_in[t.name]]
    rows = told_rows(site.usage.footprints[item.kind, item.name], site.data)
    brief = [
        ("Value", "" if written else markup.element("strong", markup.text(shown))),
        ("Arithmetic", markup.text(written)),
        ("Printed in the article", parts.printed_or(site, "computed by this site", statistic=item.name)),
        ("Source", parts.source(site, parts.notes_of(site, rows))),
        ("Read with care", parts.care(site, rows)),
    ]
    used = parts.used_in(site.usage.uses.get(("stat", item.name), []))
    more = [
        ("Definition", markup.text(item.definition)),
        ("Exact value", markup.text(exact) if rounded else ""),
        ("Unit", markup.text(item.unit)),
        ("Remarks on print", parts.remarks(site, statistic=item.name)),
        ("Rests on", parts.rests_on(site, item)),
        ("Used in", used + parts.folded([parts.item_link(site, t) for t in tables], "tables")),
    ]
    return _of_item(site, item, brief, more, (markup.text(shown), parts.places(site, ("stat", item.name), rows)))


def claim(site: Site, item: Item) -> str:
    rows = told_rows(site.usage.footprints[item.kind, item.name], site.data)
    brief = [
        ("Holds", "Yes" if site.calls.result(item) else "No"),
        ("Printed in the article", parts.printed_or(site, "a statement of this site", claim=item.name)),
        ("Source", parts.source(site, parts.notes_of(site, rows))),
        ("Read with care", parts.care(site, rows)),
    ]
    more = [
        ("What is tested", markup.text(item.definition)),
        ("Wordings that the test proves", markup.listing([markup.text(w) for w in item.wordings], "-")),
        ("Remarks on print", parts.remarks(site, claim=item.name)),
        ("Rests on", parts.rests_on(site, item)),
        ("Used in", parts.used_in(site.usage.uses.get(("claim", item.name), []))),
    ]
    return _of_item(site, item, brief, more, ("", parts.places(site, ("claim", item.name), rows)))


def drawn(site: Site, item: Item) -> str:
    """The trace of a chart or a table: where it stands and what it rests on."""
    call = CALL_OF[item.kind]
    places = [
        markup.link(f"{use.page.url}#{call}-{item.name}", markup.text(use.page.title))
        for use in site.usage.uses.get((call, item.name), [])
    ]
    downloads = ""
    if item.kind == "charts":
        downloads = " · ".join(markup.link(addresses.chart_file(item.name, k), k.upper()) for k in figures.DOWNLOADS)
    rows = told_rows(site.usage.footprints[item.kind, item.name], site.data)
    more = [
        ("What it shows", markup.text(item.definition)),
        ("Unit", markup.text(item.unit)),
        ("Stands on", parts.folded(places, "pages")),
        ("Source", parts.source(site, parts.notes_of(site, rows))),
        ("Rests on", parts.rests_on(site, item)),
        ("Downloads", downloads),
    ]
    told = parts.places(site, (call, item.name), rows)
    return _of_item(site, item, [], more, ("", f"{told} · downloads" if downloads else told))


def row(site: Site, dataset: Dataset, key: str) -> str:
    """The trace of one row: its cells, its source, what the article prints, and all that rests on it."""
    cells = [(field, shown) for field in dataset.fields[1:] if (shown := _cell(dataset, key, field))]
    measured = [(field, shown) for field, shown in cells if field.unit]
    others = [(field, shown) for field, shown in cells if not field.unit]
    first = measured or [(field, shown) for field, shown in others if len(shown) <= parts.SHORT]
    resting = site.usage.rests_on_row.get((dataset.name, key), [])
    note = dataset.endnote(key)
    printed = parts.printed(site, dataset=dataset.name, row=key) if dataset.name != PRINTED else ""
    brief = [
        *((markup.text(field.title), shown) for field, shown in first),
        ("Printed in the article", printed),
        ("Source", parts.source(site, [note]) if note else "No endnote stands with it." if printed else ""),
        ("Read with care", parts.care(site, [(dataset.name, key)])),
    ]
    by_kind = [
        (
            f"{formats.capital(kind)} that rest on it",
            parts.folded([parts.item_link(site, i) for i in resting if i.kind == kind], kind),
        )
        for kind in CALL_OF
    ]
    edit = report_links.line(site.repository, site.root, dataset, key) if site.repository else ""
    more = [
        *((markup.text(field.title), shown) for field, shown in others if (field, shown) not in first),
        *((f"{markup.text(field.title)}: definition", markup.text(field.description)) for field, _ in measured),
        ("Remarks on print", parts.remarks(site, dataset=dataset.name, row=key)),
        ("Used in", parts.used_in(site.usage.uses.get(("value", dataset.name, key), []))),
        *by_kind,
        (
            "File",
            markup.link(addresses.dataset(dataset.name), markup.text(dataset.title))
            + f", row {dataset.line(key)} of {markup.text(dataset.path)}",
        ),
    ]
    value = "; ".join(shown for _, shown in measured)
    title = markup.text(f"{dataset.title}: {parts.row_title(dataset, key)}")
    places = parts.places(site, ("value", dataset.name, key), [(dataset.name, key)])
    report = report_links.links(site, report_links.of_row(dataset, key), "row", edit)
    return parts.fold(f"row-{key}", title, (value, places), brief, more, report, searched=False)


def _cell(dataset: Dataset, key: str, field: Field) -> str:
    """A cell as it is shown, a number with its unit; empty for the endnote, whose works are told instead."""
    value = dataset.cell(key, field.name)
    if value is None or field.name == "endnote":
        return ""
    shown = markup.text(report_links.shown(dataset, key, field.name))
    if not field.unit:
        return shown
    unit, hedge = dataset.unit(key, field.name), dataset.hedge(key, field.name)
    told = f"<strong>{shown}</strong>" + ("" if unit in formats.SHOWN_UNITS else f" {markup.text(unit)}")
    return f"{markup.text(hedge)} {told}" if hedge else told
