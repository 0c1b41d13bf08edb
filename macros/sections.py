"""In: the site and one of its numbers. Out: that number's section, which shows what it is and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros import chart_parts, formats, html, reports, repository
from macros.datasets import Dataset
from macros.registry import CALLS, Item

if TYPE_CHECKING:
    from macros.site import Site, Use


MANY = 12
MANY_USES = 3  # because each is a sentence
# What a section lists of other places would drown the search, which finds those places themselves.
UNSEARCHED = (
    *("Name", "Shown as", "Exact value", "Unit", "Holds"),
    *("Rests on", "Endnotes", "Printed in the article", "Used in", "Stands on", "Downloads"),
)


def heading(anchor: str, title: str, searched: bool = True) -> str:
    """The heading of a section, whose own address it links to; one that is not searched takes its section along."""
    mark = f'<a class="headerlink" href="#{html.text(anchor)}" title="Link to this section">¶</a>'
    return html.element("h3", f"{title} {mark}", id=anchor, data_search_exclude=None if searched else "")


def section(anchor: str, title: str, pairs: list[tuple[str, str]], report: str, searched: bool = True) -> str:
    """A section with its heading, what is to be known, and the ways to report an error in it and to its source."""
    content = heading(anchor, title, searched) + html.definitions(pairs, UNSEARCHED) + report
    return html.element("section", content, class_="proof")


def of_item(site: Site, item: Item, pairs: list[tuple[str, str]], value: str) -> str:
    """The section of an item: its name, by which pages call it, stands last."""
    title = words(item.name)
    report = reports.links(site, reports.of_item(item, title, value), reports.WORDS[item.kind])
    name = ("Name", html.element("code", html.text(item.name)))
    return section(item.name, html.text(title), [*pairs, name], report)


def words(name: str) -> str:
    return formats.capital(name.replace("_", " "))


def item_link(item: Item) -> str:
    return html.link(f"appendix/{item.kind}/#{item.name}", html.text(words(item.name)))


def row_link(dataset: str, row: str, content: str | None = None) -> str:
    return html.link(f"data/{dataset}/#row-{row}", html.text(content or row))


def folded(items: list[str], what: str, many: int = MANY) -> str:
    """A list, folded away where it is long."""
    if not items:
        return ""
    listed = html.listing(items, "-")
    if len(items) <= many:
        return listed
    return html.element("details", html.element("summary", f"{len(items)} {what}") + listed)


def used_in(uses: list[Use]) -> str:
    """The sentences that use a number, each with its page."""
    seen = dict.fromkeys((use.page.url, use.page.title, use.sentence) for use in uses)
    return folded(
        [f"{html.link(url, html.text(title))}: {html.text(sentence)}" for url, title, sentence in seen],
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
            else html.element("details", html.element("summary", count) + ", ".join(links))
        )
        parts.append(f"{html.link(f'data/{name}/', html.text(dataset.title))}: {shown or 'no row alone changes it'}")
    if found.whole:
        parts.append("All rows are listed, because those that change the result do not give it by themselves.")
    return html.listing(parts, "-")


def endnotes(site: Site, item: Item) -> str:
    rows = site.usage.footprints[item.kind, item.name].rows
    numbers = sorted({n for name, keys in rows.items() for key in keys if (n := site.data[name].endnote(key))})
    return ", ".join(site.calls.note_link(n) for n in numbers)


def printed(site: Site, **refers_to: str) -> str:
    """What the article prints for a number, with its place in the ledger."""
    found = site.usage.printed.get(tuple(refers_to.items()), [])
    titles = site.data["sections"].frame["title"]
    return folded(
        [
            html.link(f"appendix/ledger/#printed-{key}", f"“{html.text(row.printed)}”")
            + f", {html.text(titles[row.section])}"
            + (f": {html.text(row.reason)}" if row.reason else "")
            for key, row in found
        ],
        "places",
    )


def statistic(site: Site, item: Item) -> str:
    value = site.calls.result(item)
    shown = site.calls.stat(item.name).plain
    exact = formats.full(value)
    rounded = item.unit != "year" and exact != site.calls.stat(item.name, unit=False).plain
    tables = [t for t in site.registry.tables.values() if item.name in site.usage.statistics_in[t.name]]
    return of_item(
        site,
        item,
        [
            ("Shown as", html.element("strong", html.text(shown))),
            ("Exact value", html.text(exact) if rounded else ""),
            ("Unit", html.text(item.unit)),
            ("Definition", html.text(item.definition)),
            ("Rests on", rests_on(site, item)),
            ("Endnotes", endnotes(site, item)),
            (
                "Printed in the article",
                printed(site, statistic=item.name) or "Not printed: computed by this site.",
            ),
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
            ("Wordings that the test proves", html.listing([html.text(w) for w in item.wordings], "-")),
            ("What is tested", html.text(item.definition)),
            ("Holds", "Yes" if site.calls.result(item) else "No"),
            ("Rests on", rests_on(site, item)),
            ("Endnotes", endnotes(site, item)),
            (
                "Printed in the article",
                printed(site, claim=item.name) or "Not printed: a statement of this site.",
            ),
            ("Used in", used_in(site.usage.uses.get(("claim", item.name), []))),
        ],
        item.wordings[0],
    )


def drawn(site: Site, item: Item) -> str:
    """The section of a chart or a table: where it stands and what it rests on."""
    call = CALLS[item.kind]
    places = [
        html.link(f"{use.page.url}#{call}-{item.name}", html.text(use.page.title))
        for use in site.usage.uses.get((call, item.name), [])
    ]
    title = chart_parts.title_of(site.calls.result(item)) if item.kind == "charts" else ""
    downloads = ""
    if item.kind == "charts":
        downloads = " · ".join(html.link(f"charts/{item.name}.{k}", k.upper()) for k in ("svg", "png", "csv", "json"))
    return of_item(
        site,
        item,
        [
            ("Title", html.text(title)),
            ("What it shows", html.text(item.definition)),
            ("Unit", html.text(item.unit)),
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
        shown = html.text(reports.shown(dataset, key, field.name))
        if field.unit:
            unit = dataset.unit(key, field.name)
            shown = f"<strong>{shown}</strong>" + ("" if unit in formats.SHOWN_UNITS else f" {html.text(unit)}")
            shown += f"<br>{html.text(field.description)}"
        pairs.append((html.text(field.title), shown))
    note = dataset.endnote(key)
    resting = site.usage.rests_on_row.get((dataset.name, key), [])
    by_kind = [
        (
            f"{formats.capital(kind)} that rest on it",
            folded([item_link(i) for i in resting if i.kind == kind], kind),
        )
        for kind in CALLS
    ]
    pairs += [
        ("Endnote", site.calls.note_link(note) if note else ""),
        (
            "Printed in the article",
            printed(site, dataset=dataset.name, row=key) if dataset.name != "printed" else "",
        ),
        ("Used in", used_in(site.usage.uses.get(("value", dataset.name, key), []))),
        *by_kind,
        (
            "File",
            html.link(f"data/{dataset.name}/", html.text(dataset.title))
            + f", row {dataset.line(key)} of {html.text(dataset.path)}",
        ),
    ]
    edit = repository.line(site.repository, site.root, dataset, key) if site.repository else ""
    title = html.text(f"{dataset.title}: {key}")
    report = reports.links(site, reports.of_row(dataset, key), "row", edit)
    return section(f"row-{key}", title, pairs, report, searched=False)
