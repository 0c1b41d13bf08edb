"""The live preview of a tiny project: each edit shows; a fault stands over the last good page while there is one."""

from __future__ import annotations

import html
import inspect
import io
import logging
import re
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from inspect import getsource
from pathlib import Path
from types import SimpleNamespace

import lake
import pytest
from axe_playwright_python.sync_playwright import Axe
from mkdocs.commands import serve
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs_macros.errors import format_error
from playwright.sync_api import Error
from previews import Preview
from publishing import ROOT, copy_engine

from macros.engine.core.faults import Fault, Faults, Place
from macros.engine.mkdocs import build_faults
from macros.engine.mkdocs.build_faults import held, over, told
from macros.engine.mkdocs.preview import ANEW, MENDED, STARTS, STILL, WAITS
from macros.engine.mkdocs.preview import Preview as Guard
from macros.engine.publish import csp

pytestmark = pytest.mark.whole

SCRIPT = re.compile(r"<script>\nvar livereload.*?</script>", re.DOTALL)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
STRAY = ("docs/introduction.md", "people came.", "people came, or 12 < 13.")
TEXTS = (".html", ".json", ".svg", ".csv", ".xml")


CODE = {
    "statistics": (
        f'from macros import statistic\n\n\n@statistic("{lake.TOTAL}", unit="persons")\n'
        f"{getsource(lake.visitors_total)}"
    ),
    "claims": f'from macros import claim\n\n\n@claim("rose", "grew")\n{getsource(lake.visitors_rose)}',
    "charts": (
        "import altair as alt\n\nfrom macros import chart\n\n\n"
        f'@chart(unit="persons")\n{getsource(lake.visitors_by_year)}'
    ),
    "tables": f"from macros import Stat, table\n\n\n@table()\n{getsource(lake.village_names)}",
}


def lake_district(folder: Path) -> Path:
    """The tiny project as a checkout that can be built: with our plumbing, and the items in files of their own."""
    lake.tiny_project(folder)
    copy_engine(folder)
    for kind, text in CODE.items():
        (folder / "macros" / kind).mkdir()
        (folder / "macros" / kind / "lake.py").write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", folder / "overrides", dirs_exist_ok=True)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    """A preview that starts with a fault, which is mended before the tests."""
    folder = lake_district(tmp_path_factory.mktemp("lake"))
    good = (folder / "docs/introduction.md").read_text()
    (folder / "docs/introduction.md").write_text(good.replace(STRAY[1], STRAY[2]))
    with Preview(folder) as running:
        running.at_start = {path: running.shown(path) for path in ("", "introduction/")}
        (folder / "docs/introduction.md").write_text(good)
        running.until(lambda: "Introduction" in running.shown("introduction/"))
        yield running


def test_a_preview_that_starts_with_a_fault_tells_it_and_shows_the_pages_once_it_is_mended(preview):
    for page in preview.at_start.values():
        assert 'docs/introduction.md:9: "12" is typed by hand' not in page
        assert "docs/introduction.md:9: &quot;12&quot; is typed by hand" in page
        assert "var livereload" in page, "nothing would make the page follow"
    assert "preview-fault" not in preview.shown("introduction/")
    assert 1 == preview.said().count(STARTS)


@pytest.mark.parametrize(
    ("path", "old", "new", "page"),
    [
        ("docs/introduction.md", "people came", "guests came", "introduction/"),
        ("data/villages.csv", "4,30,percent", "5,30,percent", "data/villages.json"),
        ("data/datapackage.json", "What persons means", "Who came", "data/visitors/"),
        ("macros/statistics/lake.py", "Visitors of all years", "All who came", "appendix/statistics/"),
        ("macros/claims/lake.py", '"rose"', '"rose", "climbed"', "statistics.json"),
        ("macros/engine/mkdocs/hooks.py", "return relative(", "return relative('<p>Changed.</p>' + ", ""),
        ("overrides/main.html", 'name="theme-color"', 'name="theme-color" data-changed', "introduction/"),
        ("mkdocs.yml", "Made with", "Changed with", "introduction/"),
    ],
)
def test_an_edit_shows_without_a_restart(preview, path, old, new, page):
    before = preview.shown(page)
    with preview.edited(path, old, new):
        preview.until(lambda: SCRIPT.sub("", preview.shown(page)) != SCRIPT.sub("", before))
        assert "preview-fault" not in preview.shown(page)
    preview.until(lambda: SCRIPT.sub("", preview.shown(page)) == SCRIPT.sub("", before))


def test_after_an_edit_of_the_preview_itself_it_starts_anew_and_the_page_in_the_browser_follows(preview, browser):
    page = browser.new_page()
    page.goto(f"{preview.address}introduction/")
    file = preview.folder / "macros/engine/mkdocs/preview.py"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("below is the last good page.", "the last good page is below."), encoding="utf-8")
    preview.until(lambda: ANEW in preview.said() and "people came." in (preview.shown("introduction/") or ""))
    with preview.edited(*STRAY):
        page.get_by_text("the last good page is below.").wait_for(timeout=60_000)
        file.write_text(whole, encoding="utf-8")
        page.get_by_text("no page is built").wait_for(timeout=60_000)  # because it starts with the fault
    page.get_by_text("people came.").wait_for(timeout=60_000)
    assert 2 == preview.said().count(ANEW)
    page.close()


def told_once(running: Preview, message: str) -> None:
    """Asserts that the terminal tells a message once, of a fault that has gone since, with no trace of calls."""
    said = running.said().partition(message)
    assert said[1], f"{message!r} is not told:\n{running.said()}"
    assert message not in said[2]
    assert WAITS in said[2]
    assert MENDED in said[2]
    assert "Traceback" not in said[0] + said[2]


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("docs/index.md", "visitors.", "visitors, 1999 of them.", 'docs/index.md:7: "1999" is typed by hand'),
        ("docs/index.md", "visitors.", "visitors: [see](nowhere.md).", "no page and no file in docs/"),
        ("data/visitors.csv", "2002,20", "2002,2 0", 'data/visitors.csv, row 3, field "persons": found "2 0"'),
        ("macros/claims/lake.py", "bool(", "bool(boats", "raises NameError: name 'boats"),
        ("macros/statistics/lake.py", "return", "return (", "macros/statistics/lake.py:"),
        (
            "macros/engine/appendix/trace_parts.py",
            "MANY = ",
            "MANY = boats + ",
            "macros/engine/appendix/trace_parts.py:",
        ),
        (
            "macros/engine/mkdocs/hooks.py",
            "def on_files(",
            "def on_files)",
            'File "macros/engine/mkdocs/hooks.py", line',
        ),
        ("overrides/main.html", "{% block site_meta %}", "{% block %}", "overrides/main.html"),
        ("macros/engine/mkdocs/build_faults.py", "def over(", "def over)", "build_faults.py"),
        ("mkdocs.yml", "strict: true", "strict: maybe", "Config value 'strict'"),
        ("mkdocs.yml", "strict: true", "strict: true: yes", "mkdocs.yml:5: cannot be read: mapping values are not"),
    ],
)
def test_a_fault_is_told_once_and_stands_over_the_last_good_page_until_it_is_mended(preview, path, old, new, message):
    good = SCRIPT.sub("", preview.shown("introduction/"))
    with preview.edited(path, old, new):
        preview.until(lambda: "preview-fault" in preview.shown("introduction/"))
        page, _, rest = SCRIPT.sub("", preview.shown("introduction/")).partition('<section role="alert"')
    assert message in html.unescape(rest)
    assert good == page + rest.partition("</section>")[2]
    preview.until(lambda: good == SCRIPT.sub("", preview.shown("introduction/")))
    told_once(preview, message)


@pytest.mark.parametrize("pause", [0.1, 0.4])
def test_a_fault_saved_while_a_build_runs_is_told_as_any_other(preview, pause):
    start = len(preview.said())
    message = 'docs/introduction.md:9: no statistic is named "visitors_totl"'
    built = preview.said().count("Building documentation")
    with preview.edited("docs/index.md", "visitors.", "guests."):
        preview.until(lambda: preview.said().count("Building documentation") > built)
        time.sleep(pause)
        with preview.edited("docs/introduction.md", "people came.", '{{ stat("visitors_totl") }} came.'):
            preview.until(lambda: message in preview.said()[start:])
    preview.until(lambda: MENDED in preview.said()[start:] and "The lake had" in preview.shown(""))
    assert "Traceback" not in preview.said()[start:]
    assert "Macro" not in preview.said()[start:]
    assert 1 == preview.said()[start:].count(message)


FOLLOWED = {
    "data": ("data/datapackage.json", "What persons means", "Who came", "data/visitors/"),
    "docs": ("docs/introduction.md", "people came", "guests came", "introduction/"),
    "macros": ("macros/statistics/lake.py", "Visitors of all years", "All who came", "appendix/statistics/"),
    "overrides": ("overrides/main.html", 'name="theme-color"', 'name="theme-color" data-new', "introduction/"),
    "mkdocs.yml": ("mkdocs.yml", "Made with", "Changed with", "introduction/"),
}


def follows(running: Preview, path: str, old: str, new: str, page: str) -> None:
    """Asserts that an edit shows, and that it goes again."""
    with running.edited(path, old, new):
        running.until(lambda: new in running.shown(page))
        assert "preview-fault" not in running.shown(page)
    running.until(lambda: new not in running.shown(page))


@pytest.mark.parametrize(
    ("lost", "seconds", "message"),
    [
        ("data", 1, "data: is missing, expected a folder. Put it back (git restore data), or"),
        ("data", 4, "data: is missing, expected a folder."),
        ("docs", 1, "docs: is missing, expected a folder."),
        ("macros", 1, "macros: is missing, expected a folder."),
        ("overrides", 1, "overrides: is missing, expected a folder."),
        ("mkdocs.yml", 1, "mkdocs.yml: is missing, expected a file."),
        ("macros/engine/core", 1, "macros/engine/core: is missing, expected a folder or a module. Put it back"),
        ("macros/engine/mkdocs", 1, "macros/engine/mkdocs: is missing, expected a folder."),
        ("macros/engine/mkdocs/hooks.py", 1, "macros/engine/mkdocs/hooks.py: is missing, expected a file."),
        ("macros/statistics", 1, 'docs/index.md:6: no statistic is named "visitors_total"'),
        ("overrides/assets", 1, "overrides/assets/site.css: is missing."),
    ],
)
def test_what_was_moved_away_is_told_and_followed_again_once_it_is_back(preview, lost, seconds, message):
    start, away = len(preview.said()), preview.folder.with_name("away")
    (preview.folder / lost).rename(away)
    try:
        preview.until(lambda: message in preview.said()[start:])
        assert message in html.unescape(preview.shown("introduction/"))
        time.sleep(seconds)
    finally:
        away.rename(preview.folder / lost)
    preview.until(lambda: MENDED in preview.said()[start:])
    said = preview.said()[start:]
    assert (1, 0) == (said.count(message), said.count("Traceback")), said
    follows(preview, *FOLLOWED[lost.partition("/")[0]])


@pytest.mark.parametrize("name", ["data", "docs", "overrides"])
def test_a_folder_that_a_link_a_file_or_a_copy_replaces_is_followed_too(preview, name):
    folder, other = preview.folder / name, preview.folder.with_name("other")
    start = len(preview.said())
    folder.rename(other)
    folder.symlink_to(other)
    follows(preview, *FOLLOWED[name])
    folder.unlink()
    folder.symlink_to("nowhere")
    message = f'{name}: is a link to "nowhere", where nothing is, expected a folder.'
    preview.until(lambda: message in preview.said()[start:])
    folder.unlink()
    folder.touch()
    preview.until(lambda: f"{name}: is a file, expected a folder." in preview.said()[start:])
    folder.unlink()
    shutil.copytree(other, folder)
    shutil.rmtree(other)
    preview.until(lambda: MENDED in preview.said()[start:])
    follows(preview, *FOLLOWED[name])


def test_another_commit_without_a_folder_and_a_stash_are_followed_there_and_back(preview):
    def git(*arguments):
        named = ("-c", "user.name=Lake", "-c", "user.email=lake@example.org", "-c", "core.hooksPath=/dev/null")
        subprocess.run(["git", *named, *arguments], cwd=preview.folder, check=True, capture_output=True)

    start = len(preview.said())
    git("init", "--quiet", "--initial-branch=main")
    (preview.folder / ".git/info/exclude").write_text("__pycache__\n.cache\n")
    git("add", ".")
    git("commit", "--quiet", "--message=All")
    git("checkout", "--quiet", "-b", "bare")
    git("rm", "-r", "--quiet", "data", "overrides")
    git("commit", "--quiet", "--message=Without")
    for message in ("data: is missing", "overrides: is missing"):
        preview.until(lambda message=message: message in html.unescape(preview.shown("introduction/")))
    git("checkout", "--quiet", "main")
    preview.until(lambda: MENDED in preview.said()[start:])
    follows(preview, *FOLLOWED["data"])
    path, old, new, page = FOLLOWED["docs"]
    with preview.edited(path, old, new):
        git("stash")
        preview.until(lambda: old in preview.shown(page))
        git("stash", "pop")
        preview.until(lambda: new in preview.shown(page))
    follows(preview, *FOLLOWED["overrides"])
    shutil.rmtree(preview.folder / ".git")


@pytest.fixture
def guard(tmp_path, monkeypatch):
    """A preview of a folder without MkDocs; its `build(*faults)` ends with each of them in turn, after a save."""
    monkeypatch.setattr(build_faults, "ROOT", tmp_path)
    for name in ("site", *build_faults.FOLDERS):
        (tmp_path / name).mkdir()
    for name in build_faults.FILES:
        (tmp_path / name).touch()
    guard = Guard()
    guard.site, guard.good = tmp_path / "site", True

    def build(*faults, save=True):
        due = list(faults)

        def once():
            if len(due) > 1 and save:
                (tmp_path / "docs/a.md").write_text("a" * len(due))
            if fault := due.pop(0):
                raise PluginError(fault)
            (tmp_path / "site-next").mkdir()

        guard.guarded(once)
        return len(faults) - len(due)

    guard.build = build
    return guard


def test_a_fault_of_files_of_which_one_was_saved_meanwhile_is_not_told_and_all_is_built_again(guard, caplog):
    caplog.set_level(logging.INFO)
    assert 2 == guard.build("half a state", "")
    assert ("", "") == (guard.fault, caplog.text)
    assert 2 == guard.build("half a state", "a fault")
    assert "a fault" == guard.fault
    assert "half a state" not in caplog.text


def test_before_the_first_good_page_a_file_that_was_saved_meanwhile_is_built_too(guard):
    guard.good = False
    assert 2 == guard.build("a fault", "")
    assert 1 == guard.build("", save=False)


def test_the_same_fault_is_told_once_however_often_it_is_built(guard, caplog):
    caplog.set_level(logging.INFO)
    for _ in range(3):
        guard.build("a fault")
    assert (1, 2) == (caplog.text.count("a fault"), caplog.text.count(STILL))


def violations(page) -> list:
    """What axe-core finds in the fault; asked again where the page follows once more in the meantime."""
    for _ in range(5):
        with suppress(Error):
            return Axe().run(page, context="#preview-fault").response["violations"]
    raise AssertionError("the page did not come to rest")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_shows_a_fault_over_its_page_and_it_goes_by_itself(preview, browser, scheme):
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{preview.address}introduction/")
    alert = page.get_by_role("alert").filter(has_text='docs/introduction.md:9: "44" is typed by hand.')
    with preview.edited("docs/introduction.md", "people came.", "people came, <i>not</i> 44 of them."):
        alert.wait_for()
        assert "<i>" not in alert.inner_html()
        assert page.get_by_text("people came.").is_visible()
        assert [] == violations(page)
        page.goto(preview.address)
        alert.wait_for()
    alert.wait_for(state="hidden")
    page.close()


def test_a_page_that_is_new_comes_by_itself_once_its_fault_is_mended(preview, browser):
    page = browser.new_page()
    file = preview.folder / "docs/boats.md"
    file.write_text(f"{lake.HEAD}# Boats\n\nThere were 9 boats.\n")
    page.goto(f"{preview.address}boats/")
    page.get_by_role("alert").filter(has_text="docs/boats.md:6").wait_for()
    file.write_text(f"{lake.HEAD}# Boats\n\nThere were boats.\n")
    page.get_by_text("There were boats.").wait_for()
    page.close()
    file.unlink()
    preview.until(lambda: "There were boats." not in preview.shown("boats/"))


def plain(page: str) -> str:
    """A page without what differs between a preview and a build: the script by which it follows, and the policy."""
    return POLICY.sub("", SCRIPT.sub("", page))


EDITS = [
    ("docs/introduction.md", "people came", "guests came"),
    ("data/villages.csv", "Birch", "Beech"),
    ("data/datapackage.json", "What persons means", "Who came"),
    ("macros/claims/lake.py", "The last year", "The latest year"),
    ("data/villages.csv", "4,30,percent", "5,30,percent"),
    ("docs/index.md", "The lake had", "The lake has had"),
]


def test_after_edits_the_preview_shows_what_a_clean_build_of_the_same_files_gives(preview, tmp_path):
    with ExitStack() as stack:
        for path, old, new in EDITS:
            built = preview.said().count("Reloading browsers")
            stack.enter_context(preview.edited(path, old, new))
            preview.until(lambda built=built: preview.said().count("Reloading browsers") > built)
        preview.until(lambda: "The lake has had" in preview.shown(""))
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
        subprocess.run(command, cwd=preview.folder, env=preview.environment, check=True, capture_output=True)
        found = {path.relative_to(tmp_path).as_posix(): path for path in tmp_path.rglob("*") if path.suffix in TEXTS}
        differ = [name for name, path in found.items() if plain(path.read_text("utf-8")) != plain(preview.shown(name))]
    assert ([], True) == (differ, len(found) > 20)
    preview.until(lambda: "The lake had" in preview.shown(""))


def test_nothing_of_the_preview_is_published(built):
    texts = [path.read_text("utf-8") for path in built.rglob("*") if path.suffix in TEXTS]
    assert len(texts) > 100
    assert [] == [text[:200] for text in texts if "preview-fault" in text or "livereload" in text]


def test_mkdocs_has_the_names_that_the_preview_builds_on():
    told = "MkDocs changed: mend macros/engine/mkdocs/preview.py"
    assert "builder(config)" in inspect.getsource(serve.serve), told
    assert {"builder", "root", "mount_path"} <= set(inspect.signature(LiveReloadServer.__init__).parameters), told
    assert "self.builder()" in inspect.getsource(LiveReloadServer._build_loop), told
    assert callable(serve.build), told
    observed = "watchdog.observers.polling.PollingObserver(timeout=polling_interval)"
    assert observed in inspect.getsource(LiveReloadServer.__init__), told


def test_a_fault_in_a_page_is_plain_text_and_stands_before_the_end_of_its_body():
    page = over(b"<body><h1>Lake</h1></body></html>", '<script>"x"</script>', "A fault")
    assert page.startswith(b"<body><h1>Lake</h1><section")
    assert page.endswith(b"</section></body></html>")
    assert b"&lt;script&gt;&quot;x&quot;&lt;/script&gt;" in page


def record(text: str) -> logging.LogRecord:
    return logging.LogRecord("mkdocs", logging.WARNING, "", 0, text, (), None)


def test_what_a_build_warned_of_is_told_once():
    assert "a\nb" == told(Abort("Aborted with 3 warnings in strict mode!"), [record(text) for text in "aba"])


def test_an_error_on_a_page_is_told_in_one_line_though_mkdocs_macros_logs_many(monkeypatch):
    fault = Fault(Place("docs/a.md"), '"rose" cannot be drawn: no scale.', "Mend the function.")
    page = SimpleNamespace(file=SimpleNamespace(src_path="a.md"))
    handler = logging.StreamHandler(io.StringIO())
    monkeypatch.setattr(logging.getLogger("mkdocs"), "handlers", [handler])
    with held() as records:
        try:
            raise Faults([fault])
        except Faults as error:
            logged = format_error(error, markdown="{{ a }}", page=page)
            logging.getLogger("mkdocs.plugins.mkdocs_macros").warning(logged)
    assert len(logged.splitlines()) > 5
    assert str(fault) == told(Abort("Aborted"), records)


def test_an_end_without_a_warning_is_told_itself():
    assert "It ended." == told(Abort("It ended."), [])


def test_a_bug_is_told_by_the_line_of_the_project_that_it_passed_last():
    with pytest.raises(ValueError, match="no <head>") as raised:
        csp.with_policy("<p>")
    assert re.fullmatch(
        r"macros/engine/publish/csp.py:\d+, in with_policy: raise .*\nValueError: the page has no <head>.*",
        told(raised.value, []),
    )


def test_a_bug_outside_of_the_project_is_told_by_its_kind():
    assert "warned\nKeyError: 'boats'" == told(KeyError("boats"), [record("warned")])
