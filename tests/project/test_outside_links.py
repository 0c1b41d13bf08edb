"""The settings by which lychee asks, each week, for the addresses of other sites."""

import re
import tomllib

import pytest
from publishing import ROOT

TEXT = (ROOT / ".github/lychee.toml").read_text(encoding="utf-8")
SETTINGS = tomllib.loads(TEXT)
GUIDES = ("README.md", "CONTRIBUTING.md", "MAINTAINING.md", "CITATION.cff", "LICENSE-DATA")
EXCLUDED = re.compile(r"  '\^(https?://\S+)\$', # \d{4}-\d\d-\d\d: \S.*")


def faults(settings: str, texts: str) -> list[str]:
    """What is wrong with the addresses that are passed over."""
    found = []
    for line in settings.partition("\nexclude = [\n")[2].partition("]")[0].splitlines():
        match = EXCLUDED.fullmatch(line)
        if not match:
            found.append(f"{line}: expected a pattern of the whole address, the date and what was found.")
        elif re.sub(r"\\(.)", r"\1", match[1]) not in texts:
            found.append(f"{line}: it is printed nowhere. Remove it.")
    return found


def test_only_what_is_surely_gone_fails():
    ranges = [re.fullmatch(r"(\d+)\.\.=(\d+)", each) for each in SETTINGS["accept"]]
    accepted = {code for each in ranges for code in range(int(each[1]), int(each[2]) + 1)}
    assert {404, 410} == {*range(100, 600)} - accepted
    assert SETTINGS["accept_timeouts"]


def test_each_address_that_is_passed_over_is_printed_and_has_its_reason():
    sources = [*(ROOT / "docs").rglob("*.md"), ROOT / "data/endnotes.csv", ROOT / "data/references.json"]
    assert [] == faults(TEXT, "\n".join(path.read_text(encoding="utf-8") for path in sources))
    assert len(SETTINGS["exclude"]) == len(EXCLUDED.findall(TEXT)), "give each a line of its own, with its reason"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (r"'^http://lake\.example/old$', # 2026-11-30: 404", None),
        (r"'^http://lake\.example/new$', # 2026-11-30: 404", "printed nowhere"),
        (r"'^http://lake\.example/old$',", "the date and what was found"),
        (r"'lake', # 2026-11-30: 404", "a pattern of the whole address"),
        (r"'^http://.*$', # 2026-11-30: 404", "printed nowhere"),
    ],
)
def test_an_address_that_is_passed_over_without_reason_is_refused(line, fault):
    found = faults(f"a = 1\nexclude = [\n  {line}\n]\n", "See http://lake.example/old.")
    assert ([] if fault is None else [True]) == [fault in each for each in found]


def test_the_weekly_run_asks_for_what_the_site_and_the_guides_lead_to():
    workflow = (ROOT / ".github/workflows/weekly.yml").read_text(encoding="utf-8")
    assert f"lychee --config .github/lychee.toml \\\n            site {' '.join(GUIDES)} 2>&1 >>" in workflow
