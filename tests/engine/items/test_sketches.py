"""Sketches stand for charts while footprints are searched: they keep what a chart is given, and nothing else."""

import altair as alt
import pandas as pd

from macros.engine.items.provenance import Sketch, fingerprint, instead_of_charts


def drawn(title="Boats", boats=(1, 2)):
    base = alt.Chart(pd.DataFrame({"boats": boats}), title=title).encode(x=alt.X("boats:Q"))
    return alt.layer(base.mark_bar(), base.mark_text().properties(height=20)) + base.mark_rule()


def test_charts_are_sketches_within_and_charts_again_after():
    with instead_of_charts():
        assert isinstance(drawn(), Sketch)
    assert isinstance(drawn(), alt.LayerChart)


def test_charts_are_charts_again_after_an_error():
    try:
        with instead_of_charts():
            raise KeyError
    except KeyError:
        assert isinstance(alt.Chart(), alt.Chart)


def test_another_frame_or_title_gives_another_sketch_and_the_same_the_same():
    with instead_of_charts():
        one, same, frame, title = drawn(), drawn(), drawn(boats=(1, 3)), drawn(title="Ships")
    assert fingerprint(one) == fingerprint(same)
    assert 3 == len({fingerprint(one), fingerprint(frame), fingerprint(title)})
