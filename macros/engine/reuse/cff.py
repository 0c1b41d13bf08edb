"""In: data/. Out: CITATION.cff, which code hosts and archives read.

`python -m macros.engine.reuse.cff` writes it; a test compares it with what data/ gives.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from macros.engine.core.contract import AUTHORS
from macros.engine.datasets import load
from macros.engine.datasets.dataset import Data
from macros.engine.reuse import identity

FILE = "CITATION.cff"
WRITTEN = "# Written from data/ by `python -m macros.engine.reuse.cff`.\n"


def text(data: Data) -> str:
    """The whole file: how to cite the data, and the article before them where there is one."""
    own, article = data.descriptor, identity.article(data)
    whole = identity.package(data, own.get("homepage", ""))
    message = "Please cite the article, and this dataset where you use the data or what is computed from them."
    found: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": message if article else "Please cite this dataset.",
        "type": "dataset",
        "title": whole["title"],
        "abstract": own["description"],
        "authors": [{"name": each["literal"]} for each in whole.get("author", ())],
        "version": whole.get("version"),
        "date-released": own.get("created", "")[:10],
        "license": [each["name"] for each in own.get("licenses", ()) if "name" in each],
        "url": whole.get("URL"),
        "preferred-citation": _article(data, article) if article else None,
    }
    kept = {name: value for name, value in found.items() if value}
    return WRITTEN + yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=110)


def _article(data: Data, article: identity.Work) -> dict[str, Any]:
    first, last = article["page"].split("-")
    where = data[AUTHORS].frame["affiliation"]
    return {
        "type": "article",
        "title": article["title"],
        "authors": [
            {"family-names": each["family"], "given-names": each["given"], "affiliation": place}
            for each, place in zip(article["author"], where, strict=True)
        ],
        "journal": article["container-title"],
        "volume": article["volume"],
        "issue": article["issue"],
        "year": article["issued"]["date-parts"][0][0],
        "start": first,
        "end": last,
        "url": article["URL"],
    }


def main() -> None:
    root = Path(__file__).resolve().parents[3]
    (root / FILE).write_text(text(load.read(root)), encoding="utf-8")


if __name__ == "__main__":
    main()
