"""One real build of the site, its pages as trees, and a server for it that stops by itself."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from lxml import html

ROOT = Path(__file__).resolve().parents[1]
FOLDER = "companion"
ADDRESS = f"https://example.org/{FOLDER}/"
REPOSITORY = "https://code.example/companion"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def build(target: Path) -> Path:
    """Builds the site as it is published, for an address below a folder. Raises: AssertionError with the log."""
    environment = os.environ | {"SITE_URL": ADDRESS, "REPOSITORY": REPOSITORY}
    environment |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    warnings = [line for line in done.stderr.splitlines() if "WARNING" in line]
    assert [] == warnings
    return target


def article_urls() -> list[str]:
    """The addresses of the pages that people write, below the site's root; the data appendix aside."""
    paths = sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))
    written = [path.removesuffix("index.md").removesuffix(".md") for path in paths if not path.startswith("appendix/")]
    return [f"{path.rstrip('/')}/" if path else "" for path in written]


def page_urls() -> list[str]:
    """The addresses of all pages; that no page is missing here is tested on the built site."""
    appendix = [f"appendix/{path.stem}/".replace("index/", "") for path in (ROOT / "docs/appendix").glob("*.md")]
    datasets = [f"data/{path.stem}/" for path in (ROOT / "data").glob("*.csv")]
    return [*article_urls(), *sorted(appendix), *sorted(datasets), "data/references/", "404.html"]


@cache
def pages_of(built: Path) -> dict[str, html.HtmlElement]:
    """Every page of the built site as a tree, by its address below the root."""
    found = {}
    for path in sorted(built.rglob("*.html")):
        url = path.relative_to(built).as_posix().removesuffix("index.html")
        found[url] = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
    return found


def page_of(built: Path, url: str) -> html.HtmlElement:
    return pages_of(built)[url]


class _Pages(http.server.SimpleHTTPRequestHandler):
    """Answers as GitHub Pages does: no folder is listed, and a wrong address gets the 404.html above it."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def list_directory(self, path: str) -> None:
        self.send_error(404)

    def send_error(self, code: int, *told: str | None) -> None:
        top = Path(self.directory) / self.path.strip("/").partition("/")[0]
        page = next((folder / "404.html" for folder in (top, top.parent) if (folder / "404.html").is_file()), None)
        if code != 404 or not page:
            return super().send_error(code, *told)
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes() if self.command == "GET" else b"")


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Serves a folder on this machine alone, at a port that is free."""
    handler = functools.partial(_Pages, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


def chromium() -> str | None:
    """The browser that this machine has: the one that CHROMIUM names, or one on the path."""
    return os.environ.get("CHROMIUM") or next((found for name in CHROMIUM if (found := shutil.which(name))), None)
