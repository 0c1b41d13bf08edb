"""In: a page's HTML. Out: the same as it is set for readers: apostrophes as in print, titles with their language.

Sources, data and downloads keep the plain apostrophe that a keyboard has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from macros.engine.appendix import discrepancies, endnotes, glossary
from macros.engine.core import addresses, markup
from macros.engine.site.site import Site

_QUOTE = markup.text("'")
_AS_TYPED = {"code", "pre", "script", "style", "svg"}

_PARAGRAPH = re.compile(r"<(p|li)\b[^>]*>.*?</\1>", re.DOTALL)
_FIGURE = re.compile(r'<a href="([^"]*)" class="((?:number|claim)[^"]*)">(.*?)</a>')


def set_for_readers(page: str, languages: Mapping[str, str]) -> str:
    """A page's HTML. `languages` are texts in another language than the page, each with that language."""
    titles = {markup.text(title): language for title, language in languages.items()}
    # A citation sets its comma before the quotation mark at which a title ends.
    titles |= {f"{title.removesuffix(_QUOTE)},{_QUOTE}": titles[title] for title in titles if title.endswith(_QUOTE)}
    either = "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))
    foreign = re.compile(either or r"(?!)")

    def marked(match: re.Match) -> str:
        return f'<span lang="{titles[match.group(0)]}">{match.group(0)}</span>'

    return markup.with_texts(page, lambda text: markup.apostrophes(foreign.sub(marked, text)), _AS_TYPED)


def linked_once(page: str) -> str:
    """A page's HTML in which no paragraph leads twice to one figure: of several links the longest stays."""

    def once(paragraph: re.Match) -> str:
        links = list(_FIGURE.finditer(paragraph[0]))
        longest: dict[str, re.Match] = {}
        for link in links:
            if link[1] not in longest or len(link[3]) > len(longest[link[1]][3]):
                longest[link[1]] = link
        stays = {link.start() for link in longest.values()}
        return _FIGURE.sub(
            lambda link: link[0] if link.start() in stays else f'<span class="{link[2]}">{link[3]}</span>', paragraph[0]
        )

    return _PARAGRAPH.sub(once, page)


def finished(page: str, url: str, site: Site) -> str:
    """A page's HTML with what no author has to write: links to the glossary and to the page's data, and some marks."""
    if url == discrepancies.URL:
        page = discrepancies.with_readings(page)
    if site.usage.explained_on(url):
        page = glossary.linked(page, site)
    page = linked_once(page)
    return set_for_readers(page + data_of(site, url), endnotes.languages(site))


def data_of(site: Site, url: str) -> str:
    """Links to the datasets that a page shows, or nothing."""
    names = [name for name, pages in site.usage.pages_by_dataset.items() if any(page.url == url for page in pages)]
    links = [markup.link(addresses.dataset(name), markup.text(site.data[name].title)) for name in sorted(names)]
    return (
        markup.element("p", f"The data of this page: {markup.join(links)}.", class_="page-data", data_search_exclude="")
        if links
        else ""
    )
