"""What the schema forbids where it shows in no text of one cell: values, keys of several fields, types in JSON."""

from lake import described, resource

from macros.engine.datasets import constraints

BOATS = resource("boats", described("length", "number"), described("berth"))
TRIPS = resource("trips", described("key"), described("boat", "number"), described("berth"), boat="boats.length")
BERTHS = {"fields": ["boat", "berth"], "reference": {"resource": "boats", "fields": ["length", "berth"]}}
TRIPS_TOGETHER = TRIPS | {"schema": TRIPS["schema"] | {"foreignKeys": [], "uniqueKeys": [["boat", "berth"]]}}
BY_BERTH = TRIPS | {"schema": TRIPS["schema"] | {"foreignKeys": [BERTHS]}}


def told(*resources, **tables):
    return [str(fault) for fault in constraints.check(list(resources), tables)]


def test_a_key_is_repeated_by_its_value_and_not_by_its_digits():
    (fault,) = told(BOATS, boats=[["4", "a"], ["4.0", "b"]])
    assert fault.startswith(
        'data/boats.csv, row 3, field "length": found "4.0", expected a value of its own, but row 2'
    )


def test_what_refers_to_a_number_finds_it_by_its_value():
    assert [] == told(BOATS, TRIPS, boats=[["4", "a"]], trips=[["1", "4.0", ""], ["2", "", ""]])


def test_a_key_to_cells_that_may_be_empty_names_those_that_are_not():
    to_berths = resource("trips", described("key"), described("berth", "integer"), berth="boats.berth")
    (fault,) = told(BOATS, to_berths, boats=[["4", ""], ["5", "7"], ["6", ""]], trips=[["1", "9"]])
    assert 'found "9", expected what a row of data/boats.csv has as "berth". They are 7 to 7.' in fault


def test_a_key_of_two_fields_is_found_in_one_row_or_told_with_both():
    (fault,) = told(BOATS, BY_BERTH, boats=[["4", "a"], ["5", "b"]], trips=[["1", "4", "a"], ["2", "4", "b"]])
    assert fault.startswith(
        'data/trips.csv, row 3, field "boat, berth": found "4, b", expected what a row of data/boats'
    )


def test_fields_that_are_unique_together_are_told_with_both_rows():
    assert [] == told(TRIPS_TOGETHER, trips=[["1", "4", "a"], ["2", "5", "a"], ["3", "4", "b"]])
    (fault,) = told(
        TRIPS_TOGETHER, trips=[["1", "4", "a"], ["2", "5", "a"], ["3", "4.0", "a"], ["4", "", "a"], ["5", "", "a"]]
    )
    assert fault.startswith(
        'data/trips.csv, row 4, field "boat, berth": found "4.0, a", expected what no other row has there, but row 2'
    )


def test_a_cell_of_json_has_the_type_of_its_field():
    kinds = ("array", "object", "boolean", "string", "integer", "number")
    works = resource("works", described("id"), *(described(kind, kind) for kind in kinds)) | {"format": "json"}
    assert [] == told(works, works=[["reed", [1], {"a": 1}, False, "a", 4, 0.5], ["ash", *[None] * 6]])
    faults = told(works, works=[["reed", "a", [1], "no", 4, True, "x"]])
    assert [f'data/works.csv, reed, field "{kind}"' for kind in kinds] == [fault.partition(":")[0] for fault in faults]
    assert [f"expected {kind}." in fault for kind, fault in zip(kinds, faults, strict=True)] == [True] * 6
