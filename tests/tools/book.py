"""In: the built site in site/. Out: a book of all its pages, as EPUB and PDF, in .cache/book/.

`python tests/tools/book.py` has pandoc join the Markdown twins of the pages, with charts and endnotes, and Chromium
print what it gives, with bookmarks, tags and links.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pypandoc
from markdown.extensions.toc import slugify
from playwright.sync_api import Browser, sync_playwright
from publishing import ROOT, start

from macros.engine import build
from macros.engine.publish import twins
from macros.engine.reuse import identity
from macros.engine.site.site import Site

STYLE = """
body { font: 11pt/1.5 "Liberation Serif", Georgia, serif; margin: 0 auto; max-width: 42em; }
h1 { break-before: page; } img { max-width: 100%; } table { border-collapse: collapse; font-size: 9pt; width: 100%; }
td, th { border-bottom: 1px solid #999; padding: .2em .5em; text-align: left; vertical-align: top; }
blockquote { border-left: 3px solid #999; margin-left: 0; padding-left: 1em; }
figure { break-inside: avoid; margin: 1em 0; }
"""
UNHEADED = re.compile(r"#(?:table|chart|mark|note|term)-")  # anchors of what has no heading
ELSEWHERE = re.compile(r"^<#[\w-]+> has this list\.\n", re.MULTILINE)  # which the book has not
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
MARGINS = ("top", "right", "bottom", "left")
OPTIONS = ["--toc", "--toc-depth=2", "--standalone"]


def chapters(site: Site, built: Path) -> str:
    """All pages in one text, whose links lead within it; anchors and footnotes have their page's name before them."""
    pages = twins.in_order(site)
    names = {page.url: page.name.replace("/", "-") for page in pages}

    def to(url: str, anchor: str) -> str:
        if url.startswith("charts/"):
            return str(built / url)
        if url not in names:
            return f"{site.place}{url}{anchor}"
        return f"#{names[url]}--{anchor[1:]}" if anchor and not UNHEADED.match(anchor) else f"#{names[url]}"

    texts = []
    for page in pages:
        name = names[page.url]
        text = ELSEWHERE.sub("", twins.twin(site, page, to)).replace("[^", f"[^{name}-")
        texts.append(HEADING.sub(lambda found, name=name: _with_anchor(found, name), text))
    return "\n\n".join(texts)


def _with_anchor(heading: re.Match, name: str) -> str:
    """A heading with the anchor that it has on the site; that of the whole page has the page's name."""
    marks, text = heading.groups()
    return f"{marks} {text} {{#{name}{'' if marks == '#' else '--' + slugify(text, '-')}}}"


def metadata(site: Site) -> list[str]:
    whole = identity.package(site.data, site.address)
    told = {
        "title": whole["title"],
        "author": "; ".join(each["literal"] for each in whole.get("author", ())),
        "date": site.data.descriptor.get("created", "")[:10],
        "lang": "en",
        "rights": ", ".join(each["title"] for each in site.data.descriptor["licenses"]),
        "description": site.data.descriptor["description"],
    }
    return [f"--metadata={name}={value}" for name, value in told.items()]


def write(site: Site, built: Path, target: Path, browser: Browser) -> tuple[Path, Path]:
    """Both books. The same site gives the same chapters."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    text = chapters(site, built)
    (target / "book.css").write_text(STYLE, encoding="utf-8")
    options = [*OPTIONS, *metadata(site), "--css=book.css"]
    epub, page = target / "book.epub", target / "book.html"
    for kind, path, more in (("epub3", epub, []), ("html5", page, ["--embed-resources"])):
        given = {"format": "markdown-tex_math_dollars", "outputfile": str(path), "cworkdir": str(target)}
        pypandoc.convert_text(text, kind, extra_args=[*options, *more], **given)
    opened = browser.new_page()
    opened.goto(page.as_uri())
    opened.pdf(path=target / "book.pdf", format="A4", tagged=True, outline=True, margin=dict.fromkeys(MARGINS, "20mm"))
    opened.close()
    return epub, target / "book.pdf"


def main() -> None:
    with sync_playwright() as playwright:
        browser = start(playwright, "chromium")
        for path in write(build.prepare(ROOT), ROOT / "site", ROOT / ".cache/book", browser):
            print(f"Written: {path.relative_to(ROOT)}")
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
