"""A drawing between its texts, on a sheet that stands alone."""

import xml.etree.ElementTree as ElementTree

from lake import EVERY_HOSTILE

from macros.engine.drawing.framed_svg import MARGIN, Texts, sheet

DRAWING = '<svg viewBox="0 0 300 100"><path d=""/></svg>'
SVG = "{http://www.w3.org/2000/svg}"


def made(*texts):
    return ElementTree.fromstring(sheet(DRAWING, 300, 100, Texts(*texts), "sans"))


def lines(svg):
    return [(text.text, float(text.get("y"))) for text in svg.iter(f"{SVG}text")]


def top(svg):
    return float(svg.findall(f"{SVG}g")[1].get("transform").split(",")[1].rstrip(")"))


def test_title_and_unit_stand_above_the_drawing_and_the_source_below():
    svg = made("Boats", "Tons", ("Source: a book", "Chart: free"))
    (title, first), (unit, second), (source, third), (chart, fourth) = lines(svg)
    assert ("Boats", "Tons", "Source: a book", "Chart: free") == (title, unit, source, chart)
    assert first < second < top(svg) < top(svg) + 100 < third < fourth < float(svg.get("height"))


def test_all_of_a_sheet_begins_at_one_edge():
    svg = made("Boats", "Tons", ("Source: a book",))
    assert {str(MARGIN)} == {text.get("x") for text in svg.iter(f"{SVG}text")}
    assert svg.findall(f"{SVG}g")[1].get("transform").startswith(f"translate({MARGIN},")
    assert 300 + 2 * MARGIN == float(svg.get("width"))


def test_a_long_text_is_broken_into_lines_for_which_the_sheet_grows():
    one, more = made("Boats", "", ("Source",)), made("Boats " * 20, "", ("Source",))
    height = (len(lines(more)) - len(lines(one))) * (lines(more)[1][1] - lines(more)[0][1])
    assert len(lines(more)) > 2
    assert height == top(more) - top(one) == float(more.get("height")) - float(one.get("height"))


def test_a_sheet_without_a_unit_keeps_no_line_for_it():
    assert top(made("Boats")) < top(made("Boats", "Tons"))


def test_a_sheet_holds_text_as_it_is_written():
    hostile = EVERY_HOSTILE.split()
    svg = made(EVERY_HOSTILE, EVERY_HOSTILE, (EVERY_HOSTILE,))
    assert hostile * 3 == [word for text, _ in lines(svg) for word in text.split()]
