"""A live preview of a folder, which runs for as long as a test needs it: what it shows, and what it says."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen


class Preview:
    """`mkdocs serve` in a folder, at a free port of this machine; it ends with the block that it is entered for."""

    def __init__(self, folder: Path):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{probe.getsockname()[1]}/"
        self.folder, self._said = folder, tempfile.TemporaryFile()  # noqa: SIM115

    def __enter__(self) -> Preview:
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address[7:-1]]
        to = {"stdout": self._said, "stderr": subprocess.STDOUT}
        self._running = subprocess.Popen(command, cwd=self.folder, env=self.environment, **to)
        try:
            self.until(lambda: self.shown("") is not None)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._running.terminate()
        self._running.wait(30)
        self._said.close()

    @property
    def environment(self) -> dict[str, str]:
        """What both the preview and a build for the same address are run with."""
        return os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": self.address, "SOURCE_DATE_EPOCH": "1700000000"}

    def said(self) -> str:
        """What stands in the terminal so far."""
        return os.pread(self._said.fileno(), 10**7, 0).decode()

    def shown(self, path: str) -> str | None:
        """What the server answers; nothing before it serves."""
        assert self._running.poll() is None, f"the preview ended:\n{self.said()}"
        try:
            with urlopen(self.address + path, timeout=60) as answer:
                return answer.read().decode()
        except HTTPError as error:
            return error.read().decode()
        except (OSError, HTTPException):  # it does not answer yet, or starts anew
            return None

    @contextmanager
    def edited(self, path: str, old: str, new: str) -> Iterator[None]:
        """Replaces a text in a file, and puts the file back as it was."""
        file = self.folder / path
        before = file.read_text(encoding="utf-8")
        assert old in before, f"{path} holds no {old!r}"
        file.write_text(before.replace(old, new, 1), encoding="utf-8")
        try:
            yield
        finally:
            file.write_text(before, encoding="utf-8")

    def until(self, holds: Callable[[], bool], seconds: float = 60) -> None:
        """Waits for a condition. Raises: AssertionError with what stands in the terminal, where it does not come."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"it did not come within {seconds} s; the preview said:\n{self.said()}"
            time.sleep(0.05)
