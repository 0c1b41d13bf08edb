"""In: a work that the endnotes cite, as data/references.json has it. Out: its row as one of a dataset."""

from __future__ import annotations

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
