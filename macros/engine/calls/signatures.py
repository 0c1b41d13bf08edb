"""In: the name, the arguments and the options of a call. Out: what is wrong with them, before anything is shown."""

from __future__ import annotations

import inspect
from collections.abc import Iterable

from macros.engine.core import formats
from macros.engine.core.faults import CallFault, did_you_mean, quoted
from macros.engine.pages.call_kinds import CALLS

# Each option with the type of its value, and how it is written.
FORM = {
    "words": (bool, "words=True"),
    "ordinal": (bool, "ordinal=True"),
    "roman": (bool, "roman=True"),
    "round": (int, "round=1"),
    "unit": (bool, "unit=False"),
    "scale": (str, 'scale="million"'),
    "capital": (bool, "capital=True"),
}
MOST_DECIMALS = 10
SPELT = ("words", "ordinal", "roman")
DROP = "Drop the option."


def known_call(name: str) -> str:
    """The name of a call. Raises: CallFault where there is none of that name."""
    if name in CALLS:
        return name
    raise CallFault(f"no call is named {quoted(name)}.", f"{did_you_mean(name, CALLS)}Calls are {', '.join(CALLS)}.")


def check_arguments(name: str, signature: inspect.Signature, arguments: tuple, given: dict) -> None:
    """Raises: CallFault where a call does not take these arguments and options."""
    shape = f"It is called as {CALLS[name].shape}."
    for value in (*arguments, *given.values()):
        if not isinstance(value, (str, int, float, bool, type(None))):
            raise CallFault(f"{value!r} is neither a text nor a number.", "Arguments are literal names and numbers.")
    own = [each.name for each in signature.parameters.values() if each.kind is not each.VAR_KEYWORD]
    further = {key: value for key, value in given.items() if key not in own}
    if len(own) < len(signature.parameters):
        check(further, own)
    elif further:
        unknown = next(iter(further))
        raise CallFault(f"no option is named {quoted(unknown)}.", f"{did_you_mean(unknown, own)}{shape}")
    required = [name for name in own if signature.parameters[name].default is inspect.Parameter.empty]
    for name in (name for name in given if name in required):
        raise CallFault(f"found {name}=…, expected the {name} by its place.", shape)
    try:
        signature.bind(*arguments, **given)
    except TypeError as error:
        raise CallFault(f"{error}.", shape) from error


def check(form: dict, others: Iterable[str] = ()) -> None:
    """Raises: CallFault where an option is unknown or has no such value. `others` are the call's further parameters."""
    for name, value in form.items():
        if name not in FORM:
            near = did_you_mean(name, [*FORM, *others])
            raise CallFault(f"no option is named {quoted(name)}.", f"{near}Options for form: {', '.join(FORM)}.")
        kind, example = FORM[name]
        if type(value) is not kind or (kind is int and not 0 <= value <= MOST_DECIMALS):
            raise CallFault(f"found {name}={value!r}, expected a value as in {example}.", "Correct the option.")


def spelt(form: dict) -> bool:
    """Whether these options ask for a word, an ordinal or a numeral."""
    return any(form.get(name) for name in SPELT)


def check_use(form: dict, value: object, unit: str, is_year: bool) -> None:
    """Raises: CallFault where an option does not go with the value or with another: it would be dropped in silence."""
    given = [name for name, chosen in form.items() if chosen is not False or name == "unit"]
    if not formats.is_number(value) or is_year:
        kind, free = ("a year", ()) if formats.is_number(value) else ("text", ("capital",))
        if others := [name for name in given if name not in free]:
            raise CallFault(f"{kind} takes no option {', '.join(others)}.", "Only capital= goes with text.")
        return
    words = [name for name in given if name in SPELT]
    clash = [name for name in given if name in ("round", "scale") or name == "unit" and form[name]] if words else []
    if clash or "roman" in words and len(words) > 1:
        raise CallFault(f"{' and '.join([*words, *clash])} do not go together.", "Keep one of them.")
    if "capital" in given and "words" not in given:
        raise CallFault("found capital=True, and a number has a capital only in words.", DROP)
    if "unit" in given and not unit:
        raise CallFault(f"found unit={form['unit']}, and the number has no unit.", DROP)
    scaled = value / formats.SCALES.get(form.get("scale"), 1)
    if form.get("scale") in formats.SCALES and abs(scaled) < 1:
        raise CallFault(f"{value} is less than one {form['scale']}.", DROP)
    if value and "round" in given and not round(scaled, form["round"]):
        raise CallFault(f"{value} would be rounded to zero.", "Ask for more decimals.")


def taken(form: dict) -> dict:
    """The options as `formats.number` names them; the capital is set afterwards."""
    names = {"unit": "show_unit"}
    return {names.get(name, name): value for name, value in form.items() if name != "capital"}
