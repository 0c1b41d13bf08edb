"""No cell can change unseen: a sample of cells at each run, all of them under CI."""

import os

import cell_mutations as mutations
import pytest
import whole_builds
from conftest import ROOT

from macros.engine.site.site import Site

pytestmark = pytest.mark.whole

DATASETS = ["references", *sorted(path.stem for path in (ROOT / "data").glob("*.csv"))]


@pytest.fixture
def own(site) -> Site:
    """A site of its own: the mutations exchange how it draws."""
    return site.with_data(site.data)


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_change_of_any_cell_changes_an_article_page_or_fails_a_check(own, dataset):
    cells = [cell for cell in mutations.cells(own.data) if cell[0] == dataset]
    every = [cell for cell in cells if (cell[0], cell[2]) not in mutations.EXCEPTED]
    chosen = every if os.environ.get("CI") else every[::25]
    assert chosen
    found = mutations.survivors(own, chosen)
    assert [] == found, f"{len(found)} of {len(chosen)} cells can change unseen: show them on a page, or check them"


def test_at_most_five_columns_are_excepted():
    assert len(mutations.EXCEPTED) <= 5


@pytest.mark.parametrize("column", mutations.EXCEPTED)
def test_an_excepted_column_still_needs_its_exception(own, column):
    cells = [cell for cell in mutations.cells(own.data) if (cell[0], cell[2]) == column]
    assert mutations.survivors(own, cells[:40]), f"{column} is seen now: drop its exception"


def test_a_cell_that_no_page_uses_survives(own):
    own = own.with_pages([page for page in own.pages if page.name != "glossary"])
    cell = ("glossary", own.data["glossary"].rows[-1], "meaning")
    assert [cell] == mutations.survivors(own, [cell])


def test_an_altered_number_date_and_text_are_other_values(own):
    dataset = own.data["laws"]
    row = dataset.rows[0]
    assert dataset.cell(row, "title") + "x" == mutations.altered(dataset, row, "title")
    assert dataset.cell(row, "date") != mutations.altered(dataset, row, "date")
    assert dataset.cell(row, "endnote") + 1 == mutations.altered(dataset, row, "endnote")


@pytest.mark.skipif(
    not os.environ.get("CI"), reason="takes a minute: run under CI, or as python tests/tools/whole_builds.py"
)
def test_whole_builds_say_the_same_of_a_few_cells():
    assert [] == whole_builds.compare(2)
