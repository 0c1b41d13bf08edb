"""In: the Markdown in docs/. Out: each page's calls with their line and sentence, found without running anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import jinja2
from jinja2 import nodes

from macros.engine.core import files
from macros.engine.core.faults import Fault, Place, cut
from macros.engine.datasets.cell_text import prose_trouble
from macros.engine.pages import front_matter
from macros.engine.pages.call_kinds import CALLS

CALL = re.compile(r"\{\{(.*?)\}\}")
CURLY = re.compile(r"[(,=]\s*[“”„‘’]")
HALF = re.compile(r"\{%|%\}|\{#")
HALF_BRACED = re.compile(rf"(?<!\{{)\{{\s*(?:{'|'.join(CALLS)})\([^{{}}]*\}}")
BLOCK = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
LONGEST_CALL = 200  # characters of one that is told
_jinja = jinja2.Environment(autoescape=True)


@dataclass(frozen=True)
class Call:
    """One call in a page, such as `{{ stat("recruits_stopped_total") }}`."""

    page: str
    line: int
    start: int
    end: int
    name: str
    arguments: tuple
    options: tuple[tuple[str, object], ...]

    @property
    def where(self) -> Place:
        return Place(f"docs/{self.page}", self.line)

    @property
    def field(self) -> str:
        """The field or the phrase that a call of a value asks for; empty where it leaves that to the dataset."""
        given = [*self.arguments[2:], *(value for name, value in self.options if name == "field")]
        return str(given[0]) if given else ""


@dataclass(frozen=True)
class Page:
    """One Markdown file of docs/. `lines` keeps the file's numbering; front matter is blank in it."""

    path: str
    lines: tuple[str, ...]
    front_matter: str
    unread: bool = False
    faults: list[Fault] = field(default_factory=list, compare=False)

    @property
    def name(self) -> str:
        return self.path.removesuffix(".md").removesuffix("/index")

    @property
    def url(self) -> str:
        """The page's address below the site's root."""
        if self.path == "index.md":
            return ""
        return f"{self.name}/"

    @cached_property
    def title(self) -> str:
        return next((line[2:].strip() for line in self.lines if line.startswith("# ")), self.name)

    @cached_property
    def running_lines(self) -> list[int]:
        """The lines of the running text: without boxes, and without the lead.

        The lead is the paragraph below the title; a page without further headings has none.
        """
        found: list[int] = []
        lead = 0 if any(line.startswith("## ") for line in self.lines) else 3  # before the title, below it, in it, past
        for number, line in enumerate(self.lines, 1):
            if lead < 3:
                lead += line.startswith("# ") if lead == 0 else bool(line.strip()) if lead == 1 else not line.strip()
            elif not line.startswith("    "):
                found.append(number)
        return found

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        return tuple(
            call
            for number, line in enumerate(self.lines, 1)
            for match in CALL.finditer(line)
            if (call := self._call(number, match))
        )

    def _call(self, number: int, match: re.Match) -> Call | None:
        try:
            name, arguments, options = parse(match.group(1))
        except ValueError as error:
            where, call = Place(f"docs/{self.path}", number), cut(match.group(0), LONGEST_CALL)
            if match.group(0).count('"') % 2:
                problem, remedy = f"{call} has a quote that is not closed.", 'Put "…" around each name.'
            elif CURLY.search(match.group(0)):
                problem, remedy = f"{call} has curly quotes.", 'Write straight ones: "…".'
            else:
                problem = f"{call} {error}."
                remedy = "Pages hold calls with literal names only, as CONTRIBUTING.md lists them."
            self.faults.append(Fault(where, problem, remedy))
            return None
        return Call(self.path, number, match.start(), match.end(), name, arguments, options)


@lru_cache(maxsize=4096)  # because most calls stay as they are from one state of a page to the next
def parse(expression: str) -> tuple[str, tuple, tuple[tuple[str, object], ...]]:
    """Name, arguments and options of a call. Raises: ValueError where it is not a call with literal arguments."""
    try:
        output = _jinja.parse("{{" + expression + "}}").body[0]
        (node,) = output.nodes
    except RecursionError as error:
        raise ValueError("cannot be read (it is nested too deeply)") from error
    except (jinja2.TemplateSyntaxError, ValueError, IndexError) as error:
        raise ValueError(f"cannot be read ({cut(error)})") from error
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        raise ValueError("is not a plain call")
    if expression[:1] in ("-", "+") or expression[-1:] in ("-", "+"):
        raise ValueError("has a sign at an end, which would join it to the text around it")
    return (
        node.node.name,
        tuple(_literal(argument) for argument in node.args),
        tuple((keyword.key, _literal(keyword.value)) for keyword in node.kwargs),
    )


def _literal(node: nodes.Expr) -> object:
    """What an argument says. It is not worked out: a short expression can take minutes, or all of the memory."""
    negative = isinstance(node, nodes.Neg)
    value = node.node if negative else node
    if isinstance(value, nodes.Name):
        raise ValueError(f'has {value.name} without quotes, expected "{value.name}"')
    if not isinstance(value, nodes.Const):
        raise ValueError("has an argument that is not literal")
    if negative and type(value.value) not in (int, float):
        raise ValueError("has an argument that is not literal")
    return -value.value if negative else value.value


def page_of(path: str, text: str, unread: bool = False) -> Page:
    """A page from its source; one that is `unread` stands for a file that could not be."""
    front = front_matter.FRONT_MATTER.match(text)
    masked = _blank(text, front.span()) if front else text
    page = Page(path, tuple(_lines(masked)), front.group(0) if front else "", unread)
    letters = [(line, found) for line, words in enumerate(_lines(text), 1) if (found := prose_trouble(words))]
    page.faults.extend(Fault(Place(f"docs/{path}", line), *found) for line, found in [*_odd(masked), *letters])
    return page


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


def _odd(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """What pages may not hold, each with its line."""
    for number, line in enumerate(_lines(text), 1):
        if re.search(r"\{\{|\}\}", CALL.sub("", line)):
            yield number, ("holds one half of a call.", "Write each call on one line: {{ … }}.")
        for match in HALF_BRACED.finditer(line):
            yield (
                number,
                (
                    f"{cut(match.group(0))} has one brace at an end.",
                    f"Write {{{{{cut(match.group(0).strip('{}'))}}}}}.",
                ),
            )
    for match in BLOCK.finditer(text):
        at = text[: match.start()].count("\n") + 1
        remedy = "Pages hold no loops, conditions, arithmetic or comments of Jinja, only calls."
        yield at, (f"{cut(match.group(0))} is not allowed.", remedy)
    for match in HALF.finditer(BLOCK.sub(lambda block: re.sub(r"[^\n]", " ", block.group(0)), text)):
        at = text[: match.start()].count("\n") + 1
        remedy = "Write { #name } with a blank after the bracket for an anchor."
        yield at, (f"{match.group(0)} is a mark of Jinja.", remedy)


def _blank(text: str, span: tuple[int, int]) -> str:
    start, end = span
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def read(docs: Path) -> list[Page]:
    """All pages, sorted by path; one that cannot be read is empty and has its fault."""
    return [_read(path, path.relative_to(docs).as_posix()) for path in files.below(docs) if path.suffix == ".md"]


def _read(path: Path, name: str) -> Page:
    text, faults = files.text(path, Place(f"docs/{name}"), "line", "Save the file as UTF-8.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    page = page_of(name, text, unread=bool(faults))
    page.faults.extend([*faults, *front_matter.check(name, text)])
    return page
