"""The section behind each number: what it is, what it rests on, what the article prints, who uses it."""

import pytest
from lake import EVERY_HOSTILE, as_read, item_of, tags, tiny_data, tiny_site, visitors_total, with_cell

from macros.engine.appendix import trace_parts, traces
from macros.engine.items import operations
from macros.engine.items.provenance import Footprint


def read(markup):
    """A section as its heading and its descriptions by their terms."""
    tree = as_read(markup)
    found = {term.text_content(): told for term, told in zip(tree.iter("dt"), tree.iter("dd"), strict=True)}
    return tree, {term: " ".join(told.text_content().split()) for term, told in found.items()}


def links(tree):
    return [address for *_, address, _ in tree.iterlinks()]


def test_a_trace_is_reached_by_its_heading_and_listed_by_a_row(lake):
    tree, _ = read(traces.statistic(lake, lake.registry.statistics["visitors_total"]))
    (heading,) = tree.iter("h3")
    assert ("visitors_total", "The lake had 45 visitors") == (heading.get("id"), heading.text_content())
    row = [part.text_content() for part in tree.find(".//summary")]
    assert ["45", "The lake had 45 visitors", "The lake district · Introduction · endnote 1"] == row


def test_the_trace_of_a_statistic_tells_all_of_it(lake):
    tree, told = read(traces.statistic(lake, lake.registry.statistics["visitors_total"]))
    assert ("45", "persons", "visitors_total") == (told["Value"], told["Unit"], told["Name"].partition(" · ")[0])
    assert "Exact value" not in told, "it is what is shown"
    assert "Visitors of all years." == told["Definition"]
    assert "Visitors: 2001, 2002, 2003" == told["Rests on"]
    assert ("Reed, Lake Villages, 1990 (endnote 1)", "“45” (Introduction)") == (
        told["Source"],
        told["Printed in the article"],
    )
    uses = "The lake district: The lake had 45 visitors.Introduction: Their number, 45 in all, rose.Villages by name"
    assert uses == told["Used in"]
    assert {"~/data/visitors/#row-2001", "~/endnotes/#note-1", "~/appendix/ledger/#printed-2"} <= set(links(tree))
    assert "~/introduction/#:~:text=Their%20number%2C%2045%20in%20all%2C" in links(tree), "the sentence itself"


def test_the_short_form_of_a_trace_is_its_value_print_source_and_points(tmp_path):
    call = '{{ value("visitors", "2002", "{persons} people in {year}") }}'
    point = f"# Points\n\n## First\n\n### A year\n\n*It is short.*\n{call}\n"
    site = tiny_site(tmp_path, {"index.md": "# Home\n", "discrepancies.md": point})
    brief, more = read(traces.statistic(site, site.registry.statistics["visitors_total"]))[0].find(".//section")[1:3]
    terms = [term.text for term in brief.iter("dt")]
    assert ["Value", "Printed in the article", "Source", "Read with care"] == terms
    assert "A year. It is short." == brief.findall(".//dd")[-1].text_content()
    assert "Used in" not in brief.text_content()
    assert "Name" in more.text_content()


def test_the_exact_value_of_a_statistic_is_not_rounded(tmp_path):
    def ratio(visitors):
        """A ratio."""
        return 1 / 3

    site = tiny_site(tmp_path, None, None, item_of("statistics", ratio, unit="times", round=1))
    _, told = read(traces.statistic(site, site.registry.statistics["ratio"]))
    assert ("0.3", "0.333333333333") == (told["Value"], told["Exact value"])
    assert "Not printed: computed by this site." == told["Printed in the article"]
    assert "Visitors: no row alone changes it" == told["Rests on"]


def test_a_year_has_no_separator_in_its_section(tmp_path):
    def last(visitors):
        """The last year."""
        return visitors["year"].max()

    site = tiny_site(tmp_path, None, None, item_of("statistics", last, unit="year"))
    _, told = read(traces.statistic(site, site.registry.statistics["last"]))
    assert ("2003", False) == (told["Value"], "Exact value" in told)


def test_the_section_says_where_all_rows_are_listed_for_want_of_a_few(tmp_path):
    def second(visitors):
        """Needs another row beside."""
        return len(visitors) > 1 and visitors.at["2002", "persons"]

    site = tiny_site(tmp_path, None, None, item_of("statistics", second, unit="persons"))
    _, told = read(traces.statistic(site, site.registry.statistics["second"]))
    assert "Visitors: 2001, 2002, 2003All rows are listed, because those" in told["Rests on"]


def test_the_section_of_a_claim_tells_its_wordings_and_whether_it_holds(lake):
    tree, told = read(traces.claim(lake, lake.registry.claims["visitors_rose"]))
    assert "rosegrew" == told["Wordings that the test proves"]
    assert "The last year has more visitors than the first" == tree.find(".//h3").text
    assert ("Yes", "Visitors: 2001, 2003") == (told["Holds"], told["Rests on"])
    assert "“rose” (Introduction)" == told["Printed in the article"]
    assert "Introduction: Their number, 45 in all, rose." == told["Used in"]


def test_a_claim_that_does_not_hold_says_no(tmp_path):
    site = tiny_site(tmp_path, {"index.md": "# Home\n"}, with_cell(tiny_data(), "visitors", "2003", "persons", 1))
    assert "No" == read(traces.claim(site, site.registry.claims["visitors_rose"]))[1]["Holds"]


def test_the_section_of_a_chart_leads_to_the_pages_and_files(lake):
    tree, told = read(traces.drawn(lake, lake.registry.charts["visitors_by_year"]))
    assert ("Visitors each year", "Visitors, by year.") == (tree.find(".//h3").text, told["What it shows"])
    assert ("Introduction", "SVG · PNG · CSV · JSON · MD") == (told["Stands on"], told["Downloads"])
    assert "~/introduction/#chart-visitors_by_year" in links(tree)


def test_the_section_of_a_table_has_no_downloads(lake):
    _, told = read(traces.drawn(lake, lake.registry.tables["village_names"]))
    assert {"What it shows", "Stands on", "Rests on", "Source", "Name", "Address"} == set(told)
    assert ("Reed, Lake Villages, 1990 (endnote 1); endnote 2", "Introduction") == (told["Source"], told["Stands on"])


def test_the_trace_of_a_row_tells_its_cells_and_what_rests_on_it(lake):
    tree, told = read(traces.row(lake, lake.data["visitors"], "2001"))
    assert "Visitors: 2001" == tree.get_element_by_id("row-2001").text_content()
    assert ("10 persons", "What persons means.") == (told["The persons"], told["The persons: definition"])
    assert "Reed, Lake Villages, 1990 (endnote 1)" == told["Source"]
    assert ("“ten people” (Introduction)", "Visitors, row 2 of data/visitors.csv") == (
        told["Printed in the article"],
        told["File"],
    )
    assert "Introduction: In 2001, 10 people came." == told["Used in"]
    assert "The last year has more visitors than the first" == told["Claims that rest on it"]
    assert ("The lake had 45 visitors", "Visitors each year") == (
        told["Statistics that rest on it"],
        told["Charts that rest on it"],
    )


def test_the_trace_of_a_row_leaves_out_what_is_empty(lake):
    _, told = read(traces.row(lake, lake.data["villages"], "cedar"))
    fields = ["The area_km2", "The name", "The shore", "The founded_date", "The area_km2: definition"]
    assert [*fields, "Tables that rest on it", "File", "Address"] == list(told)
    assert "10,000 km²" == told["The area_km2"]


def test_a_printed_row_without_an_endnote_says_that_no_source_is_named(tmp_path):
    site = tiny_site(tmp_path, None, with_cell(tiny_data(), "visitors", "2001", "endnote", None))
    assert "No endnote stands with it." == read(traces.row(site, site.data["visitors"], "2001"))[1]["Source"]
    assert "Source" not in read(traces.row(site, site.data["sections"], "introduction"))[1]


@pytest.mark.parametrize(("many", "count"), [(False, 3), (True, 4)])
def test_of_many_works_the_first_are_named(lake, many, count):
    told = trace_parts.source(lake, list(range(2, 2 + count)))
    assert many is told.endswith("; 2 more")
    assert (2 if many else 3) == told.count("endnote <")


def test_the_same_sentence_is_told_once(tmp_path):
    page = '# Home\n\nOf {{ stat("visitors_total", bare=True) }}, {{ stat("visitors_total", bare=True) }} came.\n'
    site = tiny_site(tmp_path, {"index.md": page})
    assert (
        "Home: Of 45, 45 came.Villages by name"
        == read(traces.statistic(site, site.registry.statistics["visitors_total"]))[1]["Used in"]
    )


@pytest.mark.parametrize(("folded", "count"), [(False, 12), (True, 13)])
def test_a_long_list_is_folded(folded, count):
    markup = trace_parts.folded(["item"] * count, "sentences")
    assert folded is markup.startswith(f"<details><summary>{count} sentences</summary>")
    assert count == markup.count("<li>")


@pytest.mark.parametrize(("folded", "count"), [(False, 3), (True, 4)])
def test_the_sentences_that_use_a_number_are_folded_where_they_are_more_than_three(tmp_path, folded, count):
    page = "# Home\n\n" + "".join(f'Line {"x" * n} {{{{ stat("visitors_total") }}}}.\n' for n in range(count))
    site = tiny_site(tmp_path, {"index.md": page})
    markup = traces.statistic(site, site.registry.statistics["visitors_total"])
    assert folded is (f"<summary>{count} sentences</summary>" in markup)


@pytest.mark.parametrize(("folded", "count"), [(False, 12), (True, 13)])
def test_many_rows_that_a_number_rests_on_are_folded(lake, folded, count):
    rows = tuple(f"r{n}" for n in range(count))
    frame = tiny_data()["sections"].frame.reindex(rows)
    item = item_of("statistics", visitors_total, unit="persons")
    lake.data = lake.data.replaced(lake.data["sections"].with_frame(frame))
    lake.usage.footprints[item.kind, item.name] = Footprint({"sections": rows})
    markup = trace_parts.rests_on(lake, item)
    assert folded is (f"<summary>{count} of {count} rows</summary>" in markup)
    assert count == markup.count("#row-")


def test_the_reason_of_a_printed_number_is_told(tmp_path):
    site = tiny_site(tmp_path, None, with_cell(tiny_data(), "printed", "1", "reason", "A slip."))
    _, told = read(traces.row(site, site.data["visitors"], "2001"))
    assert ("“ten people” (Introduction)", "“ten people”: A slip.") == (
        told["Printed in the article"],
        told["Remarks on print"],
    )


def test_the_ledger_does_not_tell_what_is_printed_for_its_own_rows(lake):
    assert "Printed in the article" not in read(traces.row(lake, lake.data["printed"], "1"))[1]


def test_the_search_finds_the_definition_of_a_statistic_and_no_row(lake):
    found = as_read(traces.statistic(lake, lake.registry.statistics["visitors_total"]))
    row = as_read(traces.row(lake, lake.data["visitors"], "2001"))
    assert (None, "") == tuple(part.find(".//h3").get("data-search-exclude") for part in (found, row))
    assert ["Definition"] == [
        part.find("dt").text
        for part in found.iter("div")
        if part.find("dt") is not None and part.get("data-search-exclude") is None
    ]


def test_a_list_of_nothing_is_nothing():
    assert "" == trace_parts.folded([], "sentences")


def test_the_section_of_a_row_holds_text_as_it_is_written(tmp_path):
    def section(text):
        data = with_cell(with_cell(tiny_data(), "villages", "alder", "name", text), "villages", "alder", "unit", text)
        site = tiny_site(tmp_path, None, data)
        return read(f"Before.\n\n{traces.row(site, site.data['villages'], 'alder')}\n\nAfter.")

    tree, told = section(EVERY_HOSTILE)
    assert " ".join(EVERY_HOSTILE.split()) == told["The name"]
    assert tags(section("text")[0]) == tags(tree)


def test_the_sentences_and_printed_texts_of_a_section_are_text(tmp_path):
    def section(text):
        data = with_cell(with_cell(tiny_data(), "printed", "2", "printed", text), "villages", "alder", "name", text)
        page = '# Home\n\nIn {{ value("villages", "alder", "name") }} {{ stat("visitors_total") }} came.\n'
        site = tiny_site(tmp_path, {"index.md": page}, data)
        return read(traces.statistic(site, item_of("statistics", visitors_total, unit="persons")))

    tree, told = section(EVERY_HOSTILE)
    assert f"“{EVERY_HOSTILE}” (Introduction)" == told["Printed in the article"]
    assert tags(section("text")[0]) == tags(tree)


def test_arithmetic_is_told_with_its_values_where_a_function_gives_them(tmp_path):
    def rise(visitors):
        """The rise."""
        return operations.change(visitors["persons"])

    site = tiny_site(tmp_path, None, None, item_of("statistics", rise, unit="persons"))
    tree, told = read(traces.statistic(site, site.registry.statistics["rise"]))
    assert "15 − 10 = 5" == told["Arithmetic"]
    assert 1 == [term.text for term in tree.iter("dt")].count("Arithmetic")
    assert "Arithmetic" not in read(traces.statistic(site, site.registry.statistics["visitors_total"]))[1]
