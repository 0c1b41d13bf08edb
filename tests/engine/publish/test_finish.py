"""Pages as they are set for readers: apostrophes as in print, foreign titles with their language."""

import pytest
from lake import as_read

from macros.engine.publish.finish import linked_once, set_for_readers


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<p>Alder's shore</p>", "Alder’s shore"),
        ("<p>Alder&#x27;s shore</p>", "Alder’s shore"),
        ("<p>the villages' shore</p>", "the villages’ shore"),
        ("<p>it is the villages'.</p>", "it is the villages’."),
        ("<p>the <a>villages</a>' shore</p>", "the villages’ shore"),
        ("<p><b>the</b>'low' shore</p>", "the'low' shore"),
        ("<p>the ‘low' shore</p>", "the ‘low' shore"),
        ("<p>5' deep</p>", "5' deep"),
        ("<p>write <code>alder's</code></p>", "write alder's"),
        ("<svg><text>alder's</text></svg>", "alder's"),
    ],
)
def test_an_apostrophe_is_set_as_in_print_and_a_quotation_mark_is_left(typed, shown):
    assert shown == as_read(set_for_readers(typed, {})).text_content()


def test_no_attribute_is_touched():
    page = """<a title="Alder's" href="a'b's">Alder</a>"""
    assert page == set_for_readers(page, {"Alder's": "de"})


def test_a_foreign_title_has_its_language_wherever_it_stands():
    tree = as_read(
        set_for_readers("<p>Read “Das Dorf &amp; der See” there.</p><img alt='Das Dorf'>", {"Das Dorf & der See": "de"})
    )
    (span,) = tree.iter("span")
    assert ("Das Dorf & der See", "de") == (span.text, span.get("lang"))


def test_a_title_with_an_apostrophe_is_found():
    tree = as_read(set_for_readers("<p>Vo skol&#x27;ko</p>", {"Vo skol'ko": "ru"}))
    assert "Vo skol’ko" == tree.find(".//span").text


def test_of_several_links_to_one_figure_in_a_paragraph_the_longest_stays():
    one, two = ('<a href="~/data/a/#row-1" class="number">{}</a>', '<a href="~/data/a/#row-2" class="number">{}</a>')
    page = f"<p>In {one.format('2001')}, {one.format('10 in 2001')} and {two.format('3')}.</p><p>{one.format('10')}</p>"
    expected = f'<p>In <span class="number">2001</span>, {one.format("10 in 2001")} and {two.format("3")}.</p>'
    assert f"{expected}<p>{one.format('10')}</p>" == linked_once(page)
