"""In: a value and the options of form that a call gives. Out: its text, or what is wrong with the options."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.engine.core import formats, partial_dates
from macros.engine.core.faults import CallFault, did_you_mean, quoted

# Each option with the type of its value, and how it is written.
FORM: dict[str, tuple[type, str]] = {
    "words": (bool, "words=True"),
    "ordinal": (bool, "ordinal=True"),
    "round": (int, "round=1"),
    "unit": (bool, "unit=False"),
    "scale": (str, 'scale="million"'),
    "capital": (bool, "capital=True"),
}
SPELT = ("words", "ordinal")
DROP = "Drop the option."


def check(form: dict[str, Any], others: Iterable[str] = ()) -> None:
    """Raises: CallFault where an option is unknown or has no such value. `others` are the call's further parameters."""
    for name, value in form.items():
        if name not in FORM:
            near = did_you_mean(name, [*FORM, *others])
            raise CallFault(f"no option is named {quoted(name)}.", f"{near}Options for form: {', '.join(FORM)}.")
        kind, example = FORM[name]
        if type(value) is not kind or (isinstance(value, int) and not 0 <= value <= formats.MOST_DECIMALS):
            raise CallFault(f"found {name}={value!r}, expected a value as in {example}.", "Correct the option.")


def spelt(form: dict) -> bool:
    """Whether these options ask for a word, an ordinal or a numeral."""
    return any(form.get(name) for name in SPELT)


def check_use(form: dict[str, Any], value: Any, unit: str, is_year: bool) -> None:
    """Raises: CallFault where an option does not go with the value or with another: it would be dropped in silence."""
    given = [name for name, chosen in form.items() if chosen is not False or name == "unit"]
    if not formats.is_number(value) or is_year:
        kind, free = ("a year", ()) if formats.is_number(value) else ("text", ("capital",))
        if others := [name for name in given if name not in free]:
            raise CallFault(f"{kind} takes no option {', '.join(others)}.", "Only capital= goes with text.")
        return
    words = [name for name in given if name in SPELT]
    clash = [name for name in given if name in ("round", "scale") or name == "unit" and form[name]] if words else []
    if clash:
        raise CallFault(f"{' and '.join([*words, *clash])} do not go together.", "Keep one of them.")
    if "capital" in given and "words" not in given:
        raise CallFault("found capital=True, and a number has a capital only in words.", DROP)
    if "unit" in given and not unit:
        raise CallFault(f"found unit={form['unit']}, and the number has no unit.", DROP)
    scaled = value / formats.SCALES.get(form.get("scale", ""), 1)
    if form.get("scale") in formats.SCALES and abs(scaled) < 1:
        raise CallFault(f"{value} is less than one {form['scale']}.", DROP)
    if value and "round" in given and not formats.rounded(scaled, form["round"]):
        raise CallFault(f"{value} would be rounded to zero.", "Ask for more decimals.")


def taken(form: dict) -> dict:
    """The options as `formats.number` names them; the capital is set afterwards."""
    names = {"unit": "show_unit"}
    return {names.get(name, name): value for name, value in form.items() if name != "capital"}


def formatted(value: Any, field: str, unit: str, form: dict) -> str:
    """A value as its options ask. Raises: CallFault where they do not go with it."""
    check(form)
    check_use(form, value, unit, is_year=partial_dates.is_year_field(field))
    if formats.is_number(value) and not partial_dates.is_year_field(field):
        try:
            plain = formats.number(value, unit, **taken(form))
        except ValueError as error:
            spelt = " and ".join(f"{name}=True" for name in SPELT if form.get(name))
            remedy = f"Leave out {spelt}." if spelt else f"Options for form: {', '.join(FORM)}."
            raise CallFault(f"{error}.", remedy) from error
    else:
        plain = formats.cell(value, field, unit)
    return formats.capital(plain) if form.get("capital") else plain
