"""In: the page of points to read with care. Out: its points, each with its part, its line, and where it leads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.engine.pages.page import Page

_PART = re.compile(r"^## (.+)$")
_POINT = re.compile(r"^### (.+?)(?:\s*\{\s*#([\w-]+)\s*\})?\s*$")
_LINE = re.compile(r"^\*([^*]+)\*$")
_LINK = re.compile(r"\]\(([\w/-]+?)(?:/index)?\.md(?:#[\w-]*)?\)")


@dataclass
class Point:
    """A point: its part, its heading, the line in italics below that, the pages that it links to, and its lines."""

    part: str
    heading: str
    anchor: str
    line: str = ""
    pages: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def points(page: Page) -> list[Point]:
    """All points in their order."""
    found: list[Point] = []
    part, point = "", None
    for number, line in enumerate(page.lines, 1):
        if match := _PART.match(line):
            part, point = match.group(1), None
        elif match := _POINT.match(line):
            point = Point(part, match.group(1), match.group(2) or slug(match.group(1)))
            found.append(point)
        elif point:
            if not point.line and (match := _LINE.match(line)):
                point.line = match.group(1)
            point.pages += [name for name in _LINK.findall(line) if name not in point.pages]
            point.lines.append(number)
    return found


def slug(heading: str) -> str:
    """A heading's anchor, as Markdown's table of contents makes it."""
    from markdown.extensions.toc import slugify

    return slugify(heading, "-")
