"""No call can be replaced by another that there is without a fault, or with a sentence that is true as it stands."""

import os

import pytest
import swaps
import whole_builds

from macros.engine.pages.page import page_of
from macros.engine.site import consistency, ledger_order

pytestmark = pytest.mark.whole

STEP = 1 if os.environ.get("CI") else 40


@pytest.fixture(scope="module")
def every(site):
    return swaps.swaps(site)


@pytest.mark.parametrize("kind", ["value", "stat", "claim", "note"])
def test_a_swapped_call_is_seen_or_sound(site, every, kind):
    own = [swap for swap in every if swap.call.name == kind][::STEP]
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


def told_lines(site, page):
    """The lines of a section's running text that tell an entry of the ledger."""
    running = set(page.running_lines)
    return sorted(
        {call.line for call in page.calls if call.line in running and call.name in ("value", "stat", "claim")}
    )


def tells(site, page, line):
    own = [call for call in page.calls if call.line == line and call.name in ("value", "stat", "claim")]
    return [telling for call in own for telling in ledger_order.tellings(site, call)]


def targets(site, page, line):
    return {telling.target for telling in tells(site, page, line)}


def faults_of(site, page, lines):
    return list(ledger_order.check_page(site, page_of(page.path, "\n".join(lines))))


def test_a_sentence_that_is_dropped_doubled_or_swapped_is_found_on_the_page_of_each_section(site):
    """A phrase that is true by itself may be told again, and a caption at any turn."""
    tried = []
    rows = site.data["printed"].records.values()
    captions = {("value", row.dataset, row.row, row.field) for row in rows if row.place == "caption"}
    for page in (page for page in site.pages if page.name in site.data.sections):
        told = told_lines(site, page)
        for n, at in enumerate(told):
            lines = [*page.lines]
            dropped = lines[: at - 1] + ["Nothing."] + lines[at:]
            doubled = lines[:at] + [lines[at - 1]] + lines[at:]
            trials = {"dropped": dropped} | (
                {} if all(each.alone for each in tells(site, page, at)) else {"doubled": doubled}
            )
            after = told[n + 1] if n + 1 < len(told) and not captions & targets(site, page, told[n + 1]) else 0
            if after and targets(site, page, at) != targets(site, page, after):
                swapped = [*lines]
                swapped[at - 1], swapped[after - 1] = lines[after - 1], lines[at - 1]
                trials["swapped"] = swapped
            tried += [(page.path, at, what, bool(faults_of(site, page, trial))) for what, trial in trials.items()]
    assert len(tried) > 60
    assert [] == [trial for trial in tried if not trial[-1]]


def test_a_correction_that_turns_a_fall_into_a_rise_gives_the_right_verb_or_a_fault(site):
    dataset = site.data["recruits_stopped"]
    frame = dataset.frame.copy()
    frame.at["2017", "persons"] = 200
    changed = site.with_data(site.data.replaced(dataset.with_frame(frame)))
    told = changed.calls.stat("recruits_stopped_growth").plain
    assert "the number of recruits stopped rose by 47.1 percent, from 136 in 2014 to 200 in 2017" == told
    assert any("docs/conclusion.md" in str(fault) for fault in consistency.faults(changed)), "claims are to be reworded"


@pytest.mark.skipif(not os.environ.get("CI"), reason="takes long: run under CI, or as whole_builds.py")
def test_whole_builds_say_the_same_of_a_few_swaps():
    assert [] == whole_builds.compare_swaps(2)
