"""In: the built site. Out: one zip of it that opens from a disk, with a check of itself, and what a deposit asks for.

`python -m macros.engine.reuse.archive` writes both into .cache/archive/. The same site gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.engine.datasets import load
from macros.engine.datasets.dataset import Data
from macros.engine.reuse import identity, verify

ROOT = Path(__file__).resolve().parents[3]
BESIDE = ("CITATION.cff", "LICENSE", "LICENSE-DATA")
LEFT = ("404.html", "sitemap.xml", "sitemap.xml.gz")  # which only a server needs
ZENODO = "zenodo.json"
LINK = re.compile(r'(?<=\bhref=")([^":#?]+)(?=[#"])')
POLICY = re.compile(r"""<meta http-equiv="Content-Security-Policy" content="[^"]*'self'[^"]*">""")
README = """{title}, version {version}

{description}

site/index.html   the whole site; its pages open in a browser from this folder, without a network. Its search needs a
                  server: python3 -m http.server --directory site
site/data/        the data, which datapackage.json describes
verify.py         checks each file, and computes changes, totals, shares and ratios again: python3 verify.py
SHA256SUMS        the hash of each file
CITATION.cff      how to cite the data and the article
LICENSE           of the scripts of the site and of verify.py; LICENSE-DATA: of the data in site/data/ and the texts
{published}
"""


def files(site: Path, root: Path, data: Data) -> Iterator[tuple[str, bytes]]:
    """Each file of the archive but the list of their hashes, by its path."""
    own = data.descriptor
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if name not in LEFT:
            content = path.read_bytes()
            yield f"site/{name}", from_disk(content.decode()).encode() if path.suffix == ".html" else content
    for name in BESIDE:
        yield name, (root / name).read_bytes()
    yield "verify.py", Path(verify.__file__).read_bytes()
    address = os.environ.get("SITE_URL", "")
    published = f"\nThe site is published at {address}\n" if address else ""
    told = {"title": own["title"], "version": own["version"], "description": own["description"]}
    yield "README.txt", README.format(**told, published=published).encode()


def from_disk(page: str) -> str:
    """A page whose links name files, as no server looks for the index.html of a folder there.

    A policy that allows what is of the same host is left out: on a disk there is none, and it would refuse all.
    """
    named = LINK.sub(lambda found: _named(found[1]), page)
    return POLICY.sub("", named)


def _named(path: str) -> str:
    if path.endswith("/"):
        return f"{path}index.html"
    return f"{path}/index.html" if path.rpartition("/")[2] in (".", "..") else path


def write(site: Path, root: Path, target: Path) -> Path:
    """Writes the zip, and beside it what Zenodo asks for; the path of the zip."""
    data = load.read(root)
    stem = f"{identity.package(data, '')['id']}-{data.descriptor['version']}"
    found = dict(files(site, root, data))
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(found.items()))
    target.mkdir(parents=True, exist_ok=True)
    path = target / f"{stem}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted({**found, verify.SUMS: sums.encode()}.items()):
            archive.writestr(zipfile.ZipInfo(f"{stem}/{name}"), content, zipfile.ZIP_DEFLATED)
    deposit = json.dumps(zenodo(data), ensure_ascii=False, indent=1)
    (target / ZENODO).write_text(f"{deposit}\n", encoding="utf-8")
    return path


def zenodo(data: Data) -> dict[str, Any]:
    """What Zenodo asks for of a deposit."""
    whole, article = identity.package(data, ""), identity.article(data)
    based = [{"identifier": article["URL"], "relation": "isDerivedFrom", "scheme": "url"}] if article else []
    return {
        "upload_type": "dataset",
        "title": whole["title"],
        "description": data.descriptor["description"],
        "creators": [{"name": each["literal"]} for each in whole.get("author", ())],
        "version": whole.get("version", ""),
        "publication_date": data.descriptor.get("created", "")[:10],
        "access_right": "open",
        "license": next((each["name"].lower() for each in data.descriptor["licenses"] if "name" in each), ""),
        "related_identifiers": based,
    }


def main() -> int:
    """Exit status: 1 where the site was not built, or where the archive does not pass its own check."""
    if not (ROOT / "site/statistics.json").is_file():
        print("site/ holds no site: make site", file=sys.stderr)
        return 1
    path = write(ROOT / "site", ROOT, ROOT / ".cache/archive")
    print(f"Written: {path.relative_to(ROOT)}")
    with tempfile.TemporaryDirectory() as folder:
        shutil.unpack_archive(path, folder)
        return subprocess.run([sys.executable, f"{folder}/{path.stem}/verify.py"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
