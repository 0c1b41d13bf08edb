"""In: United Nations documents, and all that the article dates. Out: the charts of both."""

import altair as alt
import pandas as pd

from macros import formats
from macros.drawings import ACCENT, QUIET, RULE, SERIES
from macros.registry import chart

KIND_COLOURS = {
    "diplomacy": SERIES[0],
    "law": SERIES[1],
    "programme": SERIES[2],
    "violence": SERIES[3],
    "address": QUIET,
    "incident": QUIET,
    "meeting": QUIET,
}


@chart(unit="documents")
def un_documents_ratified(un_documents):
    """Resolutions and other documents of the United Nations on combating terrorism: the coloured part of the
    bar counts those that Kazakhstan had ratified, the whole bar those that existed."""
    frame = un_documents[["status", "documents"]]
    counts = frame["documents"]
    base = alt.Chart(frame).encode(
        x=alt.X("documents:Q", axis=None, stack=None, scale=alt.Scale(domain=[0, int(counts.max())]))
    )
    bars = base.mark_bar(height=34).encode(
        y=alt.value(42),
        color=alt.Color("status:N", legend=None, scale=alt.Scale(domain=["in all", "ratified"], range=[RULE, ACCENT])),
    )
    labels = (
        base.transform_calculate(label="datum.documents + ' ' + datum.status")
        .mark_text(align="right")
        .encode(y=alt.value(12), text=alt.Text("label:N"))
    )
    title = f"{counts['ratified']} of {counts['exist']} United Nations documents on combating terrorism ratified"
    return (bars + labels).properties(title=title, height=62)


@chart(unit="years")
def timeline(events, laws, programmes, violent_actions, attack_deaths):
    """Dated events, laws, programmes and acts of violence, each drawn over the day, month, years or decade that
    the article gives; the first and the last day that are drawn are set by this site. Colour shows the kind, which
    each entry names; addresses, incidents and meetings share one. What has lasted since a date is drawn at its
    beginning. A programme is drawn at its date, or over its years where it has no date; one State Program has its
    date, and another its years, from endnotes alone."""
    frame = _dated(events, laws, programmes, violent_actions, attack_deaths)
    base = (
        alt.Chart(frame)
        .transform_calculate(label="datum.date + ', ' + datum.kind + ': ' + datum.event")
        # A label is broken to the drawing's width; each of its lines, and the empty last one for the mark, is a row.
        .transform_calculate(fitting="regexp('(.{1,' + floor(width / 6.6) + '})(\\\\s+|$)', 'g')")
        .transform_calculate(line="split(replace(datum.label, datum.fitting, '$1\\n'), '\\n')")
        .transform_flatten(["line"])
        .transform_window(row="row_number()")
        .encode(y=alt.Y("row:O", axis=None))
    )
    years = alt.Axis(format="%Y", orient="top", title=None, tickCount=6, grid=True, gridOpacity=0.6)
    lines = (
        base.transform_filter("datum.line == ''")
        .mark_rule(strokeWidth=8, strokeCap="round", yOffset=-3)
        .encode(
            x=alt.X("drawn_from:T", scale=alt.Scale(type="utc"), axis=years),
            x2=alt.X2("drawn_to:T"),
            color=alt.Color(
                "kind:N", legend=None, scale=alt.Scale(domain=list(KIND_COLOURS), range=list(KIND_COLOURS.values()))
            ),
        )
    )
    labels = base.mark_text(align="left", fontSize=12).encode(x=alt.value(0), text=alt.Text("line:N"))
    span = f"{frame['date'].iloc[0]} to {frame['date'].iloc[-1]}"
    title = f"Events, laws, programmes and violence that the article dates, {span}"
    return (lines + labels).properties(title=title, height=alt.Step(17))


def _dated(events, laws, programmes, violent_actions, attack_deaths) -> pd.DataFrame:
    """All that has a date, in its order. Shape: date in words, kind, event, first and last day that are drawn."""
    known = programmes[(programmes["date"] != "") | programmes["first_year"].notna()]
    undated = known["date"] == ""
    first, last = (known["date"].mask(undated, known[year].astype("str")) for year in ("first_year", "last_year"))
    parts = [
        _entries(events["date"], events["date"], events["kind"], events["event"]),
        _entries(laws["date"], laws["date"], "law", "‘" + laws["title"] + "’"),
        _entries(first, last, "programme", known["title"]),
        _entries(
            violent_actions["first_year"],
            violent_actions["last_year"],
            "violence",
            violent_actions["actions"].astype("str") + " violent actions",
        ),
        _entries(
            attack_deaths["year"],
            attack_deaths["year"],
            "violence",
            attack_deaths["persons"].astype("str")
            + " deaths as a result of terrorist acts in "
            + attack_deaths["city"],
        ),
    ]
    return pd.concat(parts).sort_values(["drawn_from", "drawn_to"], kind="stable")


def _entries(first, last, kind, event) -> pd.DataFrame:
    """Entries of one dataset, whose dates may be partial."""
    dates = pd.DataFrame({"first": first.astype("str"), "last": last.astype("str")})
    return pd.DataFrame(
        {
            "date": [formats.date(a) if a == b else f"{a}–{b}" for a, b in dates.itertuples(index=False)],
            "kind": kind,
            "event": event,
            "drawn_from": [_day(a, "start") for a in dates["first"]],
            "drawn_to": [_day(b, "end") for b in dates["last"]],
        },
        index=first.index,
    )


def _day(date: str, side: str) -> str:
    """The first (`start`) or the last day (`end`) of a partial date."""
    whole = date.replace("0s", {"start": "0", "end": "9"}[side])
    return getattr(pd.Period(whole), f"{side}_time").strftime("%Y-%m-%d")
