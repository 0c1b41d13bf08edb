"""In: definitions and classes of states, and diplomatic steps. Out: their lists for the section on middle powers."""

from macros import table


@table(as_list="i")
def size_definitions(size_definitions):
    """Groups of scholars, by what they hold about the size of states."""
    return size_definitions[["order", "definition"]]


@table(grouped=True)
def state_classes(state_classes):
    """What the article, or a scholar whom it follows, says of each class of states. Some statements on
    middle powers, and one on great powers, come from its later sections."""
    return state_classes[["class", "statement", "endnote"]]


@table(as_list="1")
def diplomacy(diplomacy):
    """Steps of Kazakhstan's diplomacy to promote peace, security and stability, in the authors' account."""
    return diplomacy.sort_values("order")[["order", "action", "endnote"]]
