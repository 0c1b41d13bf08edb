"""The layout of the engine: imports run one way, and no folder, module or function grows past what can be read."""

import ast
import re
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter

import pytest
from publishing import ROOT

ENGINE = ROOT / "macros/engine"
FOLDERS = re.findall(r"^(\w+)  +\S", (ENGINE / "__init__.py").read_text(encoding="utf-8"), re.MULTILINE)
MODULES = {
    ".".join(path.relative_to(ENGINE).with_suffix("").parts): path
    for path in sorted(ENGINE.rglob("*.py"))
    if path.name != "__init__.py"
}
MOST_MODULES, MOST_LINES, MOST_OF_A_FUNCTION = 9, 250, 40


def imports(name: str) -> set[str]:
    """The modules of the engine that one imports, wherever in it; those for types alone too."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("macros.engine"):
            base = node.module.removeprefix("macros.engine").lstrip(".")
            found |= {base, *(f"{base}.{alias.name}".lstrip(".") for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name.removeprefix("macros.engine.") for alias in node.names}
    return found & MODULES.keys()


IMPORTS = {name: imports(name) for name in MODULES}


def folder(name: str) -> str:
    return name.partition(".")[0]


def test_the_folders_are_those_that_the_engine_names():
    assert set(FOLDERS) == {folder(name) for name in MODULES}


def test_imports_run_from_a_folder_to_those_above_it():
    back = [
        f"macros.engine.{name} imports {other}, which lies below it."
        for name, others in IMPORTS.items()
        for other in others
        if FOLDERS.index(folder(other)) > FOLDERS.index(folder(name))
    ]
    assert [] == back, "\n".join([*back, "Move what both need into the upper folder, or pass it as an argument."])


def test_no_module_imports_itself_by_way_of_others():
    try:
        TopologicalSorter(IMPORTS).prepare()
    except CycleError as error:
        pytest.fail(f"{' ← '.join(error.args[1])}: open the circle.")


def test_people_write_through_one_door():
    found = []
    for path in (
        path for kind in ("statistics", "claims", "charts", "tables") for path in (ROOT / "macros" / kind).glob("*.py")
    ):
        text = path.read_text(encoding="utf-8")
        found += [
            f"{path.relative_to(ROOT)}: {line}" for line in re.findall(r"^.*macros\.engine.*$", text, re.MULTILINE)
        ]
    assert [] == found, "import it from macros; what is missing there belongs into macros/__init__.py"


def test_no_folder_holds_more_modules_than_a_glance_takes_in():
    held = defaultdict(list)
    for name in MODULES:
        held[folder(name)].append(name)
    assert [] == [f"{name} holds {len(found)} modules" for name, found in held.items() if len(found) > MOST_MODULES]


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_what_goes_in_and_what_comes_out_and_is_short(name):
    text = MODULES[name].read_text(encoding="utf-8")
    tree = ast.parse(text)
    first = (ast.get_docstring(tree) or "").partition("\n")[0]
    assert re.match(r"(In: .+ Out: |What )", first), f"its first line is {first!r}"
    assert len(text.splitlines()) <= MOST_LINES
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [] == [f.name for f in functions if f.end_lineno - f.lineno + 1 > MOST_OF_A_FUNCTION]
