"""In: definitions of the size of states, and diplomatic steps. Out: their lists for the section on middle powers."""

from macros import table


@table(as_list="i")
def size_definitions(size_definitions):
    """Groups of scholars, by what they hold about the size of states."""
    return size_definitions[["order", "definition"]]


@table(as_list="1")
def diplomacy(diplomacy):
    """Steps of Kazakhstan's diplomacy to promote peace, security and stability, in the authors' account."""
    return diplomacy.sort_values("order")[["order", "action", "endnote"]]
