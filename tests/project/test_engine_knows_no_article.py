"""No dataset, page or row of this article is named in the engine: what it asks of a project stands in its contract."""

import ast

from publishing import ROOT

from macros.engine.core import contract
from macros.engine.datasets import csl_json
from macros.engine.pages.call_kinds import CALLS
from macros.engine.reuse import biblatex

ENGINE = ROOT / "macros/engine"


def words_of_the_engine() -> set[str]:
    """The names of its rooms, calls and listings, of fields, and of kinds of works: these name no article."""
    rooms = {path.stem for path in ENGINE.rglob("*.py")} | {path.name for path in ENGINE.iterdir()}
    fields = {field for fields in contract.FIELDS.values() for field in fields}
    fields |= {name for name, *_ in csl_json.FIELDS}
    fields |= {kind for kind, _ in biblatex.KINDS.values()}
    pages = {contract.HOME, contract.REPORT.partition("/")[0]}
    return rooms | pages | set(CALLS) | set(contract.LISTINGS) | fields


def names_of_the_project(site) -> set[str]:
    """Datasets, pages and keys of rows; keys that are numbers, and single letters, name nothing by themselves."""
    pages = {part for page in site.pages for part in page.name.split("/")}
    keys = {key for dataset in site.data.values() for key in dataset.rows}
    return {name for name in {*site.data, *pages, *keys} if len(name) > 1 and not name.replace("-", "").isdigit()}


def test_no_text_in_the_engine_is_a_name_of_this_article(site):
    names = names_of_the_project(site) - words_of_the_engine()
    assert len(names) > 200
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value!r}"
        for path in sorted(ENGINE.rglob("*.py"))
        if path.name != "contract.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in names
    ]
    assert [] == found, "\n".join([*found, "Ask for it by a name of macros/engine/core/contract.py."])
