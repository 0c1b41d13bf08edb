"""What pages can call, and what the build's hooks do to a page."""

import re
from types import SimpleNamespace

import pytest
from lake import tiny_calls
from publishing import ROOT

from macros import hooks
from macros.faults import CallFault
from macros.html import relative

SOURCE = (ROOT / "macros" / "edge.py").read_text(encoding="utf-8")
NAMED = re.findall(r"@env\.macro\n    def (\w+)\(.*\):\n        \"\"\"(.+)\"\"\"", SOURCE)


def test_the_edge_names_every_call_and_each_has_a_docstring():
    with pytest.raises(CallFault) as raised:
        tiny_calls().show("boats", (), {})
    assert f"Calls are {', '.join(name for name, _ in NAMED)}." in raised.value.remedy
    assert len(NAMED) == SOURCE.count("@env.macro")


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
    assert ["a", "b"] == hooks.on_env(SimpleNamespace(filters={}), None, None).filters["split"]("a<link>b", "<link>")
