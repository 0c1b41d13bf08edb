"""The check of the live site, against good and bad sites on this machine."""

import hashlib
import json
from pathlib import Path

import live_site
import pytest
from publishing import server

SECTION = (
    '<details><summary><b>1</b></summary><section><h3 id="a&#95;b">A b</h3><dl><div><dt>Unit</dt><dd>9</dd></div>'
    "<div><dt>Exact value</dt><dd>{}</dd></div></dl></section>"
)
HOME = "<h1>A lake</h1>"
DIGEST = hashlib.sha256(HOME.encode()).hexdigest()
ROWS = "year,persons\n2001,1045\n"


@pytest.fixture
def site(tmp_path, monkeypatch):
    """The address of a good site of three files and a page, and its folder; its rows stand in the checkout too."""
    monkeypatch.setattr(live_site, "ROOT", tmp_path / "checkout")
    monkeypatch.setattr(live_site, "ATTEMPTS", 1)
    folder = tmp_path / "site"
    with server(folder) as address:
        statistic = {"id": "a_b", "value": 1045, "datasets": ["lake"], "url": f"{address}appendix/statistics/#a_b"}
        files = {"index.html": HOME, "statistics.json": json.dumps({"statistics": [statistic]}), "data/lake.csv": ROWS}
        for path, text in (files | {"appendix/statistics/index.html": SECTION.format("1,045")}).items():
            write(folder / path, text)
        write(tmp_path / "checkout/data/lake.csv", ROWS)
        yield address, folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_good_site_is_good(site, capsys):
    assert 0 == live_site.main([site[0], DIGEST])
    lines = capsys.readouterr().out.splitlines()
    assert 4 == len(lines)
    assert f"good: {site[0]}appendix/statistics/#a_b: 1,045, as in statistics.json" == lines[-1]


@pytest.mark.parametrize(
    ("said", "path", "text"),
    [
        ("found a page with the SHA-256", "index.html", "<h1>Another lake</h1>"),
        ("data/lake.csv: found 24 other bytes, expected the 23 of data/lake.csv", "data/lake.csv", f"{ROWS}\n"),
        ("found 1,046, expected 1045 as in", "appendix/statistics/index.html", SECTION.format("1,046")),
        ("found no section with a value, expected 1045", "appendix/statistics/index.html", "<h3>A b</h3>"),
        ("statistics.json: found no statistic in it", "statistics.json", "<html>"),
        ("statistics.json: found no statistic in it", "statistics.json", '{"statistics": []}'),
    ],
)
def test_what_is_wrong_is_told_with_what_was_found_and_expected(site, capsys, said, path, text):
    write(site[1] / path, text)
    assert 1 == live_site.main([site[0], DIGEST])
    (wrong,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("WRONG: ")]
    assert said in wrong


@pytest.mark.parametrize("path", ["index.html", "statistics.json", "data/lake.csv", "appendix/statistics/index.html"])
def test_a_missing_file_is_told_with_its_status(site, capsys, path):
    (site[1] / path).unlink()
    assert 1 == live_site.main([site[0], DIGEST])
    address = f"{site[0]}{path.removesuffix('index.html')}"
    assert f"WRONG: {address}: found the status 404, expected 200." in capsys.readouterr().out.splitlines()


def test_a_site_that_was_built_for_another_address_is_told(site, capsys):
    write(site[1] / "statistics.json", (site[1] / "statistics.json").read_text().replace("127.0.0.1", "localhost"))
    assert 1 == live_site.main([site[0], DIGEST])
    assert f"expected an address below {site[0]}" in capsys.readouterr().out


def test_the_address_may_lack_its_last_slash(site):
    assert 0 == live_site.main([site[0].rstrip("/"), DIGEST])


def test_the_site_is_asked_again_until_it_is_there(site, monkeypatch, capsys):
    (site[1] / "index.html").rename(site[1] / "late.html")
    monkeypatch.setattr(live_site, "ATTEMPTS", 3)
    monkeypatch.setattr(live_site.time, "sleep", lambda seconds: seconds and late(site[1]))
    assert 0 == live_site.main([site[0], DIGEST])
    assert "WRONG" not in capsys.readouterr().out


def late(folder: Path) -> None:
    if (folder / "late.html").exists():
        (folder / "late.html").rename(folder / "index.html")


def test_a_host_that_does_not_answer_is_told(monkeypatch, capsys):
    monkeypatch.setattr(live_site, "ATTEMPTS", 1)
    assert 1 == live_site.main(["http://127.0.0.1:9/", DIGEST])
    assert "found no answer" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["https://a.example/"], ["a.example", DIGEST], ["https://a.example/", "b"]])
def test_other_arguments_are_answered_with_those_expected(arguments, capsys):
    assert 2 == live_site.main(arguments)
    assert "Expected the site's address" in capsys.readouterr().err


def test_the_built_site_is_good_once_it_stands_at_its_address(built, monkeypatch):
    from publishing import ADDRESS

    def fetched(address):
        path = built / address.removeprefix(ADDRESS)
        return (path / "index.html" if path.is_dir() else path).read_bytes()

    monkeypatch.setattr(live_site, "fetched", fetched)
    digest = hashlib.sha256((built / "index.html").read_bytes()).hexdigest()
    assert ([], 4) == (live_site.look(ADDRESS, digest)[1], len(live_site.look(ADDRESS, digest)[0]))
