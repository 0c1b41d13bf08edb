"""In: the site. Out: the files beside its pages: charts, datasets and statistics, under names that stay."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd

from macros.engine.appendix import trace_parts
from macros.engine.calls import figures
from macros.engine.core import addresses, files, formats
from macros.engine.core.contract import ARTICLE, AUTHORS, REFERENCES
from macros.engine.datasets.dataset import Data
from macros.engine.drawing import altair_parts
from macros.engine.drawing.framed_svg import Texts
from macros.engine.items import operations
from macros.engine.items.operations import Computed
from macros.engine.items.registry import Item
from macros.engine.publish import embeds, social_card, twins
from macros.engine.reuse import biblatex, identity, ris
from macros.engine.site import ledger
from macros.engine.site.ledger import Entry
from macros.engine.site.site import Site


def write(site: Site, folder: Path, address: str) -> None:
    """Writes everything into the built site, whose own address the statistics' sections are given with."""
    _charts(site, folder / "charts")
    _data(site, folder / "data")
    found = statistics(site, address)
    (folder / "statistics.json").write_text(_json(found), encoding="utf-8")
    (folder / "statistics").mkdir(exist_ok=True)
    for each in found["statistics"]:
        (folder / "statistics" / f"{each['id']}.json").write_text(_json(each), encoding="utf-8")
    _citations(site, folder)
    for page in site.usage.article_pages:
        told = twins.twin(site, page, lambda url, anchor: f"{address}{url}{anchor}")
        (folder / twins.file(page)).parent.mkdir(parents=True, exist_ok=True)
        (folder / twins.file(page)).write_text(told, encoding="utf-8")
    (folder / "llms.txt").write_text(twins.listed(site, address), encoding="utf-8")


def statistics(site: Site, address: str) -> dict:
    """Every statistic and claim as statistics.schema.json describes it, in the order in which they are written."""
    entries = {entry.key: entry for entry in ledger.entries(site)}
    return {
        "$schema": f"{address}statistics.schema.json",
        "statistics": [
            {"id": item.name, "value": site.calls.result(item), "unit": item.unit}
            | _told(site, item)
            | _shared(site, item, entries, address)
            for item in site.registry.statistics.values()
        ],
        "claims": [
            {"id": item.name, "holds": site.calls.result(item), "wordings": list(item.wordings)}
            | _shared(site, item, entries, address)
            for item in site.registry.claims.values()
        ],
    }


def _told(site: Site, item: Item) -> dict:
    """The clause that tells a statistic, and how it is computed, where its function gives them."""
    computed = site.calls.computed(item)
    made = {"computation": operations.described(computed)} if isinstance(computed, Computed) else {}
    return ({"clause": site.calls.stat(item.name).plain} if item.wordings else {}) | made


def _shared(site: Site, item: Item, entries: dict[str, Entry], address: str) -> dict:
    call, column = ("stat", "statistic") if item.kind == "statistics" else ("claim", "claim")
    found = site.usage.footprints[item.kind, item.name]
    own = [entries[key] for key, _ in site.usage.printed.get(((column, item.name),), ())]
    return {
        "definition": item.definition,
        "datasets": list(item.datasets),
        "rows": {name: list(rows) for name, rows in found.rows.items()},
        **({"fields": {name: list(read) for name, read in found.fields.items()}} if found.fields else {}),
        "printed": [{"text": entry.printed, "status": entry.status} for entry in own],
        "pages": list(dict.fromkeys(address + use.page.url for use in site.usage.uses.get((call, item.name), []))),
        "url": address + addresses.item(item.kind, item.name),
    }


def _citations(site: Site, folder: Path) -> None:
    """How each dataset, chart and statistic is cited, and all works that the text itself cites."""
    works = {f"data/{name}": identity.dataset(site.data, each, site.address) for name, each in site.data.items()}
    for item in (*site.registry.charts.values(), *site.registry.statistics.values()):
        title = trace_parts.title(site, item)
        works[f"{item.kind}/{item.name}"] = identity.item(site.data, item, title, site.address)
    for stem, work in works.items():
        (folder / f"{stem}.bib").write_text(biblatex.entry(work), encoding="utf-8")
        (folder / f"{stem}.ris").write_text(ris.record(work), encoding="utf-8")
    own = filter(None, [identity.article(site.data), identity.package(site.data, site.address)])
    _works(folder / "citation", list(own))
    if site.data.references:
        _works(folder / REFERENCES, list(site.data.references.values()))


def _works(stem: Path, works: list[dict]) -> None:
    """Several works in one file of each form."""
    stem.with_suffix(".bib").write_text("\n".join(map(biblatex.entry, works)), encoding="utf-8")
    stem.with_suffix(".ris").write_text("".join(map(ris.record, works)), encoding="utf-8")
    stem.with_suffix(".json").write_text(_json(works), encoding="utf-8")


def _charts(site: Site, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for item in site.registry.charts.values():
        chart = site.calls.result(item)
        texts = credit(site, item, chart)
        svg = site.drawings.svg(chart, texts)
        rows = altair_parts.frame_of(chart).to_csv(index=False, lineterminator="\n")
        (folder / f"{item.name}.svg").write_text(svg, encoding="utf-8")
        (folder / f"{item.name}.png").write_bytes(site.drawings.png(svg))
        (folder / f"{item.name}.json").write_text(_json(site.drawings.alone(chart, texts)), encoding="utf-8")
        (folder / f"{item.name}.csv").write_text(rows, encoding="utf-8")
        (folder / f"{item.name}.html").write_text(embeds.page(site, item, chart, texts), encoding="utf-8")
        (folder / f"{item.name}.md").write_text(_markdown(texts, altair_parts.frame_of(chart)), encoding="utf-8")


def _markdown(texts: Texts, frame: pd.DataFrame) -> str:
    """A chart as a text: its title, its rows as a table, and what its picture says below."""
    rows = [["" if formats.missing(cell) else str(cell) for cell in row] for row in frame.itertuples(index=False)]
    table = twins.table(*([twins.escaped(str(cell)) for cell in row] for row in (frame.columns, *rows)))
    return "\n\n".join([f"# {texts.title}", *filter(None, [texts.unit]), table, *texts.foot]) + "\n"


def _data(site: Site, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, dataset in site.data.items():
        shutil.copyfile(site.root / dataset.path, folder / Path(dataset.path).name)
        names = [field.name for field in dataset.fields]
        rows = zip(*map(dataset.cells_of, names), strict=True)
        records = (dict(zip(names, row, strict=True)) for row in rows)
        if dataset.is_csv:
            with (folder / f"{name}.json").open("w", encoding="utf-8") as file:  # a line a row: indented takes thrice
                lines = map(json.JSONEncoder(ensure_ascii=False).encode, records)
                file.write(f"[\n{next(lines)}")
                file.writelines(f",\n{line}" for line in lines)
                file.write("\n]\n")
        else:
            written = pd.DataFrame(list(records), dtype=object).to_csv(index=False, lineterminator="\n")
            (folder / f"{name}.csv").write_text(written, encoding="utf-8")
    package = site.data.descriptor if site.data.lacks(REFERENCES) else _package(site.data)
    resources = [each | _weighed((folder / each["path"]).read_bytes()) for each in package["resources"]]
    written = _json(package | {"resources": resources})
    (folder / Path(files.PACKAGE).name).write_text(written, encoding="utf-8")


def _weighed(content: bytes) -> dict:
    """The size of a file in bytes and its hash, as a data package has them."""
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _package(data: Data) -> dict:
    """The descriptor as it is published: other programs read the works cited as a table, beside their CSL-JSON."""
    resources = []
    for resource in data.descriptor["resources"]:
        if resource["name"] == REFERENCES:
            own = [
                {key: getattr(f, key) for key in ("name", "type", "title", "description")}
                for f in data[REFERENCES].fields
            ]
            table = {
                "path": f"{REFERENCES}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "dialect": {"delimiter": ","},
            }
            table |= {"description": f"The same as {resource['path']}, as a table. One row a work."}
            schema = {"fields": own, "primaryKey": [own[0]["name"]], "missingValues": [""]}
            plain = {key: value for key, value in resource.items() if key not in ("type", "schema")}
            resources += [resource | table | {"schema": schema}, plain | {"name": f"{REFERENCES}_csl"}]
        else:
            resources.append(resource)
    return data.descriptor | {"resources": resources}


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def credit(site: Site, item: Item, chart: Any) -> Texts:
    """The texts around the drawing of a chart."""
    source = filter(None, [*article(site.data), figures.endnotes(site.calls, item)])
    licences = [_licence(licence) for licence in site.data.descriptor.get("licenses", ())]
    said = {"Source": ", ".join(source), "Chart": ", ".join(filter(None, [*licences, site.address]))}
    foot = (item.definition, *(f"{name}: {words}" for name, words in said.items() if words))
    return Texts(altair_parts.title_of(chart), figures.unit_line(item), foot)


def _licence(licence: dict) -> str:
    """A licence by its short name, or by its title where it has none."""
    return licence["name"].replace("-", " ") if licence.get("name") else licence["title"]


def article(data: Data) -> list[str]:
    """The article in a line: its first author, its title, and where it was printed."""
    if not social_card.is_of_article(data):
        return []
    (printed,) = data[ARTICLE].frame.itertuples(index=False)
    names = list(data[AUTHORS].frame["name"])
    first = names[0].split()
    author = f"{first[0][0]}. {first[-1]}" + " et al." * (len(names) > 1)
    return [author, f"“{printed.title}”", f"{printed.journal} {printed.volume}/{printed.issue} ({printed.year})"]
