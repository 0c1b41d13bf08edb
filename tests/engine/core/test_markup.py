"""HTML that holds text as text, whatever Markdown, Jinja or a browser would make of it."""

import pytest
from lake import HOSTILE, as_read, tags

from macros.engine.core import markup


@pytest.mark.parametrize("name", HOSTILE)
def test_text_reads_as_it_is_written(name):
    tree = as_read(f"It says {markup.text(HOSTILE[name])} here.")
    assert f"It says {HOSTILE[name]} here." == tree.text_content()
    assert ["main", "p"] == tags(tree)


@pytest.mark.parametrize("name", HOSTILE)
def test_an_attribute_holds_text_as_it_is_written(name):
    tree = as_read(f"<p{markup.attributes(title=HOSTILE[name])}>Text</p>")
    assert ["main", "p"] == tags(tree)
    assert [("title", HOSTILE[name])] == tree[0].items()


def test_a_value_that_is_no_text_is_written_as_text():
    assert "440" == markup.text(440)


def test_no_mark_of_jinja_or_markdown_is_left_in_text():
    assert set() == set("\\`*_{}[]|~^<>\"'") & set(markup.text("".join(map(chr, range(32, 127)))))


def test_an_element_has_the_attributes_that_are_set():
    expected = '<p class="a" for="b" data-c="1">Text</p>'
    assert expected == markup.element("p", "Text", class_="a", for_="b", data_c=1, id=None)


def test_a_link_leads_below_the_root():
    assert '<a href="~/data/a/#row-b" class="number">4</a>' == markup.link("data/a/#row-b", "4", class_="number")
    assert '<a href="~/&quot;&gt;">4</a>' == markup.link('">', "4")


def test_an_endnote_has_its_italics():
    assert "Reed, <em>Lake Villages</em>, p. 4." == markup.printed_note("Reed, *Lake Villages*, p. 4.")


def test_the_address_in_an_endnote_is_a_link_without_the_full_stop():
    tree = as_read(f"<p>{markup.printed_note('See (https://lake.example/a_b?c=*d*&e), retrieved.')}</p>")
    ((_, _, address, _),) = tree.iterlinks()
    assert "https://lake.example/a_b?c=*d*&e" == address
    assert "See (https://lake.example/a_b?c=*d*&e), retrieved." == tree.text_content()


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in ("emphasis", "link")])
def test_an_endnote_holds_no_other_markup(name):
    tree = as_read(f"<p>{markup.printed_note(HOSTILE[name])}</p>")
    assert HOSTILE[name] == tree.text_content()
    assert ["main", "p"] == tags(tree)


def test_an_endnote_links_to_the_web_alone():
    tree = as_read(f"<p>{markup.printed_note('javascript:alert(1) ftp://a.example file:///b')}</p>")
    assert [] == list(tree.iterlinks())


@pytest.mark.parametrize(
    ("expected", "parts"), [("", []), ("a", ["a"]), ("a and b", ["a", "b"]), ("a, b and c", ["a", "b", "c"])]
)
def test_parts_are_joined_as_in_a_sentence(expected, parts):
    assert expected == markup.join(iter(parts))


def test_a_description_without_content_is_left_out():
    assert "<dl><div><dt>A</dt> <dd>1</dd></div></dl>" == markup.definitions([("A", "1"), ("B", "")])


def test_a_description_may_be_left_out_of_the_search():
    tree = as_read(markup.definitions([("A", "1"), ("B", "2")], unsearched=("B",)))
    assert [None, ""] == [part.get("data-search-exclude") for part in tree.iter("div")]


def test_a_table_heads_its_columns_and_its_rows():
    tree = as_read(markup.table("Boats", ("Name", "Count"), [("Alder", "4"), ("Birch", "5")], [False, True]))
    heads = [(cell.text, cell.get("scope")) for cell in tree.iter("th")]
    assert [("Name", "col"), ("Count", "col"), ("Alder", "row"), ("Birch", "row")] == heads
    assert ["4", "5"] == [cell.text for cell in tree.iter("td")]
    assert ["Count", "4", "5"] == [cell.text for cell in tree.find_class("number")]


def test_the_rows_of_a_table_have_anchors_of_their_own():
    tree = as_read(markup.table("Boats", ("Name",), [("Alder",), ("Birch",)], ids=["row-a", "row-b"], id="boats"))
    assert [None, "row-a", "row-b"] == [row.get("id") for row in tree.iter("tr")]
    assert "Boats" == tree.get_element_by_id("boats").find("caption").text


def test_the_first_column_names_its_row_and_is_set_as_text():
    tree = as_read(markup.table("Boats", ("Year", "Count"), [("2001", "4")], [True, True]))
    assert ["Count", "4"] == [cell.text for cell in tree.find_class("number")]


def test_a_text_in_place_of_a_row_heads_those_that_follow_it():
    rows = ["East", ("Alder", "4"), ("Birch", "5"), "West", ("Cedar", "6")]
    tree = as_read(markup.table("Boats", ("Name", "Count"), rows, ids=["row-a", "row-b", "row-c"]))
    groups = [[cell.text for cell in body.iter("th")] for body in tree.iter("tbody")]
    assert [["East", "Alder", "Birch"], ["West", "Cedar"]] == groups
    heads = [(cell.text, cell.get("colspan")) for cell in tree.iter("th") if cell.get("scope") == "rowgroup"]
    assert [("East", "2"), ("West", "2")] == heads
    assert ["row-a", "row-b", "row-c"] == [row.get("id") for row in tree.iter("tr") if row.get("id")]


def test_a_column_with_a_long_text_is_set_as_prose():
    tree = as_read(markup.table("Boats", ("Name", "About"), [("Alder", "a" * markup.PROSE), ("Birch", "b")]))
    assert ["About", "a" * markup.PROSE, "b"] == [cell.text for cell in tree.find_class("prose")]


LONG = "a word " * markup.PROSE


def test_a_table_that_a_phone_is_too_narrow_for_folds_and_tells_each_cell_its_heading():
    folded = as_read(markup.table("Boats", ("Number", "<b>Built</b> in", "About"), [("of-Alder", LONG, LONG)]))[0]
    assert "table folds" == folded.get("class")
    assert ["Built in", "About"] == folded.xpath(".//@data-label")
    assert ["rowgroup", "row", "rowheader", "cell", "cell"] == folded.xpath(".//@role")


def test_a_number_that_names_a_row_has_its_heading_where_the_table_folds():
    folded = as_read(markup.table("Boats", ("Number", "Built", "About"), [("12345678", LONG, LONG)]))
    assert ["Number", "Built", "About"] == folded.xpath(".//@data-label")


@pytest.mark.parametrize("cells", [("Alder", LONG), ("Alder", "4", LONG), ("Alder", "4", "5", "6", "7 or 8")])
def test_a_table_that_a_phone_has_room_for_is_a_plain_one(cells):
    plain = as_read(markup.table("Boats", ["Name", "Count", "Built", "Sunk", "Found"][: len(cells)], [cells]))[0]
    assert "table" == plain.get("class")
    assert [] == plain.xpath(".//@role|.//@data-label")


def test_a_table_that_no_page_has_room_for_folds_on_each():
    header = ["Name", *"abcdef"]
    assert "table folds wide" == as_read(markup.table("Boats", header, [("Alder", *[LONG] * 6)]))[0].get("class")
    long_words = [("Alder", *["w" * markup.LINE] * 6)]
    assert "table folds wide" == as_read(markup.table("Boats", header, long_words, [True] * 7))[0].get("class")


def test_no_cell_is_glued_to_the_next_where_the_markup_is_left_out():
    table = markup.table("Boats", ("Name", "Count"), [("Alder", "4"), ("Birch", "5")])
    assert "Boats Name Count Alder 4 Birch 5" == markup.plain(table)
    assert "A 1 B 2" == markup.plain(markup.definitions([("A", "1"), ("B", "2")]))


def test_the_headings_of_the_second_rank_are_found_without_their_links():
    link = '<a class="headerlink" href="#a" title="Link">¶</a>'
    page = f'<h1 id="top">Top</h1><h2 id="a">A &amp; <em>b</em>{link}</h2><h3 id="c">C</h3><h2 class="x" id="d">D</h2>'
    assert [("a", "A &amp; b"), ("d", "D")] == markup.headings(page)


def test_the_text_of_some_markup_is_plain():
    assert "a & b*" == markup.plain("<p>a &amp; <em>b&#42;</em></p>")


@pytest.mark.parametrize(
    ("expected", "kind"),
    [
        ("<ul><li>a</li><li>b</li></ul>", "-"),
        ('<ol type="1"><li>a</li><li>b</li></ol>', "1"),
        ('<ol type="i"><li>a</li><li>b</li></ol>', "i"),
    ],
)
def test_a_list_is_numbered_as_its_kind_says(expected, kind):
    assert expected == markup.listing(["a", "b"], kind)


def test_a_list_may_carry_numbers_and_anchors_of_its_items():
    items = [("row-a", "Alder", 1), ("row-c", "Cedar", 3), ("row-d", "Dogwood", None)]
    expected = '<li id="row-a" value="1">Alder</li><li id="row-c" value="3">Cedar</li><li id="row-d">Dogwood</li>'
    assert f'<ol type="i" id="trees">{expected}</ol>' == markup.numbered(items, "i", id="trees")


def test_a_list_that_is_not_numbered_has_anchors_alone():
    assert '<ul><li id="row-a">Alder</li></ul>' == markup.numbered([("row-a", "Alder", 1)], "-")


@pytest.mark.parametrize(
    ("expected", "plain"),
    [
        (["11", "2018"], "June 11, 2018"),
        (["12th"], "the 12th boat"),
        (["P5+1"], "the “P5+1” group"),
        (["2001"], "(2001)"),
        ([], "no number"),
    ],
)
def test_each_word_of_a_text_that_holds_a_number_is_a_link(expected, plain):
    tree = as_read(f"<p>{markup.with_links(plain, 'data/boats/#row-a')}</p>")
    assert plain == tree.text_content()
    assert expected == [link.text for link in tree.find_class("number")]
    assert {"~/data/boats/#row-a"} >= {address for *_, address, _ in tree.iterlinks()}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_with_links_reads_as_it_is_written(name):
    tree = as_read(f"It says {markup.with_links(HOSTILE[name], 'data/boats/#row-a')} here.")
    assert f"It says {HOSTILE[name]} here." == tree.text_content()
    assert ["main", "p"] == tags(tree)


def test_an_address_is_one_from_its_first_to_its_last_letter():
    whole = ["https://lake.example/a_b", "http://lake.example"]
    parts = ["see https://lake.example", "https://lake.example.", "javascript:alert(1)", "lake.example", "https://a b"]
    assert whole == [text for text in whole + parts if markup.is_address(text)]


def test_a_link_to_another_site_shows_its_address():
    expected = (
        '<a class="outside" rel="external" href="https://lake.example/?a&amp;b">https://lake.example/?a&amp;b</a>'
    )
    assert expected == markup.outside("https://lake.example/?a&b")


def test_a_link_to_another_site_may_show_its_name_alone():
    assert "lake.example" == as_read(markup.outside("https://lake.example/a?b", short=True)).text_content()
