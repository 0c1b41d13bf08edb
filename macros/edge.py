"""In: calls in pages, by mkdocs-macros. Out: their HTML. All that pages can call; nothing else knows mkdocs-macros.

mkdocs-macros executes this file anew at each build; where code was edited, it drops the package's other modules first,
so that the live preview sees an edit of any of them.
"""

import gc
import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
# What the preview keeps from build to build is held by its own modules.
KEPT = ("macros.preview", "macros.renderings", "macros.alerts")
_code = hashlib.sha256()
for _path in sorted((ROOT / "macros").rglob("*.py")):
    _code.update(f"{_path}\0".encode() + _path.read_bytes())
if getattr(sys.modules.get("macros"), "code", "") != _code.digest():
    for _name in [name for name in sys.modules if f"{name}.".startswith("macros.") and name not in KEPT]:
        del sys.modules[_name]

# A build makes millions of small objects and drops few: looking for cycles as often as Python does costs a tenth of it.
gc.set_threshold(100_000, 50, 50)

from mkdocs.exceptions import PluginError  # noqa: E402

import macros  # noqa: E402
from macros import build  # noqa: E402
from macros.faults import Faults  # noqa: E402

macros.code = _code.digest()  # only now, because a module that cannot be run is to be read again


def define_env(env):
    """Checks everything, then names the calls."""
    try:
        site = build.current = build.prepare(ROOT, draw=True, last=build.current)
    except Faults as error:
        count = len(error.faults)
        raise PluginError(f"{count} fault{'s' * (count > 1)}; nothing was published.\n" + str(error)) from None
    calls = site.calls

    @env.macro
    def value(dataset, row, field=None, **form):
        """One cell of a dataset, with its hedge and unit, linked to its row."""
        return calls.show("value", (dataset, row) if field is None else (dataset, row, field), form).html

    @env.macro
    def stat(name, **form):
        """A computed number, linked to its section."""
        return calls.show("stat", (name,), form).html

    @env.macro
    def claim(name, wording):
        """Words that a test of the data proves."""
        return calls.show("claim", (name, wording), {}).html

    @env.macro
    def chart(name):
        """A figure with caption, text, data table and downloads."""
        return calls.show("chart", (name,), {}).html

    @env.macro
    def table(name):
        """A table or a list from data."""
        return calls.show("table", (name,), {}).html

    @env.macro
    def note(number):
        """An endnote's mark."""
        return calls.show("note", (number,), {}).html

    @env.macro
    def typed(text, reason):
        """A text as it is: the declared exception to numbers from data."""
        return calls.show("typed", (text, reason), {}).html

    @env.macro
    def listing(kind, name=None):
        """A computed part of the endnotes or the data appendix."""
        return calls.show("listing", (kind,) if name is None else (kind, name), {}).html
