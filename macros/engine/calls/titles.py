"""In: a chart that names a claim. Out: its title, the first wording of that claim, as long as the claim holds."""

from __future__ import annotations

from collections.abc import Callable

from macros.engine.calls.shown import Shown
from macros.engine.core import formats
from macros.engine.core.faults import CallFault, ItemFault, Unanswered
from macros.engine.items.registry import Item


def proven(item: Item, find: Callable[[str], Item], show: Callable[[str, str], Shown]) -> str:
    """Raises: ItemFault where the claim does not hold, or where there is none of that name."""
    try:
        return formats.capital(show(item.title, find(item.title).wordings[0]).plain)
    except (ItemFault, Unanswered):
        raise
    except CallFault as fault:
        raise ItemFault(item.where, f'"{item.name}" has no title: {fault.problem}', fault.remedy) from fault
