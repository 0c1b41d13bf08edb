"""The tiny project and the real one, as fixtures of all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lake import tiny_project, tiny_site
from playwright.sync_api import Error, sync_playwright
from publishing import ARGUMENTS, FOLDER, build, chromium, server

from macros.site import Site, prepare

ROOT = Path(__file__).resolve().parents[1]


@pytest.hookimpl(tryfirst=True)  # because pytest-xdist reads the marks as the tests are collected
def pytest_collection_modifyitems(items) -> None:
    """Has the tests that share what a fixture of their module makes run one after the other, so that it is made once."""
    for item in items:
        fixtures = item._fixtureinfo.name2fixturedefs.values()
        if any(definition[-1].scope == "module" for definition in fixtures):
            item.add_marker(pytest.mark.xdist_group(item.module.__name__))


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
def built(tmp_path_factory) -> Path:
    """The published site, built once for all tests."""
    return build(tmp_path_factory.mktemp("published") / FOLDER)


@pytest.fixture(scope="session")
def served(built):
    """The address of the built site, below a folder as a project's page on GitHub is."""
    with server(built.parent) as address:
        yield f"{address}{FOLDER}/"


@pytest.fixture(scope="session")
def browser():
    """Chromium or Chrome as this machine has it; without one the tests skip, but never under CI."""
    with sync_playwright() as playwright:
        try:
            running = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        except Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no Chromium here: install one, or name it in CHROMIUM ({error.message.splitlines()[0]})")
        yield running
        running.close()
