"""No call can be replaced by another that there is without a fault, or with a sentence that is true as it stands."""

import os

import pytest
import swaps
import whole_builds

from macros.engine.core.contract import POINTS
from macros.engine.pages.page import page_of

pytestmark = pytest.mark.whole

STEP = 1 if os.environ.get("CI") else 40


@pytest.fixture(scope="module")
def every(site):
    return swaps.swaps(site)


@pytest.mark.parametrize("kind", ["value", "stat", "claim", "note"])
def test_a_swapped_call_is_seen_or_sound(site, every, kind):
    own = [swap for swap in every if swap.call.name == kind and swap.page.name != POINTS][::STEP]
    assert own
    found = [swap for swap in own if not (swaps.seen(site, swap) or swaps.is_sound(site, swap))]
    assert [] == [f"{swap.call.where}: {swaps.sentence(site, swap)}" for swap in found]


def test_each_kind_of_sibling_is_tried(every):
    written = {(swap.call.where, swap.written) for swap in every}
    line = next(swap.call.where for swap in every if '"2014", "{persons} in {year}"' in swap.written)
    assert (line, '{{ value("recruits_stopped", "2014", "{persons} in {year}") }}') in written
    assert {"value", "stat", "claim", "note"} == {swap.call.name for swap in every}


def test_a_bare_cell_of_another_row_outside_the_ledger_would_be_found_unsound(site):
    page = page_of("about.md", '# About\n\nIt had {{ value("recruits_stopped", "2014") }}.\n')
    (call,) = page.calls
    swap = swaps.Swap(page, call, '{{ value("recruits_stopped", "2015") }}')
    assert not swaps.is_sound(site, swap)
    assert swaps.seen(site, swap)


@pytest.mark.skipif(not os.environ.get("CI"), reason="takes long: run under CI, or as whole_builds.py")
def test_whole_builds_say_the_same_of_a_few_swaps():
    assert [] == whole_builds.compare_swaps(4)
