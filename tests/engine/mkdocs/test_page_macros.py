"""What pages can call, and what the build's hooks do to a page."""

from types import SimpleNamespace

import pytest
from lake import tiny_calls

from macros.engine.core.faults import CallFault
from macros.engine.core.markup import relative
from macros.engine.mkdocs import hooks
from macros.engine.pages.call_kinds import CALLS
from macros.engine.pages.page import parse


@pytest.mark.parametrize("name", CALLS)
def test_each_call_that_a_page_can_make_is_known_and_its_example_is_one(name):
    for example in CALLS[name].shape.split("), "):
        called, arguments, _ = parse(example if example.endswith(")") else f"{example})")
        assert name == called
        assert tiny_calls().bound(called, arguments, {})


def test_a_call_that_none_is_named_after_is_told_with_those_that_are():
    with pytest.raises(CallFault) as raised:
        tiny_calls().show("boats", (), {})
    assert f"Calls are {', '.join(CALLS)}." in raised.value.remedy


@pytest.mark.parametrize(("root", "url"), [("./", ""), ("../", "limits/"), ("../../", "appendix/claims/")])
def test_an_address_below_the_root_becomes_relative_to_its_page(root, url):
    html = relative('<a href="~/endnotes/#note-2">2</a>', url)
    assert f'<a href="{root}endnotes/#note-2">2</a>' == html


def test_the_preview_has_no_policy_because_its_own_script_is_inline(monkeypatch):
    page = "<html><head></head></html>"
    assert "Content-Security-Policy" in hooks.on_post_page(page, None, None)
    monkeypatch.setattr(hooks.preview, "current", hooks.preview.Preview())
    assert page == hooks.on_post_page(page, None, None)


def test_the_templates_have_the_filter_by_which_a_block_is_cut(monkeypatch, lake):
    monkeypatch.setattr(hooks, "_site", lambda: lake)
    assert ["a", "b"] == hooks.on_env(SimpleNamespace(filters={}, globals={}), None, None).filters["split"](
        "a<link>b", "<link>"
    )


def test_what_stands_alone_on_its_line_is_put_in_its_place_and_links_may_lead_into_it(monkeypatch, lake):
    monkeypatch.setattr(hooks, "_site", lambda: lake)
    config = SimpleNamespace(plugins={"macros": SimpleNamespace(held=["<p>One.</p>", '<h2 id="boats">Boats</h2>'])})
    page = SimpleNamespace(url="boats/", title="A", present_anchor_ids={"a"})
    html = hooks.on_page_content('<h1 id="a">A</h1>\n<div data-held="1"></div>', page, config, None)
    assert '<h1 id="a">A</h1>\n<h2 id="boats">Boats</h2>' == html
    assert {"a", "boats"} == page.present_anchor_ids
