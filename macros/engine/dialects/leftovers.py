"""In: the pages. Out: the marks that Markdown leaves in their text as they are typed, with what to write instead.

What was meant is told by the marks, but whether they are left is decided by Markdown: it is looked for in what a reader
would see, code and what stands behind a backslash aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.engine.core.faults import Fault, Place, cut
from macros.engine.pages import markdown_text
from macros.engine.pages.markdown_text import MARKS, Reading
from macros.engine.pages.page import Page

ASIDE = "\ufffc"  # in the place of each character that is shown as it is meant
LONGEST = 40  # characters of what is told
BOX = 'Write !!! note "Title" in straight quotes, and its text in the lines below, indented by four blanks.'
LIST = "Put an empty line above the list, and begin each entry with - and a blank."
TABLE = "A table has an empty line above it, and below its headings one | --- | for each of them."
EMPHASIS = r"Write **words** without blanks inside, or \* for the sign itself."
WORDS = "Say it in words, in *…* for emphasis."
EXTENSION = "a mark in another dialect"
# What begins a line, as it is to be found, what it is, and what to write.
LINES = {
    r"(?:.*\|.*\n *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *(?:\n.*\|.*)*|(?:\|.*\S.*\| *(?:\n *|$))+)": (
        "no table as it stands", TABLE,
    ),
    r"[-*+] +\S.*(?:\n *[-*+] +\S.*)*": ("no list as it stands", LIST),
    r"[-+]\w.*(?:\n *[-+]\w.*)+": ("no list as it stands", LIST),
    r"[•◦▪‣●○■·] *\S.*(?:\n *[•◦▪‣●○■·] *\S.*)*": ("no list as it stands", LIST),
    r"\[[ xX]?\] +\S.*": ("a task in another dialect", "Write a plain list: - and a blank."),
    r"!{2,} *\w.*": ("no box as it stands", BOX),
    r"\?{3}\+? *\S.*": ("a folded box in another dialect", BOX),
    r"(?:={3,}[!+]? *[\"“'\w]|:{3,}|/{3,}|\.\. +[\w-]+::).*": ("a block in another dialect", BOX),
    r"\[![A-Za-z]+\].*": ("a box in another dialect", BOX),
    r"(?:#{1,6} +|#{7,} *)\S.*": ("no heading as it stands", "Begin the line with ## and a blank."),
    r": {1,3}\S.*": ("a definition in another dialect", "Write a list, with the term in **…**."),
    r"\*\[[^\]\n]+\]:.*": ("an abbreviation in another dialect", "Say in the sentence what it stands for."),
    r"(?:\+{3,}|%%|-+8<-+|\+[-=+]+\+ *$|\[toc\] *$).*": (EXTENSION, "Remove it."),
}  # fmt: skip
# The same within a line.
INLINE = {
    r"\[[^\[\]\n]+\] \((?:https?:|#|[^\s()]*\.md)[^()\n]*\)|\([^()\n]+\)\[[^\]\s]*[./#][^\]\s]*\]": (
        "no link as it stands", "Write [words](page.md), without a blank between.",
    ),
    r"(?:https?://|www\.)[^\s<>]*[\w/]|[\w.+-]+@[\w-]+\.[\w.-]*\w": (
        "no link by itself", "Write [words](address), or the address between < and >.",
    ),
    r"~~[^~\n]+~~": ("struck out in another dialect", "Leave the words out."),
    r"(?<![=\w])==(?=\S)[^=\n]+==(?!=)": ("marked in another dialect", WORDS),
    r"(?<![+\w])\+\+(?=\S)[^+\n]+\+\+(?!\w)|\{(?:\+\+|--|~~|==|>>)[^\n]*\}|\|\|[^|\n]+\|\||%%[^%\n]+%%": (
        EXTENSION, WORDS,
    ),
    r"\w*\^\^?[^\s^\[]+\^\^?|\w+~[^\s~]+~(?!~)": ("raised or lowered in another dialect", "Say it without."),
    r"\$\$(?:[^$]*\$\$)?|\\[A-Za-z]{2,}": ("a formula in another dialect", "Say it in words."),
    rf"(?<![\w$])\$(?![\s.,;:)])(?:[^\s$]+|[^$\n]*[\\^_=<>][^$\n]*)(?<!\s)\$(?!{MARKS}|[\w$])": (
        "a formula in another dialect", "Say it in words; a price has its number from a call.",
    ),
    r"(?<![\w:/]):(?:[a-z][a-z0-9_+-]*|[+-]1):(?![\w:])": ("an icon in another dialect", "Say it in words."),
    r"!?\[\[[^\[\]\n]+\]\]": ("a link in another dialect", "Write [words](page.md)."),
    r"\^\[[^\]\n]+\]|\[-?@\w[^\]\n]*\]": (
        "a note in another dialect", "Use {{ note(6) }} with the number of an endnote.",
    ),
    r"[^\s{]*\s*\{:? *(?:[.#][\w-]|[\w-]+=)[^{}\n]*\}": (
        "followed by braces that set nothing",
        "They stand right after a link, a picture or words in *…*, at the end of a heading, or on the line below a"
        " paragraph.",
    ),
    r"`[^\n]{0,30}": ("code that is not closed", "Put code between two `."),
    r"\*\*[^\n]{0,30}|(?<![\w*])\*\w[^\n]{0,30}|(?<!\w)__?[^\W_][^\n]{0,30}|\w+__(?!\w)": (
        "emphasis that is not closed", EMPHASIS,
    ),
    r"\w* ?(?<![-<!|:])-{2,3}(?![->\w|:])|\w+-{2,3}\w+": ("no dash as it stands", "Type – or —."),
    rf"\\[^\w\s{ASIDE}][^\s{ASIDE}]*": ("a backslash that is not needed", "Write the sign without it."),
    r"\S*\\ *$": ("followed by a line break in another dialect", "End the paragraph with an empty line."),
}  # fmt: skip
FORMS = [(re.compile(rf"^ *(?:{form})", re.MULTILINE), *told) for form, told in LINES.items()]
FORMS += [(re.compile(form, re.MULTILINE), *told) for form, told in INLINE.items()]
ROWS, ADDRESS = FORMS[0][0], FORMS[len(LINES) + 1][0]
FREE = {ROWS: {"table"}, ADDRESS: {"a", "img"}}  # where Markdown has made of a form what it seems to be


def check(pages: list[Page]) -> list[Fault]:
    """Every mark that is left, each with its line."""
    return [
        Fault(Place(f"docs/{page.path}", line), problem, remedy)
        for page in pages
        for line, problem, remedy in dict.fromkeys(_left(markdown_text.of(page)))
    ]


def _left(reading: Reading) -> Iterator[tuple[int, str, str]]:
    text = _meant(reading, {"code", "pre"})
    for form, what, remedy in FORMS:
        for match in form.finditer(text):
            free = FREE.get(form, set()) & {*reading.tags(_first(match))}
            if not free:
                found = cut(re.sub(MARKS, "{{ … }}", match[0].strip().partition("\n")[0]), LONGEST)
                yield _line(reading, match), f"{found} is {what}, and would be shown as it is typed.", remedy
            if not free or form is ADDRESS:  # because each place is told once, by the first form that fits
                text = text[: match.start()] + re.sub(r"[^\n]", ASIDE, match[0]) + text[match.end() :]


def _line(reading: Reading, match: re.Match) -> int:
    """The line of what is left; a mark without words is looked for as it stands."""
    if re.search(r"\w", match[0]):
        return reading.line(*match.span())
    lines = reading.source.split("\n")
    alone = [number for number, line in enumerate(lines, 1) if line.strip(" >") == match[0].strip()]
    return next(iter(alone), reading.source.count("\n", 0, max(reading.source.find(match[0].strip()), 0)) + 1)


def _meant(reading: Reading, tags: set[str]) -> str:
    """The text with what stands in these elements, or behind a backslash, put aside, at its length."""
    ends = [*[start for start, _ in reading.parts[1:]], len(reading.text)]
    text = list(reading.text)
    for (start, around), end in zip(reading.parts, ends, strict=False):
        if tags & {*around}:
            text[start:end] = ASIDE * (end - start)
    for at in reading.escaped:
        text[at] = ASIDE
    return "".join(text)


def _first(match: re.Match) -> int:
    """The place of the first character that is no blank."""
    return match.start() + len(match[0]) - len(match[0].lstrip())
