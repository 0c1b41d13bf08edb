"""The article and the site are named alike wherever another program looks, and the files for that are there."""

import hashlib
import json
import re

import pypandoc
import pytest
import yaml
from publishing import ADDRESS, ROOT, article_urls, page_of, pages_of

from macros.engine.publish import twins


def cff():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["preferred-citation"]
    names = [f"{each['given-names']} {each['family-names']}" for each in cited["authors"]]
    return cited["title"], names, str(cited["year"]), cited["url"]


def linked_data(built):
    (script,) = page_of(built, "").xpath("//script[@type='application/ld+json']")
    told = json.loads(script.text)
    assert "WebSite" == told["@type"]
    article = told["isBasedOn"]
    names = [f"{each['givenName']} {each['familyName']}" for each in article["author"]]
    return article["headline"], names, article["datePublished"], article["url"]


def highwire(built):
    found = page_of(built, "cite/").xpath("//meta[starts-with(@name, 'citation_')]")
    told = [(each.get("name"), each.get("content")) for each in found]
    names = [" ".join(reversed(content.split(", "))) for name, content in told if name == "citation_author"]
    told = dict(told)
    date, address = told["citation_publication_date"], told["citation_public_url"]
    return told["citation_title"], names, date, address


def shown(kind, form):
    def read(built):
        folds = page_of(built, "cite/").xpath("//h2[@id='the-article']/following-sibling::details")
        (text,) = [fold.findtext("pre") for fold in folds[:3] if fold.findtext("summary") == kind]
        (work,) = json.loads(pypandoc.convert_text(text, "csljson", format=form))
        names = [f"{each['given']} {each['family']}" for each in work["author"]]
        return work["title"], names, str(work["issued"]["date-parts"][0][0]), work["URL"]

    return read


READERS = {
    "CITATION.cff": lambda _: cff(),
    "JSON-LD": linked_data,
    "Highwire": highwire,
    "BibTeX": shown("BibTeX", "biblatex"),
    "RIS": shown("RIS", "ris"),
    "CSL-JSON": shown("CSL-JSON", "csljson"),
}


@pytest.mark.parametrize("name", READERS)
def test_the_article_has_the_same_title_authors_year_and_address_for_each_reader(built, site, name):
    (article,) = site.data["article"].frame.itertuples()
    expected = article.title, list(site.data["authors"].frame["name"]), str(article.year), article.address
    title, *more = READERS[name](built)
    assert expected == (title.replace("’", "'"), *more)


def test_only_the_page_on_citing_says_that_it_is_of_the_article(built):
    found = [url for url, page in pages_of(built).items() if page.xpath("//meta[starts-with(@name, 'citation_')]")]
    assert ["cite/"] == found


def test_each_file_of_the_published_package_has_its_size_and_hash(built):
    package = json.loads((built / "data/datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        content = (built / "data" / resource["path"]).read_bytes()
        expected = len(content), f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert expected == (resource["bytes"], resource["hash"]), resource["path"]


def test_each_page_that_people_write_has_a_twin_that_its_head_names(built):
    for url in article_urls():
        assert ["index.md"] == page_of(built, url).xpath("//link[@type='text/markdown']/@href"), url
        told = (built / url / "index.md").read_text(encoding="utf-8")
        assert told.startswith("# ")
        told = re.sub(r"^```.*?^```", "", told, flags=re.DOTALL | re.MULTILINE)
        assert not re.search(r"\{\{|\}\}|<a |~/|\]\([^)]*\.md", told.replace("/index.md", "")), url


def test_what_a_twin_links_to_is_there(built):
    for url in article_urls():
        told = (built / url / "index.md").read_text(encoding="utf-8")
        for address, anchor in re.findall(r"\]\((https?://[^)#\s]+)(#[^)\s]+)?\)", told):
            if address.startswith(ADDRESS):
                path = built / address.removeprefix(ADDRESS)
                assert path.is_file() or (path / "index.html").is_file(), f"{url}: {address}"
                there = [] if path.is_file() else page_of(built, address.removeprefix(ADDRESS)).xpath("//@id")
                assert not anchor or anchor[1:] in there, f"{url}: {address}{anchor}"


def test_llms_txt_lists_each_page_and_each_dataset(built, site):
    told = re.findall(r"\]\(([^)]+)\)", (built / "llms.txt").read_text(encoding="utf-8"))
    pages = [f"{ADDRESS}{twins.file(page)}" for page in twins.in_order(site)]
    assert pages == told[: len(pages)]
    assert {f"{ADDRESS}{dataset.path}" for dataset in site.data.values()} <= set(told)
    assert [] == [address for address in told if not (built / address.removeprefix(ADDRESS)).is_file()]


@pytest.mark.parametrize("kind", ["bib", "ris"])
def test_each_thing_that_can_be_cited_has_a_file_that_programs_read(built, site, kind):
    stems = [f"data/{name}" for name in site.data]
    stems += [f"charts/{name}" for name in site.registry.charts]
    stems += [f"statistics/{name}" for name in site.registry.statistics]
    whole = "\n".join((built / f"{stem}.{kind}").read_text(encoding="utf-8") for stem in stems)
    works = json.loads(pypandoc.convert_text(whole, "csljson", format={"bib": "biblatex", "ris": "ris"}[kind]))
    assert len(stems) == len(works)
    assert {ADDRESS} == {work["URL"][: len(ADDRESS)] for work in works}
