"""What holds for each dataset, statistic, claim, chart and table that exists, and for the pages together."""

import itertools
import json
import math
import re

import cell_mutations as mutations
import pandas as pd
import pytest
from conftest import ROOT

from macros.engine.datasets import load
from macros.engine.drawing import altair_parts
from macros.engine.items import provenance, registry, trials

ITEMS = registry.load()
PACKAGE = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
# Datasets that no article page shows, by their nature.
SHOWN_NOWHERE = {"sections": "its titles are the headings of the pages, which are checked against it"}


def kept(site, item):
    """The frames with nothing but the rows that an item rests on."""
    rows = site.usage.footprints[item.kind, item.name].rows
    frames = site.data.frames()
    return frames | {name: frames[name].loc[list(found)] for name, found in rows.items()}


@pytest.mark.parametrize("name", ITEMS.statistics)
def test_a_statistic_is_a_finite_number(site, name):
    assert math.isfinite(site.calls.result(site.registry.statistics[name]))


@pytest.mark.parametrize("name", ITEMS.statistics)
def test_the_rows_of_a_statistic_give_it_again_by_themselves(site, name):
    item = site.registry.statistics[name]
    assert site.calls.result(item) == item.run(kept(site, item))


@pytest.mark.parametrize("name", ITEMS.statistics)
def test_a_statistic_changes_with_some_cell(site, name):
    assert any(site.usage.footprints["statistics", name].rows.values()), "it would be the same whatever the data say"


def test_the_rows_found_together_are_those_that_matter_one_by_one(site, monkeypatch):
    """Else a function is of a kind that provenance.py has to learn: rows changed together make up for each other."""
    many = {name for name, dataset in site.data.items() if len(dataset.rows) > provenance.FEW}
    items = [item for item in site.registry.items() if many.intersection(item.datasets)]
    together = {item.name: provenance.footprint(item, site.data) for item in items}
    monkeypatch.setattr(provenance, "FEW", max(len(dataset.rows) for dataset in site.data.values()))
    assert together == {item.name: provenance.footprint(item, site.data) for item in items}


def changed(dataset):
    """Other frames of a dataset: a column the same in all rows, a row changed, a cell with each value of its column."""
    for field in dataset.by_name:
        for value in dataset.frame[field].dropna().unique():
            yield dataset.frame.assign(**{field: value})
    for row in dataset.rows:
        yield from trials.variants(dataset, row)
    for row, field in itertools.product(dataset.rows, dataset.by_name):
        for value in dataset.frame[field].dropna().unique():
            frame = dataset.frame.copy()
            frame.at[row, field] = value
            yield frame


@pytest.mark.parametrize("name", ITEMS.claims)
def test_a_claim_is_false_or_raises_for_some_other_data(site, name):
    item, frames = site.registry.claims[name], site.data.frames()
    others = (frames | {dataset: frame} for dataset in item.datasets for frame in changed(site.data[dataset]))
    assert any(provenance.result(item, other) != "True" for other in others), "no change of the data makes it false"


@pytest.fixture(scope="session")
def unused():
    """Frames that no item was given."""
    return load.read(ROOT).frames()


@pytest.mark.parametrize(("kind", "name"), [(item.kind, item.name) for item in ITEMS.items()])
def test_an_item_does_not_change_the_frames_that_it_is_given(unused, kind, name):
    item = getattr(ITEMS, kind)[name]
    given = {dataset: unused[dataset].copy() for dataset in item.datasets}
    item.run(given)
    for dataset in item.datasets:
        pd.testing.assert_frame_equal(unused[dataset], given[dataset])


@pytest.mark.parametrize("name", ITEMS.charts)
def test_a_chart_has_a_title_and_rows(site, name):
    chart = site.calls.result(site.registry.charts[name])
    assert altair_parts.title_of(chart).strip()
    assert len(altair_parts.frame_of(chart))


@pytest.mark.parametrize("name", ITEMS.tables)
def test_a_table_has_rows_and_names_them_once(site, name):
    frame = site.calls.result(site.registry.tables[name])
    assert len(frame)
    assert frame.columns.is_unique
    assert frame.index.is_unique


@pytest.mark.parametrize("name", RESOURCES)
def test_a_dataset_is_shown_by_an_article_page(site, name):
    shown = bool(mutations.dependents(site).get(name))
    assert shown or name in SHOWN_NOWHERE, f"show {name} on a page, or remove it"
    assert not (shown and name in SHOWN_NOWHERE), f"a page shows {name}: drop it from SHOWN_NOWHERE"


@pytest.mark.parametrize("name", RESOURCES)
def test_a_dataset_and_its_fields_are_described(name):
    resource = RESOURCES[name]
    fields = resource["schema"]["fields"]
    bare = [f'field "{field["name"]}"' for field in fields if not (field.get("title") and field.get("description"))]
    bare += [part for part in ("title", "description") if not resource.get(part, "").strip()]
    assert [] == bare, f"give them a title and a description in data/datapackage.json: {', '.join(bare)}"


def section_pages(site):
    """The pages of the article's sections, in the order of the navigation."""
    order = re.findall(r"([\w/-]+)\.md\s*$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    pages = {page.name: page for page in site.pages}
    order = [name.removesuffix("/index") for name in order]
    return [pages[name] for name in order if name in site.data["sections"].rows]


def test_the_navigation_has_the_sections_in_the_articles_order(site):
    assert site.data["sections"].rows == [page.name for page in section_pages(site)]


def test_the_marks_of_the_endnotes_follow_the_article(site):
    calls = [call for page in section_pages(site) for call in page.calls if call.name in ("note", "table")]
    marks = [(number, call.where) for call in calls for number in site.show(call).marks]
    expected = [int(number) for number in site.data["endnotes"].rows]
    wrong = [f"{where}: {number}" for (number, where), due in zip(marks, expected, strict=False) if number != due]
    assert expected == [number for number, _ in marks], f"the first out of place: {', '.join(wrong[:3])}"


def test_what_rests_on_each_row_is_the_exact_inverse_of_the_footprints(site):
    one = {
        (kind, name, dataset, row)
        for (kind, name), found in site.usage.footprints.items()
        for dataset, rows in found.rows.items()
        for row in rows
    }
    other = {(item.kind, item.name, *row) for row, items in site.usage.rests_on_row.items() for item in items}
    assert one == other
    assert len(one) == sum(map(len, site.usage.rests_on_row.values())), "an item is listed twice"


def test_the_list_on_a_datasets_page_names_all_that_rests_on_one_of_its_rows(site):
    missing = {
        f"{dataset}: {item.name}"
        for (dataset, _), items in site.usage.rests_on_row.items()
        for item in items
        if dataset not in site.usage.datasets_of(item)
    }
    assert set() == missing
