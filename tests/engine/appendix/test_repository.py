"""Addresses at the repository: they lead to a filled form, a page's source, and a row's own line."""

import urllib.parse
from types import SimpleNamespace

import pytest
from publishing import REPOSITORY, ROOT, article_urls, page_of, pages_of

from macros.engine import build
from macros.engine.appendix import report_links
from macros.engine.mkdocs import hooks

LAKE = "https://code.example/lake"
EDIT = "//a[@rel='edit']/@href"


def test_a_report_holds_any_text_and_a_long_one_in_part():
    address = urllib.parse.urlsplit(report_links.report(LAKE, {"row": "a&b=c #1 é", "value": "x" * 9000}))
    asked = dict(urllib.parse.parse_qsl(address.query))
    assert "/lake/issues/new" == address.path
    assert {"template": "number.yml", "row": "a&b=c #1 é", "value": "x" * 400 + "…"} == asked


def test_a_row_of_a_csv_leads_to_its_line(lake):
    found = report_links.line(LAKE, lake.root, lake.data["visitors"], "2002")
    assert f"{LAKE}/blob/main/data/visitors.csv?plain=1#L3" == found


def test_a_work_leads_to_the_line_of_its_id(lake):
    (lake.root / "data/references.json").write_text('[\n {\n  "id": "reed-1990"\n }\n]\n', encoding="utf-8")
    found = report_links.line(LAKE, lake.root, lake.data["references"], "reed-1990")
    assert f"{LAKE}/blob/main/data/references.json?plain=1#L3" == found


def test_every_row_of_the_data_stands_on_the_line_that_its_link_names(site):
    for dataset in site.data.values():
        lines = (ROOT / dataset.path).read_text(encoding="utf-8").splitlines()
        for row in dataset.rows:
            number = int(report_links.line(LAKE, ROOT, dataset, row).rpartition("#L")[2])
            assert row in lines[number - 1], f"{dataset.path} has {row} elsewhere than on line {number}"


@pytest.fixture
def hooked(lake, monkeypatch):
    """What the hooks set for a page and for the theme, by the page's path and the repository's address."""
    monkeypatch.setattr(build, "current", lake)

    def built(path: str, address: str) -> tuple[str | None, list[str]]:
        lake.repository = address
        page = SimpleNamespace(edit_url=None, file=SimpleNamespace(src_uri=path))
        settings = SimpleNamespace(theme={"features": ["toc.follow"]})
        hooks.on_env(SimpleNamespace(filters={}, globals={}), settings, None)
        return hooks.on_pre_page(page, None, None).edit_url, settings.theme["features"]

    return built


def test_without_a_repository_the_build_is_as_it_was(hooked):
    assert (None, ["toc.follow"]) == hooked("data/visitors.md", "")


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("docs/index.md", "index.md"),
        ("docs/appendix/statistics.md", "appendix/statistics.md"),
        ("data/visitors.csv", "data/visitors.md"),
    ],
)
def test_with_one_each_page_leads_to_its_source(hooked, source, path):
    assert (f"{LAKE}/edit/main/{source}", ["toc.follow", "content.action.edit"]) == hooked(path, LAKE)


@pytest.mark.parametrize("url", article_urls())
def test_a_page_leads_to_its_markdown_file(built, url):
    (found,) = page_of(built, url).xpath(EDIT)
    path = found.removeprefix(f"{REPOSITORY}/edit/main/")
    name = url.rstrip("/")
    assert path in {f"docs/{name}.md", f"docs/{name}/index.md".replace("//", "/")}
    assert (ROOT / path).is_file()


def test_the_page_of_a_dataset_leads_to_its_file_and_its_rows_to_their_lines(built, site):
    for dataset in site.data.values():
        page = page_of(built, f"data/{dataset.name}/")
        assert [f"{REPOSITORY}/edit/main/{dataset.path}"] == page.xpath(EDIT)
        lines = page.xpath("//section//p[@class='report']/a[2]/@href")
        assert len(dataset.rows) == len(set(lines)), f"{dataset.path}: {len(lines)} rows can be edited"
        assert all(line.startswith(f"{REPOSITORY}/blob/main/{dataset.path}?plain=1#L") for line in lines)


def test_no_page_names_another_repository(built):
    links = {link for page in pages_of(built).values() for link in page.xpath("//a/@href") if "github.com" in link}
    assert set() == links
