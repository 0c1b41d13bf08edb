"""In: the built site. Out: a sheet a page, with its pictures in each state that readers have, to be looked at.

`make sheet` writes them into .cache/sheet/, from each browser of this machine: at three widths, light and dark, and as
it prints. The pictures at full size and the printed pages lie beside them.
"""

from __future__ import annotations

import shutil
import sys
from itertools import product

from playwright.sync_api import Browser, sync_playwright
from publishing import ROOT, firefox, pages_of, server, start

TARGET = ROOT / ".cache" / "sheet"
WIDTHS = (360, 820, 1440)  # pixels: a phone, a tablet, a desk
TALLEST = 4000  # pixels; further down a page says nothing new of its form
PAPER = (8.27, 11.69)  # inches: A4
UNITS = {"chromium": 1, "firefox": 2.54}  # because Playwright gives Firefox inches where it asks for centimetres
STYLE = """body { align-items: flex-start; display: flex; flex-wrap: wrap; gap: 12px; margin: 12px }
img { border: 1px solid #999; height: 900px; object-fit: cover; object-position: top }"""


def photograph(browser: Browser, address: str, urls: list[str], state: str) -> None:
    """Pictures of all pages at each width, and their prints where these are in the light colours."""
    dark = state.endswith("dark")
    for url in urls:
        page = browser.new_page(color_scheme="dark" if dark else "light")
        page.goto(address + url, wait_until="load")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
            page.set_viewport_size({"width": width, "height": height})
            page.screenshot(path=TARGET / f"{stem(url)}.{state}.{width}.png")
        if not dark:
            width, height = (f"{side * UNITS[state.partition('-')[0]]}in" for side in PAPER)
            page.pdf(path=TARGET / f"{stem(url)}.{state}.pdf", width=width, height=height)
        page.close()


def stem(url: str) -> str:
    return url.strip("/").replace("/", ".") or "home"


def sheet(url: str, states: list[str]) -> None:
    pictures = [f"{stem(url)}.{state}.{width}.png" for state, width in product(states, WIDTHS)]
    linked = "".join(f'<a href="{name}"><img src="{name}" alt="{name}" title="{name}"></a>' for name in pictures)
    (TARGET / f"{stem(url)}.html").write_text(f"<!doctype html><style>{STYLE}</style>{linked}", encoding="utf-8")


def main(wanted: list[str]) -> None:
    """Sheets of every page, or of those whose address starts so; the first page is `home`."""
    site = ROOT / "site"
    starts = [url or "home" for url in pages_of(site)]
    if lost := [name for name in wanted if not any(start.startswith(name) for start in starts)]:
        sys.exit(f"PAGES: found {', '.join(lost)}, expected how the address of a page begins, or home.")
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    urls = [url for url in pages_of(site) if (url or "home").startswith(tuple(wanted or [""]))]
    browsers = ["chromium", *(["firefox"] if firefox() else [])]
    states = []
    with sync_playwright() as playwright, server(site) as address:
        for name, scheme in product(browsers, ("light", "dark")):
            states.append(f"{name}-{scheme}")
            browser = start(playwright, name, scheme)
            photograph(browser, address, urls, states[-1])
            browser.close()
    for url in urls:
        sheet(url, states)
    print(f"{len(urls)} sheets are in {TARGET.relative_to(ROOT)}/.")


if __name__ == "__main__":
    main(sys.argv[1:])
