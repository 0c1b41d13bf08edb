"""In: endnotes, citations and references. Out: the lists on the endnotes page, with links both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.engine.core import addresses, markup
from macros.engine.core.contract import CITATIONS, ENDNOTES, REFERENCES
from macros.engine.datasets.csl_json import KINDS

if TYPE_CHECKING:
    from macros.engine.site.site import Site


def listing(site: Site) -> str:
    """The endnotes in their printed form, each with a way back to its mark."""
    items = []
    for number, note in site.data[ENDNOTES].frame["text"].items():
        pages = dict.fromkeys(site.usage.marks.get(int(number), []))
        back = " ".join(
            markup.link(
                f"{page.url}#mark-{number}",
                "↩",
                aria_label=f"Back to the mark of endnote {number} in {page.title}",
                class_="back",
            )
            for page in pages
        )
        heading = f'<h3 id="note-{number}" class="note-number">Endnote {number}</h3>'
        items.append(f'<section class="note">{heading}<p>{markup.printed_note(note)} {back}</p></section>')
    return markup.element("div", "".join(items), class_="notes")


def references(site: Site) -> str:
    """The works cited, by author, each with the endnotes that cite it."""
    citations = site.data[CITATIONS].frame
    works = site.data[REFERENCES].frame
    rows = []
    keyed = zip(works.index, works.itertuples(index=False), strict=True)
    for key, work in sorted(keyed, key=lambda pair: (not pair[1].authors, pair[0])):
        cited = citations[citations["reference"] == key]
        notes = ", ".join(
            markup.note_link(int(number)) + (f" ({markup.text(locator)})" if locator else "")
            for number, locator in zip(cited["endnote"], cited["locator"], strict=True)
        )
        year = "" if site.data[REFERENCES].cell(key, "year") is None else str(work.year)
        authors = markup.text(work.authors or "No author named")
        rows.append(
            (
                markup.element("span", authors, id=addresses.work(key).partition("#")[2]),
                markup.element("em", markup.text(work.title), lang=work.language or None)
                + (f"{_stop(work.title)} {markup.text(work.periodical)}" if work.periodical else ""),
                markup.text(year),
                markup.text(KINDS.get(work.kind, work.kind)),
                notes,
            )
        )
    header = ("Authors", "Work", "Year", "Kind", "Endnotes")
    table = markup.table(f"The {len(rows)} works that the endnotes cite", header, rows)
    return markup.element("div", table, data_search_exclude="")


def searched(site: Site) -> list[dict[str, str]]:
    """The works cited as entries of the search, one each; the table that lists them is one section, and left out."""
    if site.data.lacks(CITATIONS, REFERENCES):
        return []
    citations, works = site.data[CITATIONS].frame, site.data[REFERENCES]
    entries = []
    for key in works.rows:
        told = [str(cell) for field in ("authors", "periodical", "year") if (cell := works.cell(key, field))]
        notes = dict.fromkeys(str(number) for number in citations["endnote"][citations["reference"] == key])
        text = f"{'. '.join(told)}. Cited in: endnote {markup.join(notes)}."
        title = markup.text(works.cell(key, "title"))
        entries.append({"location": addresses.work(key), "title": title, "text": markup.text(text)})
    return entries


def _stop(title: str) -> str:
    """What ends a title: nothing where it ends with a mark of its own."""
    return "" if title.endswith(("?", "!", ".")) else "."


def languages(site: Site) -> dict[str, str]:
    """The titles of works in another language than the site's, each with its language."""
    return {work["title"]: work["language"] for work in site.data.references.values() if work.get("language")}
