"""In: references and the endnotes that cite them. Out: what a work says, read as CSL-JSON, that no endnote prints.

A processor of its own reads the works, as other programs would: what it makes of names, dates, volumes and pages must
stand in the endnote. How this journal prints its notes is a habit of its own, which the engine does not know.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from macros.engine.core.contract import CITATIONS, ENDNOTES, REFERENCES
from macros.engine.core.faults import Fault, Place, quoted
from macros.engine.datasets.dataset import Data

PATH = "data/references.json"
BETWEEN = "¦"
RETRIEVED = re.compile(r"retrieved \w+(?: \d+,)? \d{4}")
# Each field as this journal prints it. Names and titles are compared by their letters, the others with their marks.
TEXTS = {name: f'<text variable="{name}"/>' for name in ("title", "container-title", "publisher", "publisher-place")}
TEXTS |= {name: f'<text variable="{name}"/>' for name in ("URL", "note", "genre")}
NAMES = {name: f'<names variable="{name}"><name delimiter="{BETWEEN}"/></names>' for name in ("author", "editor")}
MARKED = {
    "volume": '<text variable="volume" prefix="Vol. "/>',
    "issue": '<text variable="issue" prefix="No. "/>',
    "edition": '<text variable="edition" suffix=" Edition"/>',
    "page": '<text variable="page"/>',
    "issued": '<date variable="issued" form="text"/>',
    "accessed": '<date variable="accessed" form="text" prefix="retrieved "/>',
}
FIELDS = TEXTS | NAMES | MARKED


def check(data: Data) -> list[Fault]:
    """Citations that lead to another endnote than the work's, fields that no endnote prints, works that none cites."""
    citations, texts, faults = data[CITATIONS].frame, data[ENDNOTES].frame["text"], []
    for key, work in data.references.items():
        cited = citations.loc[citations["reference"] == key, "endnote"]
        if cited.empty:
            remedy = "Cite it in data/citations.csv, or remove it."
            faults.append(Fault(Place(PATH, row=key), "is cited by no endnote.", remedy, dataset=REFERENCES, row=key))
            continue
        printing = [number for number, text in texts.items() if letters(work["title"]) in letters(text)]
        if printing and not set(printing) & set(cited.astype(str)):
            faults += [_misled(data, row, key, printing) for row in cited.index]
            continue
        for field, value in unprinted(work, " ".join(texts[str(number)] for number in cited)):
            problem = f"found {quoted(value)}, which endnote {cited.iloc[0]} does not print so."
            remedy = "Correct it, or the endnote in data/endnotes.csv."
            faults.append(Fault(Place(PATH, row=key, field=field), problem, remedy, dataset=REFERENCES, row=key))
    return faults


def _misled(data: Data, row: str, work: str, printing: list[str]) -> Fault:
    """A citation of a work by an endnote that does not print its title, where another one does."""
    dataset = data[CITATIONS]
    problem = f'says that endnote {dataset.cell(row, "endnote")} cites "{work}" of {PATH}, which endnote '
    place = Place(dataset.path, row=dataset.line(row))
    remedy = "Correct the endnote or the reference there."
    return Fault(place, f"{problem}{' and '.join(printing)} prints.", remedy, dataset=CITATIONS, row=row)


def unprinted(work: dict, note: str) -> Iterator[tuple[str, str]]:
    """Each field of a work, as the processor has it, that the text of its endnotes does not print."""
    for field in (field for field in FIELDS if field in work):
        printed = RETRIEVED.sub("", note) if field == "issued" else note
        for part in rendered(work, field).split(BETWEEN):
            if not (_stands_in(part, printed) if field in MARKED or field in NAMES else letters(part) in letters(note)):
                yield field, part


def rendered(work: dict, field: str) -> str:
    """One field of a work as a processor of CSL makes it."""
    return _rendered(json.dumps({"type": "book"} | work | {"id": "work"}), field)


@cache
def _rendered(work: str, field: str) -> str:
    works = CiteProcJSON([json.loads(work)])
    bibliography = CitationStylesBibliography(_style(field), works, formatter.plain)
    citation = Citation([CitationItem("work")])
    bibliography.register(citation)
    return str(bibliography.cite(citation, lambda item: None))


@cache
def _style(field: str) -> CitationStylesStyle:
    about = "<info><title>As printed</title><id>as-printed</id><updated>2018-01-01T00:00:00+00:00</updated></info>"
    layouts = f"<citation><layout>{FIELDS[field]}</layout></citation><bibliography><layout/></bibliography>"
    namespace = 'xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-US"'
    return CitationStylesStyle(io.BytesIO(f"<style {namespace}>{about}{layouts}</style>".encode()), validate=False)


def _stands_in(part: str, note: str) -> bool:
    """Whether a number, a date or a name stands in a note as a whole."""
    plain = [re.sub("[–—]", "-", text).replace("’", "'") for text in (part, note)]
    return re.search(rf"(?<![\w-]){re.escape(plain[0])}(?![\w-])", plain[1]) is not None


@cache
def letters(text: str) -> str:
    """Letters and digits alone, so that quotes, dashes and italics do not count."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "", plain)
