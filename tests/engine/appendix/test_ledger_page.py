"""The page of the ledger: a count of each status, the entries with a reserve, and all of them by section."""

import json
from dataclasses import replace

from conftest import ROOT
from lake import EVERY_HOSTILE, as_read, tags, tiny_data, tiny_site, with_cell

from macros.engine.appendix import ledger_page
from macros.engine.datasets.dataset import Field
from macros.engine.site import ledger


def listing(folder, *changes, pages=None):
    """The page with some cells changed: (dataset, row, field, value) each."""
    data = tiny_data()
    for change in changes:
        data = with_cell(data, *change)
    return as_read(ledger_page.listing(tiny_site(folder, pages, data)))


def rows(tree, number):
    """The cells of each row in the bodies of a table."""
    table = tree.findall(".//table")[number]
    return [[cell.text_content() for cell in row] for body in table.iter("tbody") for row in body]


def headings(tree):
    return [heading.text for heading in tree.iter("h2")]


def test_each_status_is_told_with_its_meaning_and_how_many_entries_have_it(tmp_path):
    tree = listing(tmp_path)
    expected = [[s, ledger_page.MEANINGS[s], n] for s, n in ((ledger.AGREES, "2"), (ledger.HOLDS, "1"))]
    assert expected == rows(tree, 0)
    assert tree.findall(".//caption")[0].text.startswith("3 printed numbers")


def test_every_status_has_a_meaning():
    words = {value for name, value in vars(ledger).items() if name.isupper() and isinstance(value, str)}
    assert words - {ledger.RESERVATION, ledger.PRINTED} == set(ledger_page.MEANINGS)


def test_the_schema_of_the_statistics_has_every_status():
    schema = json.loads((ROOT / "overrides/statistics.schema.json").read_text(encoding="utf-8"))
    found = schema["$defs"]["printed"]["items"]["properties"]["status"]["enum"]
    assert list(ledger_page.MEANINGS) == found


def test_entries_are_listed_under_their_section_with_their_anchors_and_links(tmp_path):
    tree = listing(tmp_path)
    assert ["In sum", "All entries, by section", "Texts without data"] == headings(tree)
    expected = [["Introduction"], ["ten people", "10", "agrees", "1"], ["45", "45", "agrees", ""]]
    assert expected == rows(tree, 1)[:3]
    assert ["printed-1", "printed-2", "printed-3"] == [row.get("id") for row in tree.iter("tr") if row.get("id")]
    links = [address for *_, address, _ in tree.iterlinks()]
    assert ["~/data/visitors/#row-2001", "~/endnotes/#note-1", "~/appendix/statistics/#visitors_total"] == links[:3]


def test_an_entry_that_differs_or_holds_in_part_stands_before_all_others_with_its_reason(tmp_path):
    tree = listing(tmp_path, ("printed", "1", "printed", "nine"), ("printed", "1", "reason", "A slip."))
    assert "With a reservation" in headings(tree)
    assert [["Introduction"], ["nine", "10", "differs A slip.", "1"]] == rows(tree, 1)


def test_a_text_that_no_data_answer_is_no_difference(tmp_path):
    tree = listing(tmp_path, ("printed", "2", "statistic", ""), ("printed", "2", "reason", "A page number."))
    assert "With a reservation" not in headings(tree)


def test_the_texts_that_are_typed_are_told(tmp_path):
    tree = listing(tmp_path, pages={"index.md": '# Home\n\n{{ typed("P5+1", "a name") }}\n'})
    assert [["P5+1", "a name", "docs/index.md:3"]] == rows(tree, 2)


def test_the_page_holds_text_as_it_is_written(tmp_path):
    def changed(text):
        return listing(tmp_path, ("printed", "1", "printed", text), ("printed", "1", "reason", text))

    texts = [cell.text_content() for cell in changed(EVERY_HOSTILE).iter("th", "td")]
    assert [EVERY_HOSTILE, f"differs {EVERY_HOSTILE}"] == [text for text in texts if EVERY_HOSTILE in text][:2]
    assert tags(changed("text")) == tags(changed(EVERY_HOSTILE))


def test_what_is_counted_by_its_kind_is_listed(tmp_path):
    data = tiny_data()
    printed = data["printed"]
    kinds = ["number", "trend", "number"]
    frame = printed.frame.assign(kind=kinds)
    frame["endnote"] = frame["endnote"].where(frame.index == "1")
    frame.loc["2", ["statistic", "claim"]] = ""
    fields = (*printed.fields, Field("kind", "string", "Kind", "", "", {}))
    data = data.replaced(replace(printed, fields=fields, frame=frame))
    tree = as_read(ledger_page.listing(tiny_site(tmp_path, None, data)))
    captions = {caption.text_content(): caption.getparent() for caption in tree.iter("caption")}
    (trends,) = captions["Trends that no figure measures"].xpath(".//tbody/tr[not(@class)]")
    assert trends.text_content().startswith("45")
    (unmarked,) = captions["Figures in sentences without an endnote"].xpath(".//tbody/tr[not(@class)]")
    assert unmarked.text_content().startswith("rose")
