"""In: data/references.json. Out: the works that the endnotes cite, as rows of a dataset, and every fault in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from macros.engine.core import files, partial_dates
from macros.engine.core.faults import Fault, cut, quoted
from macros.engine.core.files import RESTORE
from macros.engine.datasets import json_schema
from macros.engine.datasets.cell_text import texts_of, trouble
from macros.engine.datasets.json_schema import TEXT, lists, objects, one_of

# The kinds of works in the terms of CSL, and what a reader calls them.
KINDS = {
    "article-journal": "Journal article",
    "article-magazine": "Magazine article",
    "article-newspaper": "News article",
    "book": "Book",
    "chapter": "Book chapter",
    "legislation": "Law",
    "paper-conference": "Conference paper",
    "report": "Report",
    "webpage": "Web page",
}
_PERSON = objects(
    dict.fromkeys(("given", "family", "literal"), TEXT),
    description='a person with a "family" name, or with a "literal" one',
    anyOf=[{"required": ["family"]}, {"required": ["literal"]}],
    examples=[{"given": "…", "family": "…"}],
)
_PEOPLE = lists(_PERSON, "a list of names", examples=[[{"given": "…", "family": "…"}]])


def _whole(first: int, last: int, what: str) -> dict:
    return {"type": "integer", "minimum": first, "maximum": last, "description": f"{what} from {first} to {last}"}


_PARTS = [_whole(1000, 9999, "a year"), _whole(1, 12, "a month"), _whole(1, 31, "a day")]
_ONE = {"type": "array", "prefixItems": _PARTS, "minItems": 1, "maxItems": 3, "description": "year, month and day"}
_DATES = lists(_ONE, "one date", maxItems=1, examples=[[[2013, 2, 18]]])
_DATE = objects(
    {"date-parts": _DATES, "season": _whole(1, 4, "a season")},
    ("date-parts",),
    "a date, as precise as its endnote prints it",
    examples=[{"date-parts": [[2013, 2, 18]]}],
)
PUBLISHED = {"name": "text", "type": "string"}  # what a text of a work becomes, in a cell of references.csv
# What a work may say, in the terms of CSL-JSON; each of it but id, type and language is compared with its endnotes.
WORK = objects(
    {
        "id": TEXT | {"pattern": "^[a-z0-9-]+$", "description": "an id in lower-case letters, digits and -"},
        "type": one_of(*KINDS),
        "title": TEXT,
        "author": _PEOPLE,
        "editor": _PEOPLE,
        **dict.fromkeys(("container-title", "publisher", "publisher-place", "genre", "note"), TEXT),
        **dict.fromkeys(("edition", "volume", "issue", "page"), TEXT),
        "issued": _DATE,
        "accessed": _DATE,
        "URL": TEXT,
        "language": TEXT | {"pattern": "^[a-z]{2,3}$", "description": "the code of a language", "examples": ["ru"]},
    },
    ("id", "type", "title"),
    "a work",
)


def read(path: Path, where: str) -> tuple[list[dict], list[Fault]]:
    """The works of a file; none where one of them has a fault."""
    works, faults = files.json_of(path, where)
    if faults:
        return [], faults
    if not isinstance(works, list) or not works:
        return [], [Fault(where, "is no list of works.", RESTORE)]
    for number, work in enumerate(works, 1):
        found = list(json_schema.check(work, WORK))
        for name, text in texts_of(work):
            if wrong := trouble(PUBLISHED, text):
                found.append((name, f"found {quoted(text)}, expected {wrong[0]}.", wrong[1]))
        place = f"{where}, {_name(work) or f'work {number}'}"
        for name, problem, remedy in found:
            faults.append(Fault(f"{place}, field {quoted(name)}" if name else place, problem, remedy))
    ids = Counter(filter(None, map(_name, works)))
    for twice in (name for name, count in ids.items() if count > 1):
        problem = f"is an id used twice: {ids[twice]} works have it."
        faults.append(Fault(f"{where}, {twice}", problem, "Rename or remove one of them."))
    return [] if faults else works, faults


def _name(work: object) -> str:
    """The id of a work, or nothing where it has none that can be told."""
    name = work.get("id") if isinstance(work, dict) else None
    return cut(name) if isinstance(name, str) else ""


# The fields of a work as a row: name, title, definition.
FIELDS = (
    ("id", "Work", "The identifier of the work on this site."),
    ("kind", "Kind", "The kind of the work, in the terms of the Citation Style Language."),
    ("title", "Title", "The title as the endnote prints it."),
    (
        "authors",
        "Authors",
        "The authors as the endnote prints them, or the editors where it names no author.",
    ),
    ("year", "Year", "The year of publication that the endnote prints."),
    (
        "published",
        "Published",
        "When the work was published, as precisely as the endnote prints it; a season is left out here.",
    ),
    ("retrieved", "Retrieved", "When the authors retrieved the work, where the endnote says so."),
    ("language", "Language", "The language of the title, where the endnote shows that it is not English."),
    ("periodical", "Published in", "The journal, newspaper, book or site that the work appeared in."),
)


def cells(work: dict) -> list[str]:
    """A work as the cells of `FIELDS`."""
    return [
        work["id"],
        work["type"],
        work["title"],
        names(work),
        date_of(work, "issued")[:4],
        date_of(work, "issued"),
        date_of(work, "accessed"),
        work.get("language", ""),
        periodical(work),
    ]


def names(work: dict) -> str:
    """The authors of a work as its endnote prints them, editors where it has no author.

    Where print cuts the list short, the note has it with “et al.”, which is nobody's name.
    """
    people = work.get("author") or work.get("editor") or []
    told = ", ".join(p.get("literal") or " ".join(filter(None, (p.get("given"), p.get("family")))) for p in people)
    return work["note"] if work.get("note") == f"{told} et al." else told


def cited_as(work: dict) -> str:
    """A work in a few words, as “Kim, Sputnik News, 2018”: who, where or else what, and when."""
    people = [p.get("family") or p.get("literal", "") for p in work.get("author") or work.get("editor") or []]
    cut = len(people) > 2 or names(work).endswith("et al.")
    who = f"{people[0]} et al." if cut else " and ".join(people)
    where = work.get("container-title") if who else ""
    return ", ".join(filter(None, [who, where or work["title"], date_of(work, "issued")[:4]]))


def periodical(work: dict) -> str:
    """What a work appeared in; for a page of a site also whose site it is."""
    parts = [work.get("container-title", ""), work.get("publisher", "") if work["type"] == "webpage" else ""]
    return ", ".join(filter(None, parts))


def date_of(work: dict, field: str) -> str:
    """A date of a work as a partial date; empty where its endnote prints none."""
    parts = work.get(field, {}).get("date-parts", [[]])[0]
    return partial_dates.from_parts(parts)
