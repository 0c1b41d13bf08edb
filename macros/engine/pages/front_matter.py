"""In: a page's source. Out: its front matter, and what in it MkDocs would take otherwise than its author."""

from __future__ import annotations

import re

import yaml

from macros.engine.core.faults import Fault, Place, did_you_mean, quoted
from macros.engine.pages.call_kinds import CALLS

# As MkDocs reads it: what looks only nearly so is published as text, or taken out of the text.
FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
OPEN = re.compile(r"\A-{3}[ \t]*\n")
SETTING = re.compile(r"\A {0,3}([A-Za-z0-9_-]+):")
SWITCHES = ("render_macros", "ignore_macros")
MERGED = "tag:yaml.org,2002:merge"  # a key that stands for others, which could then be any
# What a page can set, of all that Material knows.
SETTINGS = ("description", "hide", "icon", "search", "tags", "title")
LONGEST = 160  # characters of a description, of which search engines show no more
BETWEEN = "Write front matter between two lines of ---, one setting a line: description: A sentence."


NO_DESCRIPTION = "has no description, which search engines show."


def check(path: str, text: str) -> list[Fault]:
    """Every fault of a page's front matter, with its line."""
    match = FRONT_MATTER.match(text)
    if match:
        return [
            Fault(Place(f"docs/{path}", line), problem, remedy) for line, problem, remedy in _inside(match.group(1))
        ]
    if OPEN.match(text):
        return [Fault(Place(f"docs/{path}", 1), "opens front matter that is not closed.", BETWEEN)]
    if setting := SETTING.match(text):
        problem = f"begins with {quoted(setting.group(1) + ':')}, which is read as front matter and not shown."
        return [Fault(Place(f"docs/{path}", 1), problem, f"Begin with the page's heading. {BETWEEN}")]
    return [Fault(Place(f"docs/{path}", 1), NO_DESCRIPTION, BETWEEN)] if text.strip() else []


def _inside(text: str) -> list[tuple[int, str, str]]:
    """Faults between the two lines of ---, the first of which is line 1 of the page."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "it is no YAML"
        problem = f"has front matter that cannot be read, and would be published as text: {reason}."
        return [(mark.line + 2 if mark else 1, problem, 'Put "…" around a text that holds a colon or another mark.')]
    except ValueError as error:
        return [(1, f"has front matter that cannot be read, and would be published as text: {error}.", BETWEEN)]
    if not isinstance(node, yaml.MappingNode):
        return [(2, "has front matter without settings, which would be published as text.", BETWEEN)]
    seen: dict[str, int] = {}
    faults = []
    for key, _ in node.value:
        line, name = key.start_mark.line + 2, str(key.value)
        if key.tag == MERGED:
            problem = "front matter takes over settings with <<, expected one setting a line."
            faults.append((line, problem, "Write them out."))
        elif name in CALLS:
            problem = f"front matter sets {quoted(name)}, so that {name}(…) would be no call on this page."
            faults.append((line, problem, "Rename the setting, or remove it."))
        elif name in SWITCHES:
            faults.append((line, f"front matter sets {quoted(name)}, which decides if calls are run.", "Remove it."))
        elif name == "template":
            problem = 'front matter sets "template", and all pages have the same one.'
            faults.append((line, problem, "Remove it."))
        elif name in seen:
            faults.append((line, f"sets {quoted(name)} twice, also in line {seen[name]}.", "Remove one of them."))
        elif name not in SETTINGS:
            near = did_you_mean(name, SETTINGS)
            faults.append((line, f"sets {quoted(name)}, which is no setting.", f"{near}It is {', '.join(SETTINGS)}."))
        seen.setdefault(name, line)
    return faults or _description(dict(yaml.safe_load(text)).get("description", ""), seen.get("description", 1))


def _description(found: object, line: int) -> list[tuple[int, str, str]]:
    if not found:
        return [(line, NO_DESCRIPTION, "Add a line: description: A sentence.")]
    if not isinstance(found, str):
        return [(line, f"has the description {quoted(found)}, expected a sentence.", "Write one, in quotes.")]
    if len(found) > LONGEST:
        return [(line, f"has a description of {len(found)} characters, expected {LONGEST} at most.", "Shorten it.")]
    return []
