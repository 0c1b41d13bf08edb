"""What the preview keeps of each page from the last build, and what it makes anew."""

import logging
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from macros.engine.mkdocs.page_cache import Renderings

CONFIG = SimpleNamespace(markdown_extensions=["tables"], mdx_configs={}, validation={})


@dataclass(eq=False)
class File:
    """A file as MkDocs has it."""

    src_uri: str
    url: str
    inclusion: int


class Files(list):
    """Files of a build, by their address."""

    def get_file_from_path(self, path):
        return next(file for file in self if file.src_uri == path)


def files_of(*names: str) -> Files:
    return Files(File(name, name, 0) for name in names)


class Page:
    """A page that counts how often it was really rendered."""

    rendered = 0

    def __init__(self, markdown: str, files: Files):
        self.file, self.markdown, self.url, self.title, self.meta = files[0], markdown, "a/", "A", {}

    def render(self, config, files):
        Page.rendered += 1
        self.content, self.links_to_anchors = f"<p>{self.markdown}</p>", {files[0]: {"boats": "#boats"}}
        if "nowhere" in self.markdown:
            logging.getLogger("mkdocs.structure").warning("leads nowhere")


class Index:
    """A search index that counts how often it really read a page."""

    read = 0

    def __init__(self):
        self.entries = []

    def add_entry_from_context(self, page):
        Index.read += 1
        self.entries.append(page.content)


@pytest.fixture
def built(monkeypatch):
    """Builds a page with what the last build kept; the page, and how often a page was rendered so far."""
    monkeypatch.setattr(Page, "rendered", 0)
    kept = Renderings()

    def build(markdown="A lake.", names=("a.md", "b.md"), config=CONFIG):
        files = files_of(*names)
        page = Page(markdown, files)
        kept.keep_page(page)
        page.render(config, files)
        kept.turn(whole=True)
        return page, Page.rendered

    return build


def test_a_page_that_did_not_change_is_not_rendered_again(built):
    assert ("<p>A lake.</p>", 1) == (built()[0].content, built()[1])


def test_what_a_kept_page_links_to_are_the_files_of_the_new_build(built):
    built()
    page, rendered = built()
    assert ([{"boats": "#boats"}], 1) == (list(page.links_to_anchors.values()), rendered)
    assert page.file in page.links_to_anchors


@pytest.mark.parametrize(
    "change",
    [
        {"markdown": "A pond."},
        {"names": ("a.md", "b.md", "c.md")},
        {"config": SimpleNamespace(markdown_extensions=["toc"], mdx_configs={}, validation={})},
    ],
)
def test_a_page_is_rendered_again_after_what_it_is_made_from_changed(built, change):
    built()
    assert 2 == built(**change)[1]


def test_a_page_that_warns_is_rendered_again_so_that_it_warns_again(built):
    built("See nowhere.")
    assert 2 == built("See nowhere.")[1]


def test_what_the_last_whole_build_did_not_show_is_forgotten(built):
    built()
    built("A pond.")
    assert 3 == built()[1]


def test_the_search_reads_a_page_only_where_it_changed(monkeypatch):
    monkeypatch.setattr(Index, "read", 0)
    kept, found = Renderings(), []
    for content in ("lake", "lake", "pond"):
        index = Index()
        kept.keep_entries(SimpleNamespace(plugins={"search": SimpleNamespace(search_index=index), "macros": object()}))
        page = SimpleNamespace(url="a/", content=content, title="A", meta={})
        index.add_entry_from_context(page)
        kept.turn(whole=True)
        found.append((index.entries, Index.read))
    assert [(["lake"], 1), (["lake"], 1), (["pond"], 2)] == found
