"""Texts that programs leave in a cell where another one was: each is refused, and what people write is not."""

import pytest

from macros.engine.datasets.cell_text import misread, trouble

FIELD = {"name": "place", "type": "string"}
WRONG = {  # what a spreadsheet shows in place of a result or of a number, by its language
    "error": ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "Err:502"],
    "error in another language": ["#ССЫЛКА!", "#Н/Д", "#BEZUG!", "#NOMBRE?", "#ЗНАЧ!", "#DIV/0 !".replace(" ", "")],
    "narrow column": ["#", "###", "########"],
}
RESHAPED = [
    "06/11/2018", "11.06.2018", "6/11/18", "2018/06/11", "Feb-13", "12-Jan", "12-Jan-2018", "1E+05", "1,5E+05",
    "2.7E-06", "TRUE", "FALSE",
]  # fmt: skip
RIGHT = [
    "#1 in the list", "No. 5", "2,724,900", "$9,220", "92%", "9th", "1990s", "June 11, 2018", "May 2013", "2018–2022",
    "true", "1e5", "007", "true friends", "Err on the safe side", "P5+1", "24/7", "and/or", "A#", "C# and F#",
    "1.2.3.4", "2013-02-18",
]  # fmt: skip
MEANT = [
    "‘ISIS’",
    "Özeren",
    "Ayşe",
    "бейбітшілік",
    "Қазақстан",
    "a dash — here",
    "no. № 5",
    "الأستانة",
    "naïve",
    "10 °C",
]
GUESSES = ["cp1252", "cp1251", "cp1250", "cp1254", "mac_roman"]
HONEST = [
    *MEANT, "“CAFÉ”", "«Ā»", "PERÚ’s", "FRANCEZĂ—franceză", "КАФЕ™", "«СССР»", "Čapek’s", "NIÑ@", "Ä…", "É–", "Éire’",
    "ТІЛІ", "Әлия мен Ғани", "Σ°", "5 £", "«Économie»", "„Ähnlich“", "Ã", "Ñandú", "Straße", "ÎLE",
]  # fmt: skip


@pytest.mark.parametrize("text", [text for texts in WRONG.values() for text in texts])
def test_an_error_of_a_spreadsheet_is_no_text(text):
    assert "a spreadsheet writes this in place of a result" in trouble(FIELD, text)[0]


@pytest.mark.parametrize("text", RESHAPED)
def test_a_text_that_a_spreadsheet_took_for_a_date_or_a_number_is_told(text):
    expected, remedy = trouble(FIELD, text)
    assert "a text that no spreadsheet has rewritten" == expected
    assert "format its column as text" in remedy


@pytest.mark.parametrize("text", [*RIGHT, *HONEST])
def test_what_people_write_passes(text):
    assert trouble(FIELD, text) is None


def misreadings():
    for text in MEANT:
        for encoding in GUESSES:
            seen = text.encode().decode(encoding, "replace")
            if seen.isprintable() and "\ufffd" not in seen:
                yield text, seen


@pytest.mark.parametrize(("meant", "seen"), list(misreadings()))
def test_letters_that_were_read_in_another_encoding_are_told_with_what_they_were(meant, seen):
    found, was = misread(seen)
    assert found in seen
    assert was in meant
    assert f"{was} where {found} stands" in trouble(FIELD, seen)[0]


def test_each_encoding_that_programs_guess_is_tried():
    tried = [seen for _, seen in misreadings()]
    assert len(tried) > 20
    assert all(any(meant.encode().decode(g, "replace") in tried for meant in MEANT) for g in GUESSES)
