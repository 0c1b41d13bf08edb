"""In: United Nations documents, and all that the article dates. Out: the charts of both."""

from functools import cache

import altair as alt
import pandas as pd

from macros import ACCENT, QUIET, RULE, SERIES, bars, chart, formats, partial_dates

KIND_COLOURS = {
    "diplomacy": SERIES[0],
    "law": SERIES[1],
    "programme": SERIES[2],
    "violence": SERIES[3],
    "address": QUIET,
    "incident": QUIET,
    "meeting": QUIET,
}
_DOT = 100 * 24 * 60 * 60 * 1000  # milliseconds: a span of fewer days would hardly be seen
_STATUSES = {"exist": "in all", "ratified": "ratified"}


@chart(unit="number of documents")
def un_documents_ratified(un_documents):
    """Resolutions and other documents of the United Nations on combating terrorism: the coloured part of the
    bar counts those that Kazakhstan had ratified, the whole bar those that existed."""
    frame = un_documents[["status", "documents"]].assign(status=un_documents["status"].replace(_STATUSES))
    counts = un_documents["documents"]
    base = alt.Chart(frame).encode(
        x=alt.X("documents:Q", axis=None, stack=None, scale=alt.Scale(domain=[0, int(counts.max())]))
    )
    shades = alt.Scale(domain=list(_STATUSES.values()), range=[RULE, ACCENT])
    bars = base.mark_bar(height=34).encode(y=alt.value(40), color=alt.Color("status:N", legend=None, scale=shades))
    labelled = base.transform_calculate(label="datum.documents + ' ' + datum.status").encode(
        y=alt.value(10), text=alt.Text("label:N")
    )
    ends = [
        labelled.transform_filter(alt.datum.status == status)
        .mark_text(align=side, fontWeight="bold")
        .encode(x=alt.value(at))
        for status, side, at in zip(_STATUSES.values(), ("right", "left"), ("width", 0), strict=True)
    ]
    title = f"{counts['ratified']} of {counts['exist']} United Nations documents on combating terrorism ratified"
    return alt.layer(bars, *ends).properties(title=title, height=58)


@chart(unit="")
def timeline(events, laws, programmes, violent_actions, attack_deaths):
    """Dated events, laws, programmes and acts of violence, each drawn over the day, month, years or decade that
    the article gives, days and months as a dot; the first and the last day that are drawn are set by this site. Colour
    shows the kind, which each entry names; addresses, incidents and meetings share one. What has lasted since a date is
    drawn at its beginning. A programme is drawn at its date, or over its years where it has no date; one State Program
    has its date, and another its years, from endnotes alone."""
    frame = _dated(events, laws, programmes, violent_actions, attack_deaths)
    title = f"What the article dates, {frame['date'].iloc[0]} to {frame['date'].iloc[-1]}"
    # In a wide drawing the text stands beside the strip of time, in a narrow one the strip stands below the date.
    event = bars.broken("datum.event", bars.wide("width * 0.6", "width"))
    below_date = bars.wide("''", r"'\n'")
    text = rf"datum.date + ', ' + datum.kind + '\n' + {below_date} + {event}"
    base = bars.rows(alt.Chart(frame, title=title), text)
    texts = base.encode(x=alt.value(0), text=alt.Text("line:N"))
    dates = texts.transform_filter("datum.n == 1").mark_text(align="left", fontWeight="bold")
    entries = texts.transform_filter("datum.n > 1").mark_text(align="left")
    strip = _strip(base.transform_filter(f"datum.n == {bars.wide(1, 2)}"))
    return alt.layer(*strip, dates, entries, title=title).properties(height=alt.Step(bars.LINE))


def _strip(base: alt.Chart) -> list[alt.Chart]:
    """A line for each entry, and on it the time that the entry covers."""
    start, end = alt.ExprRef(expr=bars.wide("width * 0.64", 0)), alt.ExprRef(expr="width")
    grid = alt.ExprRef(expr=bars.wide(1, 0))
    years = alt.Axis(
        format="%Y",
        orient="top",
        title=None,
        tickCount=4,
        labelAlign="left",
        labelFlush=False,
        offset=6,
        grid=True,
        gridOpacity=grid,
    )
    kinds = alt.Scale(domain=list(KIND_COLOURS), range=list(KIND_COLOURS.values()))
    marks = base.encode(
        x=alt.X("drawn_from:T", scale=alt.Scale(type="utc", range=[start, end]), axis=years),
        color=alt.Color("kind:N", legend=None, scale=kinds),
    )
    line = base.mark_rule(strokeWidth=1, color=RULE).encode(x=alt.value(start), x2=alt.value(end))
    short = f"toDate(datum.drawn_to) - toDate(datum.drawn_from) < {_DOT}"
    spans = marks.mark_bar(height=10).encode(x2=alt.X2("drawn_to:T"))
    return [line, spans, marks.transform_filter(short).mark_point(size=70)]


def _dated(events, laws, programmes, violent_actions, attack_deaths) -> pd.DataFrame:
    """All that has a date, in its order. Shape: date in words, kind, event, first and last day that are drawn."""
    entries = [
        *(_entry(row.Index, row.date, row.date, row.kind, row.event) for row in events.itertuples()),
        *(_entry(row.Index, row.date, row.date, "law", f"‘{row.title}’") for row in laws.itertuples()),
        *(
            _entry(row.Index, row.date or str(row.first_year), row.date or str(row.last_year), "programme", row.title)
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
                f"{row.persons} deaths as a result of terrorist acts in {row.city}",
            )
            for row in attack_deaths.itertuples()
        ),
    ]
    frame = pd.DataFrame(entries, columns=["key", "date", "kind", "event", "drawn_from", "drawn_to"]).set_index("key")
    return frame.sort_values(["drawn_from", "drawn_to"], kind="stable")


def _entry(key: str, first: str, last: str, kind: str, event: str) -> tuple[str, ...]:
    """An entry from and to these dates, which may be partial."""
    date = partial_dates.in_words(first) if first == last else f"{first}–{last}"
    return key, date, kind, event, _day(first, "start"), _day(last, "end")


@cache
def _day(date: str, side: str) -> str:
    """The first (`start`) or the last day (`end`) of a partial date."""
    whole = date.replace("0s", {"start": "0", "end": "9"}[side])
    return getattr(pd.Period(whole), f"{side}_time").strftime("%Y-%m-%d")
