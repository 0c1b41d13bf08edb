"""In: data/references.json. Out: the works that the endnotes cite, as rows of a dataset, and every fault in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from macros import files
from macros.faults import Fault, quoted
from macros.letters import text_trouble, texts_of

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
    ("published", "Published", "When the work was published, as precisely as the endnote prints it."),
    ("retrieved", "Retrieved", "When the authors retrieved the work, where the endnote says so."),
    ("language", "Language", "The language of the title, where the endnote shows that it is not English."),
    ("periodical", "Published in", "The journal, newspaper, book or site that the work appeared in."),
)
DATE = 'Write "{}": {{"date-parts": [[2013, 2, 18]]}}.'
PEOPLE = 'Write "{}": [{{"given": "…", "family": "…"}}].'


def read(path: Path, where: str) -> tuple[list[dict], list[Fault]]:
    """The works of a file."""
    works, faults = files.json_of(path, where)
    if faults:
        return [], faults
    known = isinstance(works, list) and all(isinstance(w, dict) and isinstance(w.get("id"), str) for w in works)
    if not (known and works):
        return [], [Fault(where, "is no list of works, expected one in which each has an id.", "Mend it there.")]
    for work in works:
        place = f"{where}, {work['id']}"
        for name, text in texts_of(work):
            if found := text_trouble(text):
                problem = f"found {quoted(text)}, expected {found[0]}."
                faults.append(Fault(f"{place}, field {quoted(name)}", problem, found[1]))
        faults += [Fault(place, problem, remedy) for problem, remedy in _troubles(work)]
    ids = Counter(work["id"] for work in works)
    for twice in (name for name, count in ids.items() if count > 1):
        problem = f"is an id used twice: {ids[twice]} works have it."
        faults.append(Fault(f"{where}, {twice}", problem, "Rename or remove one of them."))
    return works, faults


def _troubles(work: dict) -> list[tuple[str, str]]:
    """What the lists and the files of works take for granted, and this one does not have."""
    found = [
        (f'lacks the field "{name}", expected a text.', f'Write "{name}": "…".')
        for name in ("type", "title")
        if not isinstance(work.get(name), str)
    ]
    for name in ("author", "editor"):
        if name in work and not _are_people(work[name]):
            found.append((f'has no list of names in the field "{name}".', PEOPLE.format(name)))
    for name in ("issued", "accessed"):
        if name in work and not _is_date(work[name]):
            found.append((f'has no date in the field "{name}".', DATE.format(name)))
    return found


def _are_people(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(person, dict) and all(isinstance(part, str) for part in person.values()) for person in value
    )


def _is_date(value: object) -> bool:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    return isinstance(first, list) and 1 <= len(first) <= 3 and all(type(part) is int for part in first)


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
    """The authors of a work as its endnote prints them, editors where it has no author."""
    people = work.get("author") or work.get("editor") or []
    return ", ".join(p.get("literal") or " ".join(filter(None, (p.get("given"), p.get("family")))) for p in people)


def periodical(work: dict) -> str:
    """What a work appeared in; for a page of a site also whose site it is."""
    parts = [work.get("container-title", ""), work.get("publisher", "") if work["type"] == "webpage" else ""]
    return ", ".join(filter(None, parts))


def date_of(work: dict, field: str) -> str:
    """A date of a work as a partial date; empty where its endnote prints none."""
    parts = work.get(field, {}).get("date-parts", [[]])[0]
    return "-".join(f"{part:02}" for part in parts)
