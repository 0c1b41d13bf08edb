"""In: a page's HTML. Out: the same page, with a policy by which the browser refuses all that is not the site's own."""

from __future__ import annotations

import base64
import hashlib
import re

_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<source>.*?)</script>", re.IGNORECASE | re.DOTALL)
_TYPE = re.compile(r"""\stype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_SRC = re.compile(r"\ssrc\s*=", re.IGNORECASE)
RUN = ("", "module", "text/javascript")


def with_policy(page: str) -> str:
    """The page with its policy as the first element of its head. Raises: ValueError where it has no head."""
    head = _HEAD.search(page)
    if not head:
        raise ValueError("the page has no <head>, so no policy can stand in it")
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes(page))}">'
    return page[: head.end()] + element + page[head.end() :]


def hashes(page: str) -> list[str]:
    """The hash of each inline script that a browser would run, in order and without repeats."""
    found = [
        base64.b64encode(hashlib.sha256(script["source"].encode()).digest()).decode()
        for script in _SCRIPT.finditer(page)
        if not _SRC.search(script["attributes"]) and _type(script["attributes"]) in RUN
    ]
    return list(dict.fromkeys(found))


def _type(attributes: str) -> str:
    match = _TYPE.search(attributes)
    return match.group(1).lower() if match else ""


def policy(scripts: list[str]) -> str:
    """What a page may load: files of its own host, and the inline scripts that have these hashes."""
    allowed = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *(f"'sha256-{script}'" for script in scripts)]),
        "style-src": "'self'",
        "img-src": "'self' data:",  # because Material's style sheet draws its icons as data: addresses
        "connect-src": "'self'",  # because search and the popup of a number fetch the site's own files
        "worker-src": "'self'",  # because search runs in a worker
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())
