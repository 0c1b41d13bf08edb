"""The same drawing and the same picture wherever they are drawn, and the letters that a picture would not show."""

import os
import subprocess
import sys

import pytest
from conftest import ROOT

from macros.engine.drawing.engine import _surroundings, engine, in_font, lacking

# Every way in which a chart can tell a date, each near midnight, at the ends of months, and where clocks change.
DRAW = """
import hashlib, re
import altair as alt, pandas as pd
from pathlib import Path
from macros.engine.drawing.framed_svg import Texts
from macros.engine.drawing.vega import Drawings

days = ["2013-01-01", "2013-03-31", "2014-03-09T02:30:00", "2014-12-31T23:59:00", "1994-12-31", "2024-03-01"]
frame = pd.DataFrame({"date": days, "at": pd.to_datetime(days, format="ISO8601"), "n": range(len(days))})
base = alt.Chart(frame)
made = base.transform_timeunit(month="yearmonth(date)").transform_calculate(
    said="timeFormat(datum.date, '%d %B %Y') + ' ' + month(toDate(datum.date)) + ' ' + day(datum.month)"
)
units = ["yearmonthdate", "month", "yearquarter", "day", "hours", "week", "yearmonthdatehours", "utcyearmonthdate"]
charts = [base.mark_bar().encode(x=alt.X(f"{unit}(date):O"), y="n:Q") for unit in units]
charts += [
    base.mark_line().encode(x="date:T", y="n:Q", tooltip="date:T"),
    base.mark_point().encode(x="at", y="n:Q", color="month(at):N"),
    base.mark_text().encode(y="n:O", text=alt.Text("date:T", format="%d %B %Y %H:%M")),
    base.mark_bar().encode(x="n:Q", row="year(date):O"),
    base.mark_bar().encode(x=alt.X("date:N", axis=alt.Axis(labelExpr="timeFormat(toDate(datum.value), '%d.%m.%Y')"))),
    base.transform_filter("datetime(2013, 0, 2) > toDate(datum.date)").mark_text().encode(text="date:N", y="n:O"),
    made.mark_text().encode(y="n:O", text="said:N"),
]
drawn = Drawings(Path(ROOT))
drawn.cache = Path(FOLDER)
svgs = [drawn.inline(chart, "a") for chart in charts]
print(" ".join(re.findall(r">([^<>]+)</text>", "".join(svgs))))
letters = Texts("Қазақ ә ғ қ ң ө ұ ү һ і", "Łódź ĀčşğŽ", ("العربية", "ß ≥ − ‑ → ▲"))
print(hashlib.sha256(drawn.png(drawn.svg(charts[0], letters))).hexdigest())
"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """What is drawn in the zone, and with the fonts, of several machines."""
    fonts = tmp_path_factory.mktemp("fonts") / "other.conf"
    fonts.write_text("<fontconfig><dir>/usr/share/fonts/truetype/noto</dir></fontconfig>", encoding="utf-8")
    zones = ["UTC", "America/New_York", "Asia/Almaty", "Pacific/Kiritimati", "Australia/Lord_Howe", "EST5EDT"]
    machines = [{"TZ": zone} for zone in zones] + [{"TZ": "", "FONTCONFIG_FILE": str(fonts)}]
    running = []
    for machine in machines:
        folder = str(tmp_path_factory.mktemp("drawings"))
        code = f"ROOT, FOLDER = {str(ROOT)!r}, {folder!r}\n{DRAW}"
        running.append(
            subprocess.Popen(
                [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, **machine}, stdout=subprocess.PIPE, text=True
            )
        )
    return [process.communicate()[0].splitlines() for process in running]


def test_every_date_and_every_picture_is_the_same_on_each_machine(drawn):
    assert 2 == len(drawn[0])
    assert [drawn[0]] * len(drawn) == drawn


def test_days_are_those_of_the_data(drawn):
    words = drawn[0][0]
    for day in ("Jan 01, 2013", "Mar 31, 2013", "01 March 2024 00:00", "31 December 2014 23:59", "31.03.2013"):
        assert day in words


def test_what_starts_after_the_engine_has_the_zone_and_the_fonts_of_the_machine():
    before = dict(os.environ)
    engine()
    with _surroundings({"TZ": "UTC", "BOATS": "1"}):
        assert ("UTC", "1") == (os.environ["TZ"], os.environ["BOATS"])
    assert before == dict(os.environ)


@pytest.mark.parametrize(
    ("expected", "letters"),
    [("", "әғқңөұүһіӘҒҚҢӨҰҮҺІ"), ("", "العربية"), ("", "łđışÖüøŽẞ"), ("", "≥−²×÷‰–’“”„…→‑"), ("漢😀", "ә漢😀")],
)
def test_letters_that_the_font_of_pictures_lacks_are_found(expected, letters):
    assert expected == lacking(letters)


def test_all_text_of_a_drawing_is_set_in_one_font_and_no_text_is_changed():
    svg = '<svg><g font-family="A, \'B\'"><text font-family="C" x="1">font-family="D"</text></g></svg>'
    assert svg.replace("\"A, 'B'\"", '"F"').replace('"C"', '"F"') == in_font(svg, "F")
    assert svg.replace('"C"', '"E"') == in_font(svg, "E", "C")
