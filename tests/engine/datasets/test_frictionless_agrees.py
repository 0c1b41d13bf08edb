"""frictionless, which reads data packages for others, as the judge of our own reader: what it refuses, ours refuses."""

import json

import frictionless
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lake import RESOURCES, described, tiny_project
from lake import resource as resource_of
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


CELLS = {
    "integer": st.sampled_from(["", "0", "4", "7"]),
    "number": st.sampled_from(["", "0", "-0.0", "4", "4.0", "7", "0.5"]),
    "string": st.sampled_from(["4", "4.0"]) | st.text("ab7", max_size=3),
}
VALUES = {"integer": st.sampled_from([0, 4]), "number": st.sampled_from([0, 0.5, 4]), "string": st.sampled_from("ab7")}
FOR_ALL = {"required": st.booleans(), "unique": st.booleans()}
FOR_TEXTS = {
    "minLength": st.integers(0, 4),
    "maxLength": st.integers(0, 4),
    "pattern": st.sampled_from(["[a-c]+", "^a", "a|b", "b$", "\\d*"]),
}


@st.composite
def columns(draw):
    """A type, limits that it may have, and cells."""
    kind = draw(st.sampled_from(list(CELLS)))
    own = FOR_TEXTS if kind == "string" else {"minimum": VALUES[kind], "maximum": VALUES[kind]}
    limits = FOR_ALL | own | {"enum": st.lists(VALUES[kind], min_size=1)}
    return kind, draw(st.fixed_dictionaries({}, optional=limits)), draw(st.lists(CELLS[kind], min_size=1, max_size=3))


@settings(max_examples=300, deadline=None)
@given(boat=columns(), trip=columns())
@example(boat=("string", {}, ["a"]), trip=("string", {"required": True}, [""]))
@example(boat=("number", {}, ["4", "4.0"]), trip=("number", {}, ["4"]))
@example(boat=("number", {}, ["4"]), trip=("number", {"unique": True}, ["4", "4.0"]))
@example(boat=("number", {}, ["4"]), trip=("string", {}, ["4"]))
def test_what_it_refuses_by_any_limits_and_keys_ours_refuses(boat, trip):
    fields = [described(name, kind, **limits) for name, (kind, limits, _) in (("boat", boat), ("trip", trip))]
    resources = [resource_of("boats", fields[0]), resource_of("trips", described("key"), fields[1], trip="boats.boat")]
    tables = {"boats": [[cell] for cell in boat[2]], "trips": [[str(at), cell] for at, cell in enumerate(trip[2])]}
    if not constraints.check(resources, tables):
        assert judged(resources, tables)
