"""What the article prints beside what the data give: agrees, agrees when rounded, differs, and why."""

import pytest
from lake import tiny_data, tiny_site, with_cell

from macros.engine.site import ledger

HALF = "Write it, or leave row and field empty too."

RESERVED = "the number agrees; they came as families"


def test_the_entries_follow_the_article(tmp_path):
    found = ledger.entries(tiny_site(tmp_path))
    assert ["10", "45", "rose"] == [entry.current for entry in found]
    assert ["agrees", "agrees", "holds"] == [entry.status for entry in found]
    assert '<a href="~/data/visitors/#row-2001" class="number">10</a>' == found[0].link


def faults(folder, *changes):
    """The faults of a ledger with some cells changed: (dataset, row, field, value) each."""
    data = tiny_data()
    for change in changes:
        data = with_cell(data, *change)
    return [(fault.where, fault.problem, fault.remedy) for fault in ledger.check(tiny_site(folder, None, data))]


def test_a_ledger_that_agrees_has_no_fault(tmp_path):
    assert [] == faults(tmp_path)


def test_a_typing_error_in_the_data_or_in_the_ledger_is_told(tmp_path):
    expected = (
        "data/printed.csv, row 2",
        'the article prints "ten people", the data give "11" (data/visitors.csv, row "2001", field "persons").',
    )
    ((*found, remedy),) = faults(tmp_path, ("visitors", "2001", "persons", 11), ("visitors", "2003", "persons", 14))
    assert expected == tuple(found)
    assert "Correct the data, or write the reason in the row's last field." == remedy


def test_a_difference_with_a_reason_is_no_fault(tmp_path):
    assert [] == faults(tmp_path, ("printed", "1", "printed", "nine"), ("printed", "1", "reason", "A slip."))


def test_a_reason_where_print_and_data_agree_is_told(tmp_path):
    (found,) = faults(tmp_path, ("printed", "2", "reason", "A slip."))
    assert ("data/printed.csv, row 3", "gives a reason, but print and data agree.", "Remove the reason.") == found


def test_a_number_that_is_printed_in_another_unit_agrees_in_part_if_a_reason_says_so(tmp_path):
    site = tiny_site(tmp_path, None, with_cell(tiny_data(), "printed", "1", "reason", RESERVED))
    assert ("ten people", "10", "agrees in part") == (
        ledger.entries(site)[0].printed,
        ledger.entries(site)[0].current,
        ledger.entries(site)[0].status,
    )
    assert [] == ledger.check(site)


def test_the_reason_for_which_a_number_agrees_in_part_is_none_for_another_number(tmp_path):
    (found,) = faults(tmp_path, ("printed", "1", "printed", "nine people"), ("printed", "1", "reason", RESERVED))
    assert (
        'the article prints "nine people", the data give "10" (data/visitors.csv, row "2001", field "persons").'
        == found[1]
    )


def test_a_claim_that_holds_only_as_its_reason_says_holds_in_part(tmp_path):
    site = tiny_site(tmp_path, None, with_cell(tiny_data(), "printed", "3", "reason", "Not in the first year."))
    assert ("holds in part", "Not in the first year.") == (
        ledger.entries(site)[2].status,
        ledger.entries(site)[2].reason,
    )
    assert [] == ledger.check(site)


def test_a_claim_that_does_not_hold_is_told(tmp_path):
    ((where, problem, _),) = faults(tmp_path, ("visitors", "2003", "persons", 9), ("printed", "2", "printed", "39"))
    assert "data/printed.csv, row 4" == where
    assert 'the article prints "rose"' in problem
    assert 'the data give "rose"' not in problem, "the data give the opposite"


def test_a_text_that_refers_to_nothing_needs_a_reason(tmp_path):
    ((_, problem, _),) = faults(tmp_path, ("printed", "2", "statistic", ""))
    assert 'no data answer "45".' == problem
    assert [] == faults(tmp_path, ("printed", "2", "statistic", ""), ("printed", "2", "reason", "A page number."))


@pytest.mark.parametrize(
    ("problem", "remedy", "row", "field", "value"),
    [
        (
            'found "visitors_totl", expected the name of a statistic.',
            'Did you mean "visitors_total"?',
            "2",
            "statistic",
            "visitors_totl",
        ),
        (
            'found "visitors_ros", expected the name of a claim.',
            'Did you mean "visitors_rose"?',
            "3",
            "claim",
            "visitors_ros",
        ),
        ('found "visitor", expected the name of a dataset.', 'Did you mean "visitors"?', "1", "dataset", "visitor"),
        ('found "20011", expected a row of data/visitors.csv.', 'Did you mean "2001"?', "1", "row", "20011"),
        ('found "person", expected a field of data/visitors.csv.', 'Did you mean "persons"?', "1", "field", "person"),
    ],
)
def test_an_entry_that_refers_to_what_does_not_exist_is_told(tmp_path, problem, remedy, row, field, value):
    expected = (f'data/printed.csv, row {int(row) + 1}, field "{field}"', problem, f"{remedy} Correct it.")
    assert [expected] == faults(tmp_path, ("printed", row, field, value))


@pytest.mark.parametrize(
    ("problem", "remedy", "row", "field", "value"),
    [
        (
            "refers to a statistic and a dataset, expected one of them.",
            "Leave one.",
            "1",
            "statistic",
            "visitors_total",
        ),
        ("refers to a statistic and a claim, expected one of them.", "Leave one.", "2", "claim", "visitors_rose"),
        ('found "", expected the dataset of the row.', HALF, "2", "row", "2001"),
        ('found "", expected the dataset of the row.', HALF, "3", "field", "year"),
    ],
)
def test_an_entry_that_refers_to_more_than_one_thing_or_to_half_of_one_is_told(
    tmp_path, problem, remedy, row, field, value
):
    ((where, *told),) = faults(tmp_path, ("printed", row, field, value))
    assert [problem, remedy] == told
    assert where.startswith(f"data/printed.csv, row {int(row) + 1}")


def test_an_entry_with_another_endnote_than_its_row_is_told(tmp_path):
    ((where, problem, remedy),) = faults(tmp_path, ("printed", "1", "endnote", 2))
    assert 'has endnote 2, but data/visitors.csv, row "2001", has 1.' == problem
    assert ("data/printed.csv, row 2", "Correct the one that is wrong.") == (where, remedy)


@pytest.mark.parametrize(("digits", "refused"), [("2,724", False), ("2724", True), ("$2,724", False)])
def test_bare_digits_in_place_of_a_number_with_separators_need_a_reason(tmp_path, digits, refused):
    changes = ("visitors", "2001", "persons", 2724), ("printed", "1", "printed", digits)
    found = [found for found in faults(tmp_path, *changes) if found[0] == "data/printed.csv, row 2"]
    assert refused == bool(found)
    for _, problem, remedy in found:
        assert f'the article prints "{digits}", the data give "2,724"' in problem
        assert remedy.startswith("Restore what the article prints, if a spreadsheet has taken its signs.")
    reasoned = faults(tmp_path, *changes, ("printed", "1", "reason", "It prints so."))
    assert refused == ("data/printed.csv, row 2" not in [where for where, *_ in reasoned])
