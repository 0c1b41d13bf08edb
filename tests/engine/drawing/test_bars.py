"""Bars by year and bars below labels, and the words beside them."""

import json
import re

import pandas as pd
import vl_convert

from macros.engine.drawing import bars, vega


def svg_of(chart, width=600) -> str:
    drawn = vega.spec(chart) | {"width": width}
    return vl_convert.vegalite_to_svg(json.dumps(drawn), drawn["$schema"].split("/v")[-1].rpartition(".")[0][:3])


def words_of(svg: str) -> list[str]:
    """The words of the drawing, in their order."""
    return [part.partition("</text>")[0].rpartition(">")[2] for part in svg.split("<text")[1:]]


def texts(**columns) -> list[str]:
    return words_of(svg_of(bars.yearly(pd.DataFrame(columns), "boats", "Boats")))


def test_each_bar_has_its_number_and_the_highest_one_says_so():
    assert ["2001", "2002", "2003", "1,000", "3,000", "2,000", "highest"] == texts(
        year=[2001, 2002, 2003], boats=[1000, 3000, 2000]
    )


def test_a_hedge_stands_above_its_number_and_leaves_open_which_is_the_highest():
    assert ["about"] == texts(year=[2001, 2002], boats=[1, 2], hedge=["about", None])[4:]
    assert ["about"] == texts(year=[2001, 2002], boats=[1, 2], hedge=[None, "about"])[4:]
    assert ["highest"] == texts(year=[2001, 2002], boats=[1, 2], hedge=[None, None])[4:]


def test_two_bars_may_be_the_highest():
    assert ["highest", "highest"] == texts(year=[2001, 2002], boats=[2, 2])[-2:]


def told(**columns) -> str:
    return bars.told(pd.DataFrame(columns), "boats")


def test_a_title_tells_the_first_the_highest_and_the_last_number():
    assert "1 in 2001, 3,000 in 2003 (the highest) and 2 in 2004" == told(
        year=[2001, 2002, 2003, 2004], boats=[1, 2, 3000, 2]
    )
    assert "1 in 2001 and 2 in 2002 (the highest)" == told(year=[2002, 2001], boats=[2, 1])


def test_a_title_keeps_a_hedge_and_leaves_open_which_number_is_the_highest():
    assert "2 in 2001 and about 1 in 2002" == told(year=[2001, 2002], boats=[2, 1], hedge=[None, "about"])


NAMES = {"name": ["Reed Village", "Shore"], "boats": [2000, 1]}


def labelled(width=600, **more) -> str:
    numbers = "format(datum.boats, ',')"
    return svg_of(bars.labelled(pd.DataFrame(NAMES), "Boats", "datum.name", "boats", numbers, **more), width)


def coloured(svg, colour):
    return len(re.findall(rf'<path [^>]*fill="var\({colour}\)"', svg))


def test_a_bar_has_its_label_above_and_its_number_beside_it():
    assert ["2,000", "1", "Reed Village", "Shore"] == [word for word in words_of(labelled()) if word]


def test_a_label_is_broken_where_the_drawing_is_narrow():
    assert ["Reed", "Village", "Shore"] == [word for word in words_of(labelled(80)) if word][2:]


def test_bars_that_are_parts_stand_before_their_whole():
    assert (2, 0) == (coloured(labelled(), "--series-1"), coloured(labelled(), "--chart-rule"))
    assert (2, 2) == (coloured(labelled(whole=4000), "--series-1"), coloured(labelled(whole=4000), "--chart-rule"))


def test_the_highest_of_bars_with_decimals_says_so_too():
    frame = pd.DataFrame({"year": [2001, 2002], "depth": [1.5, 2.5]})
    assert "highest" in words_of(svg_of(bars.yearly(frame, "depth", "Depths"), 600))
