"""In: a work in CSL-JSON. Out: its entry in BibLaTeX, which bibliography programs read."""

from __future__ import annotations

import re
from typing import Any

# Each kind of work with that of an entry, and the field of what it is a part of.
KINDS = {
    "article-journal": ("article", "journaltitle"),
    "article-magazine": ("article", "journaltitle"),
    "article-newspaper": ("article", "journaltitle"),
    "book": ("book", ""),
    "chapter": ("incollection", "booktitle"),
    "paper-conference": ("inproceedings", "booktitle"),
    "report": ("report", ""),
    "legislation": ("legislation", ""),
    "webpage": ("online", "journaltitle"),
    "dataset": ("dataset", "journaltitle"),
    "graphic": ("image", "journaltitle"),
}
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
LANGUAGES = {"ru": "russian"}
# Fields whose texts are the same on both sides.
FIELDS = {
    "volume": "volume",
    "issue": "number",
    "publisher-place": "location",
    "edition": "edition",
    "version": "version",
    "genre": "type",
    "note": "note",
}
SPRING = 20  # the number before that of the first season of a year, in dates of ISO 8601
SPECIAL = {char: f"\\{char}" for char in "&%$#_{}"} | {"~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
SPECIAL |= {"\\": "\\textbackslash{}"}


def entry(work: dict[str, Any]) -> str:
    """One entry, its fields a line each."""
    kind, container = KINDS[work["type"]]
    fields = {
        "author": _names(work.get("author", [])),
        "editor": _names(work.get("editor", [])),
        "title": f"{{{_text(work['title'])}}}",  # in braces of its own, so that no program changes its capitals
        container: f"{{{_text(work.get('container-title', ''))}}}" if work.get("container-title") else "",
        "date": date(work.get("issued", {})),
        **{name: _text(str(work.get(own, ""))) for own, name in FIELDS.items()},
        "publisher": f"{{{_text(work['publisher'])}}}" if "publisher" in work else "",
        "pages": _text(work.get("page", "")).replace("-", "--"),
        "url": re.sub(r"[{}\\]", lambda found: f"%{ord(found[0]):X}", work.get("URL", "")),
        "urldate": date(work.get("accessed", {})),
        "entrysubtype": SUBTYPES.get(work["type"], ""),
        "langid": LANGUAGES.get(work.get("language", ""), ""),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if name and value]
    key = re.sub(r"[^\w.:-]", "-", work["id"])
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def date(of: dict[str, Any]) -> str:
    """A date as precise as it is known; a season by its number."""
    parts = [f"{part:02}" for part in (of.get("date-parts") or [[]])[0]]
    return "-".join([*parts, *([str(SPRING + of["season"])] if "season" in of else [])])


def _names(people: list[dict[str, str]]) -> str:
    """In braces stands what must not be parted: an institution, and a family name that begins with a small letter."""
    told = []
    for each in people:
        name = _text(each.get("literal") or each["family"])
        name = f"{{{name}}}" if "literal" in each or name[:1].islower() else name
        told.append(", ".join(filter(None, [name, _text(each.get("given", ""))])))
    return " and ".join(told)


def _text(text: str) -> str:
    return re.sub(r"[\\&%$#_{}~^]", lambda found: SPECIAL[found[0]], text)
