"""In: United Nations documents, and all that the article dates. Out: the charts of both."""

from functools import cache

import altair as alt
import pandas as pd

from macros import FILL, RULE, bars, chart, formats, partial_dates

LANES = {
    "violence": "Violence",
    "law": "Laws and programmes",
    "programme": "Laws and programmes",
    "diplomacy": "Diplomacy",
    "meeting": "Diplomacy",
    "address": "Addresses and incidents",
    "incident": "Addresses and incidents",
}
# What an entry is called in its line, where its key does not tell it; the data table has it in full.
SHORT = {
    "apk-concept": "Assembly of the People",
    "astana-process": "‘Astana Process’ begins",
    "addresses": "Addresses on transnational challenges",
    "caspian-protocol": "Caspian Sea protocol",
    "cica": "Asian conference established",
    "congress": "Congress of religious leaders begins",
    "csto-ministers": "Foreign ministers meet",
    "iran-talks-february": "P5+1 and Iran in Almaty",
    "iran-talks-may": "P5+1 and Iran in Almaty",
    "jet-incident": "Jet shot down",
    "second-congress": "Second religious congress",
    "tajikistan-settlement": "Settlement in Tajikistan",
    "countering-extremism": "Law on countering extremism",
    "counteracting-terrorism": "Law on counteracting terrorism",
    "state-program-2013-2017": "Earlier State Program",
    "state-program-2018-2022": "State Program",
}
_DOT = 100 * 24 * 60 * 60 * 1000  # milliseconds: a span of fewer days would hardly be seen
_STATUSES = {"exist": "in all", "ratified": "ratified"}


@chart(unit="number of documents")
def un_documents_ratified(un_documents):
    """Resolutions and other documents of the United Nations on combating terrorism: the coloured part of the
    bar counts those that Kazakhstan had ratified, the whole bar the total out of which the article counts them, read as
    that of resolutions and other documents together."""
    frame = un_documents[["status", "documents"]].assign(status=un_documents["status"].replace(_STATUSES))
    counts = un_documents["documents"]
    title = f"{counts['ratified']} of {counts['exist']} United Nations documents on combating terrorism ratified"
    return bars.filled(frame, "documents", "datum.documents + ' ' + datum.status").properties(title=title)


@chart(unit="")
def timeline(events, laws, programmes, violent_actions, attack_deaths):
    """Dated events, laws, programmes and acts of violence in lanes, each drawn over the day, month, years or decade
    that the article gives, days and months as a dot; the first and the last day that are drawn are set by this site.
    What has lasted since a date is drawn at its beginning, and a programme over its years. The data table has each
    entry in full; the earlier State Program has its years from endnotes alone, and the date of the later one, which
    stands in endnotes alone too, is not drawn."""
    frame = _dated(events, laws, programmes, violent_actions, attack_deaths)
    # In a wide drawing the strip of time stands beside the text, in a narrow one below it.
    below = bars.wide("''", r"'\n'")
    text = f"datum.date + ', ' + datum.name + {below}"
    base = bars.rows(alt.Chart(frame), text, "lane")
    texts = base.encode(x=alt.XValue(0), text=alt.Text("line:N"))
    heads = texts.transform_filter("datum.n <= 0").mark_text(align="left", fontWeight="bold")
    entries = texts.transform_filter("datum.n > 0").mark_text(align="left")
    strip = _strip(base.transform_filter(f"datum.n == {bars.wide(1, 2)}"))
    drawn = alt.layer(*strip, heads, entries, title="What happened when, as the article dates it?")
    return drawn.resolve_axis(x="independent").properties(height=alt.Step(bars.LINE))


def _strip(base: alt.Chart) -> list[alt.Chart]:
    """A line for each entry, and on it the time that the entry covers; years stand above and below."""
    start, end = alt.ExprRef(expr=bars.wide("width * 0.56", 0)), alt.ExprRef(expr="width")
    scale = alt.Scale(type="utc", range=[start, end])
    line = base.mark_rule(strokeWidth=1, color=RULE).encode(x=alt.XValue(start), x2=alt.X2Value(end))
    short = f"toDate(datum.drawn_to) - toDate(datum.drawn_from) < {_DOT}"

    def at(orient: str = "") -> alt.X:
        axis = orient and alt.Axis(format="%Y", orient=orient, title=None, tickCount=5, labelFlush=True, offset=4)
        return alt.X("drawn_from:T", scale=scale, axis=axis or None)

    return [
        line,
        base.mark_bar(height=9, color=FILL).encode(x=at("top"), x2=alt.X2("drawn_to:T")),
        base.transform_filter(short).mark_point(size=70).encode(x=at("bottom")),
    ]


def _dated(events, laws, programmes, violent_actions, attack_deaths) -> pd.DataFrame:
    """All that has a date, in its order. Shape: date in words, kind, event, first and last day that are drawn."""
    entries = [
        *(_entry(row.Index, row.date, row.date, row.kind, row.event) for row in events.itertuples()),
        *(_entry(row.Index, row.date, row.date, "law", f"‘{row.title}’") for row in laws.itertuples()),
        *(
            _entry(row.Index, *_years(row), "programme", row.title)
            for row in programmes.itertuples()
            if row.date or not formats.missing(row.first_year)
        ),
        *(
            _entry(row.Index, str(row.first_year), str(row.last_year), "violence", f"{row.actions} violent actions")
            for row in violent_actions.itertuples()
        ),
        *(
            _entry(
                row.Index,
                str(row.year),
                str(row.year),
                "violence",
                f"{row.persons} deaths in terrorist acts in {row.city}",
            )
            for row in attack_deaths.itertuples()
        ),
    ]
    columns = ["key", "date", "kind", "event", "drawn_from", "drawn_to"]
    frame = pd.DataFrame(entries, columns=columns).set_index("key")
    frame.insert(0, "lane", frame["kind"].map(LANES))
    frame.insert(2, "name", [SHORT.get(key) or _plain(key, row.event) for key, row in frame.iterrows()])
    order = list(dict.fromkeys(LANES.values()))
    return frame.sort_values(
        ["lane", "drawn_from", "drawn_to"],
        key=lambda values: values.map(order.index) if values.name == "lane" else values,
        kind="stable",
    )


def _plain(key: str, event: str) -> str:
    """What an entry is called that has no short name: its event where that is short, else its key in words."""
    return event if len(event) <= 40 else formats.capital(key.replace("-", " "))


def _years(row) -> tuple[str, str]:
    """The years of a programme, or else what lies between its date and its last year."""
    first = row.date if formats.missing(row.first_year) else str(row.first_year)
    return first, row.date if formats.missing(row.last_year) else str(row.last_year)


def _entry(key: str, first: str, last: str, kind: str, event: str) -> tuple[str, ...]:
    """An entry from and to these dates, which may be partial."""
    date = partial_dates.in_words(first) if first == last else f"{partial_dates.in_words(first)}–{last}"
    return key, date, kind, event, _day(first, "start"), _day(last, "end")


@cache
def _day(date: str, side: str) -> str:
    """The first (`start`) or the last day (`end`) of a partial date."""
    whole = date.replace("0s", {"start": "0", "end": "9"}[side])
    return getattr(pd.Period(whole), f"{side}_time").strftime("%Y-%m-%d")
