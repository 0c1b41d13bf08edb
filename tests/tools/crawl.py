"""In: an address. Out: every page and file that its links lead to by HTTP, and every link that leads nowhere."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html

LINKS = "//@href|//@src|//object/@data"
SRCSET = "//@srcset"
TEXT = ":~:text="
STYLE = re.compile(r"""url\(\s*["']?([^"')]+)""")


@dataclass(frozen=True)
class Answer:
    """What a server says to an address."""

    status: int
    kind: str
    body: bytes


@dataclass
class Crawl:
    """The part of a site that is reached from its start, below one address."""

    below: str
    answers: dict[str, Answer] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    _known: dict[str, set[str]] = field(default_factory=dict)

    def follow(self, start: str) -> None:
        """Asks for an address, and for all below the site's own that it leads to, in turn."""
        waiting = [start]
        while waiting:
            address = waiting.pop()
            if address in self.answers:
                continue
            self.answers[address] = answer(address)
            for link in found_in(address, self.answers[address]):
                self.links.append((address, link))
                if link.startswith(self.below):
                    waiting.append(urldefrag(link)[0])

    def broken(self) -> list[str]:
        """Links that lead out of the site's folder on its own host, to nothing, or to an anchor that is not there."""
        host = self.below.split("/", 3)[:3]
        faults = []
        for source, link in self.links:
            address, anchor = urldefrag(link)
            if not link.startswith(self.below):
                faults += [f"{source}: {link} leaves the site's folder"] * (link.split("/", 3)[:3] == host)
            elif self.answers[address].status != 200:
                faults.append(f"{source}: {link} gives {self.answers[address].status}")
            elif anchor and self.answers[address].kind == "text/html" and not self._has(address, unquote(anchor)):
                faults.append(f"{source}: {link} has no such anchor")
        return faults

    def _has(self, address: str, anchor: str) -> bool:
        """Whether a page has an anchor, or the words of a text fragment."""
        if anchor.startswith(TEXT):
            return anchor.removeprefix(TEXT) in " ".join(
                html.fromstring(self.answers[address].body).text_content().split()
            )
        return anchor in self._anchors(address)

    def _anchors(self, address: str) -> set[str]:
        if address not in self._known:
            self._known[address] = set(html.fromstring(self.answers[address].body).xpath("//@id"))
        return self._known[address]


def answer(address: str) -> Answer:
    """What a server says, also where it says that there is nothing."""
    try:
        with urllib.request.urlopen(address, timeout=20) as found:
            return Answer(found.status, found.headers.get_content_type(), found.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers.get_content_type(), error.read())


def found_in(address: str, found: Answer) -> list[str]:
    """All that a page or a style sheet leads to or loads, as whole addresses."""
    if found.kind == "text/html":
        page = html.fromstring(found.body)
        several = [part.split()[0] for text in page.xpath(SRCSET) for part in text.split(",")]
        links = [*page.xpath(LINKS), *several]
    else:
        links = STYLE.findall(found.body.decode("utf-8")) if found.kind == "text/css" else []
    return [urljoin(address, link) for link in links if not link.startswith(("data:", "mailto:"))]
