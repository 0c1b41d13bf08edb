"""In: a call from a page and the data. Out: what it shows there, as HTML and as plain text."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache, cached_property, partial
from typing import Any

import pandas as pd

from macros.engine.calls import clauses, forms, phrases, signatures, titles
from macros.engine.calls.shown import Shown
from macros.engine.core import addresses, markup
from macros.engine.core.contract import ENDNOTES
from macros.engine.core.faults import CallFault, Unanswered, cut, did_you_mean, quoted, sentence
from macros.engine.datasets.cell_text import text_trouble
from macros.engine.datasets.dataset import Data, Dataset
from macros.engine.datasets.descriptor import PACKAGE
from macros.engine.items import results
from macros.engine.items.operations import Computed
from macros.engine.items.provenance import rows_in_words
from macros.engine.items.registry import Item, Registry
from macros.engine.items.source_files import DECORATORS


class Calls:
    """Every call that a page can make. The same data always give the same text."""

    def __init__(
        self,
        data: Data,
        registry: Registry,
        figure: Callable[[Calls, Item, Any, bool], str],
        table: Callable[[Calls, Item, pd.DataFrame], Shown],
        listing: Callable[[Calls, str, str | None], Shown],
    ):
        self.data, self.registry = data, registry
        self._figure, self._table, self._listing = figure, table, listing
        self._results: dict[tuple[str, str], Any] = {}
        self._shown: dict[tuple, Shown] = {}

    def keep(self, other: Calls) -> None:
        """Takes over what calls of the same data and items gave already: all but listings, which tell of pages."""
        self._results = other._results
        self._shown = {key: shown for key, shown in other._shown.items() if key[0] != "listing"}

    def keep_results(self, other: Calls) -> None:
        """Takes over what the same items gave of other data, where these have the same datasets for them."""
        same = {name for name, dataset in self.data.items() if name in other.data and dataset.equals(other.data[name])}
        for item in self.registry.items():
            key = (item.kind, item.name)
            if key in other._results and same.issuperset(self.registry.rests_on(item)):
                self._results[key] = other._results[key]

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        return self.data.frames()

    def bound(self, name: str, arguments: tuple, given: dict) -> Callable[..., Shown]:
        """The function of a call that takes these arguments and options. Raises: CallFault."""
        function = getattr(self, signatures.known_call(name))
        signatures.check_arguments(name, _signature(name), arguments, given)
        return function

    def show(self, name: str, arguments: tuple, given: dict) -> Shown:
        """Any call by its name. Raises: CallFault."""
        key = (name, repr(arguments), repr(sorted(given.items())))  # as text, because 6.0 == 6 and True == 1
        if key not in self._shown:
            self._shown[key] = self.bound(name, arguments, given)(*arguments, **given)
        return self._shown[key]

    def value(self, dataset: str, row: str, field: str | None = None, **form: Any) -> Shown:
        """One cell, with its hedge and its unit, or a phrase from one row, linked to it."""
        source, to = self.source(dataset), addresses.row(dataset, row)
        self.known("row", row, source.rows, f"Correct the name, or restore the row in {source.path}.")
        if phrases.is_phrase(field):
            found = phrases.parts(source, row, str(field), form)
        else:
            field = field or self.only_measure(dataset)
            self.known("field", field, source.by_name, f"Fields of {source.path}: {', '.join(source.by_name)}.")
            found = phrases.cell(source, row, field, form)
        plain = "".join(part.text for part in found)
        if markup.is_address(plain):
            return Shown(markup.outside(plain, short=field == "address"), plain)
        return Shown(phrases.html(found, to), plain)

    def source(self, dataset: str) -> Dataset:
        """A dataset by its name. Raises: CallFault, Unanswered."""
        if dataset in self.data.faulty:
            raise Unanswered(f'the dataset "{dataset}" has faults of its own.')
        return self.known("dataset", dataset, self.data, "Datasets are the CSVs in data/.")

    def only_measure(self, dataset: str) -> str:
        measures = self.source(dataset).measures
        if len(measures) != 1:
            why = "" if measures else f' A field is measured where {PACKAGE} gives it a "unit".'
            raise CallFault(
                f'"{dataset}" has {len(measures)} measured fields.',
                f"Name one of its fields with field=: {', '.join(self.data[dataset].by_name)}.{why}",
            )
        return measures[0]

    def stat(self, name: str, *more: str, bare: bool = False, **form: Any) -> Shown:
        """What is computed, in the clause beside its function; more of the same subject follow, which is said once."""
        items = [self._statistic(each) for each in (name, *more)]
        if bare or not (more or items[0].wordings):
            if more:
                raise CallFault("found bare=True, and several statistics have no number together.", "Call each.")
            return self.number(name, **form)
        if others := [name for name in form if name != "capital"]:
            raise CallFault(f"a clause takes no option {', '.join(others)}.", "Only capital= and bare= go with it.")
        told = clauses.told(self.data, [(item, self.computed(item)) for item in items], **form)
        return Shown(markup.join(html for html, _ in told), markup.join(plain for _, plain in told))

    def _statistic(self, name: str) -> Item:
        return self.known("statistic", name, self.registry.statistics, "Statistics are in macros/statistics/.")

    def number(self, name: str, **form: Any) -> Shown:
        """A computed number alone, linked to its section."""
        item = self._statistic(name)
        value = self.result(item)
        field = "year" if item.unit == "year" else ""
        if "round" not in form and not field and not forms.spelt(form) and item.round is not None:
            form["round"] = item.round
        plain = forms.formatted(value, field, "" if field else item.unit, form)
        return Shown(markup.link(addresses.item("statistics", name), markup.text(plain), class_="number"), plain)

    def claim(self, name: str, wording: str) -> Shown:
        """Words that a test of the data proves, linked to that test."""
        item = self._claim(name)
        if not isinstance(wording, str):
            raise CallFault(f"the words are {wording!r}, which is no text.", f"Use {self._wordings(item)}.")
        if wording not in item.wordings and wording[:1].lower() + wording[1:] not in item.wordings:
            raise CallFault(
                f'claim "{name}" does not prove the words {quoted(wording)}.',
                f"{did_you_mean(wording, item.wordings)}Use {self._wordings(item)}.",
            )
        if self.result(item) is not True:
            raise CallFault(
                f'claim "{name}" says "{wording}", but the data say otherwise.',
                f"Reword the sentence, or correct the data: {rows_in_words(item, self.data)}.",
            )
        return Shown(markup.link(addresses.item("claims", name), markup.text(wording), class_="claim"), wording)

    def _claim(self, name: str) -> Item:
        return self.known("claim", name, self.registry.claims, "Claims are in macros/claims/.")

    @staticmethod
    def _wordings(item: Item) -> str:
        return f"one of its wordings: {'; '.join(item.wordings)}"

    def chart(self, name: str, *, small: bool = False) -> Shown:
        """A figure with its caption, text, data table and downloads; a small one leads to the page that has these."""
        item = self.known("chart", name, self.registry.charts, "Charts are in macros/charts/.")
        drawing = self.result(item)
        return Shown(lambda: self._drawn(item, drawing, small), item.definition)

    def _drawn(self, item: Item, drawing: Any, small: bool) -> str:
        try:
            return self._figure(self, item, drawing, small)
        except Exception as error:  # Vega finds some faults of a chart only as it draws
            problem = f'"{item.name}" in {item.where} cannot be drawn: {sentence(error)}'
            raise CallFault(problem, results.MEND) from error

    def table(self, name: str) -> Shown:
        """A table, or a list where the function asks for one."""
        item = self.known("table", name, self.registry.tables, "Tables are in macros/tables/.")
        frame = self.result(item)
        return results.shown(item, lambda: self._table(self, item, frame))

    def note(self, number: int) -> Shown:
        """An endnote's mark, with the article's own number."""
        number = self._known_note(number)
        anchor = markup.link(addresses.endnote(number), str(number), aria_label=f"Endnote {number}")
        return Shown(markup.element("sup", anchor, class_="note", id=f"mark-{number}"), "", (number,))

    def _known_note(self, number: int) -> int:
        rows = self.source(ENDNOTES).rows
        if type(number) is not int or str(number) not in rows:
            raise CallFault(
                f"there is no endnote {cut(repr(number)) if not isinstance(number, str) else quoted(number)}.",
                f"Endnotes are {rows[0]} to {rows[-1]}, in data/endnotes.csv.",
            )
        return int(number)

    def typed(self, text: str, reason: str) -> Shown:
        """A text as it is: the declared exception to numbers coming from data."""
        for name, value in (("text", text), ("reason", reason)):
            if not isinstance(value, str):
                raise CallFault(f"the {name} is {value!r}, which is no text.", 'Write it in quotes: "…".')
            if not value.strip():
                raise CallFault(f"{quoted(text)} is typed without a {name}.", "Give a text and a reason.")
            if found := text_trouble(value):
                raise CallFault(f"found {quoted(value)}, expected {found[0]}.", found[1])
        return Shown(markup.text(text), text)

    def listing(self, kind: str, name: str | None = None) -> Shown:
        """A computed part of the endnotes page or the data appendix."""
        return self._listing(self, kind, name)

    def result(self, item: Item) -> Any:
        """What an item gives for these data, computed once. Raises: CallFault where that cannot be shown."""
        found = self.computed(item)
        return found.number if isinstance(found, Computed) else found

    def computed(self, item: Item) -> Any:
        """The same, a number with its operands where its function gives them."""
        key = (item.kind, item.name)
        if key not in self._results:
            self._results[key] = self._run(item)
        if isinstance(self._results[key], CallFault):
            raise self._results[key]
        return self._results[key]

    def _run(self, item: Item) -> Any:
        missing = [name for name in item.datasets if name not in self.data]
        if missing:
            return Unanswered(f'"{item.name}" rests on "{missing[0]}", which has faults of its own.')
        try:
            found = results.of(item, self.frames)
            return found.properties(title=titles.proven(item, self._claim, self.claim)) if item.title else found
        except CallFault as fault:
            return fault

    def known(self, what: str, name: Any, known: Any, where: str) -> Any:
        """What a name stands for, or the name itself where names are a list. Raises: CallFault."""
        if not isinstance(name, str):
            raise CallFault(f"the {what} is named by {name!r}, which is no text.", 'Write the name in quotes: "…".')
        if name not in known and name in self.registry.unread:
            raise Unanswered(f"{name} is in a file that cannot be run.")
        if name not in known:
            place = self.registry.plain.get(name, "")
            if place.startswith(f"macros/{what}s/"):
                near = f"{place} has a function of that name: write {DECORATORS[what]} above it. "
            else:
                near = did_you_mean(name, known)
            raise CallFault(f"no {what} is named {quoted(name)}.", f"{near}{where}")
        return known[name] if isinstance(known, dict) else name


@cache
def _signature(name: str) -> inspect.Signature:
    """What a call takes."""
    return inspect.signature(partial(getattr(Calls, name), None))
