"""In: a build of MkDocs that failed. Out: what is wrong, as one message, and a page with that message over it."""

from __future__ import annotations

import html
import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from mkdocs.exceptions import BuildError, ConfigurationError, MkDocsException

ROOT = Path(__file__).resolve().parents[3]
# The folders that a build reads.
READ = ("data", "docs", "macros", "overrides")
# Those without which none begins, and files of the same kind; what else is missing is told by what asks for it.
FOLDERS = (*READ, "macros/engine", "macros/engine/mkdocs")
MODULES = ("build_faults", "hooks", "page_macros", "preview", "saved_files")
FILES = ("mkdocs.yml", *(f"macros/engine/mkdocs/{name}.py" for name in MODULES))
IS = {"folder": "is_dir", "file": "is_file"}
PUT_BACK = "Put it back (git restore {}), or check out a commit that has it."
# Styles of its own and no script: it must look the same over any page, in both schemes.
OVER = (
    '<section role="alert" id="preview-fault" tabindex="0" style="all: initial; position: fixed; inset: auto 0 0; '
    "z-index: 2147483647; max-height: 60vh; overflow: auto; box-sizing: border-box; padding: 16px 24px; border-top: "
    '4px solid #ffb4a9; background: #5c0a0a; color: #ffffff; font: 16px/1.5 system-ui, sans-serif"><strong>{title}'
    '</strong><pre style="margin: 8px 0 0; color: #ffffff; background: none; white-space: pre-wrap; '
    'overflow-wrap: anywhere; font: 14px/1.5 ui-monospace, monospace">{fault}</pre></section>'
)


def over(page: bytes, fault: str, title: str) -> bytes:
    """A page with a fault over it, as plain text."""
    message = OVER.format(title=title, fault=html.escape(fault)).encode()
    head, end, tail = page.rpartition(b"</body>")
    return head + message + end + tail


@contextmanager
def held() -> Iterator[list[logging.LogRecord]]:
    """Holds back the warnings and errors of a build, so that they are told together."""
    records: list[logging.LogRecord] = []
    thread = threading.get_ident()

    def passes(record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING or record.thread != thread:
            return True
        # mkdocs-macros logs an error on a page while it handles it, over many lines, with all the calls that led to it.
        record.faults = getattr(sys.exception(), "faults", ())
        records.append(record)
        return False

    handlers = list(logging.getLogger("mkdocs").handlers)
    for handler in handlers:
        handler.addFilter(passes)
    try:
        yield records
    finally:
        for handler in handlers:
            handler.removeFilter(passes)


def missing() -> list[str]:
    """Each folder and file without which no build begins, and what to do."""
    wanted = dict.fromkeys(FOLDERS, "folder") | dict.fromkeys(FILES, "file")
    lost = {name: kind for name, kind in wanted.items() if not getattr(ROOT / name, IS[kind])()}
    return [
        f"{name}: {_instead(ROOT / name)}, expected a {kind}. {PUT_BACK.format(name)}"
        for name, kind in lost.items()
        if not any(name.startswith(f"{other}/") for other in lost)
    ]


def _instead(path: Path) -> str:
    if path.is_symlink() and not path.exists():
        return f'is a link to "{path.readlink()}", where nothing is'
    return ("is a folder" if path.is_dir() else "is a file") if path.exists() else "is missing"


def told(error: BaseException, records: list[logging.LogRecord]) -> str:
    """What a contributor has to know of a failed build: each warning once, and of a bug its place and its error."""
    unread = error.__cause__ or error.__context__
    if isinstance(error, ConfigurationError) and isinstance(unread, yaml.YAMLError):
        from macros.engine.pages import navigation  # here, because it is one of those that are read anew

        return str(navigation.unreadable(unread))
    lines = [line for record in records for line in map(str, getattr(record, "faults", ()) or [record.getMessage()])]
    if isinstance(error.__context__, BuildError):
        lines.append(str(error.__context__))  # because MkDocs logs the same text only once, however often it happens
    if not isinstance(error, MkDocsException):
        lines.append(bug(error))
    return "\n".join(dict.fromkeys(lines)) or str(error)


def bug(error: BaseException) -> str:
    """The last line of the project's own code that an error passed, and the error."""
    causes = [error]
    while cause := causes[-1].__cause__ or not causes[-1].__suppress_context__ and causes[-1].__context__:
        causes.append(cause)
    for cause in reversed(causes):
        if isinstance(cause, SyntaxError):
            return "".join(traceback.format_exception_only(cause)).strip().replace(f"{ROOT}/", "")
        if isinstance(cause, ModuleNotFoundError) and f"{cause.name}".startswith("macros."):
            name = str(cause.name).replace(".", "/")
            return f"{name}: is missing, expected a folder or a module. {PUT_BACK.format(name)}"
        own = [frame for frame in traceback.extract_tb(cause.__traceback__) if _is_own(frame.filename)]
        if own:
            place = f"{Path(own[-1].filename).relative_to(ROOT).as_posix()}:{own[-1].lineno}"
            return f"{place}, in {own[-1].name}: {own[-1].line}\n{type(cause).__name__}: {cause}"
    return f"{type(error).__name__}: {error}"


def _is_own(filename: str) -> bool:
    """Whether a file is one that people of this project write: the preview aside, which every error passes."""
    path = Path(filename)
    written = path.is_relative_to(ROOT / "macros") or path.is_relative_to(ROOT / "overrides")
    return written and path.stem != "preview"
