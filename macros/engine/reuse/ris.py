"""In: a work in CSL-JSON. Out: its record in RIS, which bibliography programs read."""

from __future__ import annotations

from typing import Any

KINDS = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "legislation": "STAT",
    "webpage": "ELEC",
    "dataset": "DATA",
    "graphic": "FIGURE",
}
# Fields whose texts are the same on both sides.
FIELDS = {
    "title": "TI",
    "container-title": "T2",
    "volume": "VL",
    "issue": "IS",
    "publisher": "PB",
    "publisher-place": "CY",
    "edition": "ET",
    "version": "ET",
    "genre": "M3",
    "note": "N1",
    "language": "LA",
    "URL": "UR",
}


def record(work: dict[str, Any]) -> str:
    """One record, a field a line."""
    first, _, last = work.get("page", "").partition("-")
    issued, accessed = (date(work.get(name, {})) for name in ("issued", "accessed"))
    lines = [
        ("TY", KINDS[work["type"]]),
        ("ID", work["id"]),
        *(("AU", _name(each)) for each in work.get("author", ())),
        *(("ED", _name(each)) for each in work.get("editor", ())),
        *((tag, str(work.get(name, ""))) for name, tag in FIELDS.items()),
        ("SP", first),
        ("EP", last),
        ("PY", issued.partition("/")[0]),
        ("DA", issued),
        ("Y2", accessed),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n"


def date(of: dict[str, Any]) -> str:
    """A date as precise as it is known: year, month and day, each with a stroke behind it; then a season."""
    parts = [f"{part:02}" for part in (of.get("date-parts") or [[]])[0]]
    season = ("spring", "summer", "autumn", "winter")[of["season"] - 1] if "season" in of else ""
    return "/".join([*parts, *[""] * (3 - len(parts)), season]) if parts else ""


def _name(person: dict[str, str]) -> str:
    """A comma parts both names; behind that of an institution it says that there is no other."""
    return f"{person.get('literal') or person['family']}, {person.get('given', '')}".rstrip(" ")
