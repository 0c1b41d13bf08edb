"""In: the letters of a picture. Out: the engine that draws it, the same on every machine, and what its font lacks.

The engine takes the zone of a date and the fonts from its surroundings, once, as it starts.
"""

from __future__ import annotations

import html
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from types import ModuleType

from macros.engine.core.files import write_whole

ZONE = "UTC"
PICTURE_FONT = "FiraGO"  # because it has Latin, Cyrillic and Arabic letters in two weights, and no machine its own
MEASURED_FONT = "Liberation Sans"  # which the engine brings: as wide as Arial, so that room is made alike everywhere
IDENTITY = f"{version('vl-convert-python')} {version('pymupdf-fonts')} {ZONE} {PICTURE_FONT} {MEASURED_FONT}"
FONTS = Path(__file__).resolve().parents[3] / ".cache" / "fonts" / version("pymupdf-fonts")
NO_FONTS = "<fontconfig><dir>/no-fonts-of-this-machine</dir></fontconfig>"  # because of an empty list it takes no note
WEIGHTS = ("normal", "bold")
_NO_LETTER = "\U0010fffd"
_starting = Lock()
_passing: list[tempfile.TemporaryDirectory] = []  # which goes as the process ends


def engine() -> ModuleType:
    """The engine, started where it was not; that takes most of a second."""
    with _starting:
        return _started()


@cache
def _started() -> ModuleType:
    """Raises: RuntimeError where other code has started it before, in the zone of this machine."""
    fonts = _written()
    with _surroundings({"TZ": ZONE, "FONTCONFIG_FILE": str(fonts / "none.conf")}):
        import vl_convert

        vl_convert.register_font_directory(str(fonts))
        vl_convert.vegalite_to_svg({"mark": {"type": "text", "text": "a"}, "data": {"values": [{}]}})
        vl_convert.svg_to_png(_one("a", "normal"))
    if vl_convert.get_local_tz() != ZONE:
        raise RuntimeError(f"vl_convert draws in the zone {vl_convert.get_local_tz()}: start it here alone.")
    return vl_convert


def _written() -> Path:
    """The folder of the fonts, which their package holds as text: a passing one where they cannot be kept."""
    from pymupdf_fonts import myfont

    wanted = {f"{name}.ttf": myfont(name) for name in ("figo", "figbo")} | {"none.conf": NO_FONTS.encode()}
    try:
        return _with_files(FONTS, wanted)
    except OSError:
        _passing.append(tempfile.TemporaryDirectory())
        return _with_files(Path(_passing[0].name), wanted)


def _with_files(folder: Path, wanted: dict[str, bytes]) -> Path:
    for name, content in wanted.items():
        if not (folder / name).exists() or (folder / name).read_bytes() != content:
            write_whole(folder / name, content)
    return folder


@contextmanager
def _surroundings(changes: Mapping[str, str]) -> Iterator[None]:
    """Other variables for a while: what this process starts later, such as a browser, has those of the machine."""
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def in_font(svg: str, family: str, before: str = '[^"]*') -> str:
    """The drawing with its text in another family, all of it or what was in the one that is named."""
    return re.sub(rf'(<[^<>]*\bfont-family=)"{before}"', rf'\1"{family}"', svg)


def lacking(letters: Iterable[str]) -> str:
    """Those of the letters that the font of pictures has not: it draws the same box for each of them."""
    drawn = engine().svg_to_png
    boxes = {weight: drawn(_one(_NO_LETTER, weight)) for weight in WEIGHTS}
    return "".join(one for one in letters if any(drawn(_one(one, weight)) == boxes[weight] for weight in WEIGHTS))


def _one(letter: str, weight: str) -> str:
    text = f'<text x="9" y="20" font-family="{PICTURE_FONT}" font-weight="{weight}">{html.escape(letter)}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">{text}</svg>'
