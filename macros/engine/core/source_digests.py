"""In: Python files of the project. Out: a digest of the code that runs with each, not of words that people read."""

from __future__ import annotations

import ast
import hashlib
import os
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
ENGINE = "macros/engine/"


@cache
def of_engine(root: Path = ROOT) -> str:
    """A digest of all of the engine's files, words and all, because reading it as code takes a tenth of a second.

    Raises: FileNotFoundError where there are none, or stale results would stay.
    """
    paths = sorted((root / ENGINE).rglob("*.py"))
    if not paths:
        raise FileNotFoundError(root / ENGINE)
    return hashlib.sha256(
        b"\0".join(os.fsencode(path.relative_to(root)) + path.read_bytes() for path in paths)
    ).hexdigest()


class Sources:
    """The project's Python files as they are when they are first asked for."""

    def __init__(self, root: Path):
        self.root = root
        self._read: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._digests: dict[str, str] = {}

    def digest(self, path: str) -> str:
        """Of a file's code and that of all that it imports, but the engine's; empty where there is no such file."""
        if path not in self._digests:
            found, waiting = set(), [path]
            while waiting:
                name = waiting.pop()
                if name not in found and not name.startswith(ENGINE) and self._of(name)[0]:
                    found.add(name)
                    waiting += self._of(name)[1]
            text = "".join(f"{name}\0{self._of(name)[0]}\0" for name in sorted(found))
            self._digests[path] = hashlib.sha256(text.encode()).hexdigest() if found else ""
        return self._digests[path]

    def _of(self, path: str) -> tuple[str, tuple[str, ...]]:
        if path not in self._read:
            file = self.root / path
            self._read[path] = _read(file.read_text(encoding="utf-8-sig"), path) if file.is_file() else ("", ())
        return self._read[path]


@cache
def _read(text: str, path: str) -> tuple[str, tuple[str, ...]]:
    """A file's code, without places, comments and docstrings, and the files that its imports can mean."""
    tree = ast.parse(text, filename=path)
    imported = {name for node in ast.walk(tree) for name in _imports(node, path)}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node) is not None:
            del node.body[0]
    files = (f"{name.replace('.', '/')}{end}" for name in sorted(imported) for end in (".py", "/__init__.py"))
    return ast.dump(tree), tuple(files)


def _imports(node: ast.AST, path: str) -> list[str]:
    """The dotted names that an import can mean: a module, or a name in it."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        folder = path.split("/")[: -node.level] if node.level else []
        base = ".".join([*folder, node.module or ""]).rstrip(".")
        return [base, *(f"{base}.{alias.name}" for alias in node.names)]
    return []
