"""The settings by which lychee asks, each week, for the addresses of other sites."""

import re
import tomllib

from publishing import ROOT

SETTINGS = tomllib.loads((ROOT / ".github/lychee.toml").read_text(encoding="utf-8"))
GUIDES = ("README.md", "CONTRIBUTING.md", "MAINTAINING.md", "CITATION.cff", "LICENSE-DATA")


def test_only_what_is_surely_gone_fails():
    ranges = [re.fullmatch(r"(\d+)\.\.=(\d+)", each) for each in SETTINGS["accept"]]
    accepted = {code for each in ranges for code in range(int(each[1]), int(each[2]) + 1)}
    assert {404, 410} == {*range(100, 600)} - accepted
    assert SETTINGS["accept_timeouts"]


def test_each_address_that_is_passed_over_is_one_of_the_project():
    sources = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "data").iterdir(), *(ROOT / name for name in GUIDES)]
    texts = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    addresses = {*re.findall(r"https?://[^\s<>()\[\]\"'`*|]+", texts)}
    unused = [pattern for pattern in SETTINGS["exclude"] if not any(re.search(pattern, each) for each in addresses)]
    assert [] == unused, "remove them from .github/lychee.toml"


def test_the_weekly_run_asks_for_what_the_site_and_the_guides_lead_to():
    workflow = (ROOT / ".github/workflows/weekly.yml").read_text(encoding="utf-8")
    assert f"lychee --config .github/lychee.toml\n          site {' '.join(GUIDES)} >>" in workflow
