"""A chart as SVG for a page and as files that stand alone."""

import multiprocessing
import re
import time
import xml.etree.ElementTree as ElementTree

import altair as alt
import pandas as pd
import pytest
from altair.utils.schemapi import SchemaValidationError
from conftest import ROOT
from lake import HOSTILE, as_read, tiny_data, visitors_by_year

from macros.engine.core.files import to_cache
from macros.engine.drawing import style, vega
from macros.engine.drawing.framed_svg import Texts
from macros.engine.drawing.vega import Drawings


@pytest.fixture
def chart():
    return visitors_by_year(tiny_data()["visitors"].frame)


def named(text):
    """A chart whose one bar has this name."""
    return alt.Chart(pd.DataFrame({"name": [text], "boats": [1]})).mark_bar().encode(x="boats:Q", y="name:N")


def test_a_page_has_a_wide_and_a_narrow_drawing_in_the_colours_of_the_theme(project, chart):
    wide, narrow = as_read(Drawings(project).inline(chart, "boats")).iter("svg")
    assert ["drawing wide", "drawing narrow"] == [svg.get("class") for svg in (wide, narrow)]
    assert int(wide.get("width")) > int(narrow.get("width"))
    assert all("var(--chart-fill)" in {bar.get("fill") for bar in svg.iter("path")} for svg in (wide, narrow))


def test_a_drawing_on_a_page_is_not_spelled_out_and_needs_no_script_and_no_blank_line(project, chart):
    markup = Drawings(project).inline(chart, "boats")
    assert 2 == markup.count('aria-hidden="true"') == markup.count('focusable="false"')
    assert not re.search(r"aria-(?!hidden)|role=|<script|\n", markup)


def test_the_ids_of_two_drawings_differ(project, chart):
    clipped = chart.mark_bar(clip=True)
    ids = re.findall(r'\bid="([^"]+)"', Drawings(project).inline(clipped, "boats"))
    assert len(ids) >= 2
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", Drawings(project).inline(clipped, "boats"))) <= set(ids)


def test_the_title_stands_in_the_caption_and_not_in_the_drawing(project, chart):
    layered = alt.layer(chart, chart.mark_text(), title="Visitors in layers")
    assert "Visitors each year" not in Drawings(project).inline(chart, "boats")
    assert "Visitors in layers" not in Drawings(project).inline(layered, "boats")
    assert "Visitors each year" not in Drawings(project).inline(layered, "boats")
    assert "Visitors each year" not in Drawings(project).inline(alt.layer(chart, layered), "boats")


def test_a_file_that_stands_alone_has_its_texts_and_colours_of_its_own(project, chart):
    svg = Drawings(project).svg(chart, Texts("Boats & ships", "Tons", ("Source: a book",)))
    assert "Boats &amp; ships" in svg
    assert "var(" not in svg
    assert {"#000001", "#ffffff"} <= set(re.findall(r'fill="(#\w+)"', svg))
    assert {"Boats & ships", "Tons", "Source: a book"} <= set(ElementTree.fromstring(svg).itertext())


def test_the_specification_that_stands_alone_holds_all_its_rows(project, chart):
    alone = Drawings(project).alone(chart, Texts("Boats", "Tons", ("Source: a book",)))
    ((rows),) = alone["datasets"].values()
    assert [10, 20, 15] == [row["persons"] for row in rows]
    assert ("Boats", "Tons", "#ffffff") == (
        alone["title"]["text"],
        alone["title"]["subtitle"],
        alone["config"]["background"],
    )
    assert "Source: a book." == alone["description"]


def test_a_drawing_is_also_a_picture(project, chart):
    found = Drawings(project)
    assert found.png(found.svg(chart, Texts("Boats"))).startswith(b"\x89PNG")


def test_an_unchanged_chart_is_not_drawn_again_and_a_changed_one_is(project, chart):
    found = Drawings(project)
    assert "kept" not in found.svg(chart, Texts("Boats"))
    (kept,) = found.cache.glob("*.svg")
    to_cache(kept, b'<svg viewBox="0 0 90 90">kept</svg>')
    assert "kept" in Drawings(project).svg(chart, Texts("Boats"))
    assert "kept" not in Drawings(project).svg(chart.mark_line(), Texts("Boats"))


def test_the_same_chart_gives_the_same_drawing(tmp_path, project, chart):
    again = visitors_by_year(tiny_data()["visitors"].frame)
    first, second = Drawings(project), Drawings(project)
    second.cache = tmp_path / "elsewhere"
    assert first.inline(chart, "boats") == second.inline(again, "boats")


def test_drawing_a_chart_does_not_change_it(project, chart):
    before = chart.to_dict()
    Drawings(project).inline(chart, "boats")
    assert before == chart.to_dict()


@pytest.mark.parametrize("name", ["markup", "script", "event", "entity", "formula"])
def test_a_drawing_holds_text_as_it_is_written(project, name):
    found = Drawings(project)
    tree = as_read(f"Before.\n\n<div>{found.inline(named(HOSTILE[name]), 'boats')}</div>\n\nAfter.")
    assert {"svg", "g", "path", "line", "rect", "text"} >= {element.tag for element in tree[1].iter()} - {"div"}
    alone = ElementTree.fromstring(found.svg(named(HOSTILE[name]), Texts(HOSTILE[name])))
    assert [HOSTILE[name]] * 2 == [element.text for element in alone.iter() if element.text == HOSTILE[name]]


def test_the_first_colour_of_a_variable_counts():
    sheet = ":root { --a: #111; --b: var(--a); }\n[dark] { --a: #222222; }\n"
    assert {"--a": "#111"} == style.colours(sheet)


def test_the_real_style_sheet_has_each_colour_that_charts_use():
    found = style.colours((ROOT / style.STYLESHEET).read_text(encoding="utf-8"))
    used = [*style.SERIES, style.INK, style.QUIET, style.RULE, "var(--chart-paper)"]
    missing = [name for name in used if name.removeprefix("var(").removesuffix(")") not in found]
    assert [] == missing, f"give them a hex value in {style.STYLESHEET}: {missing}"


def test_what_vega_lite_does_not_have_is_refused_at_each_drawing(project, chart):
    odd = chart.encode(x=alt.X("year:O", axis={"lable": "Year"}))
    # twice, because what was right once is not looked at again
    for _ in range(2):
        with pytest.raises(SchemaValidationError, match="lable"):
            Drawings(project).inline(odd, "odd")


def test_a_process_that_hangs_as_it_draws_ahead_is_ended_and_does_not_hold_the_build_up(tmp_path, monkeypatch):
    monkeypatch.setattr(vega, "PATIENCE", 0.2)
    drawings = Drawings(tmp_path)
    drawings._ahead = hanging = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,), daemon=True)
    hanging.start()
    found = drawings._cached("txt", "boats", lambda engine: b"drawn")
    hanging.join(5)
    assert (b"drawn", False) == (found, hanging.is_alive())
