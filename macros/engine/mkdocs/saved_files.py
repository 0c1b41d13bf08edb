"""In: the folders that a build reads. Out: what tells the preview that a file was saved in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from watchdog.observers import polling

from macros.engine.core import files
from macros.engine.mkdocs import build_faults
from macros.engine.mkdocs.build_faults import READ


def observer(timeout: float) -> polling.PollingObserverVFS:
    """What tells MkDocs of saved files."""
    return polling.PollingObserverVFS(_stat, _listed, polling_interval=timeout)


def _stat(path: str) -> os.stat_result:
    """What is known of a path. A watched one that is missing is as an empty folder, or it is followed no more."""
    try:
        return os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        if Path(path).parent.resolve() == build_faults.ROOT:
            return os.stat(build_faults.ROOT)
        raise


def _listed(folder: str | None) -> Iterator[os.DirEntry]:
    with os.scandir(folder) as entries:
        yield from (entry for entry in entries if _is_read(entry.name))


def _is_read(name: str) -> bool:
    """Whether a build reads what is named so: not what editors hide, nor what Python has compiled."""
    return not files.is_passed_over(name) and name != "__pycache__"


def saved() -> dict[Path, tuple[int, int]]:
    """When each file that a build reads was saved, and its size."""
    paths, found = [build_faults.ROOT / "mkdocs.yml"], {}
    for name in READ:
        for folder, folders, names in os.walk(build_faults.ROOT / name):
            folders[:] = filter(_is_read, folders)
            paths += [Path(folder, name) for name in filter(_is_read, names)]
    for path in paths:
        with suppress(OSError):  # it may be gone by now
            found[path] = (path.stat().st_mtime_ns, path.stat().st_size)
    return found
