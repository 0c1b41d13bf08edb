"""In: mkdocs.yml and the pages. Out: pages that no entry of the navigation leads to, and entries that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from macros import files
from macros.faults import Fault, did_you_mean, quoted
from macros.pages import Page
from macros.prose import numbers_in

CONFIGURATION = "mkdocs.yml"
INDENT = (
    "Give the line there, or the one above it, the blanks and the hyphen that its neighbours have, as in "
    "“  - Title: page.md”, and put quotes around a title that holds a colon."
)


def check(root: Path, pages: list[Page]) -> list[Fault]:
    """Every fault between the navigation and docs/; nothing where the navigation is left to MkDocs."""
    text, faults = files.text(root / CONFIGURATION, CONFIGURATION, "line", "Save the file as UTF-8.")
    if faults:
        return faults
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return [unreadable(error)]
    settings = node.value if isinstance(node, yaml.MappingNode) else []
    entries = [entry for key, value in settings if key.value == "nav" for entry in _entries(value)]
    if not entries:
        return []
    titles = [title for key, value in settings if key.value == "nav" for title in _titles(value)]
    return [*_numbered(titles), *_nowhere(entries, pages), *_unlisted(entries, pages)]


def unreadable(error: yaml.YAMLError) -> Fault:
    """The line at which the configuration is no YAML."""
    mark, reason = getattr(error, "problem_mark", None), getattr(error, "problem", None) or "it is no YAML"
    return Fault(f"{CONFIGURATION}:{mark.line + 1}" if mark else CONFIGURATION, f"cannot be read: {reason}.", INDENT)


def _entries(node: yaml.Node) -> Iterator[tuple[int, str]]:
    """Each entry with its line, at whatever depth."""
    if isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _entries(inner)
    elif isinstance(node, yaml.MappingNode):
        for _, inner in node.value:
            yield from _entries(inner)
    else:
        yield node.start_mark.line + 1, str(node.value)


def _titles(node: yaml.Node) -> Iterator[tuple[int, str]]:
    """Each title with its line, at whatever depth."""
    for inner in node.value if isinstance(node, yaml.CollectionNode) else ():
        if isinstance(inner, tuple):
            yield inner[0].start_mark.line + 1, str(inner[0].value)
        yield from _titles(inner[1] if isinstance(inner, tuple) else inner)


def _numbered(titles: list[tuple[int, str]]) -> Iterator[Fault]:
    """A title stands on every page, as a heading does on its own, and cannot hold a call either."""
    for line, title in titles:
        for word in numbers_in(title):
            problem = f'"{word}" is typed by hand in a title under nav.'
            yield Fault(f"{CONFIGURATION}:{line}", problem, "A title cannot hold calls: say it without the number.")


def _nowhere(entries: list[tuple[int, str]], pages: list[Page]) -> Iterator[Fault]:
    paths, first = [page.path for page in pages], {}
    for line, entry in entries:
        if entry in first:
            problem = f"nav leads to {quoted(entry)} twice, also in line {first[entry]}."
            yield Fault(f"{CONFIGURATION}:{line}", problem, "Remove one of them.")
        elif entry not in paths and "://" not in entry:
            near = did_you_mean(entry, paths)
            problem = f"nav leads to {quoted(entry)}, expected a page in docs/."
            yield Fault(f"{CONFIGURATION}:{line}", problem, f"{near}Correct the entry, or write the page.")
        first.setdefault(entry, line)


def _unlisted(entries: list[tuple[int, str]], pages: list[Page]) -> Iterator[Fault]:
    listed = {entry for _, entry in entries}
    for page in (page for page in pages if page.path not in listed):
        remedy = f"Add the line “- {page.title}: {page.path}” there, or remove the page."
        yield Fault(f"docs/{page.path}", f"stands in no line under nav in {CONFIGURATION}.", remedy)
