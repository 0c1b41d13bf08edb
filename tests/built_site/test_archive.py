"""The archive: it opens from a disk, and a check of its own sees each change."""

import ast
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from publishing import ROOT, firefox, pages_of, start

from macros.engine.items import operations
from macros.engine.reuse import archive, verify


@pytest.fixture(scope="module")
def packed(built, tmp_path_factory):
    return archive.write(built, ROOT, tmp_path_factory.mktemp("packed"))


@pytest.fixture
def unpacked(packed, tmp_path):
    shutil.unpack_archive(packed, tmp_path)
    return tmp_path / packed.stem


def check(folder):
    done = subprocess.run(
        [sys.executable, "verify.py"], cwd=folder, capture_output=True, text=True, check=False, timeout=10
    )
    return done.returncode, done.stdout + done.stderr


def test_the_check_passes_as_it_was_archived(unpacked):
    every, made, _ = verify.again(unpacked / "site")
    assert (0, f"{verify.GOOD.format(made, every)}\n") == check(unpacked)
    assert 0 < made < every


def test_the_check_is_written_for_the_oldest_python_that_it_promises():
    text = Path(verify.__file__).read_text(encoding="utf-8")
    assert "Python 3.9" in text
    tree = ast.parse(text, feature_version=(3, 9))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= sys.stdlib_module_names


@pytest.mark.parametrize("name", ["site/index.html", "site/data/endnotes.csv", "README.txt", "verify.py"])
def test_one_changed_byte_is_found(unpacked, name):
    content = (unpacked / name).read_bytes()
    at = content.rindex(b"e") if name == "verify.py" else len(content) // 2
    (unpacked / name).write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    status, told = check(unpacked)
    assert status
    assert name == "verify.py" or f"{name}: changed\n" in told


def test_a_file_that_is_missing_or_more_is_found(unpacked):
    (unpacked / "README.txt").unlink()
    (unpacked / "site/more.html").touch()
    assert (1, "README.txt: missing\nsite/more.html: not of this archive\n") == check(unpacked)


def rise():
    """A statistic as it is published."""
    told = {"operation": "growth", "operands": {"first": {"row": "a", "field": "n", "value": 4}, "last": 5}}
    return {"id": "rise", "value": 25, "datasets": ["boats"], "computation": told}


@pytest.mark.parametrize(
    ("cell", "value", "expected"),
    [
        ("4", 25, []),
        ("4", 26, ["rise: its rows give 25.0, and it is told as 26"]),
        ("5", 25, ["rise: row a, field n: found ['5'], expected 4"]),
        ("", 25, ["rise: row a, field n: found [''], expected 4"]),
        ("4", "x", ["rise: must be real number, not str"]),
    ],
)
def test_a_number_that_its_rows_do_not_give_is_found(tmp_path, cell, value, expected):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/boats.csv").write_text(f"key,n\na,{cell}\n", encoding="utf-8")
    told = {"statistics": [rise() | {"value": value}]}
    (tmp_path / "statistics.json").write_text(json.dumps(told), encoding="utf-8")
    assert (1, 1, expected) == verify.again(tmp_path)


@pytest.mark.parametrize("name", verify.OPERATIONS)
def test_the_check_computes_an_operation_as_the_engine_does(name):
    column = pd.Series([4.0, 10.0, 6.0], index=["a", "b", "c"], name="n").rename_axis("row")
    pair = name in ("share", "ratio", "difference")
    made = getattr(operations, name)(*([column["a"], column["b"]] if pair else [column]))
    rows = {"boats": {row: {"n": str(value)} for row, value in column.items()}}
    assert made.number == verify.computed(operations.described(made), ["boats"], rows)


def test_the_check_knows_each_operation_of_the_site(built):
    told = (built / "statistics.json").read_text(encoding="utf-8")
    assert set(re.findall(r'"operation": "(\w+)"', told)) == set(verify.OPERATIONS)


def test_the_same_site_gives_the_same_archive(built, packed, tmp_path):
    assert packed.read_bytes() == archive.write(built, ROOT, tmp_path).read_bytes()


def test_each_link_of_an_unpacked_page_names_a_file(unpacked):
    lost = []
    for url, page in pages_of(unpacked / "site").items():
        for address in page.xpath("//a/@href"):
            path = address.partition("#")[0]
            if path and "://" not in path and not (unpacked / "site" / url / path).resolve().is_file():
                lost.append(f"{url}: {address}")
    assert [] == lost


@pytest.fixture(params=["chromium", "firefox"])
def page(request, playwright):
    if request.param == "chromium":
        yield request.getfixturevalue("browser").new_page()
    elif not firefox():
        pytest.skip("Firefox is not installed here")
    else:
        running = start(playwright, "firefox")
        yield running.new_page()
        running.close()


def test_it_opens_from_a_disk_and_tells_the_console_nothing(unpacked, page):
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto((unpacked / "site/index.html").as_uri())
    page.mouse.move(50, 200)
    page.click("nav a:has-text('Domestic Measures')")
    assert page.url.endswith("/domestic-measures/index.html")
    assert page.locator("figure.chart svg:visible").count()
    page.locator("article a.number").first.hover()
    page.wait_for_timeout(700)
    page.locator("article a.number").first.click()
    page.wait_for_url("**/index.html#*")
    assert [] == told


def test_what_a_deposit_asks_for_is_told(packed, site):
    told = json.loads((packed.parent / archive.ZENODO).read_text(encoding="utf-8"))
    (article,) = site.data["article"].frame.itertuples()
    assert site.data.descriptor["version"] == told["version"]
    assert [article.address] == [each["identifier"] for each in told["related_identifiers"]]
    assert "cc-by-4.0" == told["license"]


def test_the_archive_holds_the_site_and_its_data(packed, site):
    with zipfile.ZipFile(packed) as found:
        names = {name.partition("/")[2] for name in found.namelist()}
    assert {"verify.py", verify.SUMS, "README.txt", *archive.BESIDE, "site/statistics.json"} <= names
    assert {f"site/{dataset.path}" for dataset in site.data.values()} <= names
