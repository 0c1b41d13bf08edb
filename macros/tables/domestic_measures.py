"""In: programmes with their aims, factors, strengths and weaknesses. Out: their tables and lists."""

import pandas as pd

from macros import Period, Value, table


def _aims(programme_aims: pd.DataFrame, programme: str) -> pd.DataFrame:
    """The aims of a programme in their order."""
    return programme_aims[programme_aims["programme"] == programme][["order", "aim", "endnote"]]


def _sides(frame: pd.DataFrame, dataset: str, field: str, columns: dict[str, str]) -> pd.DataFrame:
    """The entries of two sides beside each other, paired by their order, which heads the rows: neither side does."""
    keys = frame.assign(key=frame.index).pivot(index="order", columns="side", values="key")
    orders = [Value(dataset, key, "order") for key in keys[next(iter(columns))]]
    sides = {title: [Value(dataset, key, field) for key in keys[side]] for side, title in columns.items()}
    return pd.DataFrame({"order": orders} | sides, index=keys.index.astype("str"))


@table(as_list="i")
def apk_objectives(programme_aims):
    """Main objectives of the Concept for the Development of the Assembly of the People of Kazakhstan (APK), in the
    article's numbering. The article has the mark of their endnote once, after the last, and so has the list."""
    aims = _aims(programme_aims, "apk-concept")
    return aims.assign(endnote=aims["endnote"].where(aims["order"] == aims["order"].max()))


@table(as_list="i")
def state_program_directions(programme_aims):
    """Directions of the State Program, in the article's numbering."""
    return _aims(programme_aims, "state-program-2018-2022")


@table()
def programmes(programmes):
    """Programmes, strategies and drafts that the article or its endnotes name, with what the article says they are for
    and until when they run. Where a cell is empty, the article states nothing; the Concept's endnote stands with its
    main objectives, in which the Strategy is named. The draft Code is described under international initiatives. The
    earlier State Program is named in endnotes alone, in Russian: its title is translated here, and of those
    endnotes the earliest is given."""
    years = [_years(programmes, key) for key in programmes.index]
    return programmes.assign(years=years)[["title", "date", "years", "aim", "endnote"]]


def _years(programmes: pd.DataFrame, key: str) -> Period | None:
    """From when and until when a programme runs, as far as the article states it."""
    first, last = (
        Value("programmes", key, field) if pd.notna(programmes.at[key, field]) else None
        for field in ("first_year", "last_year")
    )
    return Period(first, last) if last else None


@table()
def terrorism_factors(terrorism_factors):
    """External and internal factors that contribute to terrorism in Kazakhstan, restated, and beside each other as the
    article prints them."""
    return _sides(
        terrorism_factors,
        "terrorism_factors",
        "factor",
        {"external": "external factors", "internal": "internal factors"},
    )


@table()
def strengths_weaknesses(strengths_weaknesses):
    """Strengths and weaknesses of counter-terrorism in Kazakhstan, restated, and beside each other as the article
    prints them."""
    return _sides(
        strengths_weaknesses, "strengths_weaknesses", "point", {"strength": "strengths", "weakness": "weaknesses"}
    )
