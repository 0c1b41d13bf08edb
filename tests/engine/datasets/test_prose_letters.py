"""Letters, blanks and signs of prose that readers do not see, or that are not what they seem."""

import pytest

from macros.engine.datasets.cell_text import prose_trouble

UNSEEN, BLANK, LOST, APART = "holds the invisible", "holds the blank", "has � in the place", "not composed"
WRONG = {
    "an accent apart": ("An O\u0308zeren.", f'{APART} (Unicode NFC), which the search does not find: "O\u0308zeren".'),
    "Kazakh in letters apart": ("Of «беи\u0306бітшілік», peace", '"беи\u0306бітшілік"'),
    "each word": ("O\u0308zeren, *O\u0308nis* and O\u0308zeren", '"O\u0308zeren", "O\u0308nis".'),
    "a sign for a letter": ("An \u212bngstrom", APART),
    "Korean in letters apart": ("\u1112\u1161\u11ab", APART),
    "no width": ("A lake\u200b.", f'{UNSEEN} character "\\u200b"'),
    "a joiner": ("A la\u2060ke.", f'{UNSEEN} character "\\u2060"'),
    "a turn of direction": ("A \u202elake.", UNSEEN),
    "a mark of order at the start": ("\ufeffA lake.", UNSEEN),
    "a control": ("A \x07lake.", UNSEEN),
    "a filler": ("A \u3164lake.", UNSEEN),
    "an empty Braille cell": ("A lake\u2800.", UNSEEN),
    "a letter that is lost": ("A caf\ufffd.", f'{LOST} of a letter: "caf�".'),
    "a wide blank": ("A\u2003lake.", f'{BLANK} "\\u2003"'),
    "an ideographic blank": ("A\u3000lake.", BLANK),
    "a thin blank": ("A\u2009lake.", BLANK),
    "a kept blank at the start": ("\u00a0A lake.", BLANK),
    "a kept blank at the end": ("A lake.\u00a0", BLANK),
    "a kept blank beside another": ("A \u00a0lake.", BLANK),
    "a kept blank after the mark of a list": ("-\u00a0a lake", BLANK),
    "a kept blank after the mark of a heading": ("##\u00a0The lake", BLANK),
    "a soft hyphen at the end": ("A lake\u00ad.", UNSEEN),
    "a soft hyphen beside a blank": ("A \u00adlake.", UNSEEN),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_readers_would_not_see_is_told_with_its_word(name):
    text, told = WRONG[name]
    problem, remedy = prose_trouble(text)
    assert told in problem
    assert "anew" in remedy


@pytest.mark.parametrize(
    "text",
    [
        "", "Özeren, бейбітшілік, «ғ», Ångström, 한", "\ta", "  a  ",
        "A narrow\u202fblank, a kept\u00a0one.", "*Insight*\u00a0on p.\u00a0a",
        "An anti\u00adterrorist", "A – b — c … ‘d’ “e” €", "x\u0304 has an accent that no letter has", "😀❤️",
    ],
)  # fmt: skip
def test_letters_as_they_should_be_are_free(text):
    assert prose_trouble(text) is None
