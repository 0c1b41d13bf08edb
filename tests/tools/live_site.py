"""In: the address of the published site. Out: whether it serves what this checkout holds; exit status 1 if not.

`python3 tests/tools/live_site.py https://example.org/companion/ <SHA-256 of the home page that was built>`
It needs Python alone, so that the job that runs it installs nothing.
"""

from __future__ import annotations

import hashlib
import html
import http.client
import json
import re
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_EXACT = re.compile(r"<dt>Exact value</dt>\s*<dd>([^<]*)</dd>")  # which stands there where it is shown otherwise
_SHOWN = re.compile(r"<b>[^<\d−]*(−?[\d,]*\.?\d+)")
ATTEMPTS, PAUSE, PATIENCE = 10, 30, 20  # the site is asked for five minutes, because a publication takes a moment


class Wrong(Exception):
    """What the site serves is not what was expected."""


def fetched(address: str) -> bytes:
    """What an address serves. Raises: Wrong where it serves nothing."""
    asked = urllib.request.Request(address, headers={"Cache-Control": "no-cache", "User-Agent": "companion-check"})
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        raise Wrong(f"{address}: found the status {error.code}, expected 200.") from None
    except (OSError, http.client.HTTPException) as error:
        raise Wrong(f"{address}: found no answer ({error}), expected 200.") from None


def home_page(address: str, digest: str) -> str:
    """The home page is the one that was built, byte for byte."""
    found = hashlib.sha256(fetched(address)).hexdigest()
    if found != digest:
        raise Wrong(f"{address}: found a page with the SHA-256 {found}, expected {digest}.")
    return f"{address}: the home page that was built"


def first_statistic(address: str) -> dict:
    """The first number of statistics.json that rests on a file of this checkout."""
    try:
        found = json.loads(fetched(f"{address}statistics.json"))["statistics"]
        return next(entry for entry in found if (ROOT / "data" / f"{entry['datasets'][0]}.csv").is_file())
    except (ValueError, KeyError, IndexError, TypeError, StopIteration):
        raise Wrong(f"{address}statistics.json: found no statistic in it, expected those of the site.") from None


def data_file(address: str, statistic: dict) -> str:
    """The dataset that the number rests on is that of this checkout, byte for byte."""
    path = f"data/{statistic['datasets'][0]}.csv"
    found, expected = fetched(address + path), (ROOT / path).read_bytes()
    if found != expected:
        raise Wrong(f"{address}{path}: found {len(found)} other bytes, expected the {len(expected)} of {path}.")
    return f"{address}{path}: the {len(found)} bytes of this checkout"


def number_section(address: str, statistic: dict) -> str:
    """The number's section stands where statistics.json says, and gives the same value."""
    name, where, expected = statistic["id"], statistic["url"], statistic["value"]
    if not _without_scheme(where).startswith(_without_scheme(address)):
        raise Wrong(f"{address}statistics.json: found {where}, expected an address below {address}.")
    page = html.unescape(fetched(where.partition("#")[0]).decode("utf-8", "replace"))
    section = re.search(rf'<summary(?:(?!<summary).)*<h3 id="{re.escape(name)}".*?</section>', page, re.DOTALL)
    told = _EXACT.search(section[0]) or _SHOWN.search(section[0]) if section else None
    if not told:
        raise Wrong(f"{where}: found no section with a value, expected {expected}.")
    if abs(float(told[1].replace(",", "").replace("−", "-")) - expected) > 1e-9 * abs(expected):
        raise Wrong(f"{where}: found {told[1]}, expected {expected} as in statistics.json.")
    return f"{where}: {told[1]}, as in statistics.json"


def _without_scheme(address: str) -> str:
    """An address that may be served by http and by https."""
    return address.partition("://")[2]


def look(address: str, digest: str) -> tuple[list[str], list[str]]:
    """What is as expected and what is not, each as a sentence."""
    good, bad = [], []
    statistic: dict = {}
    for check in (
        lambda: home_page(address, digest),
        lambda: statistic.update(first_statistic(address)) or f"{address}statistics.json: statistics",
        lambda: statistic and data_file(address, statistic),
        lambda: statistic and number_section(address, statistic),
    ):
        try:
            good.append(check())
        except Wrong as error:
            bad.append(str(error))
    return list(filter(None, good)), bad


def main(arguments: list[str]) -> int:
    """Exit status: 0 once all is as expected, 1 where it is not after some minutes, 2 for other arguments."""
    if len(arguments) != 2 or "://" not in arguments[0] or not re.fullmatch("[0-9a-f]{64}", arguments[1]):
        print("Expected the site's address and the SHA-256 of its home page.", file=sys.stderr)
        return 2
    address, digest = f"{arguments[0].rstrip('/')}/", arguments[1]
    for attempt in range(ATTEMPTS):
        time.sleep(PAUSE if attempt else 0)
        good, bad = look(address, digest)
        if not bad:
            break
    print("\n".join([*(f"good: {told}" for told in good), *(f"WRONG: {told}" for told in bad)]))
    if bad:
        print(f"Asked {ATTEMPTS} times. If the build was good, run this job again, then see MAINTAINING.md.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
