"""A page's content policy: it stands first, and names exactly the inline scripts that the page runs."""

import pytest

from macros.engine.publish.csp import hashes, policy, with_policy

# echo -n 'a()' | openssl dgst -sha256 -binary | base64
HASH_OF_A = "qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4="
PAGE = "<!doctype html><html><head><title>A page</title><script>a()</script></head><body></body></html>"


def test_the_policy_is_the_first_element_of_the_head():
    assert '<head><meta http-equiv="Content-Security-Policy" content="default-src' in with_policy(PAGE)


def test_nothing_else_of_the_page_changes():
    start, _, rest = with_policy(PAGE).partition("<meta")
    assert start + rest.partition(">")[2] == PAGE


def test_an_inline_script_is_named_by_its_hash():
    assert [HASH_OF_A] == hashes(PAGE)
    assert f"script-src 'self' 'sha256-{HASH_OF_A}';" in with_policy(PAGE)


def test_a_script_that_is_there_twice_is_named_once():
    assert [HASH_OF_A] == hashes(PAGE * 2)


def test_a_change_of_one_letter_is_another_hash():
    assert [HASH_OF_A] != hashes(PAGE.replace("a()", "b()"))


@pytest.mark.parametrize("attributes", ['type="application/json"', "type='application/ld+json'", 'src="a.js"'])
def test_what_is_data_or_a_file_needs_no_hash(attributes):
    assert [] == hashes(f"<head><script {attributes}>a()</script></head>")


@pytest.mark.parametrize("attributes", ["", ' type="module"', " type=text/javascript", ' data-src="x" async'])
def test_what_runs_needs_a_hash(attributes):
    assert [HASH_OF_A] == hashes(f"<script{attributes}>a()</script>")


def test_a_header_element_is_not_taken_for_the_head():
    with pytest.raises(ValueError, match="no <head>"):
        with_policy("<html><header></header></html>")


def test_nothing_is_allowed_by_default_or_from_elsewhere():
    assert policy([]).startswith("default-src 'none';")
    assert not {"*", "https:", "http:", "'unsafe-inline'", "'unsafe-eval'"} & set(
        policy(["x"]).replace(";", "").split()
    )
