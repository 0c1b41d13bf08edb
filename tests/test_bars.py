"""Bars by year, and the words above them."""

import json

import pandas as pd
import vl_convert

from macros import bars, drawings


def texts(**columns) -> list[str]:
    """The words of the drawing, in their order."""
    drawn = drawings.spec(bars.yearly(pd.DataFrame(columns), "boats", "Boats"))
    svg = vl_convert.vegalite_to_svg(json.dumps(drawn), drawn["$schema"].split("/v")[-1].rpartition(".")[0][:3])
    return [part.partition("</text>")[0].rpartition(">")[2] for part in svg.split("<text")[1:]]


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


def test_the_longest_bar_leaves_room_for_its_number():
    assert 120 == bars.room(pd.Series([50, 100]))
