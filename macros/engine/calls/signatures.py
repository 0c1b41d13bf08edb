"""In: the name, the arguments and the options of a call. Out: what is wrong with them, before anything is shown."""

from __future__ import annotations

import inspect

from macros.engine.calls import forms
from macros.engine.core.faults import CallFault, did_you_mean, quoted
from macros.engine.pages.call_kinds import CALLS


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
        forms.check(further, own)
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
