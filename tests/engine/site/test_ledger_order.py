"""The running text of a section tells what the ledger lists, entry for entry; each way to depart from that is told."""

import pytest
from lake import HEAD, PAGES, item_of, tiny_data, tiny_site

from macros.engine.datasets import load
from macros.engine.site import ledger_order, standing_alone

FIELDS = "key section place printed dataset row field statistic claim endnote reason".split()
LEDGER = [
    ("", "2001", "visitors", "2001", "year", "", "", 1),
    ("", "ten", "visitors", "2001", "persons", "", "", 1),
    ("", "2002", "visitors", "2002", "year", "", "", None),
    ("", "20", "visitors", "2002", "persons", "", "", None),
    ("", "45", "", "", "", "visitors_total", "", None),
    ("", "rose", "", "", "", "", "visitors_rose", 2),
    ("caption", "15", "visitors", "2003", "persons", "", "", None),
    ("table", "2.5 km²", "villages", "alder", "area_km2", "", "", None),
]
TEXT = """# Introduction

This page tells of the lake.

## The visitors

{{ value("visitors", "2001", "In {year}, {persons} people came") }}.{{ note(1) }}
In {{ value("visitors", "2002", "year") }} they were {{ value("visitors", "2002") }}.
All {{ stat("visitors_total", bare=True) }} came by boat.
Their number {{ claim("visitors_rose", "rose") }}.{{ note(2) }}
The last note.{{ note(3) }}
In the picture are {{ value("visitors", "2003") }}.

!!! note
    {{ value("visitors", "2003", "{persons} in {year}") }}

{{ table("village_names") }}
"""
FIRST = '{{ value("visitors", "2001", "In {year}, {persons} people came") }}.{{ note(1) }}'
SECOND = 'In {{ value("visitors", "2002", "year") }} they were {{ value("visitors", "2002") }}.'


def site_of(tmp_path, text=TEXT, **pages):
    """The lake with this page of its section, and with the ledger above."""
    data = tiny_data()
    rows = [[str(n), "introduction", *map(str, row[:-1]), str(row[-1] or ""), ""] for n, row in enumerate(LEDGER, 1)]
    about = next(r for r in data.descriptor["resources"] if r["name"] == "printed")
    kinds = {field["name"]: field for field in about["schema"]["fields"]}
    fields = [kinds.get(name, {"name": name, "type": "string"}) for name in FIELDS]
    data = data.replaced(load.dataset_of(about | {"schema": {"fields": fields}}, rows))
    return tiny_site(tmp_path, PAGES | {"introduction.md": HEAD + text} | pages, data)


def faults(tmp_path, text):
    return [(fault.where.line - 3, str(fault)) for fault in ledger_order.check(site_of(tmp_path, text))]


def test_a_page_that_follows_the_ledger_has_no_fault(tmp_path):
    assert [] == faults(tmp_path, TEXT)


CAPTION = 'In the picture are {{ value("visitors", "2003") }}.\n'


def test_a_caption_is_told_once_at_any_turn_and_a_box_is_left_out(tmp_path):
    assert [] == faults(tmp_path, TEXT.replace(CAPTION, "").replace("All {{", CAPTION + "All {{"))
    assert ["tells value"] == [
        fault.split(": ")[1][:11] for _, fault in faults(tmp_path, TEXT.replace(CAPTION, 2 * CAPTION))
    ]
    (left,) = faults(tmp_path, TEXT.replace(CAPTION, ""))
    assert (
        'leaves out "15" (data/printed.csv, row 8: value visitors, 2003, persons), which a caption prints.' in left[1]
    )


def test_a_list_tells_what_it_shows_and_a_table_does_not(tmp_path):
    def years(visitors):
        """The years."""
        return visitors[["year"]]

    text = TEXT.replace(
        FIRST, '{{ value("visitors", "2001", "{persons} people came") }}.{{ note(1) }}\n\n{{ table("years") }}\n'
    )
    for as_list, told in (("i", []), ("", ['leaves out "2001"'])):
        site = site_of(
            tmp_path, text.replace("they were {{", "were {{").replace('{{ value("visitors", "2002", "year") }} ', "")
        )
        site.registry.add(item_of("tables", years, as_list=as_list))
        found = [str(fault) for fault in ledger_order.check(site)]
        assert all(any(each in fault for fault in found) for each in told)
        assert bool(found) is bool(told)


def test_phrases_of_one_sentence_stand_in_any_order_and_bare_cells_in_that_of_the_ledger(tmp_path):
    assert [] == faults(tmp_path, TEXT.replace("In {year}, {persons} people came", "{persons} people came in {year}"))
    swapped = 'They were {{ value("visitors", "2002") }} in {{ value("visitors", "2002", "year") }}.'
    assert 2 == len(faults(tmp_path, TEXT.replace(SECOND, swapped)))


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        (
            'value("visitors", "2002") }}',
            'value("visitors", "2003") }}',
            8,
            'tells value("visitors", "2003", "persons"), where the article prints "20" (data/printed.csv, row 5: value '
            "visitors, 2002, persons). Call what is printed there, or correct the ledger.",
        ),
        (
            'stat("visitors_total", bare=True)',
            'value("visitors", "2002")',
            9,
            'tells value("visitors", "2002", "persons"), where the article prints "45"',
        ),
        (
            f"{SECOND}\n",
            "",
            8,
            'leaves out "2002" (data/printed.csv, row 4: value visitors, 2002, year) before this',
        ),
        (
            "by boat.",
            'by boat, {{ value("visitors", "2002") }} of them early.',
            9,
            'tells value("visitors", "2002", "persons") once more, or at another turn than the article',
        ),
        (
            "by boat.",
            'by boat from {{ value("villages", "birch", "name") }}.',
            9,
            'tells value("villages", "birch", "name") here, and the article does not print it there. Leave it out, or',
        ),
    ],
)
def test_a_call_that_the_ledger_does_not_have_there_is_told_with_what_it_has(tmp_path, old, new, line, told):
    found = faults(tmp_path, TEXT.replace(old, new))
    assert line == found[0][0]
    assert told in found[0][1]


def test_two_sentences_swapped_are_told_with_what_stands_there_in_print(tmp_path):
    found = [fault for _, fault in faults(tmp_path, TEXT.replace(f"{FIRST}\n{SECOND}", f"{SECOND}\n{FIRST}"))]
    assert 2 <= len(found)
    assert all(
        'leaves out "2001"' in fault or 'leaves out "ten"' in fault or "another turn" in fault for fault in found
    )


def test_a_phrase_that_stands_alone_may_be_added_and_another_cell_of_a_row_that_the_ledger_has(tmp_path):
    assert [] == faults(tmp_path, TEXT.replace("by boat.", 'by boat to {{ value("villages", "birch", "{name}") }}.'))
    more = TEXT.replace("In {year}, {persons} people came", "In {year}, {persons} people came, note {endnote}")
    assert [] == faults(tmp_path, more)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "{{ note(1) }}",
            "",
            'has "2001" (data/printed.csv, row 2: value visitors, 2001, year) under endnote 1, and the',
        ),
        (
            "by boat.",
            "by boat.{{ note(2) }}",
            'has "45" (data/printed.csv, row 6: stat visitors_total) under no endnote',
        ),
        ("{{ note(3) }}", "", None),
    ],
)
def test_the_next_mark_is_that_of_the_entry(tmp_path, old, new, told):
    text = TEXT.replace(old, new).replace(
        'rose") }}.{{ note(2) }}', 'rose") }}.' if "2" in new else 'rose") }}.{{ note(2) }}'
    )
    found = [fault for _, fault in faults(tmp_path, text)]
    assert told is None or any(told in fault for fault in found)
    assert bool(told) is bool(found)


def test_marks_count_up_by_one(tmp_path):
    text = TEXT.replace("note(3)", "note(2)").replace('rose") }}.{{ note(2)', 'rose") }}.{{ note(3)')
    assert any("sets the mark of endnote 3, expected that of 2." in fault for _, fault in faults(tmp_path, text))


def told_alone(tmp_path, text, *more):
    site = site_of(tmp_path, TEXT, **{"a.md": f"{HEAD}# A\n\n{text}\n"})
    for item in more:
        site.registry.add(item)
    return [str(fault) for fault in standing_alone.check(site)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '{{ value("visitors", "2001") }}',
            'tells one cell of the row "2001" bare, and no ledger holds it here. Write',
        ),
        ('{{ value("visitors", "2001", field="year") }}', 'tells one cell of the row "2001" bare'),
        ('{{ value("visitors", "2001", "{persons} came") }}', "which does not tell its row from the others"),
        ('{{ stat("visitors_total", bare=True) }}', "tells a computed number bare"),
        ('{{ stat("unworded") }}', "tells a computed number bare"),
        ('{{ stat("visitors_total") }} in a good year.', 'says "in a good year" beside what the data tell'),
        ('{{ stat("visitors_total") }} and {{ claim("visitors_rose", "rose") }}.', "has a claim in the sentence of"),
    ],
)
def test_elsewhere_what_is_told_bare_is_a_fault(tmp_path, text, told):
    def unworded(visitors):
        """A number without words."""
        return 1

    (fault,) = told_alone(tmp_path, text, item_of("statistics", unworded, unit="persons"))
    assert told in fault


@pytest.mark.parametrize(
    "text",
    [
        '{{ value("visitors", "2001", "{persons} in {year}") }}',
        '{{ stat("visitors_total", capital=True) }}.',
        '- {{ stat("visitors_total") }}, and {{ value("visitors", "2001", "{persons} in {year}") }} ([more](index.md))',
        '{{ claim("visitors_rose", "rose") }}',
        '{{ chart("visitors_by_year") }}',
    ],
)
def test_elsewhere_a_phrase_a_clause_and_a_claim_are_none(tmp_path, text):
    assert [] == told_alone(tmp_path, text)


def test_a_project_without_a_ledger_is_free(tmp_path):
    site = site_of(tmp_path, TEXT, **{"a.md": HEAD + '# A\n\n{{ value("visitors", "2001") }}\n'})
    del site.data["printed"]
    assert [] == [*standing_alone.check(site), *ledger_order.check(site)]


ONE_MORE = '{{ value("visitors", "2003", "{persons} in {year}") }}'


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        ([], f"{ONE_MORE}."),
        ([], f'All {{{{ stat("visitors_total", bare=True) }}}} came by boat, {ONE_MORE}.'),
        (["By boat"], f"By boat {ONE_MORE}."),
        (["On one shore alone"], 'On one shore alone {{ stat("visitors_total") }}.'),
    ],
)
def test_words_beside_what_no_entry_holds_are_told_in_the_running_text_too(tmp_path, expected, line):
    text = TEXT.replace("The last note.", f"{line}\nThe last note.")
    if "bare=True" in line:
        text = TEXT.replace('All {{ stat("visitors_total", bare=True) }} came by boat.', line)
    told = [str(fault) for fault in standing_alone.check(site_of(tmp_path, text))]
    assert len(expected) == len(told)
    assert all(
        f'says "{words}" beside what the data tell' in fault for words, fault in zip(expected, told, strict=True)
    )
