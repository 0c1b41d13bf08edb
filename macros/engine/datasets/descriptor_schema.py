"""What data/datapackage.json may say: the shapes of the package, of a dataset, of a field and its constraints.

What would describe the files otherwise than they are read, such as another delimiter, has one value here.
"""

from __future__ import annotations

from functools import cache

from macros.engine.datasets.cell_text import LARGEST
from macros.engine.datasets.json_schema import TEXT, lists, objects, one_of

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {"csv": ("integer", "number", "string"), "json": ("integer", "number", "string", "array", "object", "boolean")}
MEDIA = {"csv": "text/csv", "json": "application/json"}
_ADDRESS = TEXT | {"pattern": "^https?://[^ ]+$", "description": "an address with https"}
_NAMES = lists(TEXT, "a list of names of fields", examples=[["key"]])
_LICENCE = objects({"name": TEXT, "title": TEXT, "path": _ADDRESS}, ("title", "path"), "a licence")
_REFERENCE = objects({"resource": TEXT, "fields": _NAMES}, ("resource", "fields"), "the dataset and fields of the key")
_EXAMPLE = {"fields": ["endnote"], "reference": {"resource": "endnotes", "fields": ["number"]}}
_FOREIGN = objects({"fields": _NAMES, "reference": _REFERENCE}, ("fields", "reference"), "a key", examples=[_EXAMPLE])

PACKAGE = objects(
    {
        "$schema": one_of(PROFILE),
        "name": TEXT | {"pattern": "^[a-z0-9._-]+$", "description": "lower-case letters, digits and -"},
        "title": TEXT,
        "description": TEXT,
        "version": TEXT,
        "homepage": _ADDRESS,
        "spatialCoverage": TEXT,
        "created": TEXT | {"pattern": r"^\d{4}-\d\d-\d\dT00:00:00Z$", "description": "a day, as 2026-11-28T00:00:00Z"},
        "licenses": lists(_LICENCE, "a list of licences"),
        "sources": lists(objects({"title": TEXT, "path": _ADDRESS}, ("title",), "a source"), "a list of sources"),
        "contributors": lists(
            objects({"title": TEXT, "roles": lists(TEXT, "a list of roles")}, ("title",), "a contributor"),
            "a list of contributors",
        ),
        "resources": {},  # each of them is looked at by itself, as `dataset` has it
    },
    ("title", "description", "version", "licenses"),
)


@cache
def dataset(kind: str) -> dict:
    """The shape of a dataset in a CSV or in JSON, without its fields."""
    schema = {
        "fields": lists({"type": "object", "description": "a field"}, "a list of fields, one a column of the file"),
        "primaryKey": _NAMES,
        "uniqueKeys": lists(_NAMES, "a list of lists of fields", examples=[[["offence", "year"]]]),
        "foreignKeys": {"type": "array", "items": _FOREIGN, "description": "a list of keys", "examples": [[_EXAMPLE]]},
        "missingValues": {"const": [""], "description": '[""]'},
    }
    own = {
        "name": {},
        "type": one_of("table"),
        "path": {},
        "scheme": one_of("file"),
        "format": one_of(*TYPES),
        "mediatype": one_of(MEDIA[kind]),
        "encoding": one_of("utf-8"),
        "title": TEXT,
        "description": TEXT,
        "schema": objects(schema, ("fields",), 'a list of the columns under "fields"'),
    }
    if kind == "csv":
        own["dialect"] = objects({"delimiter": one_of(",")}, ("delimiter",), '{"delimiter": ","}')
    return objects(own, ("title", "description", "schema"))


@cache
def field(kind: str, type_: str) -> dict:
    """The shape of a field of a type in a CSV or in JSON."""
    return objects(
        {
            "name": {
                "type": "string",
                "pattern": "^[A-Za-z][A-Za-z0-9_-]*$",
                "description": "the name of its column, in letters, digits and _",
            },
            "type": one_of(*TYPES[kind]),
            "title": TEXT,
            "description": TEXT,
            "unit": TEXT | {"pattern": r"^(\{[^{}]+\}|[^{}]+)$", "description": "a unit, or a field's name in {}"},
            "noun": lists(TEXT, "what it counts, for one and for many", examples=[["person", "persons"]])
            | {"minItems": 2, "maxItems": 2},
            "tells": _NAMES,
            "constraints": _constraints(type_) if type_ in TYPES[kind] else {},
        },
        ("name", "type", "title", "description"),
    )


def _constraints(type_: str) -> dict:
    either = {"type": "boolean", "description": "true or false"}
    count = {"type": "integer", "minimum": 0, "description": "a whole number from 0"}
    own: dict[str, dict] = {"required": either, "unique": either}
    if type_ in ("integer", "number"):
        words = "a whole number" if type_ == "integer" else "a number"
        value = {"type": type_, "minimum": -LARGEST, "maximum": LARGEST, "description": words}
        own |= {"minimum": value, "maximum": value, "enum": lists(value, f"a list of values, each {words}")}
    if type_ not in ("integer", "number", "boolean"):
        own |= {"minLength": count, "maxLength": count}
    if type_ not in ("integer", "number", "boolean", "array", "object"):
        pattern = {"type": "string", "format": "regex", "description": "a regular expression"}
        own |= {"pattern": pattern, "enum": lists(TEXT, "a list of values, each a text")}
    return objects(own, (), "constraints", examples=[{"required": True}])
