"""The guides, against the files, headings and commands that they name."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from publishing import ROOT

GUIDES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "MAINTAINING.md")]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#([^)\s]+))?\)")


def anchors(path: Path) -> set[str]:
    """The headings of a guide as GitHub links to them; those in examples aside."""
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_link_of_a_guide_leads_to_a_file_and_its_heading(guide):
    text = re.sub(r"`[^`\n]*`|^```.*?^```", "", guide.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for path, anchor in LINK.findall(text) + [("", anchor) for anchor in re.findall(r"\]\(#([\w-]+)\)", text)]:
        target = guide.parent / path if path else guide
        assert target.exists(), f"{guide.name} links to {path}, which is missing"
        assert not anchor or anchor in anchors(target), f"{guide.name}: {path} has no heading #{anchor}"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_command_of_make_in_a_guide_exists(guide):
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", guide.read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def plain(target: str) -> list[str]:
    """What `make -n` would run for a target, as the README writes it; the lines that announce and swap aside."""
    done = subprocess.run(
        ["make", "-n", "--always-make", target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    lines = [line for line in done.stdout.replace("\\\n", "").splitlines() if ".venv/bin/python -m " in line]
    shown = [re.sub(r"^.*?(?=(?:NO_MKDOCS_2_WARNING=1 )?\.venv)", "", line, count=1).split(" 2>")[0] for line in lines]
    quiet = r" --quiet| --disable-pip-version-check| --only-binary :all:| --site-dir \S+"
    return [re.sub(quiet, "", line).strip().replace("'", "") for line in shown]


@pytest.mark.parametrize("target", ["serve", "site", "test"])
def test_the_plain_commands_of_the_readme_are_those_of_the_makefile(target):
    (told,) = re.findall(rf"^# make {target}\n((?:[^\s`].*\n)+)", README, re.MULTILINE)
    assert told.splitlines() == plain(target)
