"""What the search's index is given besides the texts of the pages."""

from lake import tiny_site

from macros.engine.publish import searched


def test_a_word_with_a_soft_hyphen_is_found_as_it_is_spelt(tmp_path):
    entries = [{"title": "The har\u00adbour", "text": "Has light\u00adhouses.", "location": "a/"}]
    searched.complete(entries, tiny_site(tmp_path))
    assert ("The harbour", "Has lighthouses.") == (entries[0]["title"], entries[0]["text"])
