"""Numbers and trends that are typed into titles, labels and definitions are found; those that are computed are not."""

import pytest
from lake import item_of

from macros.engine.core.faults import ItemFault
from macros.engine.drawing import altair_parts
from macros.engine.items import captions

CHART = """
import altair as alt
import pandas as pd

def boats(visitors):
    '''{caption}'''
    frame = pd.DataFrame({{"year": [2001, 2002], "boats": [3, 4]}})
    most, verb = frame["boats"].max(), "rose" if frame["boats"].iloc[0] < 9 else "fell"
    base = alt.Chart(frame, title={title}).encode(x=alt.X("year:O", title={axis}), y=alt.Y("boats:Q"))
    return base.mark_bar() + base.transform_calculate(label={label}).mark_text().encode(text={text})
"""
WHOLE = {
    "caption": "Boats on the lake.",
    "title": 'f"{most} boats on the lake"',
    "axis": "None",
    "label": '"datum.boats"',
    "text": '"label:N"',
}
# name: (what differs from the whole chart, the word that is told)
TYPED = {
    "number in a title": ({"title": '"The lake had 4 boats"'}, "4"),
    "number in a part of a title": ({"title": 'f"{most} boats since 2001"'}, "2001"),
    "number with separators": ({"title": '"Of 1,200 boats"'}, "1,200"),
    "number word in a title": ({"title": '"Four boats on the lake"'}, "Four"),
    "trend in a title": ({"title": '"The boats increased"'}, "increased"),
    "number in the title of an axis": ({"axis": '"Year after 2000"'}, "2000"),
    "number in a label": ({"text": 'alt.value("since 2001")'}, "2001"),
    "number in a line of a label": ({"text": 'alt.value(["boats", "since 2001"])'}, "2001"),
    "number in an expression": ({"label": "\"datum.boats + ' of 9 boats'\""}, "9"),
    "number in a caption": ({"caption": "The 17 boats of the lake."}, "17"),
    "number word in a caption": ({"caption": "The seven boats of the lake."}, "seven"),
}
COMPUTED = {
    "title that is computed": {},
    "trend that is computed": {"title": 'f"Boats {verb}"'},
    "trend that is asked for": {"title": '"How many boats increased?"'},
    "number that the code has": {"caption": "Boats from 2001 on."},
    "unit in a title": {"title": 'f"{most} percent of the boats"'},
    "pattern in an expression": {"label": r'''"replace(datum.boats, regexp('(.{1,9})(\\\\s+|$)', 'g'), '$1')"'''},
    "row that is counted": {"caption": "The third is a proportion."},
}


def boats(tmp_path, kind="charts", **differs):
    """A chart of a module of its own, as contributors write one, and its description."""
    path = tmp_path / "boats.py"
    path.write_text(CHART.format(**WHOLE | differs), encoding="utf-8")
    names = {}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), names)
    item = item_of(kind, names["boats"], unit="boats")
    return item, names["boats"](None).to_dict()


@pytest.mark.parametrize("name", TYPED)
def test_what_is_typed_where_readers_see_it_is_told_with_what_to_do(tmp_path, name):
    differs, word = TYPED[name]
    with pytest.raises(ItemFault, match=f'"boats" (shows|has) "{word}"') as told:
        captions.check(*boats(tmp_path, **differs))
    assert "without" in told.value.remedy


@pytest.mark.parametrize("name", COMPUTED)
def test_what_is_computed_is_no_fault(tmp_path, name):
    item, spec = boats(tmp_path, **COMPUTED[name])
    captions.check(item, spec)
    assert altair_parts.title_of(item.function(None)), "the chart was not made"


def test_a_definition_may_say_a_number_in_words(tmp_path):
    item, _ = boats(tmp_path, kind="statistics", caption="The seven boats.")
    captions.check(item)
