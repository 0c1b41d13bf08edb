"""Which rows an item rests on."""

import altair as alt
import pandas as pd
import pytest
from lake import item_of, tiny_data, visitors_by_year, visitors_rose, visitors_total, with_cell

from macros.engine.core.source_digests import Sources
from macros.engine.datasets import dataset
from macros.engine.items import provenance, trials
from macros.engine.items.provenance import Footprint, footprint, kept, told_rows, union


def rows_of(function):
    """The rows that a function rests on, and whether all are listed because those found do not give it again."""
    found = footprint(item_of("statistics", function), tiny_data())
    return found.rows, found.whole


def test_a_total_rests_on_every_row():
    assert ({"visitors": ("2001", "2002", "2003")}, False) == rows_of(visitors_total)


def test_one_cell_rests_on_its_row():
    assert ({"visitors": ("2002",)}, False) == rows_of(lambda visitors: visitors.at["2002", "persons"])


def test_a_comparison_of_the_ends_rests_on_both_ends():
    assert ({"visitors": ("2001", "2003")}, False) == rows_of(visitors_rose)


def test_the_highest_value_rests_on_each_row_that_could_be_higher():
    assert ({"visitors": ("2001", "2002", "2003")}, False) == rows_of(lambda visitors: visitors["persons"].max())


ALL = ("alder", "birch", "cedar")
SHORES = tiny_data()["villages"].frame["shore"].tolist()
BY_TEXT = {
    "a count rests on what it counts": ("statistics", lambda v: int((v["shore"] == "east").sum()), ("alder",)),
    "a table on what it shows": ("tables", lambda v: v[v["shore"] == "east"], ("alder",)),
    "a count of none on all that it could count": (
        "statistics",
        lambda v: int((~v["shore"].isin(SHORES)).sum()),
        ALL,
    ),
    "a count of kinds on each row": ("statistics", lambda v: int(v["shore"].nunique()), ALL),
    "a claim on each row that could make it false": ("claims", lambda v: bool(v["shore"].isin(SHORES).all()), ALL),
}


@pytest.mark.parametrize("name", BY_TEXT)
def test_a_row_that_is_passed_over_because_of_a_text_counts_only_where_it_must(name):
    kind, function, expected = BY_TEXT[name]

    def asked(villages):
        return function(villages)

    assert Footprint({"villages": expected}) == footprint(item_of(kind, asked), tiny_data())


def test_a_row_whose_change_raises_counts():
    found = rows_of(lambda visitors: 1 // int(visitors.at["2002", "persons"] != 0))
    assert ({"visitors": ("2002",)}, False) == found


def test_rows_are_found_in_each_dataset():
    found = rows_of(lambda visitors, villages: (visitors.at["2001", "persons"], villages.at["cedar", "name"]))
    assert ({"visitors": ("2001",), "villages": ("cedar",)}, False) == found


def test_what_rests_on_no_row_has_none():
    assert ({"visitors": ()}, False) == rows_of(lambda visitors: 7)


def test_all_rows_are_listed_where_those_found_do_not_give_the_result_again():
    def second_of_at_least_two(visitors):
        return len(visitors) > 1 and visitors.at["2002", "persons"]

    assert ({"visitors": ("2001", "2002", "2003")}, True) == rows_of(second_of_at_least_two)


def test_a_chart_rests_on_the_rows_that_it_draws():
    assert {"visitors": ("2001", "2002", "2003")} == rows_of(visitors_by_year)[0]


def test_a_chart_rests_on_the_rows_of_each_of_its_layers():
    def layered(visitors):
        layers = [alt.Chart(visitors.loc[[row]], title=row).mark_bar() for row in ("2001", "2003")]
        return alt.layer(*layers)

    assert {"visitors": ("2001", "2003")} == rows_of(layered)[0]


def test_a_chart_rests_on_the_rows_that_its_title_tells():
    def titled(visitors):
        return alt.Chart(visitors.loc[["2001"]], title=f"Up to {visitors.at['2003', 'year']}").mark_bar()

    assert {"visitors": ("2001", "2003")} == rows_of(titled)[0]


def test_each_variant_differs_from_the_frame_in_its_row_alone():
    villages = tiny_data()["villages"]
    dropped, *changed = trials.variants(villages, "birch")
    assert ["alder", "cedar"] == list(dropped.index)
    for frame in changed:
        differs = [row for row in villages.rows if not frame.loc[row].equals(villages.frame.loc[row])]
        assert ["birch"] == differs


@pytest.mark.parametrize(
    ("expected", "field"),
    [([0, 10, 15], "persons"), ([0, 2001, 2003], "year"), ([0], "endnote")],
)
def test_a_number_is_tried_as_very_large_as_zero_and_as_its_neighbours(expected, field):
    _, *changed = trials.variants(tiny_data()["visitors"], "2002")
    values = [frame.at["2002", field] for frame in changed]
    before = tiny_data()["visitors"].frame.at["2002", field]
    large, *others = (value for value in values if value != before)
    assert large > 10**8
    assert expected == others


def test_a_text_is_tried_as_another_and_as_a_new_one():
    _, *changed = trials.variants(tiny_data()["villages"], "alder")
    assert {"Alder", "Birch", "Alder changed 0"} == {frame.at["alder", "name"] for frame in changed}
    assert {"about", "", "about changed 0"} == {frame.at["alder", "hedge"] for frame in changed}


def test_the_data_are_as_they_were():
    data, before = tiny_data(), tiny_data()
    footprint(item_of("statistics", visitors_total), data)
    assert all(before[name].frame.equals(data[name].frame) for name in data)


def test_an_error_is_a_result_that_can_be_compared():
    assert "raises KeyError" == provenance.result(
        item_of("claims", lambda visitors: visitors["boats"]), {"visitors": pd.DataFrame()}
    )


def test_several_footprints_together_are_in_the_order_of_the_data():
    parts = [Footprint({"visitors": ("2003",)}), Footprint({"visitors": ("2001", "2003"), "villages": ("alder",)})]
    expected = Footprint({"visitors": ("2001", "2003"), "villages": ("alder",)})
    assert expected == union(parts, tiny_data())
    assert union([*parts, Footprint({}, whole=True)], tiny_data()).whole


MANY = {
    "total": lambda visitors: visitors["persons"].sum(),
    "mean": lambda visitors: visitors["persons"].mean(),
    "highest": lambda visitors: visitors["persons"].max(),
    "lowest": lambda visitors: visitors["persons"].min(),
    "year of the highest": lambda visitors: visitors["year"][visitors["persons"].idxmax()],
    "ends": lambda visitors: visitors["persons"].iloc[-1] - visitors["persons"].iloc[0],
    "one cell": lambda visitors: visitors.at["2011", "persons"],
    "two cells": lambda visitors: visitors.at["2011", "persons"] > visitors.at["2038", "persons"],
    "never zero": lambda visitors: (visitors["persons"] != 0).all(),
    "all alike": lambda visitors: visitors["endnote"].nunique() == 1,
    "all unlike": lambda visitors: visitors["year"].is_unique,
    "rises": lambda visitors: visitors["year"].is_monotonic_increasing,
    "number of rises": lambda visitors: (visitors["persons"].diff() > 0).sum(),
    "above a limit": lambda visitors: (visitors["persons"] > 40).sum(),
    "one kind": lambda visitors: (visitors["persons"] == 7).sum(),
    "rare kind": lambda visitors: list(visitors.index[visitors["persons"] == 33]) == ["2034"],
    "rows": lambda visitors: len(visitors),
    "early years": lambda visitors: visitors[visitors["year"] < 2005]["persons"].sum(),
    "nothing": lambda visitors: 7,
    "failure": lambda visitors: 1 / 0,
}


@pytest.mark.parametrize("name", MANY)
def test_of_many_rows_those_found_together_are_those_that_matter_one_by_one(name, monkeypatch):
    data, years = tiny_data(), range(2001, 2041)
    visitors = data["visitors"]
    persons = [i * 13 % 50 if i % 5 else 7 for i in range(40)]
    frame = pd.DataFrame({"year": years, "persons": persons, "endnote": 1}, index=map(str, years))
    data = data.replaced(visitors.with_frame(frame.astype(visitors.frame.dtypes)))
    item = item_of("statistics", MANY[name])
    together = footprint(item, data)
    monkeypatch.setattr(provenance, "FEW", 100)
    assert footprint(item, data) == together


@pytest.fixture
def long(monkeypatch):
    """Has three rows be many: those of visitors and of villages."""
    monkeypatch.setattr(dataset, "LONG", 2)


def test_of_a_long_dataset_the_fields_that_are_read_are_told_and_no_row(long):
    found = footprint(item_of("statistics", lambda visitors, villages: (visitors["persons"].sum(), 7)), tiny_data())
    assert Footprint({"visitors": (), "villages": ()}, False, {"visitors": ("persons",), "villages": ()}) == found
    assert not found.is_empty
    assert footprint(item_of("claims", lambda visitors: True), tiny_data()).is_empty


def test_of_a_long_dataset_one_row_of_each_endnote_stands_for_all(long):
    found = footprint(item_of("statistics", visitors_total), tiny_data())
    assert [("visitors", "2001"), ("visitors", "2003")] == told_rows(found, tiny_data())
    assert [1, None] == [tiny_data()["visitors"].endnote(row) for _, row in told_rows(found, tiny_data())]


CODE = 'def visitors_first(visitors):\n    """The first visitors."""\n    return 7\n'


@pytest.fixture
def finding(project, monkeypatch):
    """Finds the footprint of an item in a file of a tiny project; what it gives, and how often it really looked."""
    (project / "macros").mkdir()
    (project / "macros/lake.py").write_text(CODE)
    looked = []
    found = Footprint({"visitors": ("2001", "2003")}, True, {"villages": ("name", "shore")})
    monkeypatch.setattr(provenance, "footprint", lambda *_: looked.append(1) or found)

    def find(data=None):
        return kept(Sources(project), item_of("claims", visitors_rose), data or tiny_data()), len(looked)

    return find


def test_a_footprint_is_kept_while_data_and_code_stay_as_they_are(finding):
    found, looked = finding()
    assert (Footprint({"visitors": ("2001", "2003")}, True, {"villages": ("name", "shore")}), 1) == (found, looked)
    assert (found, 1) == finding()


def test_a_footprint_is_found_anew_after_a_cell_of_its_dataset_changed(finding):
    finding()
    assert 1 == finding(with_cell(tiny_data(), "villages", "alder", "name", "Elder"))[1]
    assert 2 == finding(with_cell(tiny_data(), "visitors", "2003", "persons", 16))[1]


def test_a_footprint_is_found_anew_after_its_code_changed_and_not_after_its_words_did(project, finding):
    finding()
    (project / "macros/lake.py").write_text("# A comment.\n" + CODE.replace("The first", "First"))
    assert 1 == finding()[1]
    (project / "macros/lake.py").write_text(CODE.replace("7", "8"))
    assert 2 == finding()[1]


def test_a_footprint_of_an_item_outside_the_project_is_not_kept(project, finding):
    (project / "macros/lake.py").unlink()
    assert (1, 2) == (finding()[1], finding()[1])
