"""In: the pages that people write. Out: each as Markdown with its statements filled in, and llms.txt, which lists them.

For programs, and for whoever reads plain text: what a call shows stands in its place, an endnote is a footnote, and
what is computed of the whole site, such as a list, is told by its address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import yaml

from macros.engine.calls import figures, tables
from macros.engine.core import addresses, markup
from macros.engine.core.contract import ENDNOTES, GLOSSARY, HOME
from macros.engine.pages.links import target
from macros.engine.pages.page import Call, Page

if TYPE_CHECKING:
    from macros.engine.items.registry import Item
    from macros.engine.site.site import Site

LINK = re.compile(r"(?<=\]\()([^)#:\s]*)(#[^)\s]+)?(?=\))")
BOX = re.compile(r'^!!! \w+ "(.*)"$')
MARK = re.compile(r'<sup class="note"[^>]*><a[^>]*>(\d+)</a></sup>')
To = Callable[[str, str], str]


def file(page: Page) -> str:
    """The path of a page's twin in the site: beside the page itself."""
    return f"{page.url}index.md"


def twin(site: Site, page: Page, to: To) -> str:
    """A page as Markdown. `to` gives the address of a page of the site, by its own below the root, and an anchor."""
    marks: dict[int, None] = {}
    lines = list(page.lines)
    for call in sorted(page.calls, key=lambda call: (call.line, -call.start)):
        marks.update(dict.fromkeys(site.show(call).marks))
        line = lines[call.line - 1]
        lines[call.line - 1] = line[: call.start] + _told(site, page, call, to) + line[call.end :]
    text = LINK.sub(lambda found: _link(site, page, found, to), "\n".join(_boxes(lines)).strip())
    text = re.sub(r"\n{3,}", "\n\n", text)
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
        return f"![{figures.title_of(chart)}]({picture})\n\n{said}"
    if call.name == "table":
        return _table(site, site.registry.tables[str(call.arguments[0])])
    if call.name == "listing":
        listed = LISTED.get(str(call.arguments[0]))
        return listed(site) if listed else f"<{to(page.url, '')}> has this list."
    return site.show(call).plain


def _endnotes(site: Site) -> str:
    return "\n".join(f"{number}. {text}" for number, text in site.data[ENDNOTES].frame["text"].items())


def _glossary(site: Site) -> str:
    terms = site.data[GLOSSARY].frame.itertuples(index=False)
    return "\n".join(f"- **{each.term}**: {each.meaning}{_expanded(each)}" for each in terms)


def _expanded(term: Any) -> str:
    """How this site writes an abbreviation out, which the text does not."""
    return f" (expanded by this site: {term.expansion})" if getattr(term, "expansion", "") else ""


# The lists that stand in a text as they are.
LISTED = {"endnotes": _endnotes, "glossary": _glossary}


def _table(site: Site, item: Item) -> str:
    frame = site.calls.result(item)
    if item.as_list:
        listed, _ = tables.entries(site.calls, item, frame)
        return "\n".join(
            f"{'-' if number is None else f'{number}.'} {_plain(content)}" for _, content, number in listed
        )
    header, rows = tables.header_and_rows(site.calls, item, frame)
    lines = [header, ["---"] * len(header), *rows]
    written = "\n".join(
        f"| {' | '.join(_plain(cell).replace('|', chr(92) + '|') for cell in line)} |" for line in lines
    )
    return f"{item.definition}\n\n{written}"


def _plain(html: str) -> str:
    return markup.plain(MARK.sub(r"[^\1]", html)).strip()


def _boxes(lines: list[str]) -> list[str]:
    """Boxes as quotations, with their titles in bold."""
    told, inside = [], False
    for line in lines:
        if found := BOX.match(line):
            told += [f"> **{found[1]}**", ">"]
            inside = True
            continue
        inside = inside and line.startswith("    ")
        told.append(f"> {line[4:]}" if inside else line)
    return told


def _link(site: Site, page: Page, found: re.Match, to: To) -> str:
    """The address of a link to another page, or into this one."""
    path, anchor = found[1], found[2] or ""
    if not path.endswith(".md") and path:
        return found[0]
    at = target(page.path, path)
    known = {each.path: each.url for each in site.pages}
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
