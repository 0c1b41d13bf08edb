"""A tiny project that is prepared: who uses what, what rests on what, and every fault at once."""

import pytest
from lake import HEAD, PAGES, call_of, item_of, registry_of, tiny_items, tiny_project, tiny_site, visitors_total

from macros.engine import build
from macros.engine.core.contract import POINTS
from macros.engine.core.faults import Fault, Faults
from macros.engine.items import registry
from macros.engine.site import dependents
from macros.engine.site.usage import target


@pytest.fixture
def faults_of(tmp_path, monkeypatch):
    """The faults with which a tiny project is refused, after some of its texts are replaced."""
    monkeypatch.setattr(registry, "load", tiny_items)

    def prepare(*changes, **pages):
        root = tiny_project(tmp_path, PAGES | {f"{name}.md": f"{HEAD}{text}" for name, text in pages.items()})
        for path, old, new in changes:
            assert old in (root / path).read_text()
            (root / path).write_text((root / path).read_text().replace(old, new))
        with pytest.raises(Faults) as raised:
            build.prepare(root)
        return [str(fault) for fault in raised.value.faults]

    return prepare


def test_a_project_without_a_fault_is_prepared(project, monkeypatch):
    monkeypatch.setattr(registry, "load", tiny_items)
    found = build.prepare(project)
    assert (7, 4, 3) == (len(found.data), len(found.registry.items()), len(found.pages))


def test_all_faults_of_all_pages_are_told_at_once(faults_of):
    found = faults_of(
        a='# A\n\n{{ stat("visitors_totl") }} of 12.\n',
        b="# B\n\n{{ stat(visitors) }}\n{% if boats %}\n",
    )
    places = ["docs/a.md:6", "docs/a.md:6", "docs/b.md:6", "docs/b.md:7"]
    assert places == sorted(fault.split(": ")[0] for fault in found)


def test_a_fault_in_a_cell_tells_what_rests_on_its_row(faults_of):
    (fault,) = faults_of(("data/visitors.csv", "20,1", "20 ,1"))
    assert fault.startswith('data/visitors.csv, row 3, field "persons": found "20 "')
    assert fault.endswith("Rests on it: visitors_total, visitors_by_year, village_names (index, introduction).")


def test_a_fault_in_a_key_tells_what_rests_on_its_dataset(faults_of):
    (fault,) = faults_of(("data/visitors.csv", "2002,", "2001,"))
    items = "visitors_total, visitors_rose, visitors_by_year, village_names"
    assert fault.endswith(f"Rests on it: {items} (index, introduction).")


def test_a_fault_in_a_cell_that_pages_show_without_an_item_tells_the_pages(faults_of):
    row, other = ('# A\n\n{{ value("sections", "introduction") }}\n', '# A\n\n{{ value("sections", "other") }}\n')
    fault = faults_of(("data/sections.csv", "Introduction", "Introduction "), a=row, b=other)[0]
    assert fault.endswith("Rests on it: a, introduction.")


LEDGER = '# The ledger\n\n{{ listing("ledger") }}\n'


@pytest.mark.parametrize(
    ("path", "old", "new", "rests"),
    [
        ("data/endnotes.csv", "2,Ibid.", "2,Ibid. ", "introduction"),
        ("data/endnotes.csv", "2,Ibid.", "1,Ibid.", "introduction"),
        ("data/endnotes.csv", "A last note.", "A last note. ", ""),
        ("data/printed.csv", "ten people", "ten people ", "appendix/ledger"),
        ("data/printed.csv", "ten people", "nine people", "appendix/ledger"),
        ("data/printed.csv", "visitors_total", "visitors_totl", "appendix/ledger"),
        ("data/sections.csv", "1,Introduction", "one,Introduction", "appendix/ledger, introduction"),
        ("data/sections.csv", "key,order", "order,key", "appendix/ledger"),
        ("data/references.json", '"title"', '"titel"', "works"),
    ],
)
def test_a_fault_in_what_every_site_has_tells_the_pages_that_show_it(faults_of, path, old, new, rests):
    works = '# Works\n\n{{ listing("references") }}\n'
    fault = faults_of((path, old, new), works=works, **{"appendix/ledger": LEDGER})[0]
    assert fault.startswith(path)
    assert rests == fault.partition(" Rests on it: ")[2].removesuffix(".")


def test_a_fault_in_the_glossary_tells_the_pages_whose_terms_are_linked(tmp_path):
    site = tiny_site(tmp_path, PAGES | {"a.md": "# A\n"})
    (fault,) = dependents.told(
        [Fault("data/glossary.csv, row 2", "is wrong.", dataset="glossary", row="lake")], site, {}
    )
    assert "index, introduction" == fault.rests


def test_a_listing_of_faulty_data_is_left_until_they_are_mended(faults_of):
    points = "# Points\n\n{{ listing('points') }}\n\n## Differences\n\n- **A part.** See [it](introduction.md).\n"
    (fault,) = faults_of(("data/sections.csv", "Introduction", "Introduction "), **{POINTS: points})
    assert fault.startswith("data/sections.csv, row 2")


def test_many_faults_are_told_with_what_rests_on_their_dataset(faults_of):
    rows = "".join(f"{n},1 ,\n" for n in range(2001, 2031))
    found = faults_of(("data/visitors.csv", "2001,10,1\n2002,20,1\n2003,15,\n", rows))
    assert all("visitors_rose" in fault for fault in found)
    assert len(found) > 20


def test_a_fault_of_the_package_rests_on_nothing(faults_of):
    (fault,) = faults_of(("data/datapackage.json", '"name": "lake"', '"name" "lake"'))
    assert fault.startswith("data/datapackage.json")
    assert "Rests on it" not in fault


def test_a_fault_that_no_page_shows_tells_its_items_alone(faults_of):
    (fault,) = faults_of(("data/villages.csv", "Birch", "Birch "), introduction="# Introduction\n")
    assert fault.endswith("Rests on it: village_names.")


def test_faults_of_data_pages_and_ledger_are_told_at_once(faults_of):
    found = faults_of(
        ("data/visitors.csv", "20,1", "20 ,1"),
        ("data/villages.csv", "Birch", "Birch "),
        ("data/printed.csv", "visitors_rose", "visitors_ros"),
        ("docs/introduction.md", "More people came", "12 boats came"),
        ("docs/introduction.md", '"village_names"', '"village_name"'),
        ("docs/introduction.md", "note(1)", "note(7)"),
        ("mkdocs.yml", "  - index.md\n", ""),
    )
    places = [
        'data/visitors.csv, row 3, field "persons"',
        'data/villages.csv, row 3, field "name"',
        "docs/index.md",
        "docs/introduction.md:7",
        "docs/introduction.md:9",
        "docs/introduction.md:13",
        'data/printed.csv, row 4, field "claim"',
    ]
    assert places == [fault.split(": ")[0] for fault in found]


@pytest.mark.parametrize("gone", ["datapackage.json", "printed.csv", "sections.csv", "endnotes.csv", "references.json"])
def test_a_missing_file_of_data_is_told_alone(project, monkeypatch, gone):
    monkeypatch.setattr(registry, "load", tiny_items)
    (project / "data" / gone).unlink()
    with pytest.raises(Faults) as raised:
        build.prepare(project)
    assert [f"data/{gone}"] == [fault.where for fault in raised.value.faults]


def test_a_missing_style_sheet_whose_colours_the_charts_have_is_told(project, monkeypatch):
    monkeypatch.setattr(registry, "load", tiny_items)
    (project / "overrides/assets/site.css").unlink()
    with pytest.raises(Faults) as raised:
        build.prepare(project)
    assert ["overrides/assets/site.css: is missing. Restore it from the last commit."] == list(
        map(str, raised.value.faults)
    )


def test_a_package_and_a_file_that_are_missing_are_told_without_an_error(project, monkeypatch):
    monkeypatch.setattr(registry, "load", tiny_items)
    for path in (project / "data").iterdir():
        path.unlink()
    with pytest.raises(Faults) as raised:
        build.prepare(project)
    assert ["data/datapackage.json"] == [fault.where for fault in raised.value.faults]


def test_what_rests_on_faulty_data_is_not_told_as_a_fault_of_its_own(faults_of):
    (fault,) = faults_of(("data/visitors.csv", "year,persons", "persons,year"))
    assert "in another order" in fault


def test_a_function_that_fails_is_told_once_where_it_stands_with_all_that_calls_it(project, monkeypatch):
    def visitors_total(visitors):
        """Visitors."""
        return visitors["boats"].sum()

    items = [item for item in tiny_items().items() if item.name != "visitors_total"]
    failing = item_of("statistics", visitors_total, unit="persons")
    monkeypatch.setattr(registry, "load", lambda: registry_of(failing, *items))
    with pytest.raises(Faults) as raised:
        build.prepare(project)
    (fault,) = raised.value.faults
    assert fault.where.startswith("macros/lake.py:")
    assert '"visitors_total" asks for "boats", which is no field and no row of data/visitors.csv.' == fault.problem
    assert "stat(visitors_total) in docs/index.md:6, docs/introduction.md:8" == fault.rests


def test_a_parameter_that_is_no_dataset_is_told(project, monkeypatch):
    def boats_total(boats):
        """Boats."""

    items = registry_of(*tiny_items().items(), item_of("statistics", boats_total))
    monkeypatch.setattr(registry, "load", lambda: items)
    with pytest.raises(Faults) as raised:
        build.prepare(project)
    (fault,) = raised.value.faults
    assert '"boats_total" asks for "boats", which is no dataset.' == fault.problem


def test_a_claim_that_the_data_refute_is_told_at_its_sentence_and_where_the_article_prints_it(faults_of):
    claim, total, printed = faults_of(("data/visitors.csv", "2003,15", "2003,9"))
    assert 'docs/introduction.md:8: claim "visitors_rose" says "rose", but the data say otherwise.' in claim
    assert "Reword the sentence, or correct the data: data/visitors.csv, row 2, 4." in claim
    assert 'data/printed.csv, row 3: the article prints "45", the data give "39" (statistic "visitors_total").' in total
    assert (
        'data/printed.csv, row 4: the article prints "rose", the data give "not rose" (claim "visitors_rose").'
        in printed
    )


def test_a_printed_number_that_differs_is_told(faults_of):
    (fault,) = faults_of(("data/printed.csv", "ten people", "nine people"))
    assert (
        'data/printed.csv, row 2: the article prints "nine people", the data give "10" (data/visitors.csv, row "2001"'
        in fault
    )


def test_an_endnote_that_is_marked_twice_on_a_page_is_told(faults_of):
    (fault,) = faults_of(a="# A\n\nText.{{ note(3) }} Text.{{ note(3) }}\n")
    assert "docs/a.md:6: sets the mark of endnote 3 twice. Keep the mark where the article has it." == fault


def test_a_claim_that_no_change_of_the_data_makes_false_is_told(project, monkeypatch):
    def boats_float(visitors):
        """Whatever the data say."""
        return True

    idle = item_of("claims", boats_float, wordings=("float",))
    monkeypatch.setattr(registry, "load", lambda: registry_of(*tiny_items().items(), idle))
    with pytest.raises(Faults, match='claim "boats_float" stays true whatever its rows say'):
        build.prepare(project)


def test_a_listing_that_does_not_exist_is_told_before_any_page(faults_of):
    (fault,) = faults_of(a='# A\n\n{{ listing("statistic") }}\n')
    assert 'docs/a.md:6: no listing is named "statistic". Did you mean "statistics"?' in fault


def test_a_page_with_another_title_than_its_section_is_told(faults_of):
    (fault,) = faults_of(("docs/introduction.md", "# Introduction", "# Preface"))
    assert 'docs/introduction.md:5: is titled "Preface", expected "Introduction".' in fault


def test_the_uses_of_a_number_are_sentences_of_article_pages(lake):
    use, _ = lake.usage.uses["stat", "visitors_total"]
    assert ("index.md", 6, "The lake had 45 visitors.") == (use.page.path, use.line, use.sentence)
    assert {"stat", "value", "claim", "note", "chart", "table"} == {key[0] for key in lake.usage.uses}


def test_a_page_that_is_used_twice_tells_the_sentence_of_each_use(tmp_path):
    call = '{{ stat("visitors_total", bare=True) }}'
    site = tiny_site(tmp_path, {"a.md": f"# A\n\nIt had {call}.\nThey were {call}.\n"})
    assert ["It had 45.", "They were 45."] == [use.sentence for use in site.usage.uses["stat", "visitors_total"]]


def test_the_pages_of_a_dataset_show_its_cells_or_items_of_it(lake):
    found = {name: [page.path for page in pages] for name, pages in lake.usage.pages_by_dataset.items()}
    assert {"visitors": ["index.md", "introduction.md"], "villages": ["introduction.md"]} == found


def test_an_appendix_page_uses_nothing(tmp_path):
    site = tiny_site(tmp_path, {"appendix/index.md": '# A\n\n{{ stat("visitors_total") }}\n'})
    assert {} == site.usage.uses


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        ("The lake had 45 visitors.", "- The **lake** had {{ stat('visitors_total', bare=True) }} *visitors*."),
        ("They rose, see here.", '> They {{ claim("visitors_rose", "rose") }}, see [here](index.md).{{ note(1) }}'),
        ("In 2001, 10 came.", '## In {{ value("visitors", "2001", "year") }}, {{ value("visitors", "2001") }} came.'),
        ("A snake_case name", "A snake_case name {#anchor}"),
    ],
)
def test_a_sentence_is_told_as_its_reader_sees_it(tmp_path, expected, line):
    site = tiny_site(tmp_path, {"a.md": f"{line}\n"})
    assert expected == site.usage.sentence(site.pages[0], 1)


def test_the_marks_of_lists_and_sentences_are_known_by_their_page(tmp_path):
    def listed(villages):
        """A list."""
        return villages[["name", "endnote"]]

    pages = {"a.md": '# A\n\nText.{{ note(3) }}\n\n{{ table("listed") }}\n', "b.md": "# B\n\nText.{{ note(3) }}\n"}
    site = tiny_site(tmp_path, pages, None, item_of("tables", listed, as_list="-"))
    assert {3: ["a.md", "b.md"], 2: ["a.md"]} == {
        n: [page.path for page in found] for n, found in site.usage.marks.items()
    }


def test_a_table_rests_on_the_rows_of_its_statistics_too(lake):
    assert {"village_names": {"visitors_total"}} == lake.usage.statistics_in
    found = lake.usage.footprints["tables", "village_names"].rows
    assert {"villages": ("alder", "birch", "cedar"), "visitors": ("2001", "2002", "2003")} == found


def test_what_rests_on_a_row_is_the_inverse_of_what_an_item_rests_on(lake):
    names = {row: [item.name for item in items] for row, items in lake.usage.rests_on_row.items()}
    assert ["visitors_total", "visitors_by_year", "village_names"] == names["visitors", "2002"]
    assert ["village_names"] == names["villages", "alder"]
    assert ("sections", "introduction") not in names


@pytest.mark.parametrize(
    ("expected", "call"),
    [
        (("value", "visitors", "2001"), call_of("value", "visitors", "2001", "year")),
        (("stat", "visitors_total"), call_of("stat", "visitors_total", round=1)),
        (("note", "6"), call_of("note", 6)),
        (("listing",), call_of("listing")),
        (("stat", "visitors_total"), call_of("stat", name="visitors_total")),
    ],
)
def test_a_call_points_at_what_it_shows(expected, call):
    assert expected == target(call)


def test_the_repository_is_told_by_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("REPOSITORY", "https://code.example/lake/")
    assert "https://code.example/lake" == tiny_site(tmp_path).repository
    assert visitors_total is tiny_items().statistics["visitors_total"].function


def prepared_twice(project, monkeypatch, path, old, new):
    """The site before and after an edit, the second with what the first one knows."""
    monkeypatch.setattr(registry, "load", tiny_items)
    before = build.prepare(project)
    before.show(call_of("listing", "statistics"))
    (project / path).write_text((project / path).read_text().replace(old, new))
    return before, build.prepare(project, last=before)


def test_after_an_edit_of_a_page_the_same_data_are_not_read_again_and_listings_tell_the_new_page(project, monkeypatch):
    before, after = prepared_twice(project, monkeypatch, "docs/introduction.md", "Their number", "Their count")
    assert before.data is after.data
    call = call_of("stat", "visitors_total", bare=True)
    assert before.show(call) is after.show(call)
    assert "Their count" in after.show(call_of("listing", "statistics")).html


def test_after_an_edit_of_the_data_all_are_read_again(project, monkeypatch):
    before, after = prepared_twice(project, monkeypatch, "data/villages.csv", "Cedar", "Cypress")
    assert ("Cedar", "Cypress") == tuple(site.data["villages"].cell("cedar", "name") for site in (before, after))


def test_after_an_edit_of_the_data_what_rests_on_none_that_changed_is_not_computed_again(project, monkeypatch):
    before, after = prepared_twice(project, monkeypatch, "data/villages.csv", "Cedar", "Cypress")
    charts, tables = ([getattr(s.registry, kind) for s in (before, after)] for kind in ("charts", "tables"))
    first, second = (s.calls.result(c["visitors_by_year"]) for s, c in zip((before, after), charts, strict=True))
    assert first is second
    first, second = (s.calls.result(t["village_names"]) for s, t in zip((before, after), tables, strict=True))
    assert ("Cedar", "Cypress") == (first.loc["cedar", "name"], second.loc["cedar", "name"])
