"""The files beside the pages, read as the page on reuse says, from a server."""

import csv
import shutil
import subprocess
import urllib.request

import duckdb
import pandas
import pytest
from publishing import ADDRESS, page_of

from macros.engine.reuse import files_page


@pytest.fixture(scope="module")
def lines(built, served):
    """The line for each program, as the page tells it, of the server in the place of the published site."""
    told = page_of(built, "cite/").xpath("//h2[@id='examples']/following::dl")[0]
    names = [term.text_content() for term in told.iter("dt")]
    assert list(files_page.EXAMPLES) == names
    texts = [definition.text_content().replace(ADDRESS, served) for definition in told.iter("dd")]
    return dict(zip(names, texts, strict=True))


@pytest.fixture(scope="module")
def measured(site):
    return next(dataset for dataset in site.data.values() if dataset.measures)


def test_pandas_reads_the_rows_that_the_build_has(lines, measured):
    found = eval(lines["pandas"], {"pandas": pandas})  # noqa: S307
    expected = measured.frame.reset_index(drop=True)
    assert list(expected.columns) == list(found.columns)
    pandas.testing.assert_frame_equal(expected[measured.measures], found[measured.measures], check_dtype=False)


def test_curl_saves_what_duckdb_reads_as_the_rows_that_the_build_has(lines, measured, tmp_path):
    command = lines["curl"].split()
    assert shutil.which(command[0]), "install curl"
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    with duckdb.connect(config={"file_search_path": str(tmp_path)}) as connection:
        found = connection.sql(lines["DuckDB, once it was saved"]).df()
    assert list(measured.frame.columns) == list(found.columns)
    for name in measured.measures:
        assert measured.frame[name].tolist() == found[name].tolist()


def test_each_address_on_the_page_answers_for_each_name(built, served, site):
    names = {"data": site.data, "charts": site.registry.charts, "statistics": site.registry.statistics}
    told = page_of(built, "cite/").xpath("//h2[@id='files']/following::dl[1]//dt")
    addresses = [term.text_content() for term in told]
    assert len(files_page.FILES) + 1 == len(addresses)
    for address in addresses:
        for name in names[address.partition("/")[0]] if "<name>" in address else [""]:
            with urllib.request.urlopen(served + address.replace("<name>", name)) as answer:
                assert 200 == answer.status


def test_the_forms_of_each_chart_tell_the_same_rows(built, site):
    for name in site.registry.charts:
        with (built / f"charts/{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        told = (built / f"charts/{name}.md").read_text(encoding="utf-8")
        table = [line for line in told.splitlines() if line.startswith("| ")]
        assert len(rows) + 1 == len(table), name
        assert len(rows[0]) == table[0].count(" | ") + 1, name
