"""In: the charts, the article, its authors and the data package. Out: what other sites show of a page, and JSON-LD."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from macros.engine.appendix.dataset_pages import years
from macros.engine.core import addresses, markup
from macros.engine.core.contract import ARTICLE, AUTHORS
from macros.engine.datasets.dataset import Data, Dataset
from macros.engine.drawing.altair_parts import title_of
from macros.engine.reuse import identity

if TYPE_CHECKING:
    from macros.engine.site.site import Site

CITES = "citations"  # the listing of the page that says how to cite


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


def linked_data(site: Site, url: str, address: str) -> dict:
    """What search engines are told of a page, in the words of schema.org: of the first the site, of the list of
    datasets the data; nothing of the others.
    """
    found: dict[str, Any] = {}
    if url == "":
        found = {"@type": "WebSite"}
    elif url == addresses.DATA_APPENDIX:
        downloads = [_download(site, dataset, address) for dataset in site.data.values()]
        measured = [_measured(dataset, name) for dataset in site.data.values() for name in dataset.measures]
        found = {"@type": "Dataset", "distribution": downloads, "variableMeasured": measured}
        found |= {"temporalCoverage": _years(site), "spatialCoverage": site.data.descriptor.get("spatialCoverage")}
    return {name: value for name, value in (found and found | _whole(site, address)).items() if value}


def _whole(site: Site, address: str) -> dict:
    own, whole = site.data.descriptor, identity.package(site.data, address)
    work = identity.article(site.data)
    return {
        "@context": "https://schema.org",
        "name": own["title"],
        "description": own["description"],
        "version": own["version"],
        "datePublished": own.get("created", "")[:10],
        "url": address,
        "license": own["licenses"][0]["path"],
        "isAccessibleForFree": True,
        "creator": [{"@type": "Organization", "name": each["literal"]} for each in whole.get("author", ())],
        "isBasedOn": _article(site, work) if work else None,
    }


def _article(site: Site, work: identity.Work) -> dict:
    volume = {"@type": "PublicationVolume", "volumeNumber": work["volume"]}
    issue = {"@type": "PublicationIssue", "issueNumber": work["issue"]}
    journal = {"@type": "Periodical", "name": work["container-title"]}
    return {
        "@type": "ScholarlyArticle",
        "headline": work["title"],
        "author": [
            {
                "@type": "Person",
                "name": author.name,
                "givenName": each["given"],
                "familyName": each["family"],
                "affiliation": {"@type": "Organization", "name": author.affiliation},
            }
            for author, each in zip(site.data[AUTHORS].frame.itertuples(index=False), work["author"], strict=True)
        ],
        "datePublished": str(work["issued"]["date-parts"][0][0]),
        "pagination": work["page"],
        "isPartOf": issue | {"isPartOf": volume | {"isPartOf": journal}},
        "url": work["URL"],
    }


def _download(site: Site, dataset: Dataset, address: str) -> dict:
    content = (site.root / dataset.path).read_bytes()
    return {
        "@type": "DataDownload",
        "name": dataset.title,
        "encodingFormat": "text/csv" if dataset.is_csv else "application/json",
        "contentUrl": address + dataset.path,
        "contentSize": f"{len(content)} B",
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _measured(dataset: Dataset, name: str) -> dict:
    field = dataset.by_name[name]
    return {"@type": "PropertyValue", "name": f"{dataset.title}: {field.title}", "unitText": field.unit}


def _years(site: Site) -> str:
    """The first and the last year that what is measured covers."""
    found = [years(dataset).split("–") for dataset in site.data.values() if dataset.measures]
    covered = sorted(year for each in found for year in each if year)
    return f"{covered[0]}/{covered[-1]}" if covered else ""


def highwire(site: Site, url: str) -> list[tuple[str, str]]:
    """What bibliography programs read on the page that says how to cite the article, and on no other."""
    cites = any(page.url == url and call.arguments == (CITES,) for page in site.pages for call in page.calls)
    work = identity.article(site.data) if cites else None
    if not work:
        return []
    first, last = work["page"].split("-")
    return [
        ("citation_title", work["title"]),
        *(("citation_author", f"{each['family']}, {each['given']}") for each in work["author"]),
        ("citation_publication_date", str(work["issued"]["date-parts"][0][0])),
        ("citation_journal_title", work["container-title"]),
        ("citation_volume", work["volume"]),
        ("citation_issue", work["issue"]),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_public_url", work["URL"]),
    ]
