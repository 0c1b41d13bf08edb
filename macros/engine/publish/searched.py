"""In: the entries of the search's index, and the works cited. Out: the entries with other spellings, and one a work.

The search compares letter for letter what is typed with what the separator in mkdocs.yml leaves of the text. What a
setting cannot do is done here: spellings that stand in no text go into fields of their own, which no result shows.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from macros.engine.appendix import endnotes
from macros.engine.core import markup

if TYPE_CHECKING:
    from macros.engine.site.site import Site

_ABBREVIATION = re.compile(r"\b(?:[A-Z]{2,3}\b|(?:[A-Z]\.){2,3})")
_GROUPED = re.compile(r"\b\d{1,3}(?:,\d{3})+\b")
_JOINED = re.compile(r"[^\W\d_]+(?:[-‑’'][^\W\d_]+)+")
_POSSESSIVE = re.compile(r"[’']s$")
_UNDECOMPOSED = str.maketrans("ıøłđ", "iold")  # letters that Unicode does not take apart
_WORD = re.compile(r"\w+")


def complete(entries: list[dict], site: Site) -> None:
    """Adds to the index what a reader may type: other spellings, abbreviations as whole words, and each work cited."""
    entries += endnotes.searched(site)
    for entry in entries:
        entry |= {field: entry[field].replace("\u00ad", "") for field in ("title", "text")}  # because it parts no word
        text = f"{entry['title']} {markup.plain(entry['text'])}"
        entry |= {field: " ".join(words) for field, words in _fields(text).items() if words}


def _fields(text: str) -> dict[str, list[str]]:
    """Each word once, in order, so that a build gives the same bytes."""
    # The stroke keeps the search from dropping US as a word that says nothing; it is found by its beginning.
    short = [f"{word.replace('.', '')}_" for word in _ABBREVIATION.findall(text)]
    return {"spelled": list(dict.fromkeys(spellings(text))), "short": list(dict.fromkeys(short))}


def spellings(text: str) -> list[str]:
    """Names without diacritics, numbers without commas, and words with a hyphen or an apostrophe in one."""
    words = [_POSSESSIVE.sub("", word) for word in _JOINED.findall(text)]
    joined = [whole for word in words if (whole := re.sub(r"[-‑’']", "", word)) != word]
    grouped = [number.replace(",", "") for number in _GROUPED.findall(text)]
    plain = [folded for word in _WORD.findall(text) if (folded := _folded(word)) != word]
    return [_folded(word).lower() for word in (*joined, *grouped, *plain)]


def _folded(word: str) -> str:
    """A word without its diacritics."""
    parts = unicodedata.normalize("NFD", word.translate(_UNDECOMPOSED))
    return "".join(part for part in parts if not unicodedata.combining(part))
