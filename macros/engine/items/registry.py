"""In: functions that people write. Out: statistics, claims, charts and tables by name, each with its definition."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from macros.engine.core import files, formats
from macros.engine.core.faults import Fault, Place, did_you_mean, quoted
from macros.engine.datasets.cell_text import prose_trouble
from macros.engine.items import source_files
from macros.engine.pages.call_kinds import CALL_OF, CALLS


@dataclass(frozen=True)
class Item:
    """One function of data. `datasets` are its parameters; `definition` is its docstring.

    `title` names the claim in whose first wording a chart has its title.
    """

    kind: str
    name: str
    function: Callable
    definition: str
    datasets: tuple[str, ...]
    where: str
    unit: str = ""
    title: str = ""
    round: int | None = None
    wordings: tuple[str, ...] = ()
    subject: str = ""
    as_list: str = ""

    @property
    def module(self) -> str:
        """The name of the module that the function is written in."""
        return self.function.__module__.rpartition(".")[2]

    def run(self, frames: dict[str, pd.DataFrame]) -> Any:
        """What the function gives for frames like these, which it may change. Raises: whatever it raises."""
        # A shallow copy, which pandas copies on write, would share the arrays below it, and is hardly cheaper.
        return self.function(*(frames[name].copy() for name in self.datasets))


@dataclass
class Registry:
    """All items by kind and name, in the order in which they are written, and what is wrong with them.

    `unread` are the names of the functions in files that cannot be run: whether they are items is not known. `plain`
    are the places of the functions beside the items that are none, by name; `repeated` are names that two items have.
    """

    statistics: dict[str, Item] = field(default_factory=dict)
    claims: dict[str, Item] = field(default_factory=dict)
    charts: dict[str, Item] = field(default_factory=dict)
    tables: dict[str, Item] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    plain: dict[str, str] = field(default_factory=dict)
    repeated: set[str] = field(default_factory=set)

    def add(self, item: Item) -> None:
        known = getattr(self, item.kind)
        if item.name in known:
            self.repeated.add(item.name)
            self.faults.append(
                Fault(
                    item.where,
                    f'"{item.name}" is a name used twice, also in {known[item.name].where}.',
                    "Rename one.",
                )
            )
        if item.kind == "claims" and not item.wordings:
            self.faults.append(
                Fault(item.where, f'claim "{item.name}" has no wording.', 'Write @claim("…"): it is published.')
            )
        for words, other in self._shared_wordings(item):
            problem = f'claim "{item.name}" has the wording {quoted(words)}, as "{other}" has in {known[other].where}.'
            self.faults.append(
                Fault(item.where, problem, "Say in each what it is said of, so that a call of the wrong one is found.")
            )
        if not item.definition:
            self.faults.append(
                Fault(item.where, f'"{item.name}" has no docstring.', "Write its definition: it is published.")
            )
        if near := formats.nearest_unit(item.unit):
            problem = f'"{item.name}" has the unit {quoted(item.unit)}, with which no number is shown.'
            self.faults.append(Fault(item.where, problem, f'Write "{near}".'))
        known[item.name] = item

    def _shared_wordings(self, item: Item) -> Iterator[tuple[str, str]]:
        """The wordings of a claim that another has too: a call of the wrong one would be published."""
        for other in self.claims.values() if item.kind == "claims" else ():
            theirs = {words.casefold() for words in other.wordings} if other.name != item.name else set()
            yield from ((words, other.name) for words in item.wordings if words.casefold() in theirs)

    def items(self) -> list[Item]:
        return [item for kind in CALL_OF for item in getattr(self, kind).values()]

    def rests_on(self, item: Item) -> set[str]:
        """The datasets that decide what an item gives: its own, and those of the claim that it has its title from."""
        titled = self.claims.get(item.title)
        return {*item.datasets, *(titled.datasets if titled else ())}

    def item_of(self, call: str, name: str = "") -> Item | None:
        """The item that a call shows, if it shows one and that is known."""
        kind = CALLS[call].items if call in CALLS else ""
        return getattr(self, kind).get(name) if kind else None

    def check_datasets(self, datasets: Set[str]) -> list[Fault]:
        """Parameters that name no dataset."""
        remedy = "Datasets are the CSVs in data/."
        return [
            Fault(
                item.where,
                f'"{item.name}" asks for "{name}", which is no dataset.',
                f"{did_you_mean(name, datasets)}{remedy}",
            )
            for item in self.items()
            for name in item.datasets
            if name not in datasets
        ]


_current = Registry()


def _register(kind: str, function: Callable, **options: Any) -> Callable:
    code = function.__code__
    where = f"macros/{code.co_filename.replace(chr(92), '/').rpartition('/macros/')[2]}:{code.co_firstlineno}"
    _current.add(
        Item(
            kind,
            function.__name__,
            function,
            " ".join((inspect.getdoc(function) or "").split()),
            tuple(inspect.signature(function).parameters),
            where,
            **options,
        )
    )
    return function


def statistic(wording: str = "", *, unit: str, round: int | None = None, subject: str = "") -> Callable:
    """A number computed from the datasets that the function's parameters name; its docstring is its definition.

    The wording is the clause that pages tell it in, without its subject where that is given.
    """
    wordings = (wording,) if wording else ()
    return lambda function: _register(
        "statistics", function, unit=unit, round=round, wordings=wordings, subject=subject
    )


def claim(*wordings: str) -> Callable:
    """A test of words about the data: the wordings may be published only while the function returns True."""
    return lambda function: _register("claims", function, wordings=wordings)


def chart(*, unit: str, title: str = "") -> Callable:
    """A drawing: the function returns an Altair chart; its docstring is the caption.

    The title is the first wording of the claim that `title` names, or else the chart's own.
    """
    return lambda function: _register("charts", function, unit=unit, title=title)


def table(*, as_list: str = "") -> Callable:
    """A table: the function returns a frame, its docstring is the caption; `as_list` "1", "i" or "-" makes a list."""
    return lambda function: _register("tables", function, as_list=as_list)


def _load(name: str, where: str) -> None:
    """Registers what one file holds, or tells why it cannot be run."""
    decorators = {each.__name__: inspect.signature(each) for each in (statistic, claim, chart, table)}
    found: Any = importlib.util.find_spec(name)
    if not found.origin.endswith(".py"):  # what was compiled of a file that is gone
        return
    module = source_files.Module(Path(found.origin), where, decorators)
    for number, line in enumerate(files.text(Path(found.origin), where, "line")[0].split("\n"), 1):
        if told := prose_trouble(line):  # because wordings, captions and definitions are published
            _current.faults.append(Fault(Place(where, line=number), *told))
    try:
        if name in sys.modules:
            importlib.reload(sys.modules[name])
        else:
            importlib.import_module(name)
    except Exception as error:  # the author of the file is told, whatever it is
        _current.faults += module.slips or [module.fault(error)]
        _current.unread |= module.names
    else:
        _current.faults += [*module.slips, *(f for name, f in module.twice if name not in _current.repeated)]
        _current.unread |= module.names if module.slips else set()
        _current.plain |= module.plain


def load() -> Registry:
    """Everything that is written in macros/statistics, claims, charts and tables, and what is wrong with it."""
    global _current
    _current = Registry()
    for kind in CALL_OF:
        found = importlib.util.find_spec(f"macros.{kind}")  # git keeps no folder in which nothing is written
        for module in pkgutil.iter_modules((found and found.submodule_search_locations) or ()):
            where = f"macros/{kind}/{module.name}.py"
            if not module.name.isidentifier() or files.is_copy(module.name):
                remedy = "Remove the file, or rename it: lower-case letters, digits and _."
                _current.faults.append(Fault(where, "has a name that programs give to a copy of a file.", remedy))
            else:
                _load(f"macros.{kind}.{module.name}", where)
    return _current
