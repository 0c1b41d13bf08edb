"""In: a dataset. Out: its page: definition, fields, rows, a section for each row, and the ways to its neighbours."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from macros.engine.appendix import trace_parts, traces
from macros.engine.core import addresses, formats, markup, partial_dates
from macros.engine.core.contract import LISTINGS, PAGES
from macros.engine.datasets.dataset import LONG, Data, Dataset, Field
from macros.engine.items.provenance import one_a_note
from macros.engine.reuse import cite_page, identity

if TYPE_CHECKING:
    from macros.engine.site.site import Site


# What a dataset's page tells besides its definition would drown the search.
UNSEARCHED = (*("Years covered", "Source", "Pages that use it", "What rests on it", "Download"),)


EACH = ("Each row and what rests on it", "The rows that pages tell")
FIRST = 10  # rows of a long dataset that its page shows
MANY_ROWS = 60  # of a dataset, whose page folds what tells of each
TOO_MANY = (
    f"Of a dataset with more than {LONG} rows this site shows no more one by one, and tells for each number which "
    "fields of it are read. The file to download has all of them."
)
WAY_UP = markup.element(
    "p", markup.link(addresses.DATA_APPENDIX, "← Data appendix"), class_="way-up", data_search_exclude=""
)


def pages(data: Data, written: Collection[str] = ()) -> dict[str, str]:
    """The Markdown of the pages that nobody has written, by path: one a dataset, and those that the engine links to."""
    found = {addresses.dataset_source(name): _page(dataset) for name, dataset in data.items()}
    for path, (title, description, listings) in PAGES.items():
        if path not in written and not data.lacks(*LISTINGS[listings[0]]):
            shown = [f'{{{{ listing("{name}") }}}}' for name in listings if not data.lacks(*LISTINGS[name])]
            found[path] = "\n\n".join([f"---\ndescription: {description}\n---\n\n# {title}", *shown, ""])
    return found


def _page(dataset: Dataset) -> str:
    # The theme's template escapes a description; it takes a title as it is.
    description = json.dumps(dataset.description.split(". ")[0], ensure_ascii=False)
    return (
        f'---\ntitle: "{markup.text(dataset.title)}"\ndescription: {description}\nsearch: {{boost: 0.5}}\n---\n\n'
        f"{WAY_UP}\n\n"
        f'# {markup.text(dataset.title)}\n\n{{{{ listing("dataset", "{dataset.name}") }}}}\n'
    )


def downloads(dataset: Dataset) -> str:
    """Links to the files of a dataset: as CSV, and as JSON."""
    return " · ".join(
        markup.link(addresses.dataset_file(dataset.name, kind), kind.upper(), download=f"{dataset.name}.{kind}")
        for kind in ("csv", "json")
    )


def years(dataset: Dataset) -> str:
    """The years that a dataset covers, or nothing."""
    found: list[int] = []
    for field in dataset.fields:
        dated = partial_dates.is_date_field(field.name)
        if dated or (partial_dates.is_year_field(field.name) and field.type == "integer"):
            cells = dataset.frame[field.name].dropna().unique().tolist()
            found += [partial_dates.year_of(str(cell)) if dated else cell for cell in cells if cell != ""]
    if not found:
        return ""
    return str(min(found)) if min(found) == max(found) else f"{min(found)}–{max(found)}"


def content(site: Site, dataset: Dataset) -> str:
    """One dataset: definition, schema, rows, and a section for each row."""
    items = [item for item in site.registry.items() if dataset.name in site.usage.datasets_of(item)]
    pictures = [trace_parts.picture(site, item) for item in items if item.kind == "charts"]
    pages = site.usage.pages_by_dataset.get(dataset.name, ())
    notes = ((dataset.name, row) for row in one_a_note(dataset))
    sections = "".join(traces.row(site, dataset, row) for row in _shown_rows(site, dataset))
    facts = markup.definitions(
        [
            ("Years covered", years(dataset)),
            ("Source", trace_parts.source(site, trace_parts.notes_of(site, notes))),
            ("Pages that use it", ", ".join(markup.link(page.url, markup.text(page.title)) for page in pages)),
            ("What rests on it", trace_parts.folded([trace_parts.item_link(site, i) for i in items], "items")),
            (
                "Cite",
                cite_page.line(identity.dataset(site.data, dataset, site.address), f"data/{dataset.name}"),
            ),
            ("Download", f"{downloads(dataset)} · {markup.link('data/datapackage.json', 'schema')}"),
        ],
        UNSEARCHED,
    )
    fields = markup.folded(f"The {len(dataset.fields)} fields of a row", schema(dataset))
    return (
        markup.element("p", markup.text(dataset.description))
        + _unsearched(rows(site, dataset) + "".join(pictures))
        + (f'<h2 id="about-each-row">{EACH[dataset.is_long]}</h2>' if sections else "")
        + _folded(sections, dataset, "one by one")
        + '<h2 id="about-dataset">About this dataset</h2>'
        + markup.element("div", facts, class_="facts")
        + _unsearched(fields)
        + neighbours(site, dataset)
    )


def neighbours(site: Site, dataset: Dataset) -> str:
    """The ways to the dataset before and to the one after, in the order of their list."""
    names = list(site.data)
    place = names.index(dataset.name)
    before, after = names[max(place - 1, 0) : place], names[place + 1 : place + 2]
    ways = [
        markup.link(addresses.dataset(name), f"← {markup.text(site.data[name].title)}", class_="before")
        for name in before
    ]
    ways += [
        markup.link(addresses.dataset(name), f"{markup.text(site.data[name].title)} →", class_="after")
        for name in after
    ]
    return markup.element("nav", " ".join(ways), class_="ways", aria_label="Datasets", data_search_exclude="")


def _unsearched(content: str) -> str:
    """Tables of data, which would drown the search: it finds a dataset by its title and definition."""
    return markup.element("div", content, data_search_exclude="")


def schema(dataset: Dataset) -> str:
    """The fields of a dataset, without a column of units where none has one."""
    columns = {
        "Field": [f"<code>{markup.text(f.name)}</code>" for f in dataset.fields],
        "Title": [markup.text(f.title) for f in dataset.fields],
        "Type": [markup.text(f.type) for f in dataset.fields],
        "Unit": [markup.text(f.unit) for f in dataset.fields],
        "Definition": [markup.text(f.description) for f in dataset.fields],
        "Holds": [_limits(f) for f in dataset.fields],
    }
    if not dataset.measures:
        del columns["Unit"]
    return markup.table(
        f"Fields of {markup.text(dataset.path)}", list(columns), list(zip(*columns.values(), strict=True))
    )


def _limits(field: Field) -> str:
    """What the cells of a field are held to, as `2000–2018, unique, required`."""
    limits = dict(field.constraints)
    low, high = (formats.cell(limits.pop(name, None), field.name) for name in ("minimum", "maximum"))
    parts = [f"{low}–{high}" if low and high else f"{low} or more" if low else f"{high} or less" if high else ""]
    parts += [markup.text(" or ".join(map(str, limits.pop("enum", ()))))]
    parts += [markup.element("code", markup.text(pattern)) for pattern in [limits.pop("pattern", "")] if pattern]
    words = [name for name in ("unique", "required") if limits.pop(name, False)]
    others = [markup.text(f"{name}: {value}") for name, value in limits.items()]
    return ", ".join(filter(None, [*parts, *others, *words]))


def _shown_rows(site: Site, dataset: Dataset) -> list[str]:
    """The rows that have a trace of their own: of a long dataset those that pages or print tell."""
    if not dataset.is_long:
        return dataset.rows
    told = {target[2] for target in site.usage.uses if target[:2] == ("value", dataset.name)}
    refers = [dict(target) for target in site.usage.printed]
    told |= {target.get("row", "") for target in refers if target.get("dataset") == dataset.name}
    return [row for row in dataset.rows if row in told]


def rows(site: Site, dataset: Dataset) -> str:
    header = [markup.text(field.title) for field in dataset.fields]
    numeric = [
        field.type in ("integer", "number") and not partial_dates.is_year_field(field.name) for field in dataset.fields
    ]
    shown = dataset.rows[:FIRST] if dataset.is_long else dataset.rows
    body = [[_cell(site, dataset, row, field.name) for field in dataset.fields] for row in shown]
    if dataset.is_long:
        caption = f"The first {FIRST} of {len(dataset.rows):,} rows of {markup.text(dataset.path)}"
        return markup.table(caption, header, body, numeric) + markup.element("p", TOO_MANY)
    return _folded(markup.table(f"Rows of {markup.text(dataset.path)}", header, body, numeric), dataset, "as a table")


def _folded(content: str, dataset: Dataset, how: str) -> str:
    """What tells of each row, folded where these are many."""
    count = len(dataset.rows)
    return content if count <= MANY_ROWS or dataset.is_long else markup.folded(f"All {count} rows {how}", content)


def _cell(site: Site, dataset: Dataset, row: str, field: str) -> str:
    if field == dataset.key:
        return markup.text(row) if dataset.is_long else trace_parts.row_link(dataset.name, row)
    value = dataset.cell(row, field)
    if value is not None and field == "endnote":
        return markup.note_link(value)
    return markup.text(formats.cell(value, field, dataset.unit(row, field)))
