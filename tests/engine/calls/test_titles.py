"""A chart whose title is a claim."""

import altair as alt
import pytest
from lake import item_of, tiny_calls, tiny_data, visitors_by_year, with_cell

from macros.engine.core.faults import ItemFault
from macros.engine.drawing.altair_parts import title_of


def untitled(visitors):
    """Visitors, by year."""
    return alt.Chart(visitors[["year", "persons"]]).mark_bar().encode(x="year:O", y="persons:Q")


def titled(name="visitors_rose", data=None):
    item = item_of("charts", untitled, title=name)
    return title_of(tiny_calls(data, item).result(item))


def test_a_chart_may_have_the_first_wording_of_a_claim_as_its_title():
    assert "Rose" == titled()


def test_a_title_is_refused_as_soon_as_its_claim_does_not_hold():
    with pytest.raises(ItemFault, match='"untitled" has no title: claim "visitors_rose" says "rose", but the data'):
        titled(data=with_cell(tiny_data(), "visitors", "2003", "persons", 1))


def test_a_claim_that_there_is_not_is_told_with_the_nearest_one():
    with pytest.raises(ItemFault, match='"untitled" has no title: no claim .* Did you mean "visitors_rose"') as found:
        titled("visitor_rose")
    assert "macros/lake.py:1" == found.value.where


def test_a_chart_without_a_title_and_without_a_claim_is_refused():
    with pytest.raises(ItemFault, match="a chart without a title"):
        titled("")


def test_a_chart_rests_on_the_datasets_of_its_title_too():
    chart = item_of("charts", visitors_by_year, title="visitors_rose")
    calls = tiny_calls(None, chart)
    assert {"visitors"} == calls.registry.rests_on(item_of("charts", lambda: 0, title="visitors_rose"))
    assert set() == calls.registry.rests_on(item_of("charts", lambda: 0))
