"""In: the charts, the article, its authors and the data package. Out: what other sites show of a page, and JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros.engine.core import addresses, markup
from macros.engine.core.contract import ARTICLE, AUTHORS
from macros.engine.drawing.altair_parts import title_of

if TYPE_CHECKING:
    from macros.engine.datasets.dataset import Data
    from macros.engine.site.site import Site


def is_of_article(data: Data) -> bool:
    """Whether the project is about an article, which is named with its authors."""
    return not data.lacks(ARTICLE, AUTHORS)


def of_page(site: Site, url: str) -> dict[str, str]:
    """What other sites show of a page: the picture of its first chart with its finding, or that of the first page."""
    charts = {
        page.url: call.arguments[0] for page in site.pages for call in reversed(page.calls) if call.name == "chart"
    }
    name = str(charts.get(url, charts.get("", "")))
    if not name:
        return {}
    finding = markup.apostrophes(title_of(site.calls.result(site.registry.charts[name]))) if url in charts else ""
    return {"picture": addresses.chart_file(name, "png"), "finding": finding}


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
        "distribution": [_download(address + addresses.dataset_file(name, "csv")) for name in site.data],
    }
    return own | {"isBasedOn": _article(site)} if is_of_article(site.data) else own


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
