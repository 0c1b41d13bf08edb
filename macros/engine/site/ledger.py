"""In: printed.csv and the site. Out: each number that the article prints beside what the data give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from macros.engine.core import addresses, formats, markup
from macros.engine.core.contract import PRINTED
from macros.engine.core.faults import CallFault, Fault, ItemFault, Place, Unanswered, did_you_mean, quoted
from macros.engine.items.provenance import told_rows
from macros.engine.site.print_comparison import AGREES, DIFFERS, ROUNDS, compare, other_words

if TYPE_CHECKING:
    from macros.engine.site.site import Site

AGREES_IN_PART, HOLDS, HOLDS_IN_PART, NO_DATA = "agrees in part", "holds", "holds in part", "no data"
RESERVATION = "the number agrees"  # how the reason of what agrees in part begins: it is none for what differs


@dataclass(frozen=True)
class Entry:
    """One printed number: its row in printed.csv, what the data give today, and how the two compare."""

    key: str
    printed: str
    current: str
    status: str
    reason: str
    link: str


def entries(site: Site) -> list[Entry]:
    """All entries, in the article's order. Raises: CallFault, KeyError where an entry refers to nothing."""
    return [] if site.data.lacks(PRINTED) else [_entry(site, key) for key in site.data[PRINTED].rows]


def _entry(site: Site, key: str) -> Entry:
    row = site.data[PRINTED].records[key]
    if row.statistic:
        item = site.registry.statistics[row.statistic]
        value = site.calls.result(item)
        shown = site.calls.number(row.statistic)
        status = _status(row, shown.plain, compare(row.printed, value))
        return Entry(key, row.printed, shown.plain, status, row.reason, shown.html)
    if row.claim:
        item = site.registry.claims[row.claim]
        holds = site.calls.result(item) is True
        link = markup.link(addresses.item("claims", row.claim), markup.text(item.wordings[0]), class_="claim")
        status = (HOLDS_IN_PART if row.reason else HOLDS) if holds else DIFFERS
        current = item.wordings[0] if holds else f"not {item.wordings[0]}"
        return Entry(key, row.printed, current, status, row.reason, link)
    if row.dataset:
        dataset = site.data[row.dataset]
        value = dataset.cell(row.row, row.field)
        hedge = dataset.hedge(row.row, row.field)
        plain = formats.cell(value, row.field, dataset.unit(row.row, row.field))
        plain = f"{hedge} {plain}" if hedge else plain
        link = markup.link(addresses.row(row.dataset, row.row), markup.text(plain), class_="number")
        status = _status(row, plain, compare(row.printed, value, row.field))
        return Entry(key, row.printed, plain, status, row.reason, link)
    return Entry(key, row.printed, "", NO_DATA, row.reason, "")


def _status(row: Any, current: str, compared: str) -> str:
    """How the two compare: what agrees, but is printed with a word of its own, agrees in part if a reason says so.

    Bare digits differ from a number with separators: a spreadsheet makes such of a text.
    """
    if compared == AGREES and _is_bare(row.printed, current):
        return DIFFERS
    reserved = compared == AGREES and row.reason.startswith(RESERVATION) and other_words(row.printed, current)
    return AGREES_IN_PART if reserved else compared


def _is_bare(printed: str, current: str) -> bool:
    return printed.isdecimal() and f"{int(printed):,}" in current.replace(printed, "")


def check(site: Site) -> list[Fault]:
    """Entries that refer to nothing, differ without a reason, or carry another endnote than the data."""
    printed = site.data[PRINTED]
    found = [
        (fault, key) for key in printed.rows for fault in _faults(site, key, Place(printed.path, row=printed.line(key)))
    ]
    return [replace(fault, dataset=PRINTED, row=key) for fault, key in found]


def _faults(site: Site, key: str, where: Place) -> list[Fault]:
    if _unanswered(site, key):
        return []
    wrong = _reference_fault(site, key)
    if wrong:
        field, problem, remedy = wrong
        return [Fault(Place(where.file, row=where.row, field=field), problem, remedy)]
    try:
        entry = _entry(site, key)
    except Unanswered:
        return []
    except CallFault as error:
        return [Fault(where, error.problem, error.remedy, follows=isinstance(error, ItemFault))]
    faults = []
    if entry.status == NO_DATA and not entry.reason:
        remedy = "Name what does in the row, or write the reason in its last field."
        faults.append(Fault(where, f'no data answer "{entry.printed}".', remedy))
    if entry.status == DIFFERS and (not entry.reason or entry.reason.startswith(RESERVATION)):
        problem = f'the article prints "{entry.printed}", the data give "{entry.current}" ({_source(site, key)}).'
        remedy = "Correct the data, or write the reason in the row's last field."
        if _is_bare(entry.printed, entry.current):
            remedy = f"Restore what the article prints, if a spreadsheet has taken its signs. {remedy}"
        faults.append(Fault(where, problem, remedy))
    if entry.status in (AGREES, ROUNDS, HOLDS) and entry.reason:
        faults.append(Fault(where, "gives a reason, but print and data agree.", "Remove the reason."))
    return faults + _endnote_faults(site, key, where)


def _source(site: Site, key: str) -> str:
    """What an entry is compared with."""
    row = site.data[PRINTED].records[key]
    if row.dataset:
        return f'{site.data[row.dataset].path}, row "{row.row}", field "{row.field}"'
    return f'statistic "{row.statistic}"' if row.statistic else f'claim "{row.claim}"'


def _unanswered(site: Site, key: str) -> bool:
    """Whether an entry refers to data or code with faults of their own."""
    row = site.data[PRINTED].records[key]
    items = {*site.registry.statistics, *site.registry.claims}
    return row.dataset in site.data.faulty or bool({row.statistic, row.claim} & (site.registry.unread - items))


def _reference_fault(site: Site, key: str) -> tuple[str, str, str] | None:
    """The field that refers to nothing, what was found and expected, and what to do."""
    row = site.data[PRINTED].records[key]
    known: dict[str, Any] = {"statistic": site.registry.statistics, "claim": site.registry.claims, "dataset": site.data}
    named = {what: getattr(row, what) for what in known if getattr(row, what)}
    for what, name in named.items():
        if name not in known[what]:
            return what, f"found {quoted(name)}, expected the name of a {what}.", _near(name, known[what])
    if len(named) > 1:
        return "", f"refers to a {' and a '.join(named)}, expected one of them.", "Leave one."
    if not row.dataset and (row.row or row.field):
        return "dataset", 'found "", expected the dataset of the row.', "Write it, or leave row and field empty too."
    if row.dataset:
        dataset = site.data[row.dataset]
        if row.row not in dataset.rows:
            return "row", f"found {quoted(row.row)}, expected a row of {dataset.path}.", _near(row.row, dataset.rows)
        if row.field not in dataset.by_name:
            problem = f"found {quoted(row.field)}, expected a field of {dataset.path}."
            return "field", problem, _near(row.field, dataset.by_name)
    return None


def _near(name: str, known: Iterable[str]) -> str:
    return f"{did_you_mean(name, known)}Correct it."


def item_endnote_faults(site: Site) -> list[Fault]:
    """Entries of statistics and claims whose endnote is none of those of the rows that these rest on."""
    if site.data.lacks(PRINTED):
        return []
    printed, faults = site.data[PRINTED], []
    for key, row in printed.records.items():
        item = ("statistics", row.statistic) if row.statistic else ("claims", row.claim)
        stated = printed.cell(key, "endnote")
        if not item[1] or not stated:
            continue
        own = {site.data[name].endnote(row) for name, row in told_rows(site.usage.footprints[item], site.data)}
        if stated not in own:
            where = Place(printed.path, row=printed.line(key))
            faults.append(
                Fault(
                    where,
                    f'has endnote {stated}, on which "{item[1]}" does not rest.',
                    "Correct the one that is wrong.",
                    dataset=PRINTED,
                    row=key,
                )
            )
    return faults


def _endnote_faults(site: Site, key: str, where: str) -> list[Fault]:
    row = site.data[PRINTED].records[key]
    stated = site.data[PRINTED].cell(key, "endnote")
    if not row.dataset or not stated or "endnote" not in site.data[row.dataset].by_name:
        return []
    own = site.data[row.dataset].endnote(row.row)
    if own == stated:
        return []
    return [
        Fault(
            where,
            f'has endnote {stated}, but {site.data[row.dataset].path}, row "{row.row}", has {own or "none"}.',
            "Correct the one that is wrong.",
        )
    ]
