"""frictionless, which reads data packages for others, as the judge of our own reader: what it refuses, ours refuses."""

import json

import frictionless
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lake import RESOURCES, tiny_project
from publishing import ROOT
from test_csv_files import ACCEPTED

from macros.engine.datasets import constraints, csv_files

pytestmark = pytest.mark.whole

PACKAGE = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
TABLES, _ = csv_files.check(ROOT)


def judged(resources: list[dict], tables: dict[str, list[list]]) -> bool:
    """Whether frictionless finds the same tables valid, without keys to what is not among them."""
    package = {"resources": []}
    for resource in (resource for resource in resources if resource["name"] in tables):
        fields = resource["schema"]["fields"]
        keys = [key for key in resource["schema"].get("foreignKeys", []) if key["reference"]["resource"] in tables]
        header = [field["name"] for field in fields]
        schema = resource["schema"] | {"foreignKeys": keys}
        package["resources"].append(
            {"name": resource["name"], "schema": schema, "data": [header, *tables[resource["name"]]]}
        )
    return frictionless.Package(json.loads(json.dumps(package))).validate().valid


def test_the_projects_own_package_is_valid_to_it():
    assert [] == constraints.check(PACKAGE["resources"], TABLES)
    assert judged(PACKAGE["resources"], TABLES)


def test_it_refuses_nothing_that_a_spreadsheet_writes_and_we_accept(tmp_path):
    for number, (file, do) in enumerate(ACCEPTED.values()):
        root = tiny_project(tmp_path / str(number))
        do(root / file)
        tables, faults = csv_files.check(root)
        assert [] == faults
        assert judged(RESOURCES, tables), file


@pytest.mark.parametrize("resource", [r for r in PACKAGE["resources"] if r["format"] == "csv"], ids=lambda r: r["name"])
def test_what_it_refuses_of_a_changed_column_ours_refuses(resource):
    rows = TABLES[resource["name"]]
    keys = resource["schema"].get("foreignKeys", [])
    others = {name: TABLES[name] for key in keys if (name := key["reference"]["resource"]) != "references"}
    kinds = {"string": "x", "integer": "7", "number": "7.5"}
    for place, field in enumerate(resource["schema"]["fields"]):
        for cell in ("", "A b", "99999", kinds[field["type"]]):
            tables = others | {resource["name"]: [[*rows[0][:place], cell, *rows[0][place + 1 :]], *rows[1:]]}
            if not constraints.check(PACKAGE["resources"], tables):
                assert judged(PACKAGE["resources"], tables), f"{field['name']}: {cell!r} passes here"


LIMITS = st.fixed_dictionaries(
    {},
    optional={
        "required": st.booleans(),
        "unique": st.booleans(),
        "minLength": st.integers(0, 4),
        "maxLength": st.integers(0, 4),
        "pattern": st.sampled_from(["[a-c]+", "^a", "a|b", "b$", "\\d*"]),
        "enum": st.lists(st.sampled_from(["a", "ab", "7"]), min_size=1),
    },
)


@settings(max_examples=150, deadline=None)
@given(limits=LIMITS, cells=st.lists(st.text("ab7", max_size=3), min_size=1, max_size=4))
@example(limits={"required": True}, cells=[""])
def test_what_it_refuses_by_any_limits_ours_refuses(limits, cells):
    fields = [{"name": "key", "type": "string"}, {"name": "boat", "type": "string", "constraints": limits}]
    resource = {"name": "boats", "path": "boats.csv", "format": "csv", "schema": {"fields": fields}}
    tables = {"boats": [[str(number), cell] for number, cell in enumerate(cells)]}
    if not constraints.check([resource], tables):
        assert judged([resource], tables)
