"""In: references and the endnotes that cite them. Out: what a reference says that no endnote prints.

How this journal prints its notes is a habit of its own: the engine does not know it, and the tests of content ask.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from macros.engine.core.contract import CITATIONS, ENDNOTES, REFERENCES
from macros.engine.core.faults import Fault, Place, quoted
from macros.engine.core.partial_dates import MONTHS
from macros.engine.datasets.dataset import Data

TEXTS = ("title", "container-title", "publisher", "publisher-place", "URL", "note", "genre")
NUMBERS = {"volume": "Vol. {}", "issue": "No. {}", "edition": "{} Edition"}
SEASONS = ("", "Spring", "Summer", "Autumn", "Winter")
PATH = "data/references.json"


def check(data: Data) -> list[Fault]:
    """Names, titles, numbers and dates of a work that none of the endnotes citing it prints; works that none cites."""
    citations, texts = data[CITATIONS].frame, data[ENDNOTES].frame["text"]
    faults = []
    for key, work in data.references.items():
        cited = citations.loc[citations["reference"] == key, "endnote"]
        if cited.empty:
            faults.append(
                Fault(
                    Place(PATH, row=key),
                    "is cited by no endnote.",
                    "Cite it in data/citations.csv, or remove it.",
                    dataset=REFERENCES,
                    row=key,
                )
            )
            continue
        texts_of_work = [texts[str(number)] for number in cited]
        for field, value in unprinted(work, " ".join(texts_of_work)):
            faults.append(
                Fault(
                    Place(PATH, row=key, field=field),
                    f"found {quoted(value)}, which endnote {cited.iloc[0]} does not print so.",
                    "Correct it, or the endnote in data/endnotes.csv.",
                    dataset=REFERENCES,
                    row=key,
                )
            )
    return faults


def unprinted(work: dict, note: str) -> Iterator[tuple[str, str]]:
    """Each field of a work, with its value, that the text of its endnotes does not print."""
    for field in TEXTS:
        if field in work and letters(str(work[field])) not in letters(note):
            yield field, str(work[field])
    for field in ("author", "editor"):
        for person in work.get(field, ()):
            yield from ((field, name) for name in person.values() if not re.search(rf"\b{re.escape(name)}(?!\w)", note))
    for field, form in NUMBERS.items():
        if field in work and not re.search(rf"{re.escape(form.format(work[field]))}\b", note):
            yield field, str(work[field])
    if "page" in work and not re.search(rf"\bpp?\. {re.escape(work['page'])}(?![\d-])", note):
        yield "page", work["page"]
    if "issued" in work and not re.search(rf"(?<!\w){re.escape(printed_date(work['issued']))}", note):
        yield "issued", printed_date(work["issued"])
    if "accessed" in work and not re.search(
        rf"retrieved {re.escape(printed_date(work['accessed']).strip('()'))}\b", note
    ):
        yield "accessed", printed_date(work["accessed"])


def printed_date(date: dict) -> str:
    """A date as the endnotes print it: `2001)`, `(August 2002)`, `(Spring 1969)`, `February 28, 2017`."""
    year, *rest = date["date-parts"][0]
    if "season" in date:
        return f"({SEASONS[date['season']] if date['season'] < len(SEASONS) else date['season']} {year})"
    if not rest:
        return f"{year})"
    month = MONTHS[rest[0] - 1] if 1 <= rest[0] <= 12 else str(rest[0])
    return f"{month} {rest[1]}, {year}" if len(rest) > 1 else f"({month} {year})"


@cache
def letters(text: str) -> str:
    """Letters and digits alone, so that quotes, dashes and italics do not count."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "", plain)
