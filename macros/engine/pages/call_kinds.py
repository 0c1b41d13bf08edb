"""What a page can call: how each call is written, what it gives, and the arguments that say what it shows."""

from __future__ import annotations

from typing import NamedTuple


class CallKind(NamedTuple):
    """One call. `items` is the kind of items that it shows, if any; a `block` stands alone on its line."""

    gives: str
    shape: str
    target: tuple[str, ...] = ()
    items: str = ""
    block: bool = False
    number: bool = False


CALLS = {
    "value": CallKind(
        "A phrase from one row, or one cell, with hedges and units, linked to the row.",
        'value("dataset", "row", "{field} in {field}"), value("dataset", "row", "field"), value("dataset", "row")',
        ("dataset", "row"),
        number=True,
    ),
    "stat": CallKind(
        "What this site computes, in a clause; bare, the number alone.",
        'stat("name"), stat("name", "name of the same subject"), stat("name", bare=True)',
        ("name",),
        "statistics",
        number=True,
    ),
    "claim": CallKind("Words that a test of the data proves.", 'claim("name", "wording")', ("name",), "claims"),
    "chart": CallKind(
        "A figure with caption, text, data table and downloads; a small one leads to where these are.",
        'chart("name"), chart("name", small=True)',
        ("name",),
        "charts",
        block=True,
    ),
    "table": CallKind("A table or a list from data.", 'table("name")', ("name",), "tables", block=True),
    "note": CallKind("An endnote's mark.", "note(6)", ("number",)),
    "typed": CallKind("A text as it is: the declared exception to numbers from data.", 'typed("text", "reason")'),
    "listing": CallKind(
        "A computed part of the endnotes or the data appendix.", 'listing("kind")', ("kind",), block=True
    ),
}
# The kinds of items, each with the call by which a page shows one.
CALL_OF = {call.items: name for name, call in CALLS.items() if call.items}
