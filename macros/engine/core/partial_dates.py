"""In: a date as precise as its source has it, from `1990s` to `2013-02-18`. Out: its words, and whether it is one."""

from __future__ import annotations

import datetime
import re

MONTHS = "January February March April May June July August September October November December".split()
PARTIAL_DATE = re.compile(r"^([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?$")
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b(?:\s+(\d{{1,2}}),)?")
_YEAR = re.compile(r"\b(\d{4})\b")
_DECADE = re.compile(r"\b(\d{3})0s\b")


def is_date_field(name: str) -> bool:
    return name in ("date", "published", "retrieved") or name.endswith("_date")


def is_year_field(name: str) -> bool:
    return name == "year" or name.endswith("_year")


def in_words(text: str) -> str:
    """`2013` · `2013-02` → February 2013 · `2005-02-18` → 18 February 2005 · `1990s`."""
    match = PARTIAL_DATE.match(text)
    if not match or int(match.group(2) or 1) not in range(1, 13):
        return text
    year, month, day = match.groups()
    return " ".join(p for p in (str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", year) if p)


def exists(text: str) -> bool:
    """Whether there is such a date."""
    match = PARTIAL_DATE.match(text)
    if not match:
        return len(text) == 5 and text[:3].isascii() and text[:3].isdigit() and text[3:] == "0s"
    try:
        datetime.date(*(int(part) if part else 1 for part in match.groups()))
    except ValueError:
        return False
    return True


def year_of(text: str) -> int:
    """The year, or the first of a decade."""
    return int(text[:4])


def from_parts(parts: list[int]) -> str:
    """A partial date from year, month and day, as CSL-JSON has them."""
    return "-".join(f"{part:02}" for part in parts)


def readings(printed: str) -> set[str]:
    """The partial dates that a printed text can be read as."""
    years = _YEAR.findall(printed)
    found = {f"{decade}0s" for decade in _DECADE.findall(printed)} | set(years)
    for month, day in _MONTH.findall(printed):
        for year in years:
            stem = f"{year}-{MONTHS.index(month) + 1:02}"
            found |= {stem, f"{stem}-{int(day):02}"} if day else {stem}
    return found
