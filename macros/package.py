"""In: data/datapackage.json. Out: the description of the datasets, and every fault in it; nothing else is checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from macros import files
from macros.faults import Fault, did_you_mean, few, quoted
from macros.files import RESTORE
from macros.formats import nearest_unit
from macros.letters import text_trouble

PACKAGE = "data/datapackage.json"
NAME = re.compile(r"[a-z][a-z0-9_]*")
FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
TYPES = {"csv": ("integer", "number", "string"), "json": ("integer", "number", "string", "array", "object", "boolean")}
_WHOLE = (int, lambda value: not isinstance(value, bool) and value >= 0, "a whole number")
_NUMBER = ((int, float), lambda value: not isinstance(value, bool), "a number")
_BOOLEAN = (bool, lambda value: True, "true or false")
# What a constraint's value must be: its type, a test of it, and both in words.
CONSTRAINTS = {
    "required": _BOOLEAN,
    "unique": _BOOLEAN,
    "minimum": _NUMBER,
    "maximum": _NUMBER,
    "minLength": _WHOLE,
    "maxLength": _WHOLE,
    "enum": (list, bool, "a list of values"),
    "pattern": (str, lambda value: _compiles(value), "a regular expression"),
}
OF_TEXTS = ("pattern", "minLength", "maxLength")
NOT_FOR = {"string": ("minimum", "maximum"), "integer": OF_TEXTS, "number": OF_TEXTS}
# By which each number of a field "endnote" is looked up, and is a link that leads somewhere.
NOTES = '"foreignKeys": [{"fields": ["endnote"], "reference": {"resource": "endnotes", "fields": ["number"]}}]'
# What the site itself reads.
NEEDED = {
    "sections": ("key", "title"),
    "printed": tuple("key section printed dataset row field statistic claim endnote reason".split()),
    "endnotes": ("number", "text"),
    "citations": ("key", "endnote", "reference", "locator"),
    "references": ("id", "title"),
}


def read(root: Path) -> tuple[dict, list[Fault]]:
    """The descriptor with those of its datasets that are described well, and all faults; empty if it cannot be read."""
    descriptor, faults = files.json_of(root / PACKAGE, PACKAGE)
    if faults:
        return {}, faults
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(resources, list) or not all(isinstance(resource, dict) for resource in resources):
        return {}, [Fault(PACKAGE, 'has no list of datasets, expected one under "resources".', RESTORE)]
    names = Counter(str(resource.get("name")) for resource in resources)
    faults = [fault for resource in resources for fault in _resource_faults(resource, resources, names)]
    described = [str(resource.get("path")) for resource in resources] + [f"{name}.csv" for name in names]
    faults += [*_needed_faults(resources), *_undescribed(root, described)]
    wrong = {fault.dataset for fault in faults}
    sound = [resource for resource in resources if str(resource.get("name")) not in wrong]
    return descriptor | {"resources": sound}, list(dict.fromkeys(faults))


def _undescribed(root: Path, described: list[str]) -> list[Fault]:
    """CSVs that no dataset names; one may have been renamed."""
    gone = [path for path in described if not (root / "data" / path).exists()]
    return [
        Fault(
            f"data/{path.name}",
            "is not described.",
            f"{did_you_mean(path.name, gone)}Describe it in {PACKAGE}, or remove the file.",
        )
        for path in sorted((root / "data").glob("*.csv"))
        if path.name not in described
    ]


def _resource_faults(resource: dict, resources: list[dict], names: Counter) -> Iterator[Fault]:
    name, kind = str(resource.get("name")), resource.get("format")
    where = f"{PACKAGE}, dataset {quoted(name)}"

    def fault(problem: str, remedy: str, place: str = "") -> Fault:
        return Fault(f"{where}{place}", problem, remedy, "", name)

    if not NAME.fullmatch(name):
        yield fault("has no such name, expected lower-case letters, digits and _.", "Give it one, as its CSV has it.")
    elif names[name] > 1:
        yield fault(f"has a name used twice: {names[name]} datasets have it.", "Rename or remove one of them.")
    if kind not in ("csv", "json"):
        yield fault(f'has the format {quoted(kind)}, expected "csv".', "Correct it.")
        return
    if resource.get("path") != f"{name}.{kind}":
        yield fault(f'has the path {quoted(resource.get("path"))}, expected "{name}.{kind}".', "Correct path or name.")
    for key in ("title", "description"):
        yield from (fault(*found) for found in _text_faults(resource, key, needed=True))
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not fields or not all(isinstance(field, dict) for field in fields):
        yield fault('has no fields, expected a list of them under "schema".', "Describe each column of the CSV there.")
        return
    for field in fields:
        place = f", field {quoted(field.get('name'))}"
        yield from (fault(*found, place) for found in _field_faults(field, fields, kind))
    yield from (fault(*found) for found in _key_faults(schema, fields, resources))


def _text_faults(described: dict, key: str, needed: bool = False) -> Iterator[tuple[str, str]]:
    text = described.get(key, None if needed else "")
    if not isinstance(text, str) or (needed and not text):
        yield f"has no {key}, expected a text.", "Write it: it is published."
    elif trouble := text_trouble(text):
        yield f"has the {key} {quoted(text)}, expected {trouble[0]}.", trouble[1]


def _field_faults(field: dict, fields: list[dict], kind: str) -> Iterator[tuple[str, str]]:
    names = [str(other.get("name")) for other in fields]
    name, own = str(field.get("name")), field.get("constraints", {})
    if not FIELD_NAME.fullmatch(name):
        yield "has no such name, expected letters, digits and _.", "Give it the name of its column."
    elif names.count(name) > 1:
        yield "has a name used twice.", "Rename or remove one of them."
    if field.get("type") not in TYPES[kind]:
        types = ", ".join(TYPES[kind])
        near = did_you_mean(str(field.get("type")), TYPES[kind])
        yield f"has the type {quoted(field.get('type'))}, expected one of {types}.", f"{near}Correct it."
    for key in ("title", "description", "unit"):
        yield from _text_faults(field, key, needed=key != "unit")
    unit = str(field.get("unit", ""))
    if near := nearest_unit(unit):
        yield f"has the unit {quoted(unit)}, with which no number is shown.", f'Write "{near}".'
    if unit.startswith("{") and unit.strip("{}") not in names:
        yield f"has its unit in the field {quoted(unit.strip('{}'))}, which is none.", f"Fields are {few(names)}."
    if not isinstance(own, dict):
        yield "has constraints that are no names with values.", 'Write them as {"required": true}.'
        return
    for constraint, value in own.items():
        yield from _constraint_faults(field, constraint, value)


def _constraint_faults(field: dict, name: str, value: object) -> Iterator[tuple[str, str]]:
    if name not in CONSTRAINTS:
        near = did_you_mean(name, CONSTRAINTS)
        yield f"has the constraint {quoted(name)}, which is none.", f"{near}Constraints are {', '.join(CONSTRAINTS)}."
        return
    kind, test, words = CONSTRAINTS[name]
    if not (isinstance(value, kind) and test(value)):
        yield f"has the {name} {quoted(value)}, expected {words}.", "Correct it."
    if name in NOT_FOR.get(str(field.get("type")), ()):
        yield f"has a {name}, which fields of its type do not have.", "Remove it, or correct the type."


def _key_faults(schema: dict, fields: list[dict], resources: list[dict]) -> Iterator[tuple[str, str]]:
    """Keys that name no field, or a dataset that is none."""
    names = [str(field.get("name")) for field in fields]
    keys = schema.get("primaryKey", [])
    foreign = schema.get("foreignKeys", [])
    try:
        pairs = [(key["fields"], key["reference"]["resource"], key["reference"]["fields"]) for key in foreign]
        own = [name for name in [keys] if isinstance(name, str)] or list(keys)
        own += [name for found, _, _ in pairs for name in ([found] if isinstance(found, str) else found)]
    except (TypeError, KeyError, AttributeError):
        yield "has keys that cannot be read.", "Write primaryKey and foreignKeys as the other datasets have them."
        return
    if "endnote" in names and not any("endnote" in found for found, _, _ in pairs):
        yield 'has a field "endnote", and no key by which its numbers are looked up.', f"Write {NOTES} in its schema."
    for name in (name for name in own if name not in names):
        near = did_you_mean(str(name), names)
        yield f"has a key of the field {quoted(name)}, which is none.", f"{near}Fields are {few(names)}."
    known = {str(r.get("name")): r for r in resources}
    for _, target, found in pairs:
        if target not in known:
            yield f"refers to the dataset {quoted(target)}, which is none.", f"{did_you_mean(target, known)}Correct it."
        elif set([found] if isinstance(found, str) else found) - set(_names(known[target])):
            yield f"refers to {quoted(found)} of {quoted(target)}, which has no such field.", "Correct it."


def _names(resource: dict) -> list[str]:
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    return [str(field.get("name")) for field in fields if isinstance(field, dict)] if isinstance(fields, list) else []


def _needed_faults(resources: list[dict]) -> Iterator[Fault]:
    known = {str(resource.get("name")): resource for resource in resources}
    for name, fields in NEEDED.items():
        if name not in known:
            yield Fault(PACKAGE, f'lacks the dataset "{name}", which the site itself reads.', RESTORE, "", name)
            continue
        own = _names(known[name])
        for field in (field for field in fields if own and field not in own):
            where = f'{PACKAGE}, dataset "{name}"'
            yield Fault(where, f'lacks the field "{field}", which the site itself reads.', RESTORE, "", name)


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True
