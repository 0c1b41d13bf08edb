"""In: some JSON and the JSON Schema of what it should be. Out: each place where it is something else, in our words."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from macros.engine.core.faults import did_you_mean, quoted

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator

TEXT = {"type": "string", "minLength": 1, "description": "a text"}
Found = tuple[str, str, str]


def check(content: object, schema: dict) -> Iterator[Found]:
    """The names that lead to each place, what is wrong there, what to do.

    A schema's `description` says what is expected, its first example how that is written.
    """
    yield from dict.fromkeys(found for error in _validator()(schema).iter_errors(content) for found in _told(error))


@cache  # because to make the class takes ten times as long as to check with it
def _validator() -> Callable[[dict], Validator]:
    """JSON Schema takes 1.0 for a whole number, and Python reads 1e999 as an endless one; nothing here does."""
    import jsonschema  # here, because it is slow to import: only what changed since the last build needs it
    from jsonschema.validators import extend

    kinds = {
        "integer": lambda _, value: type(value) is int,
        "number": lambda _, value: type(value) is int or (type(value) is float and math.isfinite(value)),
    }
    draft = jsonschema.Draft202012Validator
    own = extend(draft, type_checker=draft.TYPE_CHECKER.redefine_many(kinds))
    return partial(own, format_checker=jsonschema.FormatChecker(["regex"]))


def _told(error: ValidationError) -> Iterator[Found]:
    path = ".".join(str(part + 1 if isinstance(part, int) else part) for part in error.absolute_path)
    found, schema = error.instance, error.schema
    if error.validator == "required":
        for name in (name for name in error.validator_value if name not in found):
            own = schema["properties"][name]
            yield path, f"has no {name}, expected {own['description']}.", _remedy("Write it.", own)
    elif error.validator == "additionalProperties":
        known = schema["properties"]
        for name in (name for name in found if name not in known):
            remedy = f"{did_you_mean(name, known)}Correct or remove it. There are {', '.join(known)}."
            yield path, f"found the name {quoted(name)}, which means nothing there.", remedy
    else:
        near = did_you_mean(found, schema.get("enum", ())) if isinstance(found, str) else ""
        yield path, f"found {shown(found)}, expected {schema['description']}.", near + _remedy("Correct it.", schema)


def _remedy(otherwise: str, schema: dict) -> str:
    examples = schema.get("examples")
    return f"Write it as {json.dumps(examples[0], ensure_ascii=False)}." if examples else otherwise


def shown(value: object) -> str:
    """A value of some JSON in quotes, as JSON has it."""
    return quoted(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def objects(properties: dict, required: tuple[str, ...] = (), description: str = "names with values", **more) -> dict:
    """The schema of an object that has no other properties than these."""
    about = {"type": "object", "properties": properties, "required": list(required), "description": description}
    return about | {"additionalProperties": False} | more


def lists(items: dict, description: str, **more) -> dict:
    """The schema of a list that is not empty."""
    return {"type": "array", "items": items, "minItems": 1, "description": description} | more


def one_of(*values: str) -> dict:
    """The schema of a text that is one of some."""
    words = f'"{values[0]}"' if len(values) == 1 else f"one of {', '.join(values)}"
    return {"enum": list(values), "description": words}
