"""In: text and numbers. Out: HTML, with every text escaped for HTML and for the Markdown that it stands in.

Addresses below the site's root start with `~/`; a build hook asks `relative` for those of the page they stand on.
"""

from __future__ import annotations

import html as _html
import re
from collections.abc import Callable, Collection, Iterable, Sequence

from macros.engine.core import addresses, partial_dates

# What Markdown or Jinja would read as a mark, as character references, which both leave alone.
_MARKS = str.maketrans({c: f"&#{ord(c)};" for c in "\\`*_{}[]|~^"})
_FIRST_MARKS = tuple("#-+!=:")
_ORDERED = re.compile(r"^(\d+)\.(?=\s|$)")
_EMPHASIS = re.compile(r"\*([^*]+)\*")
_NUMBER_WORD = re.compile(r"([^\s(“‘]*\d[^\s)”’,;:]*)")
_TAG = re.compile(r"(<[^>]*>)")
_TAG_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_ADDRESS = re.compile(r"https?://[^\s<>]+[^\s<>.,;)]")
_HEADING = re.compile(r'<h2\b[^>]*?\bid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_HEADERLINK = re.compile(r'<a [^>]*class="headerlink".*?</a>', re.DOTALL)
_BREAK = re.compile(r"\s+|–|-(?!\d)")  # where browsers end a line
PROSE = 40  # letters in a cell, from which on its column has to be wide enough to be read
LINE = 16  # letters, about eight em, below which a column of text would hold a word or two a line
PHONE, PAGE = 40, 76  # letters beside each other on a phone, and on a page at its widest


def text(value: object) -> str:
    """Any text as text, also at the start of a line, where more characters are marks of Markdown."""
    escaped = _html.escape(str(value), quote=True)
    if escaped[:1] in _FIRST_MARKS:
        escaped = f"&#{ord(escaped[0])};{escaped[1:]}"
    escaped = _ORDERED.sub(r"\1&#46;", escaped)
    return escaped.translate(_MARKS)


def attributes(**values: object) -> str:
    """` name="value"` for each that is not None; class_ and for_ lose their last underscore."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(value)}"' for name, value in values.items() if value is not None
    )


def element(name: str, content: str, **values: object) -> str:
    return f"<{name}{attributes(**values)}>{content}</{name}>"


def link(to: str, content: str, **values: object) -> str:
    """A link to an address below the root. `content` is HTML already."""
    return f'<a href="~/{_html.escape(to, quote=True)}"{attributes(**values)}>{content}</a>'


def printed_note(note: str) -> str:
    """An endnote's printed form: `*…*` is italic, an address is a link."""
    parts, last = [], 0
    for match in _ADDRESS.finditer(note):
        parts += [_italic(note[last : match.start()]), outside(match.group(0))]
        last = match.end()
    return "".join(parts) + _italic(note[last:])


def _italic(part: str) -> str:
    pieces = _EMPHASIS.split(part)
    return "".join(element("em", text(piece)) if i % 2 else text(piece) for i, piece in enumerate(pieces))


def is_address(value: str) -> bool:
    return _ADDRESS.fullmatch(value) is not None


def outside(address: str, short: bool = False) -> str:
    """A link to another site, which shows its address; the short form shows the site's name alone, but on paper."""
    shown, kind = (address.split("/")[2], "outside site") if short else (address, "outside")
    return f'<a class="{kind}" rel="external" href="{text(address)}">{text(shown)}</a>'


# Between letters, or after the s of a plural, which may end a link: any other is a quotation mark.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])(?:'|&#x27;|&#39;)(?=[^\W\d_])|(?:(?<=s)|^)(?:'|&#x27;|&#39;)(?=[\s.,;:)])")


def apostrophes(text: str) -> str:
    """A text of HTML without tags, with the apostrophes of print."""
    return _APOSTROPHE.sub("’", text)


def relative(markup: str, url: str) -> str:
    """The addresses that start with `~/`, seen from the page at `url`."""
    root = "../" * url.count("/") or "./"
    return markup.replace('href="~/', f'href="{root}').replace('src="~/', f'src="{root}')


def join(parts: Iterable[str], empty: str = "") -> str:
    """`a, b and c`; `a, b, and c` where one of them has a comma of its own."""
    parts = list(parts)
    if len(parts) < 2:
        return parts[0] if parts else empty
    last = ", and" if any(", " in part for part in parts) else " and"
    return f"{', '.join(parts[:-1])}{last} {parts[-1]}"


def definitions(pairs: Iterable[tuple[str, str]], unsearched: Sequence[str] = ()) -> str:
    """A description list; both sides are HTML already. The search leaves out what stands under `unsearched` terms."""
    parts = [
        element("div", f"<dt>{term}</dt> <dd>{content}</dd>", data_search_exclude="" if term in unsearched else None)
        for term, content in pairs
        if content
    ]
    return f"<dl>{' '.join(parts)}</dl>"


def table(
    caption: str,
    header: Sequence[str],
    rows: Iterable[Sequence[str] | str],
    numeric: Sequence[bool] = (),
    ids: Sequence[str] = (),
    **values: object,
) -> str:
    """A table whose first column heads its rows. All cells are HTML already; `ids` are the rows' own anchors.

    A text in place of a row heads the group of rows that follow it. Between cells stands a blank, for the search.
    Where its columns have no room beside each other, each row folds into a card: then the cells bring their headings
    along, and have roles, because what is not laid out as a cell is none to some screen readers.
    """
    rows, anchors = list(rows), iter(ids)
    cells = [row for row in rows if not isinstance(row, str)]
    kind = _kinds(len(header), cells, numeric)
    folds = _folds(header, cells, kind)

    part = _part if folds else element
    head = " ".join(element("th", cell, scope="col", class_=kind[i]) for i, cell in enumerate(header))
    groups: list[list[str]] = []
    for row in rows:
        if isinstance(row, str):
            groups.append([part("tr", part("th", row, scope="rowgroup", colspan=len(header)), class_="group")])
            continue
        labels = [plain(cell) if folds else None for cell in header]
        if not plain(row[0]).isdecimal():  # which alone names nothing
            labels[0] = None
        shown = [part("th", row[0], scope="row", class_=kind[0], data_label=labels[0])]
        shown += [part("td", row[i], class_=kind[i], data_label=labels[i]) for i in range(1, len(row))]
        groups = groups or [[]]
        groups[-1].append(part("tr", " ".join(shown), id=next(anchors, None)))
    body = " ".join(part("tbody", " ".join(group)) for group in groups or [[]])
    inner = element("table", f"{element('caption', caption)} {element('thead', element('tr', head))} {body}", **values)
    return element("div", inner, class_=f"table{folds}")


_ROLES = {"tbody": "rowgroup", "tr": "row", "th": "rowheader", "td": "cell"}


def _part(name: str, content: str, **values: object) -> str:
    return element(name, content, role=_ROLES[name], **values)


def _kinds(count: int, rows: list[Sequence[str]], numeric: Sequence[bool]) -> list[str | None]:
    """The class of each column's cells: numbers are set to the right unless they name the row, prose gets room."""
    numeric = list(numeric) or [False] * count
    prose = [any(len(plain(row[i])) >= PROSE for row in rows) for i in range(count)]
    return ["number" if numeric[i] and i else "prose" if prose[i] else None for i in range(count)]


def _folds(header: Sequence[str], rows: list[Sequence[str]], kind: list[str | None]) -> str:
    """The class of a table that a phone is too narrow for, and of one for which each page is.

    A column of prose needs a line that can be read, another one its longest word.
    """
    least = len(header)  # a blank after each column
    for i, heading in enumerate(header):
        cells = [plain(row[i]) for row in rows]
        words = [len(word) for cell in (plain(heading), *cells) for word in _BREAK.split(cell)]
        least += LINE if kind[i] == "prose" else max(words)
    return " folds wide" if least > PAGE else " folds" if least > PHONE else ""


def plain(markup: str) -> str:
    """The text of some HTML."""
    return _html.unescape(re.sub(r"<[^>]+>", "", markup))


def headings(markup: str) -> list[tuple[str, str]]:
    """The anchor and the content of each heading of the second rank, without its link to itself."""
    return [
        (anchor, re.sub(r"<[^>]+>", "", _HEADERLINK.sub("", content)).strip())
        for anchor, content in _HEADING.findall(markup)
    ]


def folded(summary: str, content: str) -> str:
    """What unfolds below a line that says what it is."""
    return element("details", element("summary", summary) + content)


def listing(items: Iterable[str], kind: str) -> str:
    """A list of HTML items: kind "1" or "i" is numbered so, "-" is not numbered."""
    inner = "".join(element("li", item) for item in items)
    return f"<ul>{inner}</ul>" if kind == "-" else f'<ol type="{kind}">{inner}</ol>'


def numbered(items: Iterable[tuple[str, str, int | None]], kind: str, **values: object) -> str:
    """A list of (anchor, content, number), whose items carry the article's own numbers where they have one."""
    if kind == "-":
        return element("ul", "".join(element("li", content, id=anchor) for anchor, content, _ in items), **values)
    inner = "".join(element("li", content, id=anchor, value=number) for anchor, content, number in items)
    return element("ol", inner, type=kind, **values)


def with_texts(page: str, change: Callable[[str], str], but: Collection[str]) -> str:
    """A page's HTML with each text in it changed, `but` those within these elements; attributes stay as they are."""
    parts, inside = _TAG.split(page), 0
    for i, part in enumerate(parts):
        if i % 2 and (tag := _TAG_NAME.match(part)) and tag[2] in but:
            inside += -1 if tag[1] else 1
        elif not i % 2 and not inside and part.strip():
            parts[i] = change(part)
    return "".join(parts)


def with_links(plain: str, to: str) -> str:
    """A text in which each word that holds a number is a link, so that a long text is not underlined as a whole."""
    parts = _NUMBER_WORD.split(plain)
    return "".join(link(to, text(part), class_="number") if i % 2 else text(part) for i, part in enumerate(parts))


def linked(plain: str, to: str, is_number: bool, field: str) -> str:
    """A number or a date as one link; of a text only the words that hold a number."""
    if is_number or partial_dates.is_date_field(field):
        return link(to, text(plain), class_="number date" if partial_dates.is_date_field(field) else "number")
    return with_links(plain, to)


def note_link(number: int) -> str:
    """A link to an endnote from a table, which is not the place where the article has it."""
    return link(addresses.endnote(number), str(number), aria_label=f"Endnote {number}", class_="number")
