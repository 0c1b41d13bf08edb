"""In: words with the names of fields in braces, and a row. Out: the phrase that they make of it, and what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from macros.engine.calls import forms
from macros.engine.core import formats, markup, partial_dates
from macros.engine.core.faults import CallFault, did_you_mean, quoted
from macros.engine.datasets.dataset import Dataset
from macros.engine.pages.typed_numbers import TREND, numbers

NOUN = "noun"  # what a measured field counts, in the words that its schema has for one and for many
_PLACE = re.compile(r"\{([^{}]*)\}")
_LOOSE = re.compile(r"[{}]")


class Part(NamedTuple):
    """A piece of a phrase as it is shown; `field` is where it comes from, empty for words that were written."""

    text: str
    field: str = ""
    is_number: bool = False


def is_phrase(field: object) -> bool:
    """Whether what stands in a call in the place of a field is a phrase."""
    return isinstance(field, str) and _LOOSE.search(field) is not None


def fields(phrase: str) -> list[str]:
    """The fields of which a phrase tells, in its order."""
    return [name for name in _PLACE.findall(phrase) if name != NOUN]


def parts(source: Dataset, row: str, phrase: str, form: dict) -> list[Part]:
    """A phrase filled from a row; the options are for its numbers. Raises: CallFault where it cannot be."""
    check_words(phrase)
    found = [*_filled(source, row, phrase, {name: value for name, value in form.items() if name != "capital"})]
    if form.get("capital"):
        found[0] = found[0]._replace(text=formats.capital(found[0].text))
    return found


def check_words(phrase: str) -> None:
    """Raises: CallFault where the words of a phrase hold a number or a trend, or its braces no name."""
    words = _PLACE.sub(" ", phrase)
    if _LOOSE.search(words) or not fields(phrase):
        raise CallFault(f"{quoted(phrase)} is no phrase.", 'Write fields in braces, as in "{persons} in {year}".')
    told = fields(phrase)
    for twice in (name for name in told if told.count(name) > 1):
        raise CallFault(f"{quoted(phrase)} tells {quoted(twice)} twice.", "Tell each field once.")
    for _, word in numbers(words):
        raise CallFault(f"{quoted(phrase)} has {quoted(word)} typed by hand.", "Write the name of its field in braces.")
    if trend := TREND.search(words):
        problem = f"{quoted(phrase)} says {quoted(trend.group(0))}, which one row does not prove."
        raise CallFault(problem, 'Leave it out, or use {{ claim("…", "…") }}.')


def _filled(source: Dataset, row: str, phrase: str, form: dict) -> Iterator[Part]:
    measured = ""
    for at, piece in enumerate(_PLACE.split(phrase)):
        if at % 2 == 0:
            yield from [Part(piece)] if piece else []
        elif piece == NOUN:
            yield Part(_noun(source, row, measured))
        else:
            measured = piece if piece in source.measures else measured
            yield from cell(source, row, piece, form if piece in source.measures else {})


def cell(source: Dataset, row: str, field: str, form: dict) -> list[Part]:
    """One cell with its unit, its hedge before it. Raises: CallFault where there is none, or the options do not go."""
    if field not in source.by_name:
        near = did_you_mean(field, source.by_name)
        raise CallFault(
            f"no field is named {quoted(field)}.", f"{near}Fields of {source.path}: {', '.join(source.by_name)}."
        )
    value, unit = source.cell(row, field), source.unit(row, field)
    if value is None:
        raise CallFault(f'{source.path} has no {field} in row "{row}".', "Fill the cell, or drop the call.")
    form, hedge = dict(form), source.hedge(row, field)
    if hedge and form.pop("capital", False):
        hedge = formats.capital(hedge)  # because it is the first word
    plain = forms.formatted(value, field, unit, form)
    return [*([Part(f"{hedge} ")] if hedge else []), Part(plain, field, _is_linked(value, field))]


def _is_linked(value: object, field: str) -> bool:
    return formats.is_number(value) or partial_dates.is_date_field(field)


def _noun(source: Dataset, row: str, field: str) -> str:
    """What a cell counts, for one or for many. Raises: CallFault where its field has no noun."""
    nouns = source.by_name[field].noun if field else ()
    if not nouns:
        problem = f'"{{{NOUN}}}" follows no measured field that has a noun.'
        raise CallFault(problem, f'Give the field "{NOUN}" in data/datapackage.json, in words for one and for many.')
    return nouns[0 if source.cell(row, field) == 1 else 1]


def html(found: list[Part], to: str) -> str:
    """A phrase whose numbers, from the first to the last, are one link; a text has links on the words with numbers."""
    numbered = [at for at, part in enumerate(found) if part.is_number]
    if not numbered:
        return markup.with_links("".join(part.text for part in found), to)
    first, last = numbered[0], numbered[-1] + 1
    before, linked, after = (
        "".join(part.text for part in each) for each in (found[:first], found[first:last], found[last:])
    )
    dates = all(partial_dates.is_date_field(found[at].field) for at in numbered)
    kinds = ["number", *(["date"] if dates else []), *(["phrase"] if last - first > 1 else [])]
    link = markup.link(to, markup.text(linked), class_=" ".join(kinds))
    return f"{markup.text(before)}{link}{markup.text(after)}"


def stands_alone(source: Dataset, phrase: str) -> tuple[str, str] | None:
    """What a phrase lacks to be true wherever it stands, its row told apart and what is counted; and what to do."""
    told = fields(phrase)
    measured = [name for name in told if name in source.measures]
    if not _tell_apart(source, tuple(name for name in told if name not in measured)):
        return f"does not tell its row from the others of {source.path}", f"Write more of it: {example(source)}"
    if any(source.by_name[name].noun for name in measured) and f"{{{NOUN}}}" not in phrase:
        return "does not say what is counted", f"Write {{{NOUN}}} after its number: {example(source)}"
    return None


@lru_cache(1024)
def _tell_apart(source: Dataset, names: tuple[str, ...]) -> bool:
    return not (source.frame[list(names)].astype("str").duplicated(keep=False).any() if names else len(source.rows) > 1)


def example(source: Dataset) -> str:
    """A phrase that is true wherever it stands."""
    others = [name for name in source.by_name if name not in (*source.measures, "endnote", "hedge", "unit")]
    numbers = [f"{{{name}}} {{{NOUN}}}" if source.by_name[name].noun else f"{{{name}}}" for name in source.measures[:1]]
    apart = next((others[:n] for n in range(len(others) + 1) if _tell_apart(source, tuple(others[:n]))), others)
    return quoted(", ".join([*numbers, *(f"{{{name}}}" for name in apart)]))
