"""In: `mkdocs serve`. Out: the last good pages, with the fault over them while there is one. Knows MkDocs' server.

It stays loaded while the other modules are read anew after an edit: after an edit of this file, or of those that it
imports, it starts anew as a whole.
"""

from __future__ import annotations

import logging
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.exceptions import PluginError
from watchdog.observers import polling

from macros.engine.mkdocs import build_faults, saved_files
from macros.engine.mkdocs.build_faults import held, missing, over, told

BELOW, EMPTY = (
    "What was saved has a fault; below is the last good page.",
    "What is saved has a fault; no page is built.",
)
WAITS, STARTS = (
    "The preview shows the last good pages, and follows by itself once this is mended.",
    "The preview waits, and shows the pages by itself once this is mended.",
)
ANEW = "What the preview itself is made of was edited: it starts anew."
MENDED = "The fault is gone: the preview shows the pages as they are."
STILL = "What is told above is still so."
NO_PAGE = "<!doctype html><html lang='en'><head><title>The preview waits</title></head><body></body></html>"
LOADED = [Path(str(module.__file__)) for module in (sys.modules[__name__], build_faults, saved_files)]
log = logging.getLogger("mkdocs.preview")
current: Preview | None = None


class Preview:
    """One run of `mkdocs serve`. Each build is made aside, and takes the place of the last one once it is whole."""

    def __init__(self) -> None:
        self.fault, self.building, self.good = "", False, False
        self.site = Path()
        self._wanted: list[Callable[[Path], None]] = []
        self._due: list[Callable[[Path], None]] = []
        self._swap = threading.Lock()

    @property
    def _next(self) -> Path:
        return self.site.with_name(f"{self.site.name}-next")

    def start(self) -> None:
        """Guards the first build, for which MkDocs has no event: a fault in it would end the preview."""
        from mkdocs.commands import serve  # here, because a build that is no preview has no use for it

        build, observer = serve.build, polling.PollingObserver
        polling.PollingObserver = saved_files.observer  # type: ignore[assignment, misc]

        def first(config, **options) -> None:
            serve.build, polling.PollingObserver = build, observer  # type: ignore[misc]
            self.site = Path(config.site_dir)
            _ask_for(*config.dev_addr)
            (self.site / "404.html").write_text(NO_PAGE, encoding="utf-8")
            self.guarded(lambda: build(config, **options))

        serve.build = first

    def configure(self, config) -> None:
        """Has a guarded build write aside."""
        if self.building:
            config.site_dir = str(self._next)
            self._wanted = []

    def serve(self, server, builder: Callable[[], None], hooks) -> None:
        """Guards each build that follows an edit, and adds to what the server answers."""
        # The first build has written what it compiled, and an edit within the same second would be taken for that.
        sys.dont_write_bytecode = True
        from macros.engine.drawing.engine import engine  # here, because it is one of those that are read anew

        self.site, loaded = Path(server.root), _loaded()

        def build() -> None:
            if loaded != _loaded():
                self.start_anew()
            hooks.__spec__.loader.exec_module(hooks)  # because MkDocs keeps the hooks as it read them first
            builder()

        answer = server.get_app()
        server.builder = lambda: self.guarded(build)
        server.set_app(lambda environ, start: self.answer(answer, environ, start, server.mount_path))
        threading.Thread(target=engine, daemon=True).start()  # so that an edited chart need not wait

    def start_anew(self) -> None:
        """Takes the place of this run with one of the edited files. Raises: PluginError where they cannot be run."""
        tried = subprocess.run(
            [sys.executable, "-c", "import macros.engine.mkdocs.preview"],
            cwd=build_faults.ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if tried.returncode:
            raise PluginError(tried.stderr.replace(f"{build_faults.ROOT}/", "").strip().partition("\n")[2])
        shutil.rmtree(self.site)
        self.stop()
        log.info(ANEW)
        os.execv(sys.executable, sys.orig_argv)

    def guarded(self, build: Callable[[], None]) -> None:
        """Builds; a fault is told once, here and over the pages, and the last good pages stay.

        A build reads some files sooner than others, so a fault that it finds while one is saved may be none: it is not
        told, and all is built again. So it is before the first good page, since nothing watches the files yet.
        """
        while True:
            before = saved_files.saved()
            found, records = self._built(build)
            if before == saved_files.saved() or (self.good and not found):
                break
        if found and found == self.fault:
            log.info(STILL)
        elif found:
            log.error(f"{found}\n{WAITS if self.good else STARTS}")
        else:
            for record in records:
                logging.getLogger(record.name).handle(record)
            self._take_over()
            if self.fault:
                log.info(MENDED)
        self.fault = found

    def _built(self, build: Callable[[], None]) -> tuple[str, list[logging.LogRecord]]:
        """Builds; the fault, if there is one, and what the build warned of."""
        self.building, found = True, ""
        with held() as records:
            try:
                build()
            except (Exception, SystemExit) as error:  # the preview goes on, whatever it is
                found = "\n".join(missing()) or told(error, records)
        self.building = False
        return found, records

    def _take_over(self) -> None:
        with self._swap:
            shutil.rmtree(self.site)
            self._next.rename(self.site)
            self._due, self.good = self._wanted, True

    def later(self, write: Callable[[Path], None]) -> None:
        """Keeps what writes files that no page shows, until one of them is asked for."""
        self._wanted.append(write)

    def _written(self) -> bool:
        """Writes those files, and tells whether there were any to write."""
        with self._swap:
            due, self._due = self._due, []
            for write in due:
                write(self.site)
        return bool(due)

    def answer(self, app: Callable, environ: dict, start: Callable, mount: str) -> Iterable[bytes]:
        """What the server answers, with the fault over each page."""
        status, headers, body = _answered(app, environ)
        while status.startswith("404") and self._written():  # again, where a build took over in the meantime
            status, headers, body = _answered(app, environ)
        if status.startswith("404"):  # the same page by its own address has the script by which pages follow
            _, headers, body = _answered(app, environ | {"PATH_INFO": f"{mount}404.html"})
        if self.fault and ("Content-Type", "text/html") in headers:
            body = [over(b"".join(body), self.fault, BELOW if self.good else EMPTY)]
            headers = [
                *(pair for pair in headers if pair[0] != "Content-Length"),
                ("Content-Length", str(len(body[0]))),
            ]
        start(status, headers)
        return body

    def stop(self) -> None:
        """Leaves nothing behind."""
        shutil.rmtree(self._next, ignore_errors=True)


def _loaded() -> list[bytes]:
    return [path.read_bytes() for path in LOADED]


def _ask_for(host: str, port: int) -> None:
    """Raises: PluginError where the preview could not be shown at this address; MkDocs would try after the build."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
            probe.bind((host, port or -1))  # because 0 stands for any, and nobody would know which
    except (OSError, OverflowError) as error:
        problem = f"{host}:{port}: cannot be used ({getattr(error, 'strerror', '') or 'there is no such port'})"
        remedy = "Name another port, such as 8001: make serve PORT=8001, or mkdocs serve --dev-addr 127.0.0.1:8001."
        raise PluginError(f"{problem}, expected a port that no other program holds. {remedy}") from None


def _answered(app: Callable, environ: dict) -> tuple[str, list[tuple[str, str]], Iterable[bytes]]:
    given: list = []
    body = app(environ, lambda status, headers, *_: given.extend((status, headers)))
    return given[0], given[1], body
