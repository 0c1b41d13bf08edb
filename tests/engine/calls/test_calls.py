"""What each call puts on a page, and what is said of a call that cannot be shown."""

import altair as alt
import pandas as pd
import pytest
from lake import (
    HOSTILE,
    as_read,
    item_of,
    tags,
    tiny_calls,
    tiny_data,
    visitors_by_year,
    visitors_rose,
    visitors_total,
    with_cell,
)

from macros.engine.core.faults import CallFault, ItemFault
from macros.engine.items.table_cells import Period, Stat, Value

OPTIONS = "Options for form: words, ordinal, round, unit, scale, capital."


def statistic(give, unit="boats", **options):
    """Calls with one more statistic, which gives this."""

    def boats(visitors):
        """Boats."""
        return give(visitors) if callable(give) else give

    return tiny_calls(None, item_of("statistics", boats, unit=unit, **options))


def table(frame, data=None, **options):
    """Calls with one more table, which is this frame."""

    def listed(villages):
        """A table."""
        return frame(villages) if callable(frame) else frame

    return tiny_calls(data, item_of("tables", listed, **options))


def cells(shown):
    return [cell.text_content() for cell in as_read(shown.html).iter("td")]


# value


def test_a_value_is_a_link_to_its_row():
    shown = tiny_calls().value("visitors", "2002")
    assert '<a href="~/data/visitors/#row-2002" class="number">20</a>' == shown.html
    assert "20" == shown.plain


def test_a_value_has_its_hedge_and_its_unit():
    shown = tiny_calls().value("villages", "alder", "area_km2")
    assert "about 2.5 km²" == shown.plain
    assert 'about <a href="~/data/villages/#row-alder" class="number">2.5 km²</a>' == shown.html


def test_a_value_that_is_not_measured_has_no_hedge():
    assert "Alder" == tiny_calls().value("villages", "alder", "name").plain


def test_a_value_has_the_unit_of_its_row():
    assert "30 percent" == tiny_calls().value("villages", "birch", "depth").plain


def test_a_text_without_a_number_is_no_link():
    assert "Alder" == tiny_calls().value("villages", "alder", "name").html


def test_a_date_reads_as_words_and_is_a_link():
    shown = tiny_calls().value("villages", "alder", "founded_date")
    assert "2 March 1905" == shown.plain
    assert 'class="number date"' in shown.html


def test_a_year_has_no_separator():
    assert "2001" == tiny_calls().value("visitors", "2001", "year").plain


@pytest.mark.parametrize(
    ("expected", "field", "form"),
    [
        ("ten", "persons", {"words": True}),
        ("Ten", "persons", {"words": True, "capital": True}),
        ("10th", "persons", {"ordinal": True}),
        ("10 persons", "persons", {"unit": True}),
        ("10.0", "persons", {"round": 1}),
    ],
)
def test_a_value_takes_options_of_form(expected, field, form):
    assert expected == tiny_calls().value("visitors", "2001", field, **form).plain


def test_a_text_takes_a_capital():
    data = with_cell(tiny_data(), "villages", "alder", "name", "alder")
    assert "Alder" == tiny_calls(data).value("villages", "alder", "name", capital=True).plain


def test_an_address_is_a_link_to_where_it_leads():
    data = with_cell(tiny_data(), "villages", "alder", "name", "https://lake.example/a_b_c?*d*`e`")
    tree = as_read(tiny_calls(data).value("villages", "alder", "name").html)
    assert ["https://lake.example/a_b_c?*d*`e`"] == [address for *_, address, _ in tree.iterlinks()]
    assert "https://lake.example/a_b_c?*d*`e`" == tree.text_content()


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("before", ["", "It says "])
def test_a_value_holds_text_as_it_is_written(name, before):
    data = with_cell(tiny_data(), "villages", "alder", "name", HOSTILE[name])
    tree = as_read(before + tiny_calls(data).value("villages", "alder", "name").html)
    assert before + HOSTILE[name] == tree.text_content()
    assert ["main", "p"] == tags(tree)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hedge_and_a_unit_are_text_too(name):
    data = with_cell(tiny_data(), "villages", "birch", "hedge", HOSTILE[name])
    data = with_cell(data, "villages", "birch", "unit", HOSTILE[name])
    tree = as_read(f"It is {tiny_calls(data).value('villages', 'birch', 'depth', unit=True).html} deep.")
    assert f"It is {HOSTILE[name]} 30 {HOSTILE[name]} deep." == tree.text_content()
    assert ["main", "p"] == tags(tree)


# stat, claim, note, typed


def test_a_statistic_is_a_link_to_its_section():
    expected = '<a href="~/appendix/statistics/#visitors_total" class="number">45</a>'
    assert expected == tiny_calls().stat("visitors_total", bare=True).html


def test_a_statistic_is_rounded_as_it_asks_unless_the_page_asks_otherwise():
    calls = statistic(2.345, unit="percent", round=1)
    assert "2.3 percent" == calls.stat("boats").plain
    assert "2.35 percent" == calls.stat("boats", round=2).plain
    assert "2.3" == calls.stat("boats", unit=False).plain


def test_a_statistic_with_decimals_is_written_as_a_word_where_it_is_whole():
    assert "three" == statistic(3, round=1).stat("boats", words=True).plain


@pytest.mark.parametrize(
    ("value", "options", "problem"),
    [
        (0.4, {"round": 0}, "0.4 would be rounded to zero"),
        (450_000, {"scale": "million"}, "450000 is less than one million"),
        (1_400_000, {"scale": "million", "words": True}, "words and scale do not go together"),
        (4, {"capital": True}, "a number has a capital only in words"),
    ],
)
def test_an_option_that_does_not_go_with_the_number_is_a_fault(value, options, problem):
    with pytest.raises(CallFault, match=problem):
        statistic(value).stat("boats", **options)


def test_a_year_takes_no_option():
    with pytest.raises(CallFault, match="a year takes no option words"):
        statistic(2002, unit="year").stat("boats", words=True)


def test_a_hedge_has_the_capital_because_it_stands_first():
    assert "About 2.5 km²" == tiny_calls().value("villages", "alder", "area_km2", capital=True).plain


@pytest.mark.parametrize("number", [6.0, True, "1", 1.0])
def test_an_endnote_is_named_by_a_whole_number_even_where_it_was_shown_already(number):
    calls = tiny_calls()
    calls.show("note", (1,), {})
    with pytest.raises(CallFault, match="there is no endnote"):
        calls.show("note", (number,), {})


def test_a_statistic_that_is_a_year_has_no_separator():
    assert "2002" == statistic(2002, unit="year").stat("boats").plain


def test_a_statistic_is_computed_once():
    runs = []
    calls = statistic(lambda visitors: runs.append(1) or 4)
    assert ["4", "4"] == [calls.stat("boats").plain for _ in range(2)]
    assert [1] == runs


@pytest.mark.parametrize("value", [float("nan"), float("inf"), pd.NA, None, "4", True, [4]])
def test_a_statistic_that_is_no_finite_number_is_a_fault(value):
    with pytest.raises(CallFault, match="expected a finite number"):
        statistic(value).stat("boats")


def test_a_statistic_that_raises_is_a_fault_with_its_place_each_time():
    calls = statistic(lambda visitors: visitors["boats"])
    for _ in range(2):
        with pytest.raises(
            ItemFault, match='"boats" asks for "boats", which is no field and no row of data/visitors'
        ) as raised:
            calls.stat("boats")
        assert raised.value.where.startswith("macros/lake.py:")


@pytest.mark.parametrize("chart", [alt.Chart(pd.DataFrame({"a": [1]})), alt.Chart("boats.csv", title="Boats")])
def test_a_chart_without_a_title_or_rows_is_a_fault(chart):
    def boats(visitors):
        """Boats."""
        return chart

    with pytest.raises(CallFault, match="gives a chart without a title or a DataFrame"):
        tiny_calls(None, item_of("charts", boats, unit="boats")).chart("boats")


def test_a_table_that_is_no_frame_is_a_fault():
    with pytest.raises(CallFault):
        table([1, 2]).table("listed")


def test_a_chart_is_drawn_when_its_markup_is_asked_for():
    shown = tiny_calls().chart("visitors_by_year")
    assert ("<figure></figure>", "Visitors, by year.") == (shown.html, shown.plain)


def test_a_chart_that_cannot_be_drawn_is_told_with_its_place(lake):
    def boats(visitors):
        """Boats."""
        return visitors_by_year(visitors).transform_calculate(persons="nothing(of this")

    lake.registry.add(item_of("charts", boats, unit="boats"))
    with pytest.raises(CallFault, match='"boats" in macros/lake.py:1 cannot be drawn: .+') as raised:
        assert lake.calls.chart("boats").html
    assert "Mend the function or its data." == raised.value.remedy


def test_a_call_that_is_made_twice_is_shown_once(monkeypatch):
    calls, made = tiny_calls(), []
    monkeypatch.setattr(calls, "note", lambda number: made.append(number))
    assert [None, None] == [calls.show("note", (1,), {}) for _ in range(2)]
    assert [1] == made


def test_a_claim_shows_a_wording_that_it_proves():
    data = with_cell(tiny_data(), "visitors", "2003", "persons", 30)
    expected = '<a href="~/appendix/claims/#visitors_rose" class="claim">grew</a>'
    assert expected == tiny_calls(data).claim("visitors_rose", "grew").html
    assert "Grew" == tiny_calls(data).claim("visitors_rose", "Grew").plain


def test_a_wording_that_a_claim_does_not_prove_is_a_fault():
    with pytest.raises(CallFault, match='claim "visitors_rose" does not prove the words "doubled"') as raised:
        tiny_calls().claim("visitors_rose", "doubled")
    assert "Use one of its wordings: rose; grew." == raised.value.remedy


def test_a_claim_that_the_data_refute_is_a_fault_with_the_rows():
    data = with_cell(tiny_data(), "visitors", "2003", "persons", 10)
    with pytest.raises(CallFault, match='claim "visitors_rose" says "rose", but the data say otherwise') as raised:
        tiny_calls(data).claim("visitors_rose", "rose")
    assert "Reword the sentence, or correct the data: data/visitors.csv, row 2, 4." == raised.value.remedy


def test_a_claim_that_gives_no_truth_is_a_fault():
    def boats(visitors):
        """Boats."""
        return visitors["persons"].sum()

    with pytest.raises(CallFault, match="gives 45, expected True or False"):
        tiny_calls(None, item_of("claims", boats, wordings=("sailed",))).claim("boats", "sailed")


def test_an_endnote_has_its_mark_and_its_link():
    shown = tiny_calls().note(2)
    expected = '<sup class="note" id="mark-2"><a href="~/endnotes/#note-2" aria-label="Endnote 2">2</a></sup>'
    assert expected == shown.html
    assert ("", (2,)) == (shown.plain, shown.marks)


def test_an_endnote_that_does_not_exist_is_a_fault():
    with pytest.raises(CallFault, match="there is no endnote 4") as raised:
        tiny_calls().note(4)
    assert "Endnotes are 1 to 3, in data/endnotes.csv." == raised.value.remedy


def test_an_endnote_named_as_text_is_a_fault_or_counts_as_its_number():
    try:
        marks = tiny_calls().note("2").marks
    except CallFault:
        marks = (2,)
    assert (2,) == marks, "its mark would have no way back from the endnotes"


def test_a_typed_text_stands_as_it_is():
    shown = tiny_calls().typed("P5+1 *x*", "a name")
    assert ("P5+1 &#42;x&#42;", "P5+1 *x*") == (shown.html, shown.plain)


def test_a_typed_text_without_a_reason_is_a_fault():
    with pytest.raises(CallFault, match='"5" is typed without a reason'):
        tiny_calls().typed("5", " ")


# table


def test_a_table_has_the_titles_of_its_fields_and_links_its_numbers():
    tree = as_read(tiny_calls().table("village_names").html)
    assert ["The name", "The area_km2", "Visitors"] == [
        cell.text for cell in tree.iter("th") if cell.get("scope") == "col"
    ]
    assert ["45", "4 km²", "45", "10,000 km²", "45"] == [cell.text_content() for cell in tree.iter("td")][1:]
    links = [cell[0].get("href") for cell in tree.iter("td")]
    assert ["~/data/villages/#row-alder", "~/appendix/statistics/#visitors_total"] == links[:2]


def test_a_cell_reads_the_same_in_a_table_as_in_a_sentence():
    assert "2.5 km²" == cells(tiny_calls().table("village_names"))[0]
    assert tiny_calls().value("villages", "alder", "area_km2").plain.endswith("2.5 km²")


def test_the_caption_of_a_table_is_its_definition_and_leads_to_its_section():
    (caption,) = as_read(tiny_calls().table("village_names").html).iter("caption")
    assert "Villages by name. About this table" == caption.text_content()
    assert "~/appendix/tables/#village_names" == caption[0].get("href")


def test_a_table_shows_values_endnotes_and_empty_cells():
    frame = pd.DataFrame({"what": ["a", "b"], "number": [Value("visitors", "2001"), pd.NA], "endnote": [2, pd.NA]})
    shown = table(frame).table("listed")
    assert ["10", "2", "", ""] == cells(shown)
    assert () == shown.marks, "a table only refers to endnotes; their marks stand in the text"


def test_a_column_of_numbers_is_set_as_one():
    columns = {
        "what": ["a", "b"],
        "share": [0.5, pd.NA],
        "count": [Stat("visitors_total"), Value("visitors", "2001")],
        "place": [Value("villages", "alder", "name"), Value("villages", "birch", "name")],
        "holds": [True, False],
        "endnote": [1, 2],
    }
    tree = as_read(table(pd.DataFrame(columns)).table("listed").html)
    heads = [head.text for head in tree.iter("th") if head.get("scope") == "col" and head.get("class") == "number"]
    assert ["Share", "Count", "The endnote"] == heads


def test_a_number_that_a_table_computes_is_no_link_and_has_two_decimals():
    shown = table(lambda villages: pd.DataFrame({"what": ["a"], "ratio": [1 / 3]})).table("listed")
    assert ["0.33"] == cells(shown)
    assert "#row-" not in shown.html


def test_the_form_of_a_statistic_in_a_table_is_kept():
    shown = table(pd.DataFrame({"what": ["a"], "number": [Stat("visitors_total", {"unit": True})]})).table("listed")
    assert ["45 persons"] == cells(shown)


def shares(*forms):
    """A table of shares, which share a unit, with the forms of its cells."""

    def half(visitors):
        """A half."""
        return 50

    def parts():
        """Parts."""
        return pd.DataFrame({"what": ["a"] * len(forms), "part": [Stat("half", form) for form in forms]})

    calls = tiny_calls(None, item_of("statistics", half, unit="percent"), item_of("tables", parts))
    return as_read(calls.table("parts").html)


def test_a_unit_that_all_cells_of_a_column_have_stands_in_its_heading():
    tree = shares({}, {"round": 1})
    assert ["What", "Part, percent"] == [cell.text for cell in tree.iter("th") if cell.get("scope") == "col"]
    assert ["50", "50.0"] == [cell.text_content() for cell in tree.iter("td")]


def test_a_unit_stays_in_the_cells_where_one_of_them_says_how_it_is_shown():
    tree = shares({}, {"unit": False})
    assert ["What", "Part"] == [cell.text for cell in tree.iter("th") if cell.get("scope") == "col"]
    assert ["50 percent", "50"] == [cell.text_content() for cell in tree.iter("td")]


def test_a_period_has_a_link_at_each_end():
    first, last = (Value("visitors", year, "year") for year in ("2001", "2003"))
    years = [Period(first, last), Period(None, last), Period(last, last), None]
    tree = as_read(table(pd.DataFrame({"what": ["a", "b", "c", "d"], "years": years})).table("listed").html)
    assert ["2001–2003", "until 2003", "2003", ""] == [cell.text_content() for cell in tree.iter("td")]
    assert ["2001", "2003", "2003", "2003"] == [link.text for link in tree.find_class("number") if link.tag == "a"]


def test_a_list_sets_the_marks_of_its_endnotes():
    shown = table(lambda villages: villages[["name", "shore", "endnote"]], as_list="i").table("listed")
    assert ["Alder: east2", "Birch: west", "Cedar: west"] == [x.text_content() for x in as_read(shown.html).iter("li")]
    assert (2,) == shown.marks
    assert ["i"] == [numbered.get("type") for numbered in as_read(shown.html).iter("ol")]


def test_a_list_keeps_the_articles_own_numbers():
    shown = table(lambda villages: villages[["name"]].assign(order=[1, 2, 4]), as_list="1").table("listed")
    found = [(entry.get("value"), entry.text_content()) for entry in as_read(shown.html).iter("li")]
    assert [("1", "Alder"), ("2", "Birch"), ("4", "Cedar")] == found


@pytest.mark.parametrize("as_list", ["", "-"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_table_and_a_list_hold_text_as_it_is_written(name, as_list):
    def changed(text):
        data = with_cell(tiny_data(), "villages", "alder", "name", text)
        shown = table(lambda villages: villages[["name", "shore"]], data, as_list=as_list).table("listed")
        return as_read(f"Before.\n\n{shown.html}\n\nAfter.")

    assert HOSTILE[name][1:] in changed(HOSTILE[name]).text_content(), "the first letter of a list's line is a capital"
    assert tags(changed("Alder 1")) == tags(changed(HOSTILE[name]))


# any call


def test_a_call_is_shown_by_its_name():
    calls = tiny_calls()
    assert calls.value("visitors", "2001", words=True) == calls.show("value", ("visitors", "2001"), {"words": True})


@pytest.mark.parametrize(
    ("problem", "remedy", "call"),
    [
        ('no call is named "stats"', 'Did you mean "stat"?', ("stats",)),
        ('no call is named "result"', "Calls are value, stat,", ("result",)),
        ("missing a required argument: 'wording'", 'It is called as claim("name"', ("claim", "visitors_rose")),
        ("too many positional arguments", "It is called as note(6).", ("note", 1, 2)),
        ('no dataset is named "visitor"', 'Did you mean "visitors"?', ("value", "visitor", "2001")),
        ('no row is named "alde"', 'Did you mean "alder"?', ("value", "villages", "alde", "name")),
        ('no field is named "nam"', 'Did you mean "name"?', ("value", "villages", "alder", "nam")),
        ('"villages" has 2 measured fields', "Name one of its fields with field=", ("value", "villages", "alder")),
        ('no hedge in row "birch"', "Fill the cell, or drop the call.", ("value", "villages", "birch", "hedge")),
        ('no statistic is named "visitors_totl"', 'Did you mean "visitors_total"?', ("stat", "visitors_totl")),
        ('no claim is named "visitors_ros"', 'Did you mean "visitors_rose"?', ("claim", "visitors_ros", "rose")),
        ('no chart is named "visitors_by_yea"', 'Did you mean "visitors_by_year"?', ("chart", "visitors_by_yea")),
        ('no table is named "village_name"', 'Did you mean "village_names"?', ("table", "village_name")),
    ],
)
def test_a_call_that_cannot_be_shown_says_why_and_what_to_do(problem, remedy, call):
    name, *arguments = call
    with pytest.raises(CallFault) as raised:
        tiny_calls().show(name, tuple(arguments), {})
    assert problem in raised.value.problem
    assert remedy in raised.value.remedy


@pytest.mark.parametrize(
    ("problem", "options"),
    [
        ("13 is above twelve", {"words": True}),
        ('no option is named "rounded"', {"rounded": 1}),
        ('no option is named "wrds"', {"wrds": True}),
        ("found words='yes', expected a value as in words=True", {"words": "yes"}),
        ("found round='1', expected a value as in round=1", {"round": "1"}),
        ("found round=-1, expected a value as in round=1", {"round": -1}),
        ("found scale=1, expected a value", {"scale": 1}),
        ('no scale is named "dozen"', {"scale": "dozen"}),
    ],
)
def test_an_option_that_a_number_does_not_take_is_a_fault(problem, options):
    with pytest.raises(CallFault) as raised:
        statistic(13).stat("boats", **options)
    assert problem in raised.value.problem
    assert raised.value.remedy.endswith((OPTIONS, "Correct the option.", "Leave out words=True."))


def test_an_option_of_numbers_does_not_go_with_text():
    with pytest.raises(CallFault, match="text takes no option words") as raised:
        tiny_calls().value("villages", "alder", "name", words=True)
    assert "Only capital= goes with text." == raised.value.remedy


def test_a_row_named_by_a_number_is_told_to_be_text():
    with pytest.raises(CallFault) as raised:
        tiny_calls().show("value", ("visitors", 2001), {})
    assert 'Did you mean "2001"' not in raised.value.remedy, "it reads like the name that was not found"


def test_a_name_that_is_a_list_is_a_fault_and_no_error():
    with pytest.raises(CallFault):
        tiny_calls().show("stat", (["visitors_total"],), {})


def test_the_same_data_give_the_same_text():
    assert tiny_calls().table("village_names") == tiny_calls().table("village_names")
    assert [visitors_total, visitors_rose] == [item.function for item in tiny_calls().registry.items()[:2]]
