"""Labels that are broken to the width of a drawing."""

import altair as alt
import pandas as pd

from macros.engine.drawing import bars, vega
from macros.engine.drawing.engine import engine


def lines(text: str, width: int, names=("Reed Village", "Shore")) -> list[str]:
    """What is drawn, line by line."""
    base = bars.rows(alt.Chart(pd.DataFrame({"name": list(names)})), text)
    drawn = vega.spec(base.mark_text().encode(text=alt.Text("line:N")).to_dict()) | {"width": width}
    made = engine().vegalite_to_svg(drawn, drawn["$schema"].split("/v")[-1].rpartition(".")[0][:3])
    return [part.partition("</text>")[0].rpartition(">")[2] for part in made.split("<text")[1:]]


def test_a_text_is_broken_where_it_does_not_fit_and_ends_with_a_line_of_its_own():
    assert ["Reed Village", "", "Shore", ""] == lines(bars.broken("datum.name"), 300)
    assert ["Reed", "Village", "", "Shore", ""] == lines(bars.broken("datum.name"), 70)


def test_a_line_knows_its_place():
    place = "datum.entry + '\\n' + datum.name"
    assert ["1", "Reed Village", "2", "Shore"] == lines(place, 300)


def test_a_wide_drawing_may_differ_from_a_narrow_one():
    text = bars.wide("'wide'", "'narrow'")
    assert ["wide"] == lines(text, 600, names=["Reed"])
    assert ["narrow"] == lines(text, 330, names=["Reed"])
