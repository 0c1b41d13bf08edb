"""Every CSV through LibreOffice, opened and saved with its defaults in five languages: nothing changes unseen."""

import csv
import shutil
import subprocess

import pytest
from conftest import ROOT

from macros.engine.build import site_of
from macros.engine.datasets import load
from macros.engine.site import ledger

pytestmark = [
    pytest.mark.whole,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here"),
]
LANGUAGES = {
    "English (United States)": 1033,
    "English (Great Britain)": 2057,
    "German": 1031,
    "Russian": 1049,
    "Kazakh": 1087,
}
CELLS = "44,34,76,1,,"  # commas, double quotes, UTF-8, from the first row; then the language


def saved(folder, language):
    """The data as LibreOffice saves them, in a project that is a copy."""
    shutil.copytree(ROOT / "data", folder / "data")
    name = "Text - txt - csv (StarCalc)"
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += [f"--infilter={name}:{CELLS}{language}", "--convert-to", f"csv:{name}:{CELLS}0,false,true,false"]
    files = sorted(map(str, (ROOT / "data").glob("*.csv")))
    subprocess.run([*command, "--outdir", folder / "data", *files], check=True, capture_output=True, timeout=120)
    return folder


def cells(root):
    found = {}
    for path in sorted((root / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        found |= {
            (path.stem, n, name): cell for n, row in enumerate(rows, 2) for name, cell in zip(header, row, strict=True)
        }
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_spreadsheet_reshapes_is_refused(tmp_path, site, language):
    root = saved(tmp_path, LANGUAGES[language])
    before, after = cells(ROOT), cells(root)
    changed = {place for place in before if before[place] != after[place]}
    assert changed, "LibreOffice reshaped nothing: this test sees nothing"
    data, faults, mended = load.sound(root)
    told = {(fault.dataset, fault.where.row) for fault in faults}
    if "printed" not in data.faulty:
        told |= {(f.dataset, f.where.row) for f in ledger.check(site_of(root, data, site.registry, site.pages))}
    unseen = {place for place in changed if place[:2] not in told}
    if "printed" in data.faulty:  # whose numbers are compared once its texts are mended
        unseen = {place for place in unseen if place[0] != "printed"}
    assert set() == unseen
