"""The tiny project and the real one, as fixtures of all tests."""

from __future__ import annotations

import fcntl
import os
from functools import cache
from pathlib import Path

import pytest
from lake import tiny_project, tiny_site
from playwright.sync_api import Error, sync_playwright
from publishing import FOLDER, build, server, start
from xdist.scheduler import LoadScopeScheduling

from macros.engine.build import prepare
from macros.engine.site.site import Site

ROOT = Path(__file__).resolve().parents[1]


class Scheduling(LoadScopeScheduling):
    """Gives the tests of a file to one worker where they share what a fixture makes, and others one at a time."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return path if shares(path) else nodeid


@cache
def shares(path: str) -> bool:
    return 'scope="module"' in (ROOT / path).read_text(encoding="utf-8")


def pytest_xdist_make_scheduler(config, log) -> Scheduling:
    return Scheduling(config, log)


WHOLE = {"built", "served", "browser"}


def pytest_collection_modifyitems(items) -> None:
    """What asks for the built site or a browser is marked as `whole`, besides what says so itself."""
    for item in items:
        if WHOLE & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.whole)


@pytest.fixture
def project(tmp_path) -> Path:
    return tiny_project(tmp_path)


@pytest.fixture
def lake(tmp_path) -> Site:
    return tiny_site(tmp_path)


@pytest.fixture(scope="session")
def site() -> Site:
    """The real site, every check passed."""
    return prepare(ROOT)


@pytest.fixture(scope="session")
def built(tmp_path_factory, worker_id) -> Path:
    """The published site, built once for all tests: the first worker that asks for it builds, the others wait."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    whole = shared / "published.whole"
    with (shared / "published.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # until the file is closed
        if not whole.exists():
            build(shared / "published" / FOLDER)
            whole.touch()
    return shared / "published" / FOLDER


@pytest.fixture(scope="session")
def served(built):
    """The address of the built site, below a folder as a project's page on GitHub is."""
    with server(built.parent) as address:
        yield f"{address}{FOLDER}/"


@pytest.fixture(scope="session")
def playwright():
    """What leads the browsers: one a process, because a second is refused beside it."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright):
    """Chromium or Chrome as this machine has it; without one the tests skip, but never under CI."""
    try:
        running = start(playwright, "chromium")
    except Error as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no Chromium here: install one, or name it in CHROMIUM ({error.message.splitlines()[0]})")
    yield running
    running.close()
