"""A tiny lake district for the tests of the plumbing: two datasets of three rows, an item of each kind, two pages."""

from __future__ import annotations

import csv
import inspect
import io
import json
from pathlib import Path

import altair as alt
import lxml.html
import markdown

from macros import build, cells, datasets, pages
from macros.calls import Calls
from macros.datasets import Data
from macros.pages import Call
from macros.registry import Item, Registry, Stat
from macros.site import Site


def described(name: str, kind: str = "string", unit: str = "", **constraints) -> dict:
    """A field as the table schema has it."""
    about = {"title": f"The {name}", "description": f"What {name} means.", "constraints": constraints}
    return {"name": name, "type": kind, **about, **({"unit": unit} if unit else {})}


def resource(name: str, *fields: dict, **foreign: str) -> dict:
    """A CSV as the package has it; `foreign` gives the dataset and field that a field refers to."""
    keys = [
        {"fields": [field], "reference": {"resource": to.partition(".")[0], "fields": [to.partition(".")[2]]}}
        for field, to in foreign.items()
    ]
    schema = {"fields": list(fields), "primaryKey": [fields[0]["name"]], "foreignKeys": keys, "missingValues": [""]}
    about = {"title": name.capitalize(), "description": f"One row is one of the {name}. And more.", "schema": schema}
    return {"name": name, "type": "table", "path": f"{name}.csv", "format": "csv", "mediatype": "text/csv"} | about


NOTE = described("endnote", "integer")
KEY = described("key", required=True, unique=True, pattern="^[a-z0-9-]+$")
WORKS = [
    {
        "id": "reed-1990",
        "type": "book",
        "title": "Lake Villages",
        "author": [{"given": "Ann", "family": "Reed"}],
        "issued": {"date-parts": [[1990, 5]]},
    }
]
RESOURCES = [
    resource(
        "visitors",
        described("year", "integer", required=True, unique=True, minimum=2001, maximum=2010),
        described("persons", "integer", "persons", required=True, minimum=0),
        NOTE,
        endnote="endnotes.number",
    ),
    resource(
        "villages",
        KEY,
        described("name", required=True, unique=True),
        described("shore", enum=["east", "west"]),
        described("founded_date"),
        described("hedge", enum=["about"]),
        described("area_km2", "number", "km²"),
        described("depth", "number", "{unit}"),
        described("unit"),
        NOTE,
        endnote="endnotes.number",
    ),
    resource("sections", KEY, described("order", "integer"), described("title", maxLength=30)),
    resource(
        "printed",
        described("key", "integer", required=True, unique=True),
        *(described(name) for name in "section printed dataset row field statistic claim".split()),
        NOTE,
        described("reason"),
        section="sections.key",
        endnote="endnotes.number",
    ),
    resource("endnotes", described("number", "integer", required=True, unique=True), described("text")),
    resource(
        "citations",
        KEY,
        described("endnote", "integer"),
        described("reference"),
        described("locator"),
        reference="references.id",
        endnote="endnotes.number",
    ),
    resource("references", described("id"), described("title"))
    | {"path": "references.json", "format": "json", "mediatype": "application/json"},
]
TABLES = {
    "visitors": "year,persons,endnote\n2001,10,1\n2002,20,1\n2003,15,\n",
    "villages": (
        "key,name,shore,founded_date,hedge,area_km2,depth,unit,endnote\n"
        "alder,Alder,east,1905-03-02,about,2.5,4,rank,2\n"
        "birch,Birch,west,1910-04,,4,30,percent,\n"
        "cedar,Cedar,west,1990s,,10000,,,\n"
    ),
    "sections": "key,order,title\nintroduction,1,Introduction\n",
    "printed": (
        "key,section,printed,dataset,row,field,statistic,claim,endnote,reason\n"
        "1,introduction,ten people,visitors,2001,persons,,,1,\n"
        "2,introduction,45,,,,visitors_total,,,\n"
        "3,introduction,rose,,,,,visitors_rose,,\n"
    ),
    "endnotes": (
        'number,text\n1,"Ann Reed, *Lake Villages* (May 1990), https://lake.example/a_b."\n2,Ibid.\n3,A last note.\n'
    ),
    "citations": "key,endnote,reference,locator\n1-1,1,reed-1990,p. 4\n",
}
HEAD = "---\ndescription: What stands on this page.\n---\n"
PAGES = {
    "index.md": f"{HEAD}# The lake district\n\nThe lake had {{{{ stat('visitors_total') }}}} visitors.\n",
    "introduction.md": (
        "---\ndescription: How people came to the lake.\n---\n\n# Introduction\n\n"
        'In {{ value("visitors", "2001", "year") }}, {{ value("visitors", "2001") }} people came.{{ note(1) }}\n'
        'Their number {{ claim("visitors_rose", "rose") }}.{{ note(2) }}\n\n'
        '{{ chart("visitors_by_year") }}\n\n{{ table("village_names") }}\n'
    ),
    "appendix/statistics.md": HEAD + '# Statistics\n\n{{ listing("statistics") }}\n',
}
STYLE = (
    ":root { --chart-ink: #111111; --chart-quiet: #222222; --chart-rule: #333333; --chart-paper: #ffffff;\n"
    + "".join(f"  --series-{i}: #00000{i};\n" for i in range(1, 5))
)


LICENCE = {"title": "A licence", "path": "https://lake.example/licence"}


def descriptor() -> dict:
    """The package of the lake district, to be changed at will."""
    package = {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": "lake"}
    package |= {"title": "The lake", "description": "Its district.", "version": "1.0.0", "licenses": [LICENCE]}
    return json.loads(json.dumps(package | {"resources": RESOURCES}))


def tiny_data() -> Data:
    """Two datasets of three rows and those that every site has, in memory."""
    data = Data({}, descriptor(), {})
    for about in (about for about in RESOURCES if about["format"] == "csv"):
        fields = datasets.fields_of(about)
        frame = datasets.frame_of(fields, list(csv.reader(io.StringIO(TABLES[about["name"]])))[1:])
        data[about["name"]] = datasets.Dataset(about["name"], about["title"], about["description"], fields, (), frame)
    return data.with_works({work["id"]: work for work in WORKS})


def with_cell(data: Data, dataset: str, row: str, field: str, value: object) -> Data:
    """The same data with one cell changed."""
    frame = data[dataset].frame.copy()
    frame.at[row, field] = value
    return data.replaced(data[dataset].with_frame(frame))


def item_of(kind: str, function, **options) -> Item:
    """A function as an item, without registering it for all."""
    parameters = tuple(inspect.signature(function).parameters)
    return Item(kind, function.__name__, function, function.__doc__ or "", parameters, "macros/lake.py:1", **options)


def registry_of(*items: Item) -> Registry:
    found = Registry()
    for item in items:
        found.add(item)
    return found


def visitors_total(visitors):
    """Visitors of all years."""
    return visitors["persons"].sum()


def visitors_rose(visitors):
    """The last year has more visitors than the first."""
    return bool(visitors["persons"].iloc[-1] > visitors["persons"].iloc[0])


def visitors_by_year(visitors):
    """Visitors, by year."""
    chart = alt.Chart(visitors[["year", "persons", "endnote"]], title="Visitors each year")
    return chart.mark_bar().encode(x=alt.X("year:O"), y=alt.Y("persons:Q")).properties(height=40)


def village_names(villages):
    """Villages by name."""
    return villages[["name", "area_km2"]].assign(visitors=Stat("visitors_total"))


def tiny_items() -> Registry:
    """One item of each kind."""
    return registry_of(
        item_of("statistics", visitors_total, unit="persons"),
        item_of("claims", visitors_rose, wordings=("rose", "grew")),
        item_of("charts", visitors_by_year, unit="persons"),
        item_of("tables", village_names),
    )


def tiny_calls(data: Data | None = None, *more: Item) -> Calls:
    """What pages can call, without figures and listings."""
    items = registry_of(*tiny_items().items(), *more)
    return Calls(data or tiny_data(), items, lambda *_: "<figure></figure>", cells.shown, lambda *_: None)


def tiny_project(root: Path, sources: dict[str, str] | None = None) -> Path:
    """The lake district on disk: data, pages, their navigation and a style sheet."""
    sources = PAGES if sources is None else sources
    files = {f"data/{name}.csv": text for name, text in TABLES.items()}
    files |= {"data/references.json": json.dumps(WORKS), "data/datapackage.json": json.dumps(descriptor())}
    files |= {f"docs/{path}": text for path, text in sources.items()}
    files |= {"mkdocs.yml": "nav:\n" + "".join(f"  - {path}\n" for path in sources)}
    for path, text in (files | {"docs/assets/site.css": STYLE}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def tiny_site(root: Path, sources: dict[str, str] | None = None, data: Data | None = None, *more: Item) -> Site:
    """The site of a tiny project, unchecked."""
    tiny_project(root, sources)
    items = registry_of(*tiny_items().items(), *more)
    return build.site_of(root, data or tiny_data(), items, pages.read(root / "docs"))


def call_of(name: str, /, *arguments, **options) -> Call:
    """A call as a page holds it."""
    return Call("introduction.md", 1, 0, 0, name, arguments, tuple(options.items()))


# Texts that a cell may hold and no page may obey, by what they try.
HOSTILE = {
    "markup": "<b>bold</b> & <a href='x'>link</a>",
    "script": "<script>alert(1)</script>",
    "event": '"><img src=x onerror=alert(1)>',
    "entity": "&lt;b&gt; &amp; &#42;",
    "Jinja": "{{ 7 * 7 }} {% raw %} {# note #}",
    "emphasis": "*a* **b** __c__ _d_ `e` ~~f~~",
    "link": "[a](javascript:alert(1)) ![b](c) <http://d.example>",
    "heading": "# A heading",
    "bullet": "- an item",
    "plus": "+ an item",
    "quote": "> a quote",
    "ordered": "1. an item",
    "attributes": "{: .wide } { #top }",
    "admonition": "!!! note",
    "rule": "---",
    "cells": "a | b | c",
    "formula": "=cmd|' /C calc'!A0",
}

EVERY_HOSTILE = " ".join(HOSTILE.values())


EXTENSIONS = ["admonition", "attr_list", "tables", "toc"]


def as_read(text: str, extensions: list[str] = EXTENSIONS) -> lxml.html.HtmlElement:
    """What a reader's browser makes of some Markdown of a page."""
    return lxml.html.fragment_fromstring(markdown.markdown(text, extensions=extensions), create_parent="main")


def tags(tree: lxml.html.HtmlElement) -> list[str]:
    """The elements of a tree, links aside: a cell with a digit is one."""
    return [element.tag for element in tree.iter() if element.tag != "a"]
