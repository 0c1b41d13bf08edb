"""In: the environment of a build. Out: what is wrong in the variables that it reads, before anything is written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from macros.engine.core.faults import Fault, quoted

ADDRESS = re.compile(r"https?://(\w[\w.-]*|\[[\da-fA-F:.]+\])(:\d{1,5})?(/[^\s?#\"'<>\\]*)?")
LAST = 2**32 - 1  # in the year 2106: the packed sitemap holds no later date


def _is_date(text: str) -> bool:
    return bool(re.fullmatch("[0-9]{1,10}", text)) and int(text) <= LAST


# Each with what it may hold.
VARIABLES: dict[str, tuple[Callable[[str], object], str]] = {
    "SITE_URL": (ADDRESS.fullmatch, "an address, such as https://example.org/companion/"),
    "REPOSITORY": (ADDRESS.fullmatch, "an address, such as https://example.org/owner/companion"),
    "SOURCE_DATE_EPOCH": (_is_date, f"a date in whole seconds since 1970, up to {LAST}"),
}


def check() -> list[Fault]:
    """What is wrong in them. One that is empty or blank is as one that is not given, for what else reads it too."""
    for name in VARIABLES:
        if not os.environ.get(name, "").strip():
            os.environ.pop(name, None)
    return [
        Fault(
            f"{name}, in the environment",
            f"found {quoted(os.environ[name])}, expected {expected}.",
            f"Correct it, or leave it out: unset {name}.",
        )
        for name, (fits, expected) in VARIABLES.items()
        if name in os.environ and not fits(os.environ[name])
    ]
