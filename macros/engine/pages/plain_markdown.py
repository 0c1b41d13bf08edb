"""In: the pages. Out: what in them is HTML or would bring more into the page than Markdown's own plain elements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.engine.core.faults import Fault, Place, cut, quoted
from macros.engine.pages import markdown_text
from macros.engine.pages.call_kinds import CALLS
from macros.engine.pages.markdown_text import Reading
from macros.engine.pages.page import Call, Page

TAGS = {
    *(
        "div",
        "title",
        "p",
        "blockquote",
        "hr",
        "br",
        "ul",
        "ol",
        "li",
        "pre",
        *markdown_text.HEADINGS,
        *markdown_text.INLINE,
    ),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
CONTENTS = "[TOC]"
ATTRIBUTES = {"a": ("href", "title"), "img": ("src", "alt", "title"), "ol": ("start",), "th": ("style",)}
ATTRIBUTES["td"] = ATTRIBUTES["th"]
_ALIGNED = re.compile(r"text-align: (?:left|center|right);")
# What a browser or Markdown could take for HTML, closed or not: a call after it may bring what closes it.
_HTML = re.compile(
    rf"<(?!https?://[^\s<>]+>)(?:!--|[/!?A-Za-z][^<>]*>?|{markdown_text.MARKS})|&#?\w+;",
)
_SPELT = re.compile(r"\\[xuU][0-9a-fA-F]*")
_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})(?:.*?\n[ \t>]*\1|)", re.MULTILINE | re.DOTALL)
_FOOTNOTE = re.compile(r"\[\^[^\]\n]*\]")
_LEFT = re.compile(r"\[[^\[\]]*\](?:\[[^\[\]]*\]|\(\S*)")


def check(pages: list[Page]) -> list[Fault]:
    """Every fault of every page."""
    return [fault for page in pages for fault in _page(page)]


def _page(page: Page) -> Iterator[Fault]:
    reading = markdown_text.of(page)
    told = [*_typed(reading), *_made(reading)]
    if not told:  # because what the source shows is told with its place
        told = [(1, f"{cut(part)} is HTML.", "Use Markdown or a call.") for part in reading.html]
    for line, problem, remedy in dict.fromkeys([*_above(page.front_matter), *told]):
        yield Fault(Place(f"docs/{page.path}", line), problem, remedy)


def _above(front_matter: str) -> Iterator[tuple[int, str, str]]:
    """HTML in front matter, which the theme takes as it is; a character that is spelt out could be any of it."""
    for number, line in enumerate(front_matter.splitlines(), 1):
        for match in [*_HTML.finditer(line), *_SPELT.finditer(line)]:
            problem = f"{cut(match.group(0))} {'is HTML' if match.re is _HTML else 'spells out a character'}."
            yield number, problem, "Front matter is plain text: say it without."


def _typed(reading: Reading) -> Iterator[tuple[int, str, str]]:
    """Markup belongs to what the calls return: in a page it would escape every check of them."""
    if reading.trouble:
        line, error = reading.trouble
        yield line, f"cannot be read as Markdown ({error}).", "Write the line more plainly."
    for match in _HTML.finditer(reading.source):
        found = re.sub(markdown_text.MARKS, "{{ … }}", match.group(0))
        yield _line(reading, match), f"{cut(found)} is HTML.", "Use Markdown or a call."
    for match in _FENCE.finditer(reading.source):
        yield _line(reading, match), "opens a fence of code, expected prose.", "Put code between two `, or describe it."
    for match in _FOOTNOTE.finditer(reading.source):
        problem = f"{cut(match.group(0))} is a footnote's mark, and pages have no footnotes."
        yield _line(reading, match), problem, "Use {{ note(6) }} with the number of an endnote."


def _line(reading: Reading, match: re.Match) -> int:
    return reading.source.count("\n", 0, match.start()) + 1


def _made(reading: Reading) -> Iterator[tuple[int, str, str]]:
    """What Markdown makes of the page, and what it leaves as text."""
    for tag, values, at in reading.elements:
        line = None
        for problem, remedy in _element(tag, values):
            line = line or reading.line(*_first_words(reading.text, at))
            if problem.startswith(CONTENTS):
                line = reading.source.count("\n", 0, reading.source.find(CONTENTS)) + 1
            yield line, problem, remedy
    for match in _LEFT.finditer(reading.text):
        if not {"code", "pre"} & {*reading.tags(match.start())}:
            problem = f"{cut(match.group(0))} leads nowhere, and would be shown as it stands."
            yield reading.line(*match.span()), problem, "Write the address as [words](page.md)."


def _element(tag: str, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What an element may not be or have, each with what to do."""
    if tag == "div" and values.get("class") == "toc":
        yield f"{CONTENTS} becomes a list of contents, which each page has already.", "Remove it."
    elif tag not in TAGS or tag == "div" and "admonition" not in values.get("class", "admonition").split():
        yield f"becomes <{tag}>, expected plain Markdown.", "Say it in Markdown's plain elements."
    for name, value in values.items():
        if name not in ("id", "class", *ATTRIBUTES.get(tag, ())) or name == "style" and not _ALIGNED.fullmatch(value):
            yield f"sets {quoted(name)}, expected an anchor or a class.", "Write { #name } or { .name } alone."
    if tag == "img" and re.match(r"[a-z]+:|//", values.get("src", ""), re.IGNORECASE):
        yield f"loads {quoted(values['src'])}, expected a file in docs/.", "Keep the picture in docs/assets/."


def _first_words(text: str, at: int) -> tuple[int, int]:
    """The place of the first words from a place on."""
    match = re.compile(r"[^\s|][^\n]*").search(text, at)
    return match.span() if match else (at, at)


BLOCKS = [name for name, call in CALLS.items() if call.block]
BESIDE = "Let the link's words stand beside the call: what it gives is a link itself."


def check_places(pages: list[Page]) -> list[Fault]:
    """Calls in headings, links and code, charts and tables inside of text or shown twice on a page."""
    return [fault for page in pages for fault in [*_misplaced(page), *_twice(page)]]


def _misplaced(page: Page) -> Iterator[Fault]:
    places = _places(page)
    for number, call in enumerate(page.calls):
        if number in places:
            where, remedy = places[number]
            yield Fault(call.where, f"{call.name}(…) {where}.", remedy)
        elif call.name in BLOCKS and not _alone(page, call):
            remedy = "Give it a line of its own, between blank lines."
            yield Fault(call.where, f"{call.name}(…) stands beside other text.", remedy)


def _places(page: Page) -> dict[int, tuple[str, str]]:
    """The calls that Markdown puts where what they give cannot be shown, each with where that is and what to do."""
    reading, shown, found = markdown_text.of(page), set(), {}
    if reading.trouble:
        return {}
    for match in re.finditer(markdown_text.MARKS, reading.text):
        number = markdown_text.number_of(match.group(0))
        shown.add(number)
        if trouble := _trouble(reading.tags(match.start())):
            found[number] = trouble
    for tag, values, _ in reading.elements:
        for mark in re.findall(markdown_text.MARKS, "".join(values.values())):
            inside = "a link" if tag in ("a", "img") else "braces that set an anchor or a class"
            found[markdown_text.number_of(mark)] = (f"stands in {inside}", BESIDE)
    hidden = "stands where no reader would see it"
    return {n: (hidden, "Move it into a sentence.") for n in range(len(page.calls)) if n not in shown} | found


def _trouble(tags: tuple[str, ...]) -> tuple[str, str] | None:
    """Where a call stands that gives a link, by the tags around it, and what to do; or nothing where that is text."""
    if {*markdown_text.HEADINGS, "title"} & {*tags}:
        return "stands in a heading", "Say the heading without it."
    if {"code", "pre"} & {*tags}:
        remedy = "Remove the ` around it, or the blanks before it: code shows what is typed, and no number."
        return "stands in code", remedy
    return ("stands in a link", BESIDE) if {"a", "img"} & {*tags} else None


def _alone(page: Page, call: Call) -> bool:
    around = ["", *page.lines, ""]
    before, line, after = around[call.line - 1 : call.line + 2]
    return not before.strip() and not after.strip() and line[: call.start] + line[call.end :] == ""


def _twice(page: Page) -> Iterator[Fault]:
    """What has an anchor of its own stands once on a page."""
    first: dict[tuple, Call] = {}
    for call in page.calls:
        key = (call.name, call.arguments, call.options)
        if call.name in BLOCKS and key in first:
            problem = f'{call.name}("{call.arguments[0] if call.arguments else ""}") stands twice on this page'
            yield Fault(call.where, f"{problem}, also in line {first[key].line}.", "Remove one of them.")
        first.setdefault(key, call)
