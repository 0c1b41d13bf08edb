"""Bars by year and bars below labels, and the words beside them."""

import json
import re

import pandas as pd

from macros.engine.drawing import bars, vega
from macros.engine.drawing.engine import engine


def svg_of(chart, width=600) -> str:
    drawn = vega.spec(chart.to_dict()) | {"width": width}
    return engine().vegalite_to_svg(json.dumps(drawn), drawn["$schema"].split("/v")[-1].rpartition(".")[0][:3])


def words_of(svg: str) -> list[str]:
    """The words of the drawing, in their order."""
    return [part.partition("</text>")[0].rpartition(">")[2] for part in svg.split("<text")[1:]]


def texts(**columns) -> list[str]:
    return words_of(svg_of(bars.yearly(pd.DataFrame(columns), "boats")))


def test_each_bar_has_its_number_beside_its_year():
    assert ["2001", "2002", "2003", "1,000", "3,000", "2,000"] == texts(
        year=[2001, 2002, 2003], boats=[1000, 3000, 2000]
    )


def test_a_hedge_stands_above_its_number():
    assert ["about"] == texts(year=[2001, 2002], boats=[1, 2], hedge=["about", None])[4:]


def test_only_a_lower_bound_has_an_open_end():
    def marks(hedge):
        return svg_of(bars.yearly(pd.DataFrame({"year": [2001], "boats": [1], "hedge": [hedge]}), "boats")).count(
            "<path"
        )

    assert marks("about") + 1 == marks("more than")


NAMES = {"name": ["Reed Village", "Shore"], "boats": [2000, 1], "lake": ["North", "South"]}


def labelled(width=600, **more) -> str:
    return svg_of(bars.labelled(pd.DataFrame(NAMES), "datum.name", "boats", "format(datum.boats, ',')", **more), width)


def lengths(svg) -> list[float]:
    """How long the bars are."""
    found = re.findall(r'<path [^>]*d="M0,[\d.]+h([\d.]+)v18[^"]*"', svg)
    return [float(length) for length in found]


def test_a_bar_has_its_label_above_and_its_number_beside_it():
    assert ["2,000", "1", "Reed Village", "Shore"] == [word for word in words_of(labelled()) if word]


def test_a_label_is_broken_where_the_drawing_is_narrow():
    assert ["Reed", "Village", "Shore"] == [word for word in words_of(labelled(80)) if word][2:]


def test_panels_have_heads_and_on_demand_scales_of_their_own():
    assert ["North", "South"] == [word for word in words_of(labelled(panel="lake")) if word][-2:]
    one, other = lengths(labelled(panel="lake", own=True))
    assert one == other
    one, other = lengths(labelled(panel="lake"))
    assert one > other


def panels(**more) -> str:
    frame = pd.DataFrame({"lake": ["North", "North", "South"], "year": [2001, 2002, 2002], "boats": [10, 5, 1]})
    return svg_of(bars.panels(frame.assign(hedge=["", "about", ""]), "lake", "year", "boats", **more))


def heights(svg) -> list[float]:
    found = re.findall(r'<path [^>]*d="M[\d.,-]+h[\d.]+v([\d.]+)h-[^"]*"[^>]*fill="var\(--chart-fill\)"', svg)
    return [round(float(height)) for height in found]


def test_panels_share_their_places_and_name_each_number_and_hedge_once():
    words = re.findall(r">([^<>]+)<", panels())
    assert ["2001", "2002", "10", "about", "5", "1", "North", "South"] == words


def test_the_highest_bar_of_each_panel_is_as_high_unless_all_have_one_scale():
    high, half, other = heights(panels())
    assert (high, half) == (other, high / 2)
    high, _, other = heights(panels(own=False))
    assert high > 5 * other


def filled(**more) -> str:
    frame = pd.DataFrame({"name": ["all", "part"], "boats": [200, 50]}).iloc[more.pop("rows", slice(None))]
    return svg_of(bars.filled(frame, "boats", "datum.boats + ' ' + datum.name", **more))


def test_a_part_fills_its_share_of_the_whole():
    assert ["50 part", "200 all"] == words_of(filled())
    assert "h150v" in filled().replace("h-", "")


def test_a_whole_that_is_no_row_has_no_label():
    assert ["50 part"] == words_of(filled(rows=slice(1, 2), whole=100))
    assert "h300v" in filled(rows=slice(1, 2), whole=100)
