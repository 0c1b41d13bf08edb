"""In: mkdocs.yml and the pages. Out: pages that no entry of the navigation leads to, and entries that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from macros import files
from macros.faults import Fault, did_you_mean, quoted
from macros.pages import Page

CONFIGURATION = "mkdocs.yml"


def check(root: Path, pages: list[Page]) -> list[Fault]:
    """Every fault between the navigation and docs/; nothing where the navigation is left to MkDocs."""
    text, faults = files.text(root / CONFIGURATION, CONFIGURATION, "line", "Save the file as UTF-8.")
    if faults:
        return faults
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark, reason = getattr(error, "problem_mark", None), getattr(error, "problem", "it is no YAML")
        place = f"{CONFIGURATION}:{mark.line + 1}" if mark else CONFIGURATION
        return [Fault(place, f"cannot be read as YAML: {reason}.", "Mend the indent, quote or bracket there.")]
    settings = node.value if isinstance(node, yaml.MappingNode) else []
    entries = [entry for key, value in settings if key.value == "nav" for entry in _entries(value)]
    if not entries:
        return []
    return [*_nowhere(entries, pages), *_unlisted(entries, pages)]


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
