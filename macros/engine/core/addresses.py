"""In: what a page, a row, a statistic or another item is named. Out: its address below the root. These names stay."""

from __future__ import annotations

import urllib.parse

DATA_APPENDIX = "appendix/"
PREVIEW = "http://127.0.0.1:8000/"  # of the site on the machine that builds it, where no other address is known
SHORTEST, LONGEST = 3, 6  # words by which a sentence is told from the others of its page


def dataset(name: str) -> str:
    return f"data/{name}/"


def dataset_source(name: str) -> str:
    """The path at which the page of a dataset would stand in docs/, if somebody wrote it."""
    return f"data/{name}.md"


def dataset_file(name: str, kind: str) -> str:
    return f"data/{name}.{kind}"


def row(dataset_name: str, key: object) -> str:
    return f"{dataset(dataset_name)}#row-{key}"


def item(kind: str, name: str) -> str:
    """The trace of a statistic, a claim, a chart or a table."""
    return f"{DATA_APPENDIX}{kind}/#{name}"


def chart_file(name: str, kind: str) -> str:
    return f"charts/{name}.{kind}"


def printed(key: str) -> str:
    """An entry of the ledger."""
    return f"{DATA_APPENDIX}ledger/#printed-{key}"


def endnote(number: int | str) -> str:
    return f"endnotes/#note-{number}"


def work(key: str) -> str:
    """A work cited, in the list below the endnotes."""
    return f"endnotes/#work-{key}"


def term(key: str) -> str:
    return f"glossary/#term-{key}"


def sentence(url: str, text: str) -> str:
    """A sentence of a page, by its first words, which a browser looks for; one that cannot shows the page.

    They end where a note may stand between them and the next.
    """
    words = text.split()[:LONGEST]
    end = next((n for n, word in enumerate(words, 1) if n >= SHORTEST and word[-1] in ".,;:"), len(words))
    return f"{url}#:~:text={urllib.parse.quote(' '.join(words[:end]), safe='').replace('-', '%2D')}"
