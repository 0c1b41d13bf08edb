"""The code that runs with a Python file."""

import pytest

from macros.engine.core.source_digests import Sources, of_engine

FILES = {
    "macros/boats.py": '"""Boats."""\nfrom macros import ships\n\ndef boats():\n    """All boats."""\n    return 1\n',
    "macros/ships.py": "import macros.docks.wood\nships = 2\n",
    "macros/docks/__init__.py": "",
    "macros/docks/wood.py": "from . import nails\nimport macros.engine.quay\nwood = 3\n",
    "macros/docks/nails.py": "from macros.boats import boats\nnails = 4\n",
    "macros/lake.py": "lake = 5\n",
    "macros/engine/quay.py": "quay = 6\n",
}


@pytest.fixture
def changed(tmp_path):
    """Whether the digest of boats.py is another one after a text of a file is replaced."""
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    before = Sources(tmp_path).digest("macros/boats.py")

    def change(path, old, new):
        assert old in FILES[path]
        (tmp_path / path).write_text(FILES[path].replace(old, new))
        return before != Sources(tmp_path).digest("macros/boats.py")

    return change


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("macros/boats.py", "1", "2"),
        ("macros/boats.py", "return", "yield"),
        ("macros/ships.py", "2", "3"),
        ("macros/docks/__init__.py", "", "docks = 1"),
        ("macros/docks/wood.py", "3", "4"),
        ("macros/docks/nails.py", "4", "'4'"),
    ],
)
def test_code_is_other_code_after_it_or_what_it_imports_changed(changed, path, old, new):
    assert changed(path, old, new)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("macros/boats.py", '"""Boats."""\n', ""),
        ("macros/boats.py", "All boats", "Each boat"),
        ("macros/ships.py", "ships", "# A comment.\n\nships"),
        ("macros/lake.py", "5", "6"),
        ("macros/engine/quay.py", "6", "7"),
    ],
)
def test_code_is_the_same_after_words_or_another_file_changed(changed, path, old, new):
    assert not changed(path, old, new)


def test_a_file_that_is_missing_has_no_code(tmp_path):
    assert "" == Sources(tmp_path).digest("macros/boats.py")


@pytest.mark.parametrize(
    "change", [("quay.py", "quay = 7\n"), ("deep/pier.py", ""), ("quay.py", "# Words.\nquay = 6\n")]
)
def test_the_engine_is_another_after_any_change_of_a_file_of_its(tmp_path, change):
    engine = tmp_path / "macros/engine"
    (engine / "deep").mkdir(parents=True)
    (engine / "quay.py").write_text("quay = 6\n")
    before = of_engine(tmp_path)
    (engine / change[0]).write_text(change[1])
    of_engine.cache_clear()
    assert before != of_engine(tmp_path)


def test_an_engine_without_files_is_told(tmp_path):
    with pytest.raises(FileNotFoundError):
        of_engine(tmp_path)
