"""In: a work in CSL-JSON. Out: a text to copy, as a list of works has it (Chicago, notes and bibliography)."""

from __future__ import annotations

from typing import Any


def text(work: dict[str, Any]) -> str:
    """One line: who made it, its title, what it is part of, its version and year, its address."""
    year = str(work["issued"]["date-parts"][0][0]) if "issued" in work else ""
    if work["type"] == "article-journal":
        pages = work["page"].replace("-", "–")
        where = f"{work['container-title']} {work['volume']}, no. {work['issue']} ({year}): {pages}."
    else:
        whole = f"In {_quoted(work['container-title'])}" if "container-title" in work else ""
        version = f"Version {work['version']}" if "version" in work else ""
        dated = ", ".join(filter(None, [version, year]))
        where = " ".join(filter(None, [whole, f"{dated}." if dated else ""]))
    people = _people(work.get("author", []))
    return " ".join(filter(None, [f"{people}." if people else "", _quoted(work["title"]), where, work.get("URL", "")]))


def _quoted(title: str) -> str:
    return f"“{title}{'' if title[-1:] in '?!.' else '.'}”"


def _people(people: list[dict[str, str]]) -> str:
    """The first by its family name, the others as they are read."""
    told = []
    for number, each in enumerate(people):
        family, given = each.get("literal") or each["family"], each.get("given", "")
        parts = (family, given) if number == 0 else (given, family)
        told.append((", " if number == 0 else " ").join(filter(None, parts)))
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])}, and {told[-1]}" if told else ""
