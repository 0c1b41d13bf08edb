"""In: the site. Out: how to cite the article, the site and its parts, as texts to copy and as files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from macros.engine.core import markup
from macros.engine.core.contract import REFERENCES
from macros.engine.reuse import biblatex, formatted, identity, ris

if TYPE_CHECKING:
    from macros.engine.site.site import Site

ONE = {"bib": "BibTeX", "ris": "RIS"}  # kinds of files beside a dataset, a chart or a statistic
SEVERAL = ONE | {"json": "CSL-JSON"}  # of those that hold several works
FORMS = {
    "BibTeX": biblatex.entry,
    "RIS": ris.record,
    "CSL-JSON": lambda work: json.dumps([work], ensure_ascii=False, indent=1),
}


def listing(site: Site) -> str:
    """The article, where there is one, and the site: a text each, and below it each form."""
    whole = identity.package(site.data, site.address)
    article = identity.article(site.data)
    told = [_whole("The article", article)] if article else []
    told += [_whole("This site and its data", whole), _files("citation", "What is to be cited")]
    if not site.data.lacks(REFERENCES):
        told += ['<h2 id="works-cited">The works cited</h2>', _files(REFERENCES, "All works that the endnotes cite")]
    return "".join(told)


def _files(stem: str, what: str) -> str:
    files = " · ".join(markup.link(f"{stem}.{kind}", name) for kind, name in SEVERAL.items())
    return f"<p>{what}, in one file: {files}</p>"


def _whole(heading: str, work: identity.Work) -> str:
    forms = "".join(
        markup.folded(name, markup.element("pre", markup.text(form(work).strip()), data_search_exclude=""))
        for name, form in FORMS.items()
    )
    anchor = heading.lower().replace(" ", "-")
    return (
        f'<h2 id="{anchor}">{heading}</h2>'
        + markup.element("p", markup.text(formatted.text(work)), class_="citation")
        + forms
    )


def line(work: identity.Work, stem: str) -> str:
    """A text to copy, and the same as files."""
    links = (markup.link(f"{stem}.{kind}", name) for kind, name in ONE.items())
    return f"{markup.text(formatted.text(work))} {' · '.join(links)}"
