"""In: a folder to work in. Out: the site as Zensical builds it, with commands around the build in place of hooks.

Zensical runs the macros and no hooks: what the hooks of MkDocs do is done here before the build and after it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from macros.engine import build as builds  # noqa: E402
from macros.engine.appendix import dataset_pages  # noqa: E402
from macros.engine.core import markup  # noqa: E402
from macros.engine.publish import csp, exports, finish  # noqa: E402
from macros.engine.site.site import Site  # noqa: E402

READ = ("data", "docs", "macros", "overrides")
# Zensical executes the module of the macros anew for each page; this one prepares the site at the first of them alone.
ONCE = """
import importlib.util, sys
from pathlib import Path

if "edge" not in sys.modules:
    edge = importlib.util.spec_from_file_location("edge", Path(__file__).parent / "macros/engine/mkdocs/page_macros.py")
    sys.modules["edge"] = importlib.util.module_from_spec(edge)
    edge.loader.exec_module(sys.modules["edge"])
    sys.modules["edge"].HELD = ()  # because there is no hook that would put in place what stands alone on its line
    build, kept = sys.modules["edge"].build, []
    prepare = build.prepare
    build.prepare = lambda *given, **named: kept[0] if kept else kept.append(prepare(*given, **named)) or kept[0]

define_env = sys.modules["edge"].define_env
"""
# Zensical takes `~/` for a folder beside the file of the page, and writes its address as seen from there.
SEEN_FROM_FILE = re.compile(r'="(?:\.\./)+~/')
SETTINGS = {"docs_dir: docs": "docs_dir: pages", "module_name: macros/engine/mkdocs/page_macros": "module_name: once"}


def build(folder: Path, address: str) -> Path:
    """Builds this checkout in a folder that is empty. Raises: CalledProcessError with Zensical's own words."""
    site = builds.prepare(ROOT, draw=True)
    site.address = address
    before(folder, site)
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
    environment = os.environ | {"SITE_URL": address, "REPOSITORY": ""}
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    after(folder / "site", site, address)
    return folder / "site"


def before(folder: Path, site: Site) -> None:
    """A copy of what the build reads; its pages with those that nobody writes, apart, because macros read docs/ too."""
    for name in READ:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(folder / "docs", folder / "pages")
    for path, content in dataset_pages.pages(site.data).items():
        (folder / "pages" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "pages" / path).write_text(content, encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for ours, theirs in SETTINGS.items():
        assert ours in settings, f'mkdocs.yml has no "{ours}". Correct SETTINGS in tests/tools/zensical_build.py.'
        settings = settings.replace(ours, theirs)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (folder / "once.py").write_text(ONCE, encoding="utf-8")


def after(built: Path, site: Site, address: str) -> None:
    """What hooks add to the text of a page, addresses made relative, a policy, and the files beside the pages."""
    for path in built.rglob("*.html"):
        url = path.relative_to(built).as_posix().removesuffix("index.html")
        page = SEEN_FROM_FILE.sub('="~/', path.read_text(encoding="utf-8"))
        head, opening, rest = page.partition("<article")
        content, closing, tail = rest.partition("</article>")
        page = head + opening + finish.finished(content, url, site) + closing + tail
        path.write_text(csp.with_policy(markup.relative(page, url)), encoding="utf-8")
    exports.write(site, built, address)
