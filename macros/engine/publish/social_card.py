"""In: the article, its authors and the data package. Out: what other sites show of this one: a picture and JSON-LD."""

from __future__ import annotations

import html
import textwrap
from typing import TYPE_CHECKING, Any

from macros.engine.core import addresses, markup
from macros.engine.core.contract import ARTICLE, AUTHORS, REFERENCES
from macros.engine.drawing.altair_parts import title_of
from macros.engine.drawing.style import FONT

if TYPE_CHECKING:
    from macros.engine.datasets.dataset import Data
    from macros.engine.site.site import Site

WIDTH, HEIGHT, EDGE = 1200, 630, 80
LINE_LENGTH = 28  # characters of the title that fit into the picture's width
PATH = "assets/card.png"


def is_wanted(data: Data) -> bool:
    """Whether the project is about an article, which the picture names with its authors."""
    return not data.lacks(ARTICLE, AUTHORS)


def of_page(site: Site, url: str) -> dict[str, str]:
    """What other sites show of a page: the picture and the finding of its first chart, or the picture of the site."""
    calls = next((page.calls for page in site.pages if page.url == url), ())
    for call in (call for call in calls if call.name == "chart"):
        item = site.registry.charts[str(call.arguments[0])]
        return {"picture": addresses.chart_file(item.name, "png"), "finding": title_of(site.calls.result(item))}
    return {"picture": PATH, "finding": ""} if is_wanted(site.data) else {}


def drawn(site: Site) -> bytes:
    """The picture."""
    return site.drawings.png(picture(site), scale=1)


def picture(site: Site) -> str:
    """An SVG of the size that other sites show: the article's title, and what this site is."""
    (article,) = site.data[ARTICLE].frame.itertuples(index=False)
    lines = textwrap.wrap(markup.apostrophes(article.title), LINE_LENGTH)
    names = ", ".join(site.data[AUTHORS].frame["name"])
    printed = f"{article.journal} {article.volume}/{article.issue} ({article.year})"
    title = "".join(_line(180 + 84 * n, line, 68, "bold") for n, line in enumerate(lines))
    below = 190 + 84 * len(lines)
    return site.drawings.concrete(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="100%" height="100%" fill="var(--chart-paper)"/>'
        f'<rect width="100%" height="18" fill="var(--series-1)"/>'
        f"{title}{_line(below, names, 28)}{_line(below + 44, printed, 28)}"
        f"{_line(HEIGHT - 60, 'An independent companion: each number leads to its data', 28)}</svg>"
    )


def _line(y: int, text: str, size: int, weight: str = "normal") -> str:
    colour = "var(--chart-ink)" if weight == "bold" else "var(--chart-quiet)"
    return (
        f'<text x="{EDGE}" y="{y}" font-family="{html.escape(FONT)}" font-size="{size}" font-weight="{weight}"'
        f' fill="{colour}">{html.escape(text)}</text>'
    )


def linked_data(site: Site, address: str) -> dict:
    """The data package, and the article that it is based on, in the words of schema.org."""
    package = site.data.descriptor
    own = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": package["title"],
        "description": package["description"],
        "version": package["version"],
        "url": address,
        "license": package["licenses"][0]["path"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "The contributors of this site"},
        "distribution": [
            _download(address + addresses.dataset_file(name, "csv")) for name in site.data if name != REFERENCES
        ],
    }
    return own | {"isBasedOn": _article(site)} if is_wanted(site.data) else own


def _article(site: Site) -> dict:
    (article,) = site.data[ARTICLE].frame.itertuples(index=False)
    volume = {"@type": "PublicationVolume", "volumeNumber": str(article.volume)}
    issue = {"@type": "PublicationIssue", "issueNumber": str(article.issue)}
    return {
        "@type": "ScholarlyArticle",
        "headline": article.title,
        "author": [_author(author) for author in site.data[AUTHORS].frame.itertuples(index=False)],
        "datePublished": str(article.year),
        "pagination": f"{article.first_page}–{article.last_page}",
        "isPartOf": issue | {"isPartOf": volume | {"isPartOf": {"@type": "Periodical", "name": article.journal}}},
        "url": article.address,
    }


def _author(author: Any) -> dict:
    affiliation = {"@type": "Organization", "name": author.affiliation}
    return {"@type": "Person", "name": author.name, "affiliation": affiliation}


def _download(address: str) -> dict:
    return {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": address}
