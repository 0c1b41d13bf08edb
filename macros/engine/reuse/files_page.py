"""In: the site. Out: the addresses of its files, and a line for each program that reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.engine.core import addresses, markup
from macros.engine.core.contract import REFERENCES

if TYPE_CHECKING:
    from macros.engine.site.site import Site

# The address of each file, with what it holds; `{}` is the name of a dataset, a chart or a statistic.
FILES = {
    "data/{}.csv": "a dataset, a row a line",
    "data/{}.json": "the same with numbers as numbers, and an empty cell as null",
    "data/datapackage.json": "what each dataset holds, field by field, with the size and hash of its file",
    "charts/{}.svg": "a chart; .png as a picture, .csv its rows, .md as a text, .json for Vega-Lite, .html for a frame",
    "statistics/{}.json": "a computed number, with its definition, rows, printed text and pages",
    "statistics.json": "all of them, and every claim",
    "statistics.schema.json": "what stands in statistics.json",
    "citation.bib": "how to cite the article and this site; .ris and .json the same",
    "llms.txt": "a list of the pages as Markdown, each with its statements filled in, and of the datasets",
}
WORKS = "the works that the endnotes cite; .ris and .json (CSL-JSON) the same"
# How programs read a dataset: `{address}` is that of its CSV, `{file}` its name once it was saved.
EXAMPLES = {
    "curl": "curl --fail --remote-name {address}",
    "pandas": 'pandas.read_csv("{address}")',
    "R": 'read.csv("{address}", fileEncoding = "UTF-8")',
    "DuckDB, once it was saved": "SELECT * FROM read_csv('{file}')",
    "Google Sheets": '=IMPORTDATA("{address}")',
}


def listing(site: Site) -> str:
    """The addresses, then the lines, for the first dataset that measures something."""
    address = site.place
    files = FILES if site.data.lacks(REFERENCES) else FILES | {f"{REFERENCES}.bib": WORKS}
    named = {name.format("<name>"): told for name, told in files.items()}
    return (
        f'<h2 id="files">The files</h2><p>Their addresses stay, below {_code(address)}:</p>{_terms(named)}'
        "<p>A spreadsheet on your own machine opens a CSV from its address, or from a saved copy.</p>"
        f'<h2 id="examples">A line for each program</h2>{_terms(examples(site, address), turned=True)}'
    )


def _terms(pairs: dict[str, str], turned: bool = False) -> str:
    """A list of what is code, each with what it is; `turned`, of names, each with its code."""
    told = [(markup.text(a), _code(b)) if turned else (_code(a), markup.text(b)) for a, b in pairs.items()]
    return markup.element("div", markup.definitions(told, [term for term, _ in told]), class_="facts")


def _code(text: str) -> str:
    return markup.element("code", markup.text(text))


def examples(site: Site, address: str) -> dict[str, str]:
    """The line of each program that reads the first dataset that measures something, or the first."""
    name = next((name for name, dataset in site.data.items() if dataset.measures), next(iter(site.data)))
    file = f"{name}.csv"
    whole = address + addresses.dataset_file(name, "csv")
    return {program: line.format(address=whole, file=file) for program, line in EXAMPLES.items()}
