"""`make site` in a tiny copy: whatever ends it, and whenever, the last good site is there, whole."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from publishing import ROOT

from macros.engine.publish.swap import exchange

EXCHANGE = "macros/engine/publish/swap.py"
# In place of Python and MkDocs: empties its target, writes a half, then the rest.
BUILDER = """#!/bin/sh
[ "$1" = -c ] && echo works && exit
if [ "$1" = macros/engine/publish/swap.py ]; then
  ./step
  [ "$SWAP" = once ] && exec "$PYTHON" "$@"
  exit 1
fi
for target; do :; done
$RM -rf "$target"
$MKDIR -p "$target"
echo half > "$target/index.html"
sleep "${WAIT:-0}"
./step
[ "$BUILD" = fails ] && exit 1
[ "$BUILD" = big ] && { head -c 100000 /dev/zero > "$target/other.html" || exit 1; }
echo "$BUILD" | tee "$target/index.html" > "$target/other.html"
"""
# Counts what the recipe does, and ends all of it before the step that END names.
STEP = """#!/bin/sh
echo >> steps
[ "$(wc -l < steps)" -eq "${END:-0}" ] && kill "-${SIGNAL:-KILL}" 0 && sleep 5
exit 0
"""
# What the recipe does where the system exchanges two folders in one step, and where it does not.
STEPS = {
    "once": ("mkdir", "build", "rm", "swap", "rm"),
    "twice": ("mkdir", "build", "rm", "swap", "mv", "mv", "rm"),
}
PUBLISHED = {"once": 5, "twice": 7}  # the first step that finds the new site in place
BETWEEN = {"once": None, "twice": 6}  # the step between two renames, at which there is no site
ENDS = [(swap, end) for swap, steps in STEPS.items() for end in range(1, len(steps) + 1)]


@pytest.fixture
def copy(tmp_path) -> Path:
    """The Makefile beside a stand-in for Python, with a good site in place."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / EXCHANGE).parent.mkdir(parents=True)
    shutil.copy(ROOT / EXCHANGE, tmp_path / EXCHANGE)
    for name in ("mkdir", "rm", "mv"):
        program(tmp_path / "bin" / name, f'#!/bin/sh\n./step\nexec {shutil.which(name)} "$@"\n')
    program(tmp_path / "python", BUILDER)
    program(tmp_path / "step", STEP)
    installed(tmp_path)
    assert 0 == make(tmp_path, BUILD="old").returncode
    assert "old" == site(tmp_path)
    return tmp_path


def program(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def installed(folder: Path) -> None:
    """What tells make that all packages are there."""
    for name in ("requirements.txt", ".venv/pyvenv.cfg", ".venv/site-packages-installed"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()


def make(folder: Path, python: str = "./python", biggest: int = 0, **values: object) -> subprocess.CompletedProcess:
    """`make site` as a group of processes of its own, whose files are at most so many bytes."""
    programs = {"RM": shutil.which("rm"), "MKDIR": shutil.which("mkdir")}
    programs |= {"PYTHON": sys.executable, "SWAP": "once"}
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | programs | {"PATH": path} | {name: str(value) for name, value in values.items()}
    (folder / "steps").write_text("")

    def begin():
        for one in (signal.SIGINT, signal.SIGHUP):
            signal.signal(one, signal.SIG_DFL)  # which a test that runs in the background would ignore
        if biggest:
            resource.setrlimit(resource.RLIMIT_FSIZE, (biggest, biggest))

    command = ["make", "--no-print-directory", "site", f"RUN={python}"]
    options = {"capture_output": True, "text": True, "check": False, "start_new_session": True}
    return subprocess.run(command, cwd=folder, env=environment, preexec_fn=begin, **options)  # noqa: PLW1509


def site(folder: Path, path: str = "site") -> str:
    """Which build the site is, all of it; or what it lacks."""
    texts = {name: (folder / path / name).read_text().strip() for name in ("index.html", "other.html")}
    assert 1 == len(set(texts.values())), f"half published: {texts}"
    return texts["index.html"]


def possible(folder: Path, swap: str) -> None:
    """Skips where the system of this folder cannot do what is to be tested."""
    for name in ("one", "other"):
        (folder / name).mkdir()
    if swap == "once" and not exchange(str(folder / "one"), str(folder / "other")):
        pytest.skip("folders cannot be exchanged in one step here")


@pytest.mark.parametrize("swap", STEPS)
def test_a_good_build_takes_the_place_of_the_last_and_leaves_nothing_behind(copy, swap):
    possible(copy, swap)
    assert 0 == make(copy, BUILD="new", SWAP=swap).returncode
    assert "new" == site(copy)
    assert [] == list((copy / ".cache").iterdir())
    steps = len((copy / "steps").read_text().splitlines())
    assert len(STEPS[swap]) == steps, "the steps of this test are not the recipe's"


@pytest.mark.parametrize("first", [True, False])
def test_a_build_that_fails_is_told_and_publishes_nothing(copy, first):
    if first:
        shutil.rmtree(copy / "site")
    assert 0 != make(copy, BUILD="fails").returncode
    assert first or "old" == site(copy)
    assert first is not (copy / "site").exists()


@pytest.mark.parametrize(
    ("swap", "end"), ENDS, ids=[f"{swap}-before-{end}-{STEPS[swap][end - 1]}" for swap, end in ENDS]
)
def test_a_build_that_is_killed_leaves_a_whole_site_or_the_next_run_puts_it_back(copy, swap, end):
    possible(copy, swap)
    expected = "new" if end >= PUBLISHED[swap] else "old"
    assert -signal.SIGKILL == make(copy, BUILD="new", SWAP=swap, END=end).returncode
    assert expected == site(copy, ".cache/site-last" if end == BETWEEN[swap] else "site")
    assert 0 != make(copy, BUILD="fails").returncode
    assert expected == site(copy)
    assert 0 == make(copy, BUILD="newer", SWAP=swap).returncode
    assert "newer" == site(copy)


@pytest.mark.parametrize("name", ["INT", "TERM", "HUP"])
def test_a_build_that_is_broken_off_leaves_the_last_site(copy, name):
    assert 0 != make(copy, BUILD="new", END=2, SIGNAL=name).returncode
    assert "old" == site(copy)


def test_a_build_that_cannot_write_all_leaves_the_last_site(copy):
    assert 0 != make(copy, BUILD="big", biggest=5000).returncode
    (half,) = (copy / ".cache").glob("site-next-*/other.html")
    assert 100_000 > half.stat().st_size
    assert "old" == site(copy)
    assert 0 == make(copy, BUILD="new").returncode
    assert [] == list((copy / ".cache").iterdir())


def test_two_at_once_leave_the_whole_site_of_one(copy):
    with ThreadPoolExecutor() as both:
        done = both.map(lambda build: make(copy, BUILD=build, WAIT=0.5).returncode, ("one", "other"))
        assert [0, 0] == list(done)
    assert site(copy) in ("one", "other")
    assert [] == list((copy / ".cache").iterdir())


def test_mkdocs_itself_ends_with_a_fault_where_it_cannot_write_all(copy):
    (copy / "mkdocs.yml").write_text("site_name: A lake\n")
    program(copy / "docs/index.md", "# A lake\n")
    done = make(copy, sys.executable, biggest=20_000, PYTHONDONTWRITEBYTECODE=1)
    assert 0 != done.returncode
    assert "File too large" in done.stdout + done.stderr
    assert "old" == site(copy)
