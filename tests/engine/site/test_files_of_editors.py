"""Files that editors, systems and merges leave: passed over or refused, never read as data, code or pages."""

from __future__ import annotations

import re
import sys

import pytest
from lake import tiny_items, tiny_project

import macros
from macros.engine import build
from macros.engine.core.faults import Faults
from macros.engine.items import registry
from macros.engine.pages.call_kinds import CALL_OF

UNDESCRIBED, COPY, PASSED = "is not described", "has a name that programs give to a copy", ""
NO_PAGE, OF_EDITORS = "is no page, and would be published", "has a name as editors and systems give"
# Each with what is told of it, or nothing where it is passed over. What is passed over is also never published.
FILES = {
    "docs/.#introduction.md": PASSED,
    "docs/._introduction.md": PASSED,
    "docs/.history/introduction.md": PASSED,
    "docs/.history/deep/x.html": PASSED,
    "docs/.introduction.md.swp": PASSED,
    "docs/.DS_Store": PASSED,
    "docs/.~lock.x.odt#": PASSED,
    "docs/deep/.#introduction.md": PASSED,
    "docs/introduction.md.vsctmp": PASSED,
    "docs/introduction.md___jb_tmp___": PASSED,
    "docs/introduction.md___jb_old___": PASSED,
    "docs/deep~/apart.md": PASSED,
    "docs/introduction.md.orig": NO_PAGE,
    "docs/introduction.md.bak": NO_PAGE,
    "docs/introduction.md~": PASSED,
    "docs/introduction.md.swp": PASSED,
    "docs/introduction.md.rej": NO_PAGE,
    "docs/introduction.mdx": NO_PAGE,
    "docs/#introduction.md#": PASSED,
    "docs/~$introduction.docx": PASSED,
    "docs/Thumbs.db": PASSED,
    "docs/desktop.ini": PASSED,
    "docs/4913": PASSED,
    "docs/deep/notes.txt": NO_PAGE,
    "docs/lake.png": NO_PAGE,
    "docs/introduction.MD": 'ends in ".MD", expected ".md". Rename it to introduction.md.',
    "docs/apart.markdown": 'ends in ".markdown", expected ".md". Rename it to apart.md.',
    "docs/deep/apart.HTM": 'ends in ".HTM", and would be published with nothing in it checked.',
    "docs/introduction 2.md": "stands in no line under nav",
    "docs/introduction_LOCAL_123.md": "stands in no line under nav",
    "docs/templates/a.txt": "stands in a folder that MkDocs passes over.",
    "data/.#visitors.csv": PASSED,
    "data/._visitors.csv": PASSED,
    "data/.history/visitors.csv": PASSED,
    "data/.~lock.visitors.csv#": PASSED,
    "data/~lock.visitors.csv#": PASSED,
    "data/~$visitors.xlsx": PASSED,
    "data/visitors.csv.bak": PASSED,
    "data/visitors.csv~": PASSED,
    "data/#visitors.csv#": PASSED,
    "data/lu1234.tmp": PASSED,
    "data/visitors 2.csv": UNDESCRIBED,
    "data/visitors (1).csv": UNDESCRIBED,
    "data/visitors_LOCAL_123.csv": UNDESCRIBED,
    "data/datapackage 2.json": UNDESCRIBED,
    "overrides/.#main.html": PASSED,
    "overrides/assets/._site.css": PASSED,
    "overrides/assets/lake.png": PASSED,
    "overrides/assets/lake-2.PNG": PASSED,
    "overrides/robots.txt": PASSED,
    "overrides/CNAME": PASSED,
    "overrides/main.html.orig": OF_EDITORS,
    "overrides/assets/site.css~": PASSED,
    "overrides/assets/#site.css#": PASSED,
    "overrides/assets/site.css.swp": PASSED,
    "overrides/assets/site 2.css": OF_EDITORS,
    "overrides/assets/site copy.css": OF_EDITORS,
    "overrides/assets/site (1).css": OF_EDITORS,
    "overrides/assets/site_REMOTE_77.css": OF_EDITORS,
    "overrides/assets/site.sync-conflict-1.css": OF_EDITORS,
    "overrides/assets/Thumbs.db": PASSED,
    "overrides/4913": PASSED,
    "macros/statistics/.#lake.py": PASSED,
    "macros/statistics/._lake.py": PASSED,
    "macros/claims/.history/lake.py": PASSED,
    "macros/charts/lake.py.orig": PASSED,
    "macros/charts/lake.py~": PASSED,
    "macros/tables/#lake.py#": PASSED,
    "macros/tables/lake.pyc": PASSED,
    "macros/tables/4913": PASSED,
    "macros/statistics/lake 2.py": COPY,
    "macros/claims/lake copy.py": COPY,
    "macros/charts/lake_LOCAL_123.py": COPY,
    "macros/tables/lake_BACKUP_9.py": COPY,
    "macros/tables/lake.sync-conflict-1.py": PASSED,
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """The tiny project on disk; what is written in its macros/ stands beside its items."""
    root = tiny_project(tmp_path)
    for name in [name for name in sys.modules if name.startswith(tuple(f"macros.{kind}" for kind in CALL_OF))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(macros, "__path__", [str(root / "macros")])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    load = registry.load

    def loaded():
        found, ours = load(), tiny_items()
        assert [] == found.items(), "what an editor left was run"
        ours.faults += found.faults
        return ours

    monkeypatch.setattr(registry, "load", loaded)
    return root


def told(root) -> list[str]:
    try:
        build.prepare(root)
    except Faults as error:
        return list(map(str, error.faults))
    return []


@pytest.mark.parametrize("name", FILES)
def test_what_an_editor_leaves_is_passed_over_or_told_with_its_file_and_what_to_do(project, name):
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_bytes(b"\0 no text: \xff 12")
    found = told(project)
    assert bool(FILES[name]) == bool(found), found
    assert all(line.startswith(name) for line in found), found
    assert FILES[name] in "".join(found)
    assert not found or re.search("(R|r)emove|Rename|Write", found[0]), found


@pytest.mark.parametrize("name", [name for name, words in FILES.items() if "/.#" in name])
def test_a_lock_of_emacs_which_is_a_link_to_nothing_is_passed_over(project, name):
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).symlink_to("someone@somewhere.1:2")
    assert [] == told(project)


def test_a_folder_of_pages_behind_a_link_is_told(project, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "apart.md").write_text("12")
    (project / "docs/more").symlink_to(other)
    (fault,) = told(project)
    assert fault.startswith("docs/more: is a link to ")
    assert "remove the link" in fault


def test_what_is_hidden_in_data_does_not_make_them_others(project):
    before = build.load.content(project)
    (project / "data/.~lock.visitors.csv#").touch()
    assert before == build.load.content(project)
