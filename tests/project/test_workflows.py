"""The files that GitHub reads, against their schemas and zizmor's rules, and the locks, against what they promise."""

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
LOCKS = sorted(ROOT.glob("requirements*.txt"))
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "custom.github-workflows-require-timeout": WORKFLOWS,
    "vendor.github-issue-forms": FORMS,
    "vendor.github-issue-config": [ISSUE_FORMS / "config.yml"],
    "vendor.dependabot": [ROOT / ".github/dependabot.yml"],
    "vendor.citation-file-format": [ROOT / "CITATION.cff"],
}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


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


def jobs(path: Path) -> dict[str, dict]:
    return read(path)["jobs"]


def steps(path: Path) -> list[dict]:
    """The steps of all jobs of a workflow."""
    return [step for job in jobs(path).values() for step in job.get("steps", ())]


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
def test_a_workflow_runs_nothing_that_does_not_exist(path):
    runs = [step["run"] for step in steps(path) if "run" in step]
    targets = {name for text in runs for name in re.findall(r"\bmake ([a-z]+)", text)}
    assert targets <= set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    files = {name for text in runs for name in re.findall(r"\b(?:tests/|requirements|\.ci/)[\w./-]+", text)}
    assert [] == [name for name in files if not (ROOT / name).is_file()]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_the_rights_that_it_needs_and_no_more(path):
    assert {} == read(path)["permissions"]
    for name, job in jobs(path).items():
        uses = " ".join(step.get("uses", "") for step in job.get("steps", ()))
        rights = {"contents": "read"} if "actions/checkout@" in uses or "uses" in job else {}
        rights |= {"pages": "read"} if "actions/configure-pages@" in uses else {}
        runs = " ".join(step.get("run", "") for step in job.get("steps", ()))
        rights |= {"contents": "write"} if "gh release upload" in runs else {}
        rights |= {"pages": "write", "id-token": "write"} if "actions/deploy-pages@" in uses else {}
        assert rights == job["permissions"], f"{path.name}: the job {name} has other rights than it needs"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_job_ends_by_itself_and_keeps_no_token(path):
    assert [] == [name for name, job in jobs(path).items() if "uses" not in job and job["timeout-minutes"] > 20]
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert "secrets." not in path.read_text(encoding="utf-8")


def test_every_workflow_has_the_same_commit_of_an_action():
    used = {name for path in WORKFLOWS for step in steps(path) if (name := step.get("uses"))}
    assert len({name.partition("@")[0] for name in used}) == len(used), f"two commits of an action: {sorted(used)}"


def test_the_site_learns_its_address_and_repository_from_the_workflow():
    (build,) = [step for step in steps(ROOT / ".github/workflows/pages.yml") if step.get("id") == "site"]
    expected = {
        "SITE_URL": "${{ steps.pages.outputs.base_url }}",
        "REPOSITORY": "${{ github.server_url }}/${{ github.repository }}",
    }
    assert expected == build["env"]


def test_what_is_published_or_shown_is_what_make_site_builds():
    for path in WORKFLOWS:
        for job in jobs(path).values():
            uploads = [step["with"]["path"] for step in job.get("steps", ()) if "upload-" in step.get("uses", "")]
            assert uploads in ([], ["site"])
            assert not uploads or any("make site" in step.get("run", "") for step in job["steps"])


def test_no_file_names_the_repository_so_that_a_fork_needs_no_edit():
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard").stdout.splitlines()
    texts = {name: (ROOT / name).read_bytes() for name in listed if not name.startswith("tests/")}
    named = {name: re.findall(rb"github\.com/[\w-]+|[\w-]+\.github\.io", text) for name, text in texts.items()}
    others = {b"github.com/actions", b"altair-viz.github.io"}
    assert len(texts) > 100
    assert {} == {name: found for name, found in named.items() if set(found) - others}


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_has_hashes_and_names_no_host(path):
    text = path.read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9].*==.* \\\n(?: +--hash=sha256:[0-9a-f]{64}.*\n)+", text, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^[a-zA-Z0-9]", text, re.MULTILINE)) > (0 if "links" in path.name else 30)
    assert [] == re.findall(r"://|^-.*", text, re.MULTILINE), "a lock names packages and hashes alone"


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_is_made_by_make_lock_and_told_in_the_guide(path):
    assert f"-o {path.name}\n" in MAKEFILE
    assert f"`{path.name}`" in (ROOT / "MAINTAINING.md").read_text(encoding="utf-8")
    assert f"{path.name} linguist-generated" in (ROOT / ".gitattributes").read_text(encoding="utf-8")


def test_the_locks_pin_the_same_versions_of_what_they_share():
    pins: dict[str, set[str]] = {}
    for path in LOCKS:
        for name, version in re.findall(r"^([\w.-]+)==(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            pins.setdefault(name, set()).add(version)
    assert {} == {name: found for name, found in pins.items() if len(found) > 1}, "run make lock"


def test_what_the_guide_says_of_a_failed_check_names_jobs_and_steps_that_exist():
    guide = (ROOT / "MAINTAINING.md").read_text(encoding="utf-8")
    names = {step.get("name") for path in WORKFLOWS for step in steps(path)}
    names |= {job["name"].partition(" ${{")[0] for path in WORKFLOWS for job in jobs(path).values()}
    told = [name for name in re.findall(r"^\| “([^”]+)” \|", guide, re.MULTILINE) if not name.startswith("…")]
    assert len(told) >= 4
    assert [] == [name for name in told if name not in names]


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
