"""In: the built site. Out: one picture of every page in four states, to be looked at: light, dark, phone and print.

`make sheet` writes .cache/sheet/sheet.png, and beside it each page's own pictures at full size.
"""

from __future__ import annotations

import html
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from publishing import ARGUMENTS, ROOT, chromium, pages_of, server

TARGET = ROOT / ".cache" / "sheet"
DESKTOP, PHONE, PAPER = 1280, 360, 794  # pixels; the last is A4 at 96 to the inch
TALLEST = 9000  # because a page of the appendix is tens of thousands of pixels high, and says nothing new further down
STATES = {
    "light": {"width": DESKTOP, "scheme": "light", "media": "screen"},
    "dark": {"width": DESKTOP, "scheme": "dark", "media": "screen"},
    "phone": {"width": PHONE, "scheme": "light", "media": "screen"},
    "print": {"width": PAPER, "scheme": "light", "media": "print"},
}
STYLE = """body { font: 14px system-ui; margin: 16px } h2 { margin: 24px 0 8px }
div { align-items: flex-start; display: flex; gap: 12px }
img { border: 1px solid #999; height: 260px; object-fit: cover; object-position: top; width: 300px }"""


def shoot(browser: Browser, address: str, urls: list[str], state: str) -> None:
    """Pictures of all pages in one state."""
    settings = STATES[state]
    page = browser.new_page(viewport={"width": settings["width"], "height": 900}, color_scheme=settings["scheme"])
    page.emulate_media(media=settings["media"])
    for url in urls:
        page.goto(address + url, wait_until="load")
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        clip = {"x": 0, "y": 0, "width": settings["width"], "height": height}
        page.screenshot(path=TARGET / name(url, state), full_page=True, clip=clip)
    page.close()


def name(url: str, state: str) -> str:
    return f"{url.strip('/').replace('/', '.') or 'home'}.{state}.png"


def sheet(page: Page, urls: list[str]) -> Path:
    """The tops of all pictures as one, a row a page; each leads to its own picture."""
    rows = "".join(
        f"<h2>{html.escape(url or 'home')}</h2><div>{''.join(_linked(name(url, state)) for state in STATES)}</div>"
        for url in urls
    )
    index = TARGET / "index.html"
    index.write_text(f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{rows}", encoding="utf-8")
    page.goto(index.as_uri(), wait_until="load")
    path = TARGET / "sheet.png"
    page.screenshot(path=path, full_page=True)
    return path


def _linked(picture: str) -> str:
    return f'<a href="{picture}"><img src="{picture}" alt=""></a>'


def main(wanted: list[str]) -> None:
    """Pictures of every page, or of those whose address starts so; the first page is `home`."""
    site = ROOT / "site"
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    urls = [url for url in pages_of(site) if (url or "home").startswith(tuple(wanted or [""]))]
    with sync_playwright() as playwright, server(site) as address:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for state in STATES:
            shoot(browser, address, urls, state)
        print(sheet(browser.new_page(viewport={"width": 1280, "height": 900}), urls))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
