"""In: data/datapackage.json. Out: the description of the datasets, and every fault in it; nothing else is checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.engine.core import files
from macros.engine.core.contract import FIELDS
from macros.engine.core.faults import Fault, did_you_mean, few, quoted
from macros.engine.core.files import PACKAGE, RESTORE
from macros.engine.core.formats import nearest_unit
from macros.engine.datasets import descriptor_schema, json_schema
from macros.engine.datasets.cell_text import text_trouble, texts_of

NAME = re.compile(r"[a-z][a-z0-9_]*")
# What holds data, by the end of its name: such a file in data/ is described, or it is not of the site.
HOLD_DATA = (".csv", ".json", ".ods", ".tsv", ".xls", ".xlsx")
# By which each number of a field "endnote" is looked up, and is a link that leads somewhere.
NOTES = '"foreignKeys": [{"fields": ["endnote"], "reference": {"resource": "endnotes", "fields": ["number"]}}]'


def read(root: Path) -> tuple[dict, list[Fault]]:
    """The descriptor with those of its datasets that are described well, and all faults; empty if it cannot be read."""
    descriptor, faults = files.json_of(root / PACKAGE, PACKAGE)
    if faults:
        return {}, faults
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(resources, list) or not all(isinstance(resource, dict) for resource in resources):
        return {}, [Fault(PACKAGE, 'has no list of datasets, expected one under "resources".', RESTORE)]
    names = Counter(str(resource.get("name")) for resource in resources)
    own = {name: value for name, value in descriptor.items() if name != "resources"}
    faults = [_fault(PACKAGE, "", *found) for found in _found(own, descriptor_schema.PACKAGE)]
    for number, resource in enumerate(resources, 1):
        faults += _resource_faults(number, resource, resources, names)
    described = [str(resource.get("path")) for resource in resources] + [f"{name}.csv" for name in names]
    faults += [*_field_needs(resources), *_undescribed(root, described)]
    wrong = {fault.dataset for fault in faults}
    sound = [resource for resource in resources if str(resource.get("name")) not in wrong]
    return descriptor | {"resources": sound}, list(dict.fromkeys(faults))


def _undescribed(root: Path, described: list[str]) -> list[Fault]:
    """Files that no dataset names, at any depth; one may have been renamed. Editors and systems hide what is theirs."""
    folder = root / "data"
    gone = [path for path in described if not (folder / path).exists()]
    known = {*described, Path(PACKAGE).name}
    found = (path for path in files.below(folder) if path.suffix.lower() in HOLD_DATA)
    names = [name for path in found if (name := path.relative_to(folder).as_posix()) not in known]
    remedy = f"Describe it in {PACKAGE}, or remove the file."
    return [Fault(f"data/{name}", "is not described.", f"{did_you_mean(name, gone)}{remedy}") for name in names]


def _fault(where: str, dataset: str, path: str, problem: str, remedy: str) -> Fault:
    return Fault(f"{where}, {path}" if path else where, problem, remedy, "", dataset)


def _found(content: dict, shape: dict) -> Iterator[json_schema.Found]:
    """What is wrong in a part of the package: its shape, and texts that readers would not see as they are."""
    yield from json_schema.check(content, shape)
    for path, text in texts_of(content):
        if trouble := text_trouble(text):
            yield path, f"found {quoted(text)}, expected {trouble[0]}.", trouble[1]


def _resource_faults(number: int, resource: dict, resources: list[dict], names: Counter) -> Iterator[Fault]:
    """`number` is what is told of a dataset without a name."""
    name, kind = str(resource.get("name")), resource.get("format")
    where = f"{PACKAGE}, dataset {quoted(name) if resource.get('name') else number}"

    def fault(problem: str, remedy: str) -> Fault:
        return _fault(where, name, "", problem, remedy)

    if not isinstance(resource.get("name"), str) or not NAME.fullmatch(name):
        yield fault("has no such name, expected lower-case letters, digits and _.", "Give it one, as its CSV has it.")
    elif names[name] > 1:
        yield fault(f"has a name used twice: {names[name]} datasets have it.", "Rename or remove one of them.")
    if kind not in ("csv", "json"):
        yield fault(f'has the format {json_schema.shown(kind)}, expected "csv".', "Correct it.")
        return
    if NAME.fullmatch(name) and resource.get("path") != f"{name}.{kind}":
        problem = f'has the path {json_schema.shown(resource.get("path"))}, expected "{name}.{kind}".'
        yield fault(problem, "Correct path or name.")
    schema: Any = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    fields = fields if isinstance(fields, list) and all(isinstance(field, dict) for field in fields) else []
    # The texts of fields are told with the fields.
    own = resource | {"schema": schema | {"fields": [{}] * len(fields)}} if fields else resource
    found = list(_found(own, descriptor_schema.dataset(kind)))
    yield from (_fault(where, name, *each) for each in found)
    for at, field in enumerate(fields, 1):
        place = f"{where}, field {quoted(field['name']) if field.get('name') else at}"
        yield from (_fault(place, name, *each) for each in _field_faults(field, fields, kind))
    if fields and not any(path.startswith("schema") for path, *_ in found):
        yield from (fault(*each) for each in _key_faults(schema, fields, resources))


def _field_faults(field: dict, fields: list[dict], kind: str) -> Iterator[json_schema.Found]:
    yield from _found(field, descriptor_schema.field(kind, str(field.get("type"))))
    names = [str(other.get("name")) for other in fields]
    if field.get("name") and names.count(field["name"]) > 1:
        yield "", "has a name used twice.", "Rename or remove one of them."
    for name in (name for name in field.get("tells", ()) if name not in names):
        yield "", f"tells the field {quoted(name)}, which is none.", f"{did_you_mean(name, names)}{_listed(names)}"
    unit = str(field.get("unit", ""))
    if near := nearest_unit(unit):
        yield "", f"has the unit {quoted(unit)}, with which no number is shown.", f'Write "{near}".'
    if unit.startswith("{") and unit.endswith("}") and unit[1:-1] not in names:
        problem = f"has its unit in the field {quoted(unit[1:-1])}, which is none."
        yield "", problem, f"Fields are {few(map(str, names))}."


def _key_faults(schema: dict, fields: list[dict], resources: list[dict]) -> Iterator[tuple[str, str]]:
    """Keys that name no field, or a dataset that is none."""
    names, known = [str(field.get("name")) for field in fields], {str(r.get("name")): r for r in resources}
    primary, foreign = schema.get("primaryKey", names[:1]), schema.get("foreignKeys", [])
    keys = (primary, *schema.get("uniqueKeys", ()), *(key["fields"] for key in foreign))
    for name in (name for key in keys for name in key if name not in names):
        yield f"has a key of the field {quoted(name)}, which is none.", f"{did_you_mean(name, names)}{_listed(names)}"
    if primary != names[:1] and set(primary) <= set(names):
        yield f"has the primaryKey {quoted(few(primary))}, expected its first field.", f'Write it as ["{names[0]}"].'
    if "endnote" in names and not any("endnote" in key["fields"] for key in foreign):
        yield 'has a field "endnote", and no key by which its numbers are looked up.', f"Write {NOTES} in its schema."
    for key in foreign:
        target, found = key["reference"]["resource"], key["reference"]["fields"]
        if target not in known:
            yield f"refers to the dataset {quoted(target)}, which is none.", f"{did_you_mean(target, known)}Correct it."
            continue
        others = _names(known[target])
        for name in (name for name in found if name not in others):
            problem = f"refers to {quoted(name)} of {quoted(target)}, which has no such field."
            yield problem, f"{did_you_mean(name, others)}{_listed(others)}"
        if len(found) != len(key["fields"]):
            problem = f"refers from {few(key['fields'])} to {few(found)} of {quoted(target)}, expected as many fields."
            yield problem, "Name a field there for each field here."


def _listed(names: list[str]) -> str:
    return f"Fields are {few(names)}."


def _names(resource: dict) -> list[str]:
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    return [str(field.get("name")) for field in fields if isinstance(field, dict)] if isinstance(fields, list) else []


def _field_needs(resources: list[dict]) -> Iterator[Fault]:
    """Fields that the engine asks for in the datasets that it knows."""
    for resource in (resource for resource in resources if str(resource.get("name")) in FIELDS):
        name, own = resource["name"], _names(resource)
        for field in (field for field in FIELDS[name] if own and field not in own):
            where = f'{PACKAGE}, dataset "{name}"'
            yield Fault(where, f'lacks the field "{field}", which the site itself reads.', RESTORE, "", name)
