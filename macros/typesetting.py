"""In: a page's HTML. Out: the same as it is set for readers: apostrophes as in print, titles with their language.

Sources, data and downloads keep the plain apostrophe that a keyboard has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from macros import html

_QUOTE = html.text("'")
_AS_TYPED = {"code", "pre", "script", "style", "svg"}
# Between letters, or after the s of a plural: any other is a quotation mark.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])(?:'|&#x27;|&#39;)(?=[^\W\d_])|(?<=s)(?:'|&#x27;|&#39;)(?=\s)")


def apostrophes(text: str) -> str:
    """A text of HTML without tags, with the apostrophes of print."""
    return _APOSTROPHE.sub("’", text)


def set_for_readers(page: str, languages: Mapping[str, str]) -> str:
    """A page's HTML. `languages` are texts in another language than the page, each with that language."""
    titles = {html.text(title): language for title, language in languages.items()}
    # A citation sets its comma before the quotation mark at which a title ends.
    titles |= {f"{title.removesuffix(_QUOTE)},{_QUOTE}": titles[title] for title in titles if title.endswith(_QUOTE)}
    either = "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))
    foreign = re.compile(either or r"(?!)")

    def marked(match: re.Match) -> str:
        return f'<span lang="{titles[match.group(0)]}">{match.group(0)}</span>'

    return html.with_texts(page, lambda text: apostrophes(foreign.sub(marked, text)), _AS_TYPED)
