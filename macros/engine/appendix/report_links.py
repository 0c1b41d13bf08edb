"""In: a number or a row, and the repository. Out: links to a form that reports an error in it, and to its source."""

from __future__ import annotations

import json
import urllib.parse
from pathlib import Path

from macros.engine.core import formats, markup
from macros.engine.core.contract import REPORT
from macros.engine.datasets.dataset import Dataset
from macros.engine.items.registry import Item
from macros.engine.site.site import Site

# What a reader takes an item of each kind for.
WORDS = {"statistics": "number", "claims": "claim", "charts": "chart", "tables": "table"}


def of_item(item: Item, title: str, value: str) -> dict[str, str]:
    """What the form is filled with for a computed number, a claim, a chart or a table."""
    about = {"file": item.where, "row": item.name, "field": item.kind.removesuffix("s"), "value": value}
    return about | {"title": title}


def of_row(dataset: Dataset, key: str) -> dict[str, str]:
    """What the form is filled with for a row: its measured fields, or all of them where it measures nothing."""
    texts = {field.name: shown(dataset, key, field.name) for field in dataset.fields[1:] if field.name != "endnote"}
    cells = {name: texts[name] for name in dataset.measures if texts[name]} or {n: t for n, t in texts.items() if t}
    parts = list(cells.values()) if len(cells) == 1 else [f"{name}: {text}" for name, text in cells.items()]
    about = {"file": dataset.path, "row": f"{dataset.line(key)} ({key})", "field": ", ".join(cells)}
    return about | {"value": "; ".join(parts), "title": f"{dataset.title}: {key}"}


def shown(dataset: Dataset, key: str, field: str) -> str:
    """One cell as the pages of the data appendix show it."""
    return formats.cell(dataset.cell(key, field), field, dataset.unit(key, field))


def links(site: Site, about: dict[str, str], what: str, edit: str = "") -> str:
    """A line of links: to the form and to the source; to the about page where no repository is known."""
    told = f"Report an error in this {what}"
    if not site.repository:
        return _line(markup.link(REPORT, told)) if anything(site) else ""
    ways = [_external(report(site.repository, about), told)]
    ways += [_external(edit, "Edit this row")] if edit else []
    return _line(" · ".join(ways))


def anything(site: Site) -> str:
    """Where what has no place of its own is reported: a form, a page below the root, or nowhere."""
    if site.repository:
        return f"{site.repository}/issues/new?template=other.yml"
    page = REPORT.partition("/")[0]
    return REPORT if any(page == each.name for each in site.pages) else ""


def _line(ways: str) -> str:
    return markup.element("p", ways, class_="report", data_search_exclude="")


def _external(address: str, told: str) -> str:
    return markup.element("a", told, rel="external", href=address)


BRANCH = "main"  # because the site is published from it alone
LONGEST = 400  # because a server refuses an address of some thousand characters


def report(repository: str, about: dict[str, str]) -> str:
    """The form for a wrong number, filled in."""
    filled = {name: text if len(text) <= LONGEST else f"{text[:LONGEST]}…" for name, text in about.items()}
    return f"{repository}/issues/new?{urllib.parse.urlencode({'template': 'number.yml'} | filled)}"


def edit(repository: str, path: str) -> str:
    """Where a file is edited."""
    return f"{repository}/edit/{BRANCH}/{path}"


def line(repository: str, root: Path, dataset: Dataset, row: str) -> str:
    """Where a row stands in its file, with the line marked."""
    number = dataset.line(row) if dataset.is_csv else _line_of_work(root / dataset.path, row)
    return f"{repository}/blob/{BRANCH}/{dataset.path}?plain=1#L{number}"


def _line_of_work(path: Path, work: str) -> int:
    """The line at which a work of references.json gives its id."""
    wanted = f'"id": {json.dumps(work)}'
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, text in enumerate(lines, 1) if wanted in text)
