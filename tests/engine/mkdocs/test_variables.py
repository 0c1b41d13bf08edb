"""The variables that a build reads: an empty one is as none, and a wrong one is told before anything is written."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys

import pytest
from publishing import ROOT
from second_project import second_project

from macros.engine.mkdocs import variables

ADDRESS, DATE = "expected an address, such as https://example.org/", "expected a date in whole seconds since 1970"
GOOD = {
    "SITE_URL": ("https://lake.example", "https://lake.example/", "http://127.0.0.1:8000/", "https://a.example/b/c"),
    "REPOSITORY": (
        "https://code.example/lake",
        "https://code.example:8443/lake/",
        "http://[::1]/a",
        "https://ü.example",
    ),
    "SOURCE_DATE_EPOCH": ("0", "1700000000", "4294967295"),
}
NO_ADDRESS = ("example", "example.org/lake", "https://", "https:///lake", "ftp://a.example/", "https://a b/", "5", "/")
NO_ADDRESS += (
    "https://a.example/?b=1",
    "https://a.example/#b",
    'https://a.example/"',
    " https://a.example",
    "javascript:",
)
WRONG = {
    "SITE_URL": (NO_ADDRESS, ADDRESS),
    "REPOSITORY": (NO_ADDRESS, ADDRESS),
    "SOURCE_DATE_EPOCH": (("abc", "-5", "1.5", "1e3", "1_0", "١", " 5", "4294967296", "9" * 5000, "2026-11-28"), DATE),
}


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    for name in variables.VARIABLES:
        monkeypatch.setenv(name, "")  # so that it is put back as it was
    return monkeypatch


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in GOOD.items() for value in values])
def test_what_a_variable_may_hold_is_no_fault(environment, name, value):
    environment.setenv(name, value)
    assert [] == variables.check()
    assert value == os.environ[name]


@pytest.mark.parametrize("value", ["", " ", "\t \n"])
def test_an_empty_variable_is_as_one_that_is_not_given(environment, value):
    for name in variables.VARIABLES:
        environment.setenv(name, value)
    assert [] == variables.check()
    assert not set(variables.VARIABLES) & set(os.environ)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, (values, _) in WRONG.items() for value in values])
def test_what_a_variable_may_not_hold_is_told_with_its_name_and_what_to_do(environment, name, value):
    environment.setenv(name, value)
    (fault,) = map(str, variables.check())
    assert fault.startswith(f'{name}, in the environment: found "{value[:80]}')
    assert WRONG[name][1] in fault
    assert fault.endswith(f"Correct it, or leave it out: unset {name}.")


def run(folder, *arguments, **values) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "mkdocs", *arguments]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | values
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    """The second project, built at an address of its own."""
    folder = second_project(tmp_path_factory.mktemp("harbour"))
    done = run(folder, "build", "--strict", SITE_URL="https://a.example/b", SOURCE_DATE_EPOCH="1700000000")
    assert done.returncode == 0, done.stderr
    assert '"https://a.example/b/' in (folder / "site/statistics.json").read_text()
    assert "<loc>https://a.example/b/tides/</loc>" in (folder / "site/sitemap.xml").read_text()
    return folder


@pytest.mark.whole
@pytest.mark.parametrize("command", ["build", "serve"])
def test_all_that_is_wrong_is_told_at_once_and_the_last_site_stays(harbour, command):
    before = {path: path.read_bytes() for path in (harbour / "site").rglob("*") if path.is_file()}
    done = run(harbour, command, SITE_URL="example", REPOSITORY="lake", SOURCE_DATE_EPOCH="abc")
    assert done.returncode == 1
    assert ["SITE_URL", "REPOSITORY", "SOURCE_DATE_EPOCH"] == [
        line.removeprefix("Error: ").partition(",")[0] for line in done.stderr.splitlines()
    ]
    assert before == {path: path.read_bytes() for path in (harbour / "site").rglob("*") if path.is_file()}


@pytest.mark.whole
@pytest.mark.parametrize("value", ["", " "])
def test_a_build_with_empty_variables_has_the_address_of_this_machine(harbour, tmp_path, value):
    values = dict.fromkeys(variables.VARIABLES, value)
    done = run(harbour, "build", "--strict", "--site-dir", str(tmp_path / "site"), **values)
    assert done.returncode == 0, done.stderr
    assert "<loc>http://127.0.0.1:8000/tides/</loc>" in (tmp_path / "site/sitemap.xml").read_text()


@pytest.mark.whole
@pytest.mark.parametrize(("port", "reason"), [(None, "in use"), (0, "no such port"), (70000, "no such port")])
def test_a_port_that_cannot_be_used_is_told_in_a_sentence_with_how_to_name_another(harbour, port, reason):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1] if port is None else port
        done = run(harbour, "serve", "--dev-addr", f"127.0.0.1:{port}")
    assert done.returncode == 1
    (line,) = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
    assert line.startswith(f"Error: 127.0.0.1:{port}: cannot be used (")
    assert reason in line
    assert "make serve PORT=8001" in line


@pytest.fixture
def make(tmp_path):
    """`make serve` with a port, in a folder of its own whose Python says what it is asked for and installs nothing."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "python").write_text('#!/bin/sh\n[ "$1" = -c ] && echo works || echo "$@"\n')
    (tmp_path / "python").chmod(0o755)
    (tmp_path / ".venv").mkdir()
    for name in ("requirements.txt", ".venv/pyvenv.cfg", ".venv/site-packages-installed"):
        (tmp_path / name).touch()

    def run_make(port):
        command = ["make", "--no-print-directory", "serve", f"PORT={port}", "RUN=./python"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    return run_make


@pytest.mark.parametrize(
    ("port", "options"),
    [("8001", " --dev-addr 127.0.0.1:8001"), (" 8001 ", " --dev-addr 127.0.0.1:8001"), ("", ""), (" ", "")],
)
def test_make_serve_takes_a_port(make, port, options):
    assert f"-m mkdocs serve{options}" == make(port).stdout.splitlines()[-1]


@pytest.mark.parametrize("port", ["abc", "-1", "80.5", "8001 8002"])
def test_make_serve_refuses_what_is_no_port(make, port):
    done = make(port)
    assert done.returncode != 0
    assert f'PORT: found "{port}", expected a number: make serve PORT=8001' in done.stderr
    assert "" == done.stdout
