"""In: a work in CSL-JSON. Out: a text to copy, as a list of works has it (Chicago, notes and bibliography)."""

from __future__ import annotations

from typing import Any


def text(work: dict[str, Any]) -> str:
    """One line: who made it, its title, what it is part of, its version and year, its address."""
    year = str(work["issued"]["date-parts"][0][0]) if "issued" in work else ""
    title = f"“{work['title']}{'' if work['title'][-1:] in '?!.' else '.'}”"
    if work["type"] == "article-journal":
        pages = work["page"].replace("-", "–")
        where = f"{work['container-title']} {work['volume']}, no. {work['issue']} ({year}): {pages}."
    else:
        whole = f"In “{work['container-title']}.”" if "container-title" in work else ""
        where = " ".join(filter(None, [whole, f"Version {work['version']}," if "version" in work else "", f"{year}."]))
    people = _people(work.get("author", []))
    return " ".join(filter(None, [f"{people}." if people else "", title, where, work.get("URL", "")]))


def _people(people: list[dict[str, str]]) -> str:
    """The first by its family name, the others as they are read."""
    told = [
        each.get("literal") or (f"{each['family']}, {each['given']}" if i == 0 else f"{each['given']} {each['family']}")
        for i, each in enumerate(people)
    ]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])}, and {told[-1]}" if told else ""
