"""Phrases from one row: what they show, what they may not hold, and which of them are true wherever they stand."""

import pytest
from lake import tiny_calls, tiny_data, with_cell

from macros.engine.calls import phrases
from macros.engine.core.faults import CallFault

NOUNS = ("visitor", "visitors")


def with_nouns():
    """The lake's data, in which visitors have a noun."""
    data = tiny_data()
    fields = [
        field.__class__(**vars(field) | {"noun": NOUNS}) if field.unit else field for field in data["visitors"].fields
    ]
    return data.replaced(data["visitors"].__class__(**vars_of(data["visitors"]) | {"fields": tuple(fields)}))


def vars_of(dataset):
    names = ("name", "title", "description", "fields", "foreign_keys", "frame")
    return {name: getattr(dataset, name) for name in names}


@pytest.mark.parametrize(
    ("expected", "dataset", "row", "phrase", "options"),
    [
        ("20 in 2002", "visitors", "2002", "{persons} in {year}", {}),
        ("Twelve in 2002", "visitors", "2002", "{persons} in {year}", {"words": True, "capital": True}),
        ("20 visitors in 2002", "visitors", "2002", "{persons} {noun} in {year}", {}),
        ("1 visitor in 2001", "visitors", "2001", "{persons} {noun} in {year}", {}),
        ("Alder (about 2.5 km²), of 2 March 1905", "villages", "alder", "{name} ({area_km2}), of {founded_date}", {}),
        ("In 2002, 20 came", "visitors", "2002", "in {year}, {persons} came", {"capital": True}),
    ],
)
def test_a_phrase_is_filled_from_its_row(expected, dataset, row, phrase, options):
    data = with_nouns()
    data["visitors"].frame.loc[["2001", "2002"], "persons"] = [1, 12 if "words" in options else 20]
    assert expected == tiny_calls(data).value(dataset, row, phrase, **options).plain


@pytest.mark.parametrize(
    ("html", "phrase"),
    [
        ('<a href="~/data/villages/#row-alder" class="number">2.5 km²</a> of Alder', "{area_km2} of {name}"),
        ('Alder, <a href="~/data/villages/#row-alder" class="number date">2 March 1905</a>', "{name}, {founded_date}"),
        ("Alder", "{name}"),
    ],
)
def test_the_numbers_of_a_phrase_are_one_link_and_its_other_words_none(html, phrase):
    calls = tiny_calls(with_cell(tiny_data(), "villages", "alder", "hedge", ""))
    assert html == calls.value("villages", "alder", phrase).html


def test_what_stands_between_two_numbers_belongs_to_their_link():
    link = '<a href="~/data/visitors/#row-2002" class="number phrase">20 in 2002</a>'
    assert f"some {link}, here" == tiny_calls().value("visitors", "2002", "some {persons} in {year}, here").html


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("{persons} in {yaer}", 'no field is named "yaer"'),
        ("{persons} in {year", "is no phrase"),
        ("{}", "no field is named"),
        ("{persons} in 2001", 'has "2001" typed by hand'),
        ("{persons} in {persons}", 'tells "persons" twice'),
        ("{persons} in three years", 'has "three" typed by hand'),
        ("{persons}, the highest", 'says "highest", which one row does not prove'),
        ("{noun} of {year}", "follows no measured field that has a noun"),
    ],
)
def test_a_phrase_that_cannot_be_shown_is_refused(phrase, problem):
    with pytest.raises(CallFault) as raised:
        tiny_calls(with_nouns()).value("visitors", "2001", phrase)
    assert problem in raised.value.problem
    assert raised.value.remedy


def test_a_phrase_of_an_empty_cell_is_refused():
    calls = tiny_calls(with_cell(tiny_data(), "villages", "cedar", "founded_date", ""))
    with pytest.raises(CallFault, match='has no founded_date in row "cedar"'):
        calls.value("villages", "cedar", "{name} of {founded_date}")


@pytest.mark.parametrize(
    ("lacks", "dataset", "phrase"),
    [
        (None, "visitors", "{persons} {noun} in {year}"),
        ("does not say what is counted", "visitors", "{persons} in {year}"),
        ("does not tell its row from the others of data/visitors.csv", "visitors", "{persons} {noun}"),
        ("does not tell its row from the others of data/villages.csv", "villages", "{area_km2} on the {shore} shore"),
        (None, "villages", "{area_km2} for {name}"),
    ],
)
def test_a_phrase_stands_alone_where_it_says_what_is_counted_and_tells_its_row_apart(lacks, dataset, phrase):
    found = phrases.stands_alone(with_nouns()[dataset], phrase)
    assert lacks == (found[0] if found else None)


@pytest.mark.parametrize("dataset", ["visitors", "villages", "sections"])
def test_the_example_that_a_remedy_gives_stands_alone(dataset):
    source = with_nouns()[dataset]
    assert phrases.stands_alone(source, phrases.example(source).strip('"')) is None
