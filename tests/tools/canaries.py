"""In: a way out of MkDocs. Out: whether it builds the same pages as MkDocs does, as Markdown; exit status 1 if not.

`python tests/tools/canaries.py properdocs`, or `zensical`, with requirements-canaries.txt installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from checkout_copy import ROOT, copy_to
from same_pages import ALL, IN_ARTICLE, differences

from macros.engine import build
from macros.engine.core import markup
from macros.engine.publish import finish
from macros.engine.site.site import Site

# Zensical runs the macros and no hooks: what hooks alone write, the policy and the files beside, is not asked of it.
WAYS = {"properdocs": ALL, "zensical": IN_ARTICLE}
ENVIRONMENT = {"SITE_URL": "https://example.org/companion/", "REPOSITORY": "", "SOURCE_DATE_EPOCH": "0"}
# Zensical takes `~/` for a folder beside the file of the page, and writes its address as seen from there.
SEEN_FROM_FILE = re.compile(r'="(?:\.\./)+~/')


def built(system: str, folder: Path) -> Path:
    """The site of this checkout, from a copy of it. Raises: CalledProcessError with the words of the build."""
    site = build.prepare(ROOT) if system == "zensical" else None
    copy_to(folder)
    if site:
        before_zensical(folder, site)
    command = [sys.executable, "-m", system, "build", "--strict"]
    subprocess.run(command, cwd=folder, env=os.environ | ENVIRONMENT, capture_output=True, text=True, check=True)
    if site:
        after_zensical(folder / "site", site)
    return folder / "site"


def before_zensical(folder: Path, site: Site) -> None:
    """Adds the pages that are generated, apart from docs/, where macros take each page for written by hand."""
    shutil.copytree(folder / "docs", folder / "pages")
    for path, content in site.generated.items():
        (folder / "pages" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "pages" / path).write_text(content, encoding="utf-8")
    settings = folder / "mkdocs.yml"
    written = settings.read_text(encoding="utf-8").replace("docs_dir: docs", "docs_dir: pages")
    written = re.sub("^site_url: .*", f"site_url: {ENVIRONMENT['SITE_URL']}", written, flags=re.MULTILINE)
    # Which it looks for in the Markdown alone, and not in what the macros write; they are compared below.
    settings.write_text(written.replace("anchors: warn", "anchors: ignore"), encoding="utf-8")
    with (folder / "macros/engine/mkdocs/page_macros.py").open("a", encoding="utf-8") as macros:
        macros.write("HELD = []\n")  # because no hook puts in place what is held back from Markdown


def after_zensical(pages: Path, site: Site) -> None:
    """Does to the article of each page what hooks do."""
    for path in pages.rglob("*.html"):
        url = path.relative_to(pages).as_posix().removesuffix("index.html")
        head, opening, rest = SEEN_FROM_FILE.sub('="~/', path.read_text(encoding="utf-8")).partition("<article")
        content, closing, tail = rest.partition("</article>")
        content, printed, address = content.partition('<p class="printed-address"')
        page = head + opening + finish.finished(content, url, site) + printed + address + closing + tail
        path.write_text(markup.relative(page, url), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Exit status: 0 where both build the same pages, 1 where they do not, one fails, or there is no such way."""
    if arguments not in [[way] for way in WAYS]:
        sys.exit(f"Expected the name of a way out: {' or '.join(WAYS)}.")
    way, asked = arguments[0], WAYS[arguments[0]]
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        try:
            ours, theirs = built("mkdocs", Path(one)), built(way, Path(other))
        except subprocess.CalledProcessError as error:
            print(f"{' '.join(error.cmd[1:3])} ended with {error.returncode}:\n\n```\n{error.stdout}{error.stderr}```")
            return 1
        for tree in (ours, theirs) if asked is IN_ARTICLE else ():
            (tree / "404.html").unlink(missing_ok=True)  # which is no article, and whose links a hook writes
        found, pages = differences(ours, theirs, asked), len([*ours.rglob("*.html")])
    told = f"{way} {version(way)} and MkDocs {version('mkdocs')}: {', '.join(asked)} of {pages} pages compared"
    print("\n- ".join([f"{told}, {len(found)} differences.", *found]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
