"""The weekly check of other sites' addresses, against a server of this machine."""

import http.server
import threading

import outside_links
import pytest
from outside_links import Verdict

LISTED = "address,since,what\nhttps://lake.example/old,2026,gone\n"
PLACES = {"http://a/": "index.html", "http://b/": "about/index.html", "http://c/": "README.md"}


class Answering(http.server.BaseHTTPRequestHandler):
    """Answers with the statuses that the path names, one after the other: /503-200 first fails."""

    asked: list[str] = []

    def do_GET(self):
        statuses = self.path.strip("/").partition("?")[0].split("-")
        code = int(statuses[min(self.asked.count(self.path), len(statuses) - 1)])
        self.asked.append(self.path)
        self.send_response(code)
        if code == 301:
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Says nothing."""


@pytest.fixture
def host(monkeypatch):
    monkeypatch.setattr(outside_links, "PAUSE", 0)
    monkeypatch.setattr(Answering, "asked", [])
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering) as running:
        threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@pytest.mark.parametrize(
    ("word", "why", "path"),
    [
        ("good", "status 200", "200"),
        ("good", "status 200", "301"),
        ("good", "status 200", "200?q=é&a=%40#x"),
        ("good", "status 200", "503-200"),
        ("gone", "status 404", "404"),
        ("gone", "status 410", "410"),
        ("unsure", "status 403", "403"),
        ("unsure", "status 429", "429"),
        ("unsure", "status 500", "500"),
    ],
)
def test_an_address_is_judged_by_its_status(host, word, why, path):
    assert Verdict(word, why) == outside_links.asked(host + path)


def test_an_address_that_is_gone_is_asked_once_and_one_that_fails_again(host):
    for path in ("404", "503"):
        outside_links.asked(host + path)
    assert ["/404", *["/503"] * outside_links.ATTEMPTS] == Answering.asked


def test_a_name_that_is_no_more_is_gone(host):
    assert Verdict("gone", "no such name") == outside_links.asked("http://nothing.invalid/")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "https://127.0.0.1:9/", "http://[bad/", "http://a b:c/"])
def test_silence_and_nonsense_prove_nothing(host, address):
    assert "unsure" == outside_links.asked(address).word


def test_the_addresses_of_pages_and_guides_are_found_with_their_places(tmp_path, monkeypatch):
    monkeypatch.setattr(outside_links, "ROOT", tmp_path)
    monkeypatch.setattr(outside_links, "GUIDES", ["README.md"])
    (tmp_path / "README.md").write_text(
        "See [it](https://a.test/b). At <http://127.0.0.1:8000/>, https://lake.example/."
    )
    (tmp_path / "index.html").write_text(
        '<link href="https://own.test/"><a class="x" href="https://a.test/?a=1&amp;b=2#c">1</a><a href="about/">2</a>'
    )
    assert {"https://a.test/?a=1&b=2": "index.html", "https://a.test/b": "README.md"} == outside_links.addresses(
        tmp_path
    )


def test_what_is_newly_gone_fails_and_is_told_with_its_place():
    verdicts = {"http://a/": Verdict("good", ""), "http://b/": Verdict("gone", "status 404")}
    text, good = outside_links.report(PLACES, verdicts, set())
    assert not good
    assert "2 addresses of other sites: 1 answer, 1 are gone, 0 cannot be told." == text.splitlines()[0]
    assert "- http://b/ (status 404), in about/index.html" in text.splitlines()


def test_what_is_known_to_be_gone_fails_no_more():
    text, good = outside_links.report(PLACES, {"http://b/": Verdict("gone", "status 404")}, {"http://b/"})
    assert (True, 1) == (good, len(text.splitlines()))


@pytest.mark.parametrize("verdicts", [{"http://a/": Verdict("good", "status 200")}, {}])
def test_what_is_listed_and_answers_or_stands_nowhere_is_to_be_taken_off(verdicts):
    text, good = outside_links.report(PLACES, verdicts, {"http://a/"})
    assert good
    assert ["", "- http://a/"] == text.splitlines()[-2:]


def test_a_refusal_is_told_and_does_not_fail():
    text, good = outside_links.report(PLACES, {"http://c/": Verdict("unsure", "status 403")}, set())
    assert good
    assert "- http://c/ (status 403), in README.md" == text.splitlines()[-1]


def test_the_command_ends_with_what_it_found(host, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(outside_links, "GUIDES", [])
    monkeypatch.setattr(outside_links, "HERE", outside_links.re.compile("nothing"))
    for status, expected in (("200", 0), ("404", 1)):
        (tmp_path / "index.html").write_text(f'<a href="{host}{status}">1</a>')
        assert expected == outside_links.main([str(tmp_path)])
        assert "1 addresses of other sites: " in capsys.readouterr().out


def test_without_a_network_nothing_is_called_gone(host, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(outside_links, "GUIDES", [])
    (tmp_path / "index.html").write_text('<a href="http://nothing.invalid/">1</a>')
    assert 2 == outside_links.main([str(tmp_path)])
    assert "No name was found at all" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["nowhere"]])
def test_without_a_site_the_command_says_what_it_expects(arguments, capsys):
    assert 2 == outside_links.main(arguments)
    assert "Expected the folder of the built site" in capsys.readouterr().err


def test_the_addresses_of_the_real_site_are_those_of_its_works_and_licences(built, site):
    found = outside_links.addresses(built)
    works = {work["URL"] for work in site.data.references.values() if "URL" in work}
    assert works - set(found) == set(), "they stand on no page"
    assert {"https://creativecommons.org/licenses/by/4.0/"} < set(found)
    assert not any("code.example" in address for address in found)


def test_each_listed_address_is_one_of_the_site_and_has_its_reason(built):
    with outside_links.LISTED.open(encoding="utf-8", newline="") as file:
        rows = list(outside_links.csv.DictReader(file))
    assert ["address", "since", "what"] == outside_links.LISTED.read_text(encoding="utf-8").splitlines()[0].split(",")
    assert all(all(row.values()) for row in rows), "give each its address, the date, and what was found"
    assert {row["address"] for row in rows} <= set(outside_links.addresses(built))
