"""In: the built site. Out: which addresses of other sites are gone, as Markdown; exit status 1 if one is not listed.

`python3 tests/tools/outside_links.py site` asks for each address that pages and guides lead to. It needs Python alone.
Gone is what answers 404 or 410, or has no name any more. A refusal, a fault or silence of a server proves nothing.
Endnotes stay as they were printed: an address that is gone is listed in `dead_addresses.csv`, and told no more.
"""

from __future__ import annotations

import csv
import html
import http.client
import re
import socket
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LISTED = ROOT / "tests/tools/dead_addresses.csv"
GUIDES = ("README.md", "CONTRIBUTING.md", "MAINTAINING.md", "CITATION.cff", "LICENSE-DATA")
LINK = re.compile(r"""<a\s[^>]*?href=["']?(https?://[^"'\s>]+)""")
ADDRESS = re.compile(r"""https?://[^\s<>()\[\]"'`*|]+[^\s<>()\[\]"'`*|.,;:]""")
HERE = re.compile(r"https?://(?:127\.0\.0\.1|localhost|(?:[\w-]+\.)*example(?:\.org|\.com)?)(?:[:/]|$)")
GONE = (404, 410)
SURE = [f"status {code}" for code in GONE]  # a name that is not found may be an accident, these are none
ATTEMPTS, PAUSE, PATIENCE, AT_ONCE = 3, 10, 30, 6
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; weekly check of a site's links)", "Accept": "*/*"}


@dataclass(frozen=True)
class Verdict:
    """What an address said: good, gone or unsure, and why."""

    word: str
    why: str


def addresses(site: Path) -> dict[str, str]:
    """Every address of another site, with the first page or guide that leads to it."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        for link in LINK.findall(path.read_text(encoding="utf-8")):
            found.setdefault(_whole(html.unescape(link)), path.relative_to(site).as_posix())
    for name in GUIDES:
        for link in ADDRESS.findall((ROOT / name).read_text(encoding="utf-8")):
            found.setdefault(_whole(link), name)
    return {address: place for address, place in found.items() if not HERE.match(address)}


def _whole(address: str) -> str:
    return urllib.parse.urldefrag(address)[0]


def asked(address: str) -> Verdict:
    """What an address says, asked again where the answer may be an accident."""
    verdict = Verdict("unsure", "not asked")
    for attempt in range(ATTEMPTS):
        time.sleep(PAUSE if attempt else 0)
        verdict = once(address)
        if verdict.word == "good" or verdict.why in SURE:
            break
    return verdict


def once(address: str) -> Verdict:
    """What an address says, asked once."""
    quoted = urllib.parse.quote(address, safe=":/?#[]@!$&'()*+,;=%~")
    try:
        with urllib.request.urlopen(urllib.request.Request(quoted, headers=HEADERS), timeout=PATIENCE) as answer:
            return Verdict("good", f"status {answer.status}")
    except urllib.error.HTTPError as error:
        error.close()
        return Verdict("gone" if error.code in GONE else "unsure", f"status {error.code}")
    except urllib.error.URLError as error:
        nameless = isinstance(error.reason, socket.gaierror)
        return Verdict("gone", "no such name") if nameless else Verdict("unsure", str(error.reason))
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Verdict("unsure", str(error) or type(error).__name__)


def listed() -> set[str]:
    """The addresses that are known to be gone."""
    with LISTED.open(encoding="utf-8", newline="") as file:
        return {row["address"] for row in csv.DictReader(file)}


def report(places: dict[str, str], verdicts: dict[str, Verdict], known: set[str]) -> tuple[str, bool]:
    """What was found, as Markdown, and whether all is as it was known to be."""
    words = {
        word: [a for a, verdict in verdicts.items() if verdict.word == word] for word in ("good", "gone", "unsure")
    }
    new = [address for address in words["gone"] if address not in known]
    back = sorted(known & set(words["good"]) | known - set(verdicts))
    counts = f"{len(words['good'])} answer, {len(words['gone'])} are gone, {len(words['unsure'])} cannot be told"
    lines = [f"{len(verdicts)} addresses of other sites: {counts}."]
    if new:
        remedy = "Correct the link, or list it in tests/tools/dead_addresses.csv where it is printed in the article."
        lines += ["", f"Gone since the last run. {remedy}", "", *_told(new, places, verdicts)]
    if back:
        lines += [
            "",
            "Listed, but they answer or stand nowhere. Take them off the list.",
            "",
            *(f"- {a}" for a in back),
        ]
    if words["unsure"]:
        lines += [
            "",
            "A refusal, a fault or silence, which proves nothing.",
            "",
            *_told(words["unsure"], places, verdicts),
        ]
    return "\n".join(lines), not new


def _told(found: list[str], places: dict[str, str], verdicts: dict[str, Verdict]) -> list[str]:
    return [f"- {address} ({verdicts[address].why}), in {places[address]}" for address in found]


def main(arguments: list[str]) -> int:
    """Exit status: 0 where nothing is newly gone, 1 where something is, 2 where nothing can be asked."""
    if len(arguments) != 1 or not Path(arguments[0], "index.html").is_file():
        print("Expected the folder of the built site: python3 tests/tools/outside_links.py site", file=sys.stderr)
        return 2
    places = addresses(Path(arguments[0]))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        verdicts = dict(zip(places, pool.map(asked, places), strict=True))
    if {verdict.why for verdict in verdicts.values()} == {"no such name"}:
        print("No name was found at all: this machine has no network.", file=sys.stderr)
        return 2
    text, good = report(places, verdicts, listed())
    print(text)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
