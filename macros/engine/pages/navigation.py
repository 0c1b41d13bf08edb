"""In: mkdocs.yml and the pages. Out: pages that no entry of the navigation leads to, and entries that lead nowhere.

And the files beside the pages that MkDocs would publish though no check reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from macros.engine.core import files
from macros.engine.core.faults import Fault, Place, did_you_mean, quoted
from macros.engine.datasets.cell_text import composed, prose_trouble, text_trouble
from macros.engine.pages import front_matter
from macros.engine.pages.call_kinds import CALLS
from macros.engine.pages.page import Page
from macros.engine.pages.typed_numbers import numbers

CONFIGURATION = "mkdocs.yml"
OUTSIDE = ("https://", "http://")
OTHER_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd")
HTML = (".html", ".htm", ".xhtml", ".shtml")
# What overrides/ may hold, by the end of its name: what browsers ask for, and what MkDocs does not publish from there.
SERVED = ".avif .css .gif .html .ico .jpeg .jpg .js .json .map .mjs .pdf .png .svg .txt .webmanifest .webp .woff .woff2"
KNOWN = frozenset(f"{SERVED} .xml .md .py .pyc".split())
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
    if not isinstance(node, yaml.MappingNode):
        return [Fault(f"{CONFIGURATION}:1", "holds no settings, expected one a line, as name: value.", files.RESTORE)]
    found: list[Fault] = []
    entries: list[tuple[int, str]] = []
    for key, value in node.value:
        if key.value != "plugins":  # whose patterns may name characters that nobody sees
            found += _letters(value)
        if key.value == "nav":
            entries, twice = _entries(value)
            found += [*twice, *([] if twice else _numbered(_titles(value)))]
        elif key.value == "extra":
            found += _shadows(value)
    if not entries:
        return found
    return [*found, *_nowhere(entries, pages), *_unlisted(entries, pages)]


def unreadable(error: yaml.YAMLError) -> Fault:
    """The line at which the configuration is no YAML."""
    mark, reason = getattr(error, "problem_mark", None), getattr(error, "problem", None) or "it is no YAML"
    return Fault(f"{CONFIGURATION}:{mark.line + 1}" if mark else CONFIGURATION, f"cannot be read: {reason}.", INDENT)


def _letters(setting: yaml.Node) -> Iterator[Fault]:
    """What is wrong with the letters of a setting, in titles and entries at whatever depth."""
    seen, open_ = set(), [setting]
    while open_:
        node = open_.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            open_ += [inner for pair in reversed(node.value) for inner in reversed(pair)]
        elif isinstance(node, yaml.SequenceNode):
            open_ += reversed(node.value)
        elif told := next(filter(None, map(prose_trouble, str(node.value).split("\n"))), None):
            yield Fault(f"{CONFIGURATION}:{node.start_mark.line + 1}", *told)


def _entries(nav: yaml.Node) -> tuple[list[tuple[int, str]], list[Fault]]:
    """Each entry with its line, at whatever depth; and what YAML's aliases repeat, which may hold itself."""
    found, faults, seen, open_ = [], [], set(), [nav]
    while open_:
        node = open_.pop()
        line = node.start_mark.line + 1
        if id(node) in seen:
            problem = f"nav holds what stands in line {line} twice, by an alias."
            faults.append(Fault(f"{CONFIGURATION}:{line}", problem, "Write each entry out."))
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            open_ += reversed(node.value)
        elif isinstance(node, yaml.MappingNode):
            open_ += [value for _, value in reversed(node.value)]
        else:
            found.append((line, composed(str(node.value))))
    return found, faults


def _shadows(extra: yaml.Node) -> Iterator[Fault]:
    """Settings under extra that pages would find in the place of a call."""
    for key, _ in extra.value if isinstance(extra, yaml.MappingNode) else ():
        if key.value in CALLS or key.tag == front_matter.MERGED:
            problem = f"extra sets {quoted(key.value)}, which could take the place of a call."
            yield Fault(f"{CONFIGURATION}:{key.start_mark.line + 1}", problem, "Rename the setting, or remove it.")


def stray_files(root: Path) -> Iterator[Fault]:
    """What MkDocs would publish from docs/ though it is no page, and from overrides/ though it is of no theme."""
    for path in files.below(root / "docs"):
        name = path.relative_to(root / "docs").as_posix()
        if told := text_trouble(path.name):
            remedy = "Rename it, with its letters typed anew: what leads to it may look the same, and does not fit."
            yield Fault(Place(f"docs/{name}"), f"has the name {quoted(path.name)}, expected {told[0]}.", remedy)
        elif found := _beside_pages(path, name):
            yield Fault(Place(f"docs/{name}"), *found)
    for path in (path for path in files.below(root / "overrides") if not path.is_dir()):
        # A name without a point is that of a file for a server.
        known = path.suffix.lower() in KNOWN or (not path.suffix and path.name.isidentifier())
        if not known or files.is_copy(path.stem):
            problem = "has a name as editors and systems give to files of their own, and would be published."
            yield Fault(path.relative_to(root).as_posix(), problem, "Remove it, or rename it if the site needs it.")


def _beside_pages(path: Path, name: str) -> tuple[str, str] | None:
    """What is wrong with what stands in docs/, and what to do; nothing with a page, or with a folder of pages."""
    if path.is_dir() and path.is_symlink():
        problem = f"is a link to {quoted(path.readlink())}, and pages behind it would be published unchecked."
        return problem, "Put the pages themselves here, or remove the link."
    if path.is_dir():
        return None
    if name.startswith("templates/"):
        return "stands in a folder that MkDocs passes over.", "Move it to another folder, or remove it."
    if path.suffix == ".md":
        return None
    if path.suffix in OTHER_ENDINGS or path.suffix.lower() == ".md":
        return f'ends in "{path.suffix}", expected ".md".', f"Rename it to {path.stem}.md."
    if path.suffix.lower() in HTML:
        problem = f'ends in "{path.suffix}", and would be published with nothing in it checked.'
        return problem, "Write the page in Markdown, as an .md file."
    problem = "is no page, and would be published with nothing in it checked."
    return problem, "Remove it; a picture that a page shows belongs into overrides/assets/."


def _titles(node: yaml.Node) -> Iterator[tuple[int, str]]:
    """Each title with its line, at whatever depth."""
    for inner in node.value if isinstance(node, yaml.CollectionNode) else ():
        if isinstance(inner, tuple):
            yield inner[0].start_mark.line + 1, str(inner[0].value)
        yield from _titles(inner[1] if isinstance(inner, tuple) else inner)


def _numbered(titles: Iterable[tuple[int, str]]) -> Iterator[Fault]:
    """A title stands on every page, as a heading does on its own, and cannot hold a call either."""
    for line, title in titles:
        for _, word in numbers(title):
            problem = f'"{word}" is typed by hand in a title under nav.'
            yield Fault(f"{CONFIGURATION}:{line}", problem, "A title cannot hold calls: say it without the number.")


def _nowhere(entries: list[tuple[int, str]], pages: list[Page]) -> Iterator[Fault]:
    paths = [composed(page.path) for page in pages]  # because what is not composed is told as such
    first: dict[str, int] = {}
    for line, entry in entries:
        if entry in first:
            problem = f"nav leads to {quoted(entry)} twice, also in line {first[entry]}."
            yield Fault(f"{CONFIGURATION}:{line}", problem, "Remove one of them.")
        elif entry not in paths and not entry.startswith(OUTSIDE):
            near = did_you_mean(entry, paths)
            problem = f"nav leads to {quoted(entry)}, expected a page in docs/."
            yield Fault(f"{CONFIGURATION}:{line}", problem, f"{near}Correct the entry, or write the page.")
        first.setdefault(entry, line)


def _unlisted(entries: list[tuple[int, str]], pages: list[Page]) -> Iterator[Fault]:
    listed = {entry for _, entry in entries}
    for page in (page for page in pages if composed(page.path) not in listed):
        remedy = f"Add the line “- {page.title}: {page.path}” there, or remove the page."
        yield Fault(Place(f"docs/{page.path}"), f"stands in no line under nav in {CONFIGURATION}.", remedy)
