"""In: the site and one of its numbers. Out: that number's section, which shows what it is and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.engine.appendix import report_links
from macros.engine.calls import figures
from macros.engine.core import addresses, formats, markup
from macros.engine.core.contract import PRINTED
from macros.engine.datasets.dataset import Dataset
from macros.engine.drawing import altair_parts
from macros.engine.items import operations
from macros.engine.items.operations import Computed
from macros.engine.items.registry import Item
from macros.engine.pages.call_kinds import CALL_OF

if TYPE_CHECKING:
    from macros.engine.site.site import Site
    from macros.engine.site.usage import Use


MANY = 12
MANY_USES = 3  # because each is a sentence
# What a section lists of other places would drown the search, which finds those places themselves.
UNSEARCHED = (
    *("Name", "Shown as", "Exact value", "Unit", "Holds", "Arithmetic"),
    *("Rests on", "Endnotes", "Printed in the article", "Used in", "Stands on", "Downloads"),
)


def heading(anchor: str, title: str, searched: bool = True) -> str:
    """The heading of a section, whose own address it links to; one that is not searched takes its section along."""
    mark = f'<a class="headerlink" href="#{markup.text(anchor)}" title="Link to this section">¶</a>'
    return markup.element("h3", f"{title} {mark}", id=anchor, data_search_exclude=None if searched else "")


def section(anchor: str, title: str, pairs: list[tuple[str, str]], report: str, searched: bool = True) -> str:
    """A section with its heading, what is to be known, and the ways to report an error in it and to its source."""
    content = heading(anchor, title, searched) + markup.definitions(pairs, UNSEARCHED) + report
    return markup.element("section", content, class_="proof")


def of_item(site: Site, item: Item, pairs: list[tuple[str, str]], value: str) -> str:
    """The section of an item: its name, by which pages call it, stands last."""
    title = words(item.name)
    report = report_links.links(site, report_links.of_item(item, title, value), report_links.WORDS[item.kind])
    name = ("Name", markup.element("code", markup.text(item.name)))
    return section(item.name, markup.text(title), [*pairs, name], report)


def words(name: str) -> str:
    return formats.capital(name.replace("_", " "))


def item_link(item: Item) -> str:
    return markup.link(addresses.item(item.kind, item.name), markup.text(words(item.name)))


def row_link(dataset: str, row: str, content: str | None = None) -> str:
    return markup.link(addresses.row(dataset, row), markup.text(content or row))


def folded(items: list[str], what: str, many: int = MANY) -> str:
    """A list, folded away where it is long."""
    if not items:
        return ""
    listed = markup.listing(items, "-")
    if len(items) <= many:
        return listed
    return markup.element("details", markup.element("summary", f"{len(items)} {what}") + listed)


def used_in(uses: list[Use]) -> str:
    """The sentences that use a number, each with its page."""
    seen = dict.fromkeys((use.page.url, use.page.title, use.sentence) for use in uses)
    return folded(
        [f"{markup.link(url, markup.text(title))}: {markup.text(sentence)}" for url, title, sentence in seen],
        "sentences",
        MANY_USES,
    )


def rests_on(site: Site, item: Item) -> str:
    """The rows that an item rests on, by dataset."""
    found = site.usage.footprints[item.kind, item.name]
    parts = []
    for name, rows in found.rows.items():
        dataset = site.data[name]
        links = [row_link(name, row) for row in rows]
        count = f"{len(rows)} of {len(dataset.rows)} rows"
        shown = (
            ", ".join(links)
            if len(links) <= MANY
            else markup.element("details", markup.element("summary", count) + ", ".join(links))
        )
        parts.append(
            f"{markup.link(addresses.dataset(name), markup.text(dataset.title))}: {shown or 'no row alone changes it'}"
        )
    if found.whole:
        parts.append("All rows are listed, because those that change the result do not give it by themselves.")
    return markup.listing(parts, "-")


def endnotes(site: Site, item: Item) -> str:
    rows = site.usage.footprints[item.kind, item.name].rows
    numbers = sorted({n for name, keys in rows.items() for key in keys if (n := site.data[name].endnote(key))})
    return ", ".join(markup.note_link(n) for n in numbers)


def printed(site: Site, **refers_to: str) -> str:
    """What the article prints for a number, with its place in the ledger."""
    found = site.usage.printed.get(tuple(refers_to.items()), [])
    titles = site.data.sections
    return folded(
        [
            markup.link(addresses.printed(key), f"“{markup.text(row.printed)}”")
            + f", {markup.text(titles.get(row.section, row.section))}"
            + (f": {markup.text(row.reason)}" if row.reason else "")
            for key, row in found
        ],
        "places",
    )


def _printed_or(site: Site, what: str, **refers_to: str) -> str:
    """What the article prints, or what an item is that it does not; nothing where it is not known what it prints."""
    return printed(site, **refers_to) or ("" if site.data.lacks(PRINTED) else f"Not printed: {what}.")


def statistic(site: Site, item: Item) -> str:
    value, made = site.calls.result(item), site.calls.computed(item)
    shown = site.calls.number(item.name).plain
    written = f"{operations.arithmetic(made, formats.full)} = {shown}" if isinstance(made, Computed) else ""
    exact = formats.full(value)
    rounded = item.unit != "year" and exact != site.calls.number(item.name, unit=False).plain
    tables = [t for t in site.registry.tables.values() if item.name in site.usage.statistics_in[t.name]]
    return of_item(
        site,
        item,
        [
            ("Shown as", markup.element("strong", markup.text(shown))),
            ("Exact value", markup.text(exact) if rounded else ""),
            ("Arithmetic", markup.text(written)),
            ("Unit", markup.text(item.unit)),
            ("Definition", markup.text(item.definition)),
            ("Rests on", rests_on(site, item)),
            ("Endnotes", endnotes(site, item)),
            ("Printed in the article", _printed_or(site, "computed by this site", statistic=item.name)),
            (
                "Used in",
                used_in(site.usage.uses.get(("stat", item.name), []))
                + folded([item_link(t) for t in tables], "tables"),
            ),
        ],
        shown,
    )


def claim(site: Site, item: Item) -> str:
    return of_item(
        site,
        item,
        [
            ("Wordings that the test proves", markup.listing([markup.text(w) for w in item.wordings], "-")),
            ("What is tested", markup.text(item.definition)),
            ("Holds", "Yes" if site.calls.result(item) else "No"),
            ("Rests on", rests_on(site, item)),
            ("Endnotes", endnotes(site, item)),
            ("Printed in the article", _printed_or(site, "a statement of this site", claim=item.name)),
            ("Used in", used_in(site.usage.uses.get(("claim", item.name), []))),
        ],
        item.wordings[0],
    )


def drawn(site: Site, item: Item) -> str:
    """The section of a chart or a table: where it stands and what it rests on."""
    call = CALL_OF[item.kind]
    places = [
        markup.link(f"{use.page.url}#{call}-{item.name}", markup.text(use.page.title))
        for use in site.usage.uses.get((call, item.name), [])
    ]
    title = altair_parts.title_of(site.calls.result(item)) if item.kind == "charts" else ""
    downloads = ""
    if item.kind == "charts":
        downloads = " · ".join(markup.link(addresses.chart_file(item.name, k), k.upper()) for k in figures.DOWNLOADS)
    return of_item(
        site,
        item,
        [
            ("Title", markup.text(title)),
            ("What it shows", markup.text(item.definition)),
            ("Unit", markup.text(item.unit)),
            ("Stands on", folded(places, "pages")),
            ("Rests on", rests_on(site, item)),
            ("Endnotes", endnotes(site, item)),
            ("Downloads", downloads),
        ],
        title or item.definition,
    )


def row(site: Site, dataset: Dataset, key: str) -> str:
    """The section of one row: its cells, its endnote, what the article prints, and all that rests on it."""
    pairs = []
    for field in dataset.fields[1:]:
        value = dataset.cell(key, field.name)
        if value is None or field.name == "endnote":
            continue
        shown = markup.text(report_links.shown(dataset, key, field.name))
        if field.unit:
            unit = dataset.unit(key, field.name)
            shown = f"<strong>{shown}</strong>" + ("" if unit in formats.SHOWN_UNITS else f" {markup.text(unit)}")
            shown += f"<br>{markup.text(field.description)}"
        pairs.append((markup.text(field.title), shown))
    note = dataset.endnote(key)
    resting = site.usage.rests_on_row.get((dataset.name, key), [])
    by_kind = [
        (
            f"{formats.capital(kind)} that rest on it",
            folded([item_link(i) for i in resting if i.kind == kind], kind),
        )
        for kind in CALL_OF
    ]
    pairs += [
        ("Endnote", markup.note_link(note) if note else ""),
        (
            "Printed in the article",
            printed(site, dataset=dataset.name, row=key) if dataset.name != PRINTED else "",
        ),
        ("Used in", used_in(site.usage.uses.get(("value", dataset.name, key), []))),
        *by_kind,
        (
            "File",
            markup.link(addresses.dataset(dataset.name), markup.text(dataset.title))
            + f", row {dataset.line(key)} of {markup.text(dataset.path)}",
        ),
    ]
    edit = report_links.line(site.repository, site.root, dataset, key) if site.repository else ""
    title = markup.text(f"{dataset.title}: {key}")
    report = report_links.links(site, report_links.of_row(dataset, key), "row", edit)
    return section(f"row-{key}", title, pairs, report, searched=False)
