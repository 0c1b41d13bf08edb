"""In: references and the endnotes that cite them. Out: what a reference says that no endnote prints."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros import formats
from macros.faults import Fault

if TYPE_CHECKING:
    from macros.datasets import Data

PRINTED = (
    "title",
    "container-title",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "page",
    "URL",
    "note",
    "genre",
)
PATH = "data/references.json"


def check(data: Data) -> list[Fault]:
    """Names, titles, numbers and dates of a work that none of the endnotes citing it prints; works that none cites."""
    citations, texts = data["citations"].frame, data["endnotes"].frame["text"]
    faults = []
    for key, work in data.references.items():
        cited = citations.loc[citations["reference"] == key, "endnote"]
        if cited.empty:
            faults.append(
                Fault(f"{PATH}, {key}", "is cited by no endnote.", "Cite it in data/citations.csv, or remove it.")
            )
            continue
        notes = [int(number) for number in cited]
        printed = letters(" ".join(texts[str(number)] for number in notes))
        for field, value in parts(work):
            if letters(value) not in printed:
                faults.append(
                    Fault(
                        f'{PATH}, {key}, field "{field}"',
                        f'found "{value}", which endnote {notes[0]} does not print.',
                        "Correct it, or the endnote in data/endnotes.csv.",
                    )
                )
    return faults


def parts(work: dict) -> Iterator[tuple[str, str]]:
    """Everything in a work that its endnote must print, as (field, text)."""
    for field in PRINTED:
        if field in work:
            yield field, str(work[field])
    for field in ("author", "editor"):
        for person in work.get(field, ()):
            yield from ((field, name) for name in person.values())
    for field in ("issued", "accessed"):
        date = work.get(field, {}).get("date-parts", [[]])[0]
        if date:
            yield field, formats.date("-".join(f"{part:02}" for part in date)).split(" ")[-1]
        if len(date) > 1:
            yield field, formats.MONTHS[date[1] - 1]


def letters(text: str) -> str:
    """Letters and digits alone, so that quotes, dashes and italics do not count."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "", plain)
