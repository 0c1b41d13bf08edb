"""The files that GitHub reads, against their schemas and zizmor's rules; the guides, against the files they name."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.parse
from pathlib import Path

import pytest
import yaml
from publishing import ROOT, pages_of

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
ISSUE_FORMS = ROOT / ".github/ISSUE_TEMPLATE"
FORMS = sorted(path for path in ISSUE_FORMS.glob("*.yml") if path.stem != "config")
GUIDES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "MAINTAINING.md")]
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "custom.github-workflows-require-timeout": WORKFLOWS,
    "vendor.github-issue-forms": FORMS,
    "vendor.github-issue-config": [ISSUE_FORMS / "config.yml"],
    "vendor.dependabot": [ROOT / ".github/dependabot.yml"],
    "vendor.citation-file-format": [ROOT / "CITATION.cff"],
}
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#([^)\s]+))?\)")


def script(name: str) -> str:
    """A program of the environment that runs these tests."""
    found = Path(sys.executable).with_name(name)
    assert found.exists(), f"{found} is missing: install requirements-dev.txt"
    return str(found)


def run(*command: object) -> subprocess.CompletedProcess:
    return subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False)


def zizmor(path: Path) -> subprocess.CompletedProcess:
    return run(script("zizmor"), "--offline", "--strict-collection", "--no-progress", path)


def fits(schema: str, path: Path) -> subprocess.CompletedProcess:
    return run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, path)


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("schema", "path"), [(s, p) for s, paths in SCHEMAS.items() for p in paths], ids=str)
def test_a_file_that_github_reads_fits_its_schema(schema, path):
    done = fits(schema, path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing():
    done = zizmor(ROOT / ".github")
    assert done.returncode == 0, done.stdout + done.stderr
    assert all(path.name in done.stderr for path in WORKFLOWS), "zizmor has not read every workflow"


def test_zizmor_finds_what_is_wrong(tmp_path):
    (tmp_path / ".github/workflows").mkdir(parents=True)
    bad = tmp_path / ".github/workflows/bad.yml"
    steps = "    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n"
    bad.write_text(f"name: Bad\non: pull_request_target\njobs:\n  one:\n{steps}")
    done = zizmor(tmp_path)
    assert done.returncode != 0
    assert "unpinned-uses" in done.stdout


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("vendor.github-workflows", "name: Bad\n"),
        ("custom.github-workflows-require-timeout", "on: push\njobs: {one: {runs-on: x, steps: [{run: ls}]}}\n"),
        ("vendor.github-issue-forms", "name: Bad\ndescription: Bad\nbody: [{type: inputs}]\n"),
        ("vendor.github-issue-config", "blank_issues_enabled: perhaps\n"),
        ("vendor.dependabot", "version: 3\n"),
        ("vendor.citation-file-format", "title: Bad\n"),
    ],
)
def test_a_schema_refuses_what_is_wrong(tmp_path, schema, text):
    (tmp_path / "bad.yml").write_text(text)
    assert fits(schema, tmp_path / "bad.yml").returncode != 0


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_an_action_is_pinned_by_commit_with_its_version_beside_it(path):
    used = re.findall(r"uses: (\S+)(.*)", path.read_text(encoding="utf-8"))
    own = [name for name, _ in used if name.startswith(("./", "$/"))]
    loose = [n for n, rest in used if n not in own and not re.fullmatch(r"\S+@[0-9a-f]{40} # v\S+", n + rest)]
    assert [] == loose, f"{path.name}: give the commit and the version of {', '.join(loose)}"
    missing = [name for name in own if not (ROOT / name.partition("/")[2]).is_file()]
    assert [] == missing


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_starts_without_rights_and_runs_nothing_that_does_not_exist(path):
    workflow = read(path)
    assert workflow["permissions"] == {}
    runs = [step["run"] for job in workflow["jobs"].values() for step in job.get("steps", ()) if "run" in step]
    targets = {name for text in runs for name in re.findall(r"\bmake ([a-z]+)", text)}
    assert targets <= set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def test_the_form_of_a_number_has_the_fields_that_the_site_fills(built):
    links = [link for page in pages_of(built).values() for link in page.xpath("//p[@class='report']/a[1]/@href")]
    asked = [dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(link).query)) for link in links]
    fields = {field["id"]: field["type"] for field in read(ISSUE_FORMS / "number.yml")["body"] if "id" in field}
    assert len(links) > 300
    for filled in asked:
        assert {"template", "title", "file", "row", "field", "value"} == set(filled), f"{filled} lacks something"
        assert (ISSUE_FORMS / filled["template"]).is_file()
    assert {"input"} == {fields[name] for name in ("file", "row", "field", "value")}, "GitHub fills inputs by address"


def test_a_report_of_a_number_is_not_taken_without_what_is_right_and_its_source():
    fields = {field.get("id"): field for field in read(ISSUE_FORMS / "number.yml")["body"]}
    assert all(fields[name]["validations"]["required"] for name in ("file", "row", "value", "right", "source"))


def test_a_pull_request_is_asked_for_the_source_of_each_changed_figure():
    text = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert "## Source of each changed figure" in text
    (job,) = re.findall(r"the job “(.+?)”", text)
    assert job in {job.get("name") for job in read(ROOT / ".github/workflows/check.yml")["jobs"].values()}


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
    done = run("make", "-n", "--always-make", target)
    lines = [line for line in done.stdout.replace("\\\n", "").splitlines() if ".venv/bin/python -m " in line]
    shown = [re.sub(r"^.*?(?=\.venv/bin/python)", "", line).split(" 2>")[0] for line in lines]
    quiet = r" --quiet| --disable-pip-version-check| --only-binary :all:| --site-dir \S+"
    return [re.sub(quiet, "", line).strip().replace("'", "") for line in shown]


@pytest.mark.parametrize("target", ["serve", "site", "test"])
def test_the_plain_commands_of_the_readme_are_those_of_the_makefile(target):
    (told,) = re.findall(rf"^# make {target}\n((?:[^\s`].*\n)+)", README, re.MULTILINE)
    assert told.splitlines() == plain(target)
