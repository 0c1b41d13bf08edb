"""In: the pages that people write. Out: each as Markdown with its statements filled in, and llms.txt, which lists them.

For programs, and for whoever reads plain text: what a call shows stands in its place, an endnote is a footnote, and
what is computed of the whole site, such as a list, is told by its address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import yaml

from macros.engine.calls import figures, tables
from macros.engine.core import addresses, markup
from macros.engine.core.contract import ENDNOTES, HOME
from macros.engine.pages.links import target
from macros.engine.pages.page import Call, Page

if TYPE_CHECKING:
    from macros.engine.items.registry import Item
    from macros.engine.site.site import Site

LINK = re.compile(r"(?<=\]\()([^)#:\s]*)(#[^)\s]+)?(?=[\s)])")
BOX = re.compile(r'^!!! \w+ "(.*)"$')
MARK = re.compile(r'<sup class="note"[^>]*><a[^>]*>(\d+)</a></sup>')
_ANCHOR = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
# What stands for a mark of HTML in Markdown, in this order.
_BLOCKS = (
    (r"<h([234])\b[^>]*>", lambda found: f"\n\n{'#' * int(found[1])} "),
    (r"<(?:li|dt)\b[^>]*>", "\n- "),
    (r"</dt>\s*<dd>", ": "),
    (r"</?code>", "`"),
    (r"</?pre\b[^>]*>", "\n```\n"),
    (r"</?(?:p|div|dl|dd|ul|ol|h[234]|details|summary|section)\b[^>]*>", "\n"),
)
To = Callable[[str, str], str]


def file(page: Page) -> str:
    """The path of a page's twin in the site: beside the page itself."""
    return f"{page.url}index.md"


def twin(site: Site, page: Page, to: To) -> str:
    """A page as Markdown. `to` gives the address of a page of the site, by its own below the root, and an anchor."""
    marks: dict[int, None] = {}
    told: list[str] = []  # by what calls show, whose links lead where they should already
    lines = list(page.lines)
    for call in sorted(page.calls, key=lambda call: (call.line, -call.start)):
        marks.update(dict.fromkeys(site.show(call).marks))
        line = lines[call.line - 1]
        lines[call.line - 1] = f"{line[: call.start]}\0{len(told)}\0{line[call.end :]}"
        told.append(_told(site, page, call, to))
    known = {each.path: each.url for each in site.pages}
    lines = [LINK.sub(lambda found: _link(known, page, found, to), line) for line in lines]
    lines = [re.sub("\0(\\d+)\0", lambda found: told[int(found[1])], line) for line in lines]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(_boxes(lines)).strip())
    notes = [f"[^{number}]: {site.data[ENDNOTES].cell(str(number), 'text')}" for number in sorted(marks)]
    return "\n\n".join([text, *notes]) + "\n"


def _told(site: Site, page: Page, call: Call, to: To) -> str:
    """What a call shows, as Markdown."""
    if call.name == "note":
        return f"[^{call.arguments[0]}]"
    if call.name == "chart":
        item = site.registry.charts[str(call.arguments[0])]
        chart = site.calls.result(item)
        picture = to(addresses.chart_file(item.name, "svg"), "")
        said = figures.sentence(site.calls, item, chart)
        return f"![{escaped(figures.title_of(chart))}]({picture})\n\n{escaped(said)}"
    if call.name == "table":
        return _table(site, site.registry.tables[str(call.arguments[0])])
    if call.name == "listing":
        html = site.show(call).html
        return f"<{to(page.url, '')}> has this list." if "<table" in html else _listing(html, to)
    return escaped(site.show(call).plain)


def _listing(html: str, to: To) -> str:
    """What is computed of the whole site, such as the points of a page, as Markdown."""

    def link(found: re.Match) -> str:
        address, text = found[1], markup.plain(found[2])
        url, _, anchor = address.removeprefix("~/").partition("#")
        return f"[{escaped(text)}]({to(url, anchor and f'#{anchor}') if address.startswith('~/') else address})"

    told = _ANCHOR.sub(link, html)
    for pattern, mark in _BLOCKS:
        told = re.sub(pattern, mark, told)
    return re.sub(r"\n\s*\n+", "\n\n", markup.plain(told)).strip()


def _table(site: Site, item: Item) -> str:
    frame = site.calls.result(item)
    if item.as_list:
        listed, _ = tables.entries(site.calls, item, frame)
        return "\n".join(
            f"{'-' if number is None else f'{number}.'} {_plain(content)}" for _, content, number in listed
        )
    header, rows = tables.header_and_rows(site.calls, item, frame)
    return f"{item.definition}\n\n{table(*(list(map(_plain, line)) for line in (header, *rows)))}"


def table(header: list[str], *rows: list[str]) -> str:
    """A table of texts in Markdown, a row a line."""
    lines = (header, ["---"] * len(header), *rows)
    return "\n".join(f"| {' | '.join(cell.replace(chr(10), ' ') for cell in line)} |" for line in lines)


def _plain(html: str) -> str:
    """Some HTML as text, with the marks of endnotes in it."""
    parts = MARK.split(html)
    return "".join(f"[^{part}]" if at % 2 else escaped(markup.plain(part)) for at, part in enumerate(parts)).strip()


def escaped(text: str) -> str:
    """A text in which nothing is a mark of Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)


def _boxes(lines: list[str]) -> list[str]:
    """Boxes as quotations, with their titles in bold."""
    told: list[str] = []
    inside = False
    for line in lines:
        if found := BOX.match(line):
            told += [f"> **{found[1]}**", ">"]
        elif inside and line.startswith("    "):
            told += [f"> {each}" for each in line[4:].split("\n")]
        elif inside and not line:
            told.append("")
        else:
            told.append(line)
        inside = bool(found) or inside and (not line or line.startswith("    "))
    return told


def _link(known: dict[str, str], page: Page, found: re.Match, to: To) -> str:
    """The address of a link to another page, or into this one."""
    path, anchor = found[1], found[2] or ""
    if not path.endswith(".md") and path:
        return found[0]
    at = target(page.path, path)
    url = known.get(at, f"{at.removesuffix('index.md').removesuffix('.md').rstrip('/')}/")
    return to(url, anchor)


def description(page: Page) -> str:
    return str((next(yaml.safe_load_all(page.front_matter), None) or {}).get("description", ""))


def in_order(site: Site) -> list[Page]:
    """The pages that people write: the first page, those of the text in its order, and the others by name."""
    first = [HOME, *site.data.sections]
    pages = {page.name: page for page in site.usage.article_pages}
    names = sorted(pages, key=lambda name: (first.index(name) if name in first else len(first), name))
    return [pages[name] for name in names]


def listed(site: Site, address: str) -> str:
    """llms.txt: what the site is, its pages as Markdown, and its data."""
    own = site.data.descriptor
    pages = [f"- [{page.title}]({address}{file(page)}): {description(page)}" for page in in_order(site)]
    data = [
        f"- [statistics.json]({address}statistics.json): every number that the site computes, and every claim",
        f"- [datapackage.json]({address}data/datapackage.json): what each dataset holds, field by field",
        *(f"- [{each.title}]({address}{each.path}): {each.description}" for each in site.data.values()),
    ]
    head = f"# {own.get('title', 'Data')}\n\n> {own.get('description', '')}"
    return "\n\n".join([head, "## Pages", "\n".join(pages), "## Data", "\n".join(data)]) + "\n"
