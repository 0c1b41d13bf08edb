"""In: the site in site/. Out: what each page weighs as it opens, and how fast a small machine gives it.

Bytes with gzip, and requests, of the page and of all that it asks for by itself; pictures that wait for a scroll aside.
Where nginx and wrk are installed, they serve and ask on this machine alone, for a few seconds.
"""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from lxml import html
from publishing import ROOT, page_urls

HTML = 35_000  # bytes with gzip at most, of a page alone; the ledger's dataset has most
ALL = 70_000  # of a page with its styles and scripts, all but the first of which come from the browser's cache
REQUESTS = 5
ASKED = "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img[not(@loading='lazy')]/@src"
SECONDS = 4
NGINX = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; events {{ worker_connections 64; }}
http {{
  include /etc/nginx/mime.types; access_log off; gzip on; gzip_types text/css application/javascript image/svg+xml;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; root {site}; }}
}}
"""
PORT = 8765


@cache
def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes()))


def weight(site: Path, url: str) -> tuple[int, int, int]:
    """Bytes of a page alone, with all that it asks for, and the number of its requests."""
    path = site / url / "index.html" if not url.endswith(".html") else site / url
    page = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
    asked = {urljoin(url, address) for address in page.xpath(ASKED)} if path.name == "index.html" else set()
    return compressed(path), compressed(path) + sum(compressed(site / each) for each in asked), 1 + len(asked)


def above(site: Path) -> list[str]:
    """The pages that are above a limit, with what they weigh."""
    found = []
    for url in page_urls():
        own, every, requests = weight(site, url)
        if own > HTML or every > ALL or requests > REQUESTS:
            found.append(f"{url or 'home'}: {own:,} bytes, {every:,} with all, {requests} requests")
    return found


def served(site: Path, urls: list[str]) -> None:
    """How many pages a second one process of nginx gives, and in what time 99 of 100 are there."""
    if not (shutil.which("nginx") and shutil.which("wrk")):
        print("nginx or wrk is not installed: not served")
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "conf").write_text(NGINX.format(folder=folder, site=site, port=PORT), encoding="utf-8")
        with subprocess.Popen(["nginx", "-p", folder, "-c", f"{folder}/conf"], stderr=subprocess.DEVNULL) as server:
            for url in urls:
                ask = ["wrk", "-t1", "-c16", f"-d{SECONDS}s", "--latency", "-H", "Accept-Encoding: gzip"]
                told = subprocess.run(
                    [*ask, f"http://127.0.0.1:{PORT}/{url}"], capture_output=True, text=True, check=True
                ).stdout
                rate, (slow,) = re.findall(r"Requests/sec:\s+(\S+)", told), re.findall(r"99%\s+(\S+)", told)
                wrong = re.findall(r"Non-2xx.*", told)
                print(f"{url or 'home':32} {float(rate[0]):9,.0f} a second, 99 of 100 within {slow} {' '.join(wrong)}")
            server.terminate()


def main() -> int:
    """Exit status: 0 where each page is within its budget, 1 where one is above it."""
    site, urls = ROOT / "site", page_urls()
    weights = {url: weight(site, url) for url in urls}
    print("page                               bytes  with all  requests")
    for url, (own, every, requests) in weights.items():
        print(f"{url or 'home':32} {own:7,} {every:9,} {requests:9}")
    served(site, ["", max(urls, key=lambda url: weights[url][0])])
    found = above(site)
    print("\n".join(found) or f"each page within {HTML:,} bytes, {ALL:,} with all, and {REQUESTS} requests")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
