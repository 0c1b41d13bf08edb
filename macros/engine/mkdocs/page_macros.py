"""In: calls in pages, by mkdocs-macros. Out: their HTML. All that pages can call; nothing else knows mkdocs-macros.

mkdocs-macros executes this file anew at each build; where code was edited, it drops the package's other modules first,
so that the live preview sees an edit of any of them.
"""

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
# What the preview keeps from build to build is held by its own modules. To drop the others, and not to start anew as a
# whole, keeps the last good pages under a fault in Python; tests/engine/mkdocs/test_preview.py sees an edit of each.
KEPT = ("macros.engine.mkdocs", *map("macros.engine.mkdocs.{}".format, ("build_faults", "preview", "saved_files")))
_code = hashlib.sha256()
for _path in sorted((ROOT / "macros").rglob("[!.]*.py")):  # editors hide what is theirs behind a point
    _code.update(f"{_path}\0".encode() + _path.read_bytes())
if getattr(sys.modules.get("macros"), "code", "") != _code.digest():
    for _name in [name for name in sys.modules if f"{name}.".startswith("macros.") and name not in KEPT]:
        del sys.modules[_name]

from mkdocs.exceptions import PluginError  # noqa: E402

import macros  # noqa: E402
from macros.engine import build  # noqa: E402
from macros.engine.core.faults import Fault, Faults, Place  # noqa: E402
from macros.engine.pages.call_kinds import CALLS  # noqa: E402

# What stands alone on its line is not for Markdown to read: with long tables in it, a build with warm caches takes 2.45
# times the work of plain MkDocs, and 2.27 without. A mark stands in its place until hooks.py puts it there.
HELD = [name for name, call in CALLS.items() if call.block]
# Only now, because a module that cannot be run is to be read again.
macros.code = _code.digest()  # type: ignore[attr-defined]


def define_env(env):
    """Checks everything, then names the calls."""
    env.held = []
    try:
        site = build.current = build.prepare(ROOT, draw=True, last=build.current)
    except Faults as error:
        count = len(error.faults)
        raise PluginError(f"{count} fault{'s' * (count > 1)}; nothing was published.\n" + str(error)) from None
    for name, call in CALLS.items():
        env.macro(_shown_by(site.calls, name, call.gives, env), name)


def _shown_by(calls, name, gives, env):
    """The function that pages call by a name."""

    def show(*arguments, **options):
        try:
            html = calls.show(name, arguments, options).html
        except Exception as error:  # all is checked by now, but how Vega draws: what else is raised is a bug
            words = getattr(error, "problem", f"{type(error).__name__}: {error}"), getattr(error, "remedy", "")
            raise Faults([Fault(Place(f"docs/{env.page.file.src_uri}"), *words)]) from error
        if name not in HELD:
            return html
        env.held.append(html)
        return f'<div data-held="{len(env.held) - 1}"></div>'

    show.__doc__ = gives  # which mkdocs-macros asks for
    return show
