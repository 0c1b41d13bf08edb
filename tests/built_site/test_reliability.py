"""Whatever a build meets, what it leaves is the last good site or the new one, byte for byte."""

import os
import resource
import signal
import subprocess
import time

import pytest
from random_edits import COMMAND, build, differences, environment, files
from second_project import second_project

pytestmark = pytest.mark.whole

# Read by Python as it starts: time runs elsewhere, and folders list their files the other way round.
OTHER_MACHINE = """
import os, time

moved, listed, scanned = float(os.environ["MOVED"]), os.listdir, os.scandir
now = time.time
time.time = lambda: now() + moved
os.listdir = lambda *path: listed(*path)[::-1]


class Backwards:
    def __init__(self, *path):
        self.entries = list(scanned(*path))

    def __iter__(self):
        return self

    def __next__(self):
        if not self.entries:
            raise StopIteration
        return self.entries.pop()

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        pass

    close = __exit__


os.scandir = Backwards
open(os.environ["MARK"], "w").close()
"""
YEARS = 365 * 86_400


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """The second project, built once without caches."""
    folder = second_project(tmp_path_factory.mktemp("good"))
    built, found = build(folder)
    assert built, found
    return folder


@pytest.mark.parametrize(
    "machine",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0", "MOVED": f"{30 * YEARS}"},
        {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "MOVED": f"{-40 * YEARS}"},
    ],
    ids=["ahead", "behind"],
)
def test_another_machine_gives_the_same_bytes(good, tmp_path, machine):
    """Another hash seed, zone, locale, clock, mask of rights and order of files."""
    folder = second_project(tmp_path / "project")
    (tmp_path / "sitecustomize.py").write_text(OTHER_MACHINE, encoding="utf-8")
    more = environment(PYTHONPATH=str(tmp_path), MARK=str(tmp_path / "read"), **machine)
    done = subprocess.run(COMMAND, cwd=folder, env=more, capture_output=True, umask=0o077, check=False)
    assert 0 == done.returncode, done.stderr
    assert (tmp_path / "read").exists(), "nothing was changed: Python has not read sitecustomize.py"
    assert files(good / "site") == files(folder / "site")


def test_two_builds_at_once_give_the_same_site_as_one(good, tmp_path):
    folder = second_project(tmp_path)
    both = [
        subprocess.Popen([*COMMAND, "--site-dir", name], cwd=folder, env=environment(), stderr=subprocess.DEVNULL)
        for name in ("one", "other")
    ]
    assert [0, 0] == [each.wait(timeout=60) for each in both]
    assert files(good / "site") == files(folder / "one") == files(folder / "other")


def test_a_build_that_is_killed_leaves_nothing_that_the_next_would_take_for_whole(good, tmp_path):
    """At moments by chance, its caches half written; what it began beside it is ended with it."""
    folder = second_project(tmp_path)
    for part in (0.6, 0.8, 1.0):
        with subprocess.Popen(
            COMMAND, cwd=folder, env=environment(), stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            time.sleep(part)
            os.killpg(process.pid, signal.SIGKILL)
        assert -signal.SIGKILL == process.returncode, "it was done before it was killed"
    assert (True, files(good / "site")) == build(folder)


@pytest.mark.parametrize("most", [3_000, 300_000])
def test_a_disk_that_is_full_fails_the_build_and_leaves_the_next_one_whole(good, tmp_path, most):
    """No file can be longer than so many bytes.

    Python itself is kept from compiling modules meanwhile: it takes half of one, written to a full disk, for the whole,
    and ends at each later start until `make clean`.
    """
    folder = second_project(tmp_path)
    limited = subprocess.run(
        COMMAND,
        cwd=folder,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),  # noqa: PLW1509
    )
    assert 0 != limited.returncode, "the limit is above the longest file"
    assert (True, files(good / "site")) == build(folder)


def test_caches_never_change_what_a_build_gives(tmp_path):
    """After edits by chance; `tests/tools/random_edits.py` makes as many as one likes."""
    found, built = differences(4, begin=1)
    assert [] == found
    assert 0 < built < 4, "choose another seed: the edits are all of one kind"
