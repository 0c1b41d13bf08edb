"""In: the glossary. Out: its list, and a page's HTML in which the first use of each term leads to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from macros.engine.core import addresses, markup
from macros.engine.core.contract import GLOSSARY

if TYPE_CHECKING:
    from macros.engine.site.site import Site

# What holds no running text, or is a link already. A heading is no place to leave the text from.
_CLOSED = {"a", "button", "caption", "code", "details", "figure", "h1", "h2", "h3", "h4", "sup", "table", "section"}


def listing(site: Site) -> str:
    """Each term with its meaning, a section each, in the order of the dataset."""
    sections = []
    for key, row in _frame(site).iterrows():
        term, meaning = (markup.with_links(text, addresses.row(GLOSSARY, key)) for text in (row.term, row.meaning))
        inner = markup.element("h3", term, id=f"term-{key}") + markup.element("p", meaning)
        if expansion := getattr(row, "expansion", ""):  # which the article does not give
            inner += markup.element("p", f"Expanded by this site: {markup.text(expansion)}.", class_="expansion")
        sections.append(markup.element("section", inner, class_="term"))
    return markup.element("div", "".join(sections), class_="terms")


def linked(page: str, site: Site) -> str:
    """A page's HTML with a link at the first use of each term in its running text."""
    frame = _frame(site)
    if frame.empty:
        return page
    pattern, keys = _pattern(frame), dict(zip(frame["term"].str.lower(), frame.index, strict=True))
    used: set[str] = set()

    def link(match: re.Match) -> str:
        key = keys[match["term"].lower()]
        if key in used:
            return match.group(0)
        used.add(key)
        return markup.link(addresses.term(key), match.group(0), class_="term")

    return markup.with_texts(page, lambda text: pattern.sub(link, text), _CLOSED)


def _pattern(frame: pd.DataFrame) -> re.Pattern:
    """Any term as a whole word, also as a plural and as the start of a sentence; of two the longer one."""
    terms = sorted(frame["term"], key=len, reverse=True)
    either = "|".join(f"(?i:{re.escape(markup.text(term[0]))}){re.escape(markup.text(term[1:]))}" for term in terms)
    return re.compile(rf"(?<![\w-])(?P<term>{either})s?(?![\w-])")


def _frame(site: Site) -> pd.DataFrame:
    return site.data[GLOSSARY].frame if GLOSSARY in site.data else pd.DataFrame(columns=["term", "meaning"])
