"""In: a file in which people write functions. Out: what its text has wrong, and the names of its functions."""

from __future__ import annotations

import ast
import inspect
import re
import traceback
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from macros.engine.core.faults import Fault, did_you_mean, sentence
from macros.engine.core.files import STRAIGHT

# The decorators as they are written above a function.
DECORATORS = {
    "statistic": '@statistic(unit="…")',
    "claim": '@claim("…")',
    "chart": '@chart(unit="…")',
    "table": "@table()",
}
Signatures = dict[str, inspect.Signature]


class Module:
    """One file, by its text: what Python says of it is known only once it was run."""

    def __init__(self, path: Path, where: str, decorators: Signatures):
        self.where, self._decorators = where, decorators
        self._text = path.read_bytes().decode("utf-8-sig", errors="replace")

    @cached_property
    def _body(self) -> list[ast.stmt]:
        try:
            return ast.parse(self._text, filename=self.where).body
        except (SyntaxError, ValueError):  # which is told as the file is run
            return []

    @property
    def _functions(self) -> list[ast.FunctionDef]:
        return [node for node in self._body if isinstance(node, ast.FunctionDef)]

    @property
    def names(self) -> set[str]:
        """The names of its functions, also of those whose name cannot be read, as nearly as that goes."""
        return {re.sub(r"\W", "_", name.strip()) for name in re.findall(r"^def ([^(:\n]+)", self._text, re.MULTILINE)}

    @property
    def plain(self) -> dict[str, str]:
        """The places of its functions that no decorator makes a statistic, claim, chart or table, by their names."""
        return {node.name: f"{self.where}:{node.lineno}" for node in self._functions if not node.decorator_list}

    @property
    def slips(self) -> list[Fault]:
        """Decorators without brackets, or with options that they do not take."""
        return [fault for node in self._functions for each in node.decorator_list for fault in self._decorator(each)]

    def _decorator(self, node: ast.expr) -> Iterator[Fault]:
        call = node if isinstance(node, ast.Call) else None
        name = getattr(call.func if call else node, "id", "")
        if name in self._decorators:
            problem, near = _options(call, self._decorators[name]) if call else ("has no brackets.", "")
            if problem:
                yield Fault(f"{self.where}:{node.lineno}", f"@{name} {problem}", f"{near}Write {DECORATORS[name]}.")

    @property
    def twice(self) -> Iterator[tuple[str, Fault]]:
        """Names that it gives to two things, of which Python keeps the second and says nothing."""
        first: dict[str, int] = {}
        for node in self._body:
            names = [target.id for target in getattr(node, "targets", ()) if isinstance(target, ast.Name)]
            names += [alias.asname or alias.name for alias in getattr(node, "names", ())]
            names += [node.name] if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else []
            for name in names:
                if name in first:
                    problem = f'"{name}" is a name used twice, also in line {first[name]}.'
                    yield name, Fault(f"{self.where}:{node.lineno}", problem, "Rename one.")
                first.setdefault(name, node.lineno)

    def fault(self, error: Exception) -> Fault:
        """Why Python cannot run it, with the line where it fails."""
        line = error.lineno if isinstance(error, SyntaxError) else None
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename.endswith(self.where):
                line = frame.lineno
        words = error.msg if isinstance(error, SyntaxError) else re.sub(r" \(/[^)]*\)$", "", str(error))
        place = f"{self.where}:{line}" if line else self.where
        return Fault(place, f"cannot be run: {type(error).__name__}: {sentence(words)}", self._remedy(error, words))

    def _remedy(self, error: Exception, words: str) -> str:
        if isinstance(error, SyntaxError) and re.search("[“”„‘’]", words):
            return STRAIGHT
        if isinstance(error, NameError) and error.name in self._decorators:
            return f"Write “from macros import {error.name}” above it."
        return "Mend the Python there."


def _options(call: ast.Call, signature: inspect.Signature) -> tuple[str, str]:
    """What is wrong with the options of a decorator, and the nearest of those that it takes."""
    known = {p.name: p for p in signature.parameters.values() if p.kind is p.KEYWORD_ONLY}
    given = [keyword.arg for keyword in call.keywords if keyword.arg]
    for name in (name for name in given if name not in known):
        return f'has the option "{name}", which is none.', did_you_mean(name, known)
    kinds = [p.kind for p in signature.parameters.values()]
    if (
        len(call.args) > kinds.count(inspect.Parameter.POSITIONAL_OR_KEYWORD)
        and inspect.Parameter.VAR_POSITIONAL not in kinds
    ):
        return "has an option without its name.", ""
    for name in (name for name, p in known.items() if p.default is p.empty and name not in given):
        return f'lacks the option "{name}".', ""
    return "", ""
