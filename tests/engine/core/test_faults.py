"""How a fault reads, and how all of them are told at once."""

from macros.engine.core.faults import Fault, Faults, did_you_mean


def test_a_fault_says_where_what_what_to_do_and_what_rests_on_it():
    fault = Fault("data/visitors.csv, row 3", 'found "ten".', "Correct the number.", "visitors_total (introduction)")
    expected = 'data/visitors.csv, row 3: found "ten". Correct the number. Rests on it: visitors_total (introduction).'
    assert expected == str(fault)


def test_a_fault_without_remedy_and_dependents_is_one_sentence():
    assert "docs/index.md:1: is empty." == str(Fault("docs/index.md:1", "is empty."))


def test_all_faults_are_told_in_the_order_in_which_they_were_found():
    error = Faults(fault for fault in (Fault("b", "is wrong."), Fault("a", "is wrong.")))
    assert "b: is wrong.\na: is wrong." == str(error)
    assert ["b", "a"] == [fault.where for fault in error.faults]


def test_the_nearest_known_name_is_offered():
    assert 'Did you mean "visitors"? ' == did_you_mean("visitor", ["villages", "visitors"])


def test_no_name_is_offered_where_none_is_near():
    assert "" == did_you_mean("boats", ["villages", "visitors"])
    assert "" == did_you_mean("boats", [])


def test_a_name_that_is_no_text_is_compared_as_text():
    assert 'Did you mean "2001"? ' == did_you_mean(200, ["2001"])
