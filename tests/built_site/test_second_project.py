"""The engine serves any text: a harbour with three datasets and two pages, and no article, ledger or glossary."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from crawl import TEXT
from publishing import ROOT, pages_of, server
from second_project import HARBOUR, second_project, with_readings

pytestmark = pytest.mark.whole

# What no page of another project may say: names of the article, of its authors and of its subject.
FOREIGN = re.compile(r"kazakh|insight turkey|\bterror|kurmashev|akhmedyanova|zholdasbekova|sadri|astana", re.IGNORECASE)


def build(folder):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "REPOSITORY": ""}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    """The second project, built whole."""
    folder = second_project(tmp_path_factory.mktemp("harbour"))
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder


def test_it_has_its_pages_and_those_that_the_engine_makes(harbour):
    made = {"appendix/", *(f"appendix/{kind}/" for kind in ("statistics", "claims", "charts", "tables"))}
    made |= {f"data/{path.stem}/" for path in (HARBOUR / "data").glob("*.csv")}
    assert {"", "tides/", "404.html", *made} == set(pages_of(harbour / "site"))


def test_its_numbers_words_and_charts_are_there(harbour):
    home = pages_of(harbour / "site")[""].text_content()
    assert "The highest water was 420 cm, and it came with a storm." in home
    tides = pages_of(harbour / "site")["tides/"]
    assert "On Monday the water stood at 310 cm." in tides.text_content()
    assert tides.xpath("//figure[@id='chart-high_water_by_day']//*[local-name()='svg']")
    assert (harbour / "site/charts/high_water_by_day.png").is_file()


def broken_links(folder):
    """Links of the built pages that lead nowhere, each with its page."""
    broken = []
    ids = {url: {*page.xpath("//@id")} for url, page in pages_of(folder).items()}
    for url, page in pages_of(folder).items():
        if url == "404.html":  # whose addresses are those of the published site
            continue
        for address in page.xpath("//main//a/@href"):
            path, _, anchor = address.partition("#")
            if "://" in address:
                continue
            target = (folder / url / path).resolve()
            there = f"{target.relative_to(folder.resolve()).as_posix()}/".replace("./", "")
            anchor = "" if anchor.startswith(TEXT) else anchor  # words, which the crawl of the first project looks for
            known = anchor in ids[there] if anchor else there in ids or target.is_file()
            broken += [] if known else [f"{url}: {address}"]
    return broken


def test_each_of_its_links_leads_somewhere(harbour):
    assert [] == broken_links(harbour / "site")


def test_a_dataset_of_many_rows_is_told_by_its_fields_and_the_rows_that_pages_tell(tmp_path):
    folder = with_readings(tmp_path, 600)
    done = build(folder)
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    page = pages_of(site)["data/readings/"]
    assert ["row-r7"] == page.xpath("//@id[starts-with(., 'row-')]")
    assert 10 == len(page.xpath("//table[starts-with(caption, 'The first 10 of 600 rows')]/tbody/tr"))
    assert "more than 500 rows this site shows no more one by one" in page.text_content()
    traces = pages_of(site)["appendix/statistics/"].text_content()
    assert "Readings: “Height” of all 600 rows" in " ".join(traces.split())
    statistics = json.loads((site / "statistics.json").read_text(encoding="utf-8"))["statistics"]
    mean = next(each for each in statistics if each["id"] == "mean_reading")
    assert ({"readings": []}, {"readings": ["height"]}) == (mean["rows"], mean["fields"])
    assert 600 == len(json.loads((site / "data/readings.json").read_text(encoding="utf-8")))
    assert [] == broken_links(site)


def test_it_holds_no_word_of_the_article(harbour):
    found = {}
    for path in (path for path in (harbour / "site").rglob("*") if path.suffix in (".html", ".json", ".css", ".js")):
        if words := FOREIGN.findall(path.read_text(encoding="utf-8")):
            found[str(path.relative_to(harbour))] = words
    assert {} == found


def test_no_page_speaks_of_an_article_that_is_none(harbour):
    spoken = [url for url, page in pages_of(harbour / "site").items() if re.search(r"\barticle\b", page.text_content())]
    assert [] == spoken


def test_its_pages_are_quiet_and_whole_in_a_browser(harbour, browser):
    with server(harbour / "site") as address:
        page = browser.new_page()
        told, asked = [], []
        page.on("console", lambda message: told.append(message.text))
        page.on("request", lambda request: asked.append(request.url))
        for url in ("", "tides/", "appendix/statistics/"):
            page.goto(address + url)
            page.mouse.move(5, 5)
            page.wait_for_load_state("networkidle")
        assert page.goto(f"{address}tides/").ok
        assert page.locator("figure.chart svg:visible").count() == 1
        page.close()
    assert [] == told
    assert [] == [each for each in asked if not each.startswith((address, "data:", "blob:"))]


def test_what_the_engine_refuses_it_refuses_there_too(tmp_path):
    folder = second_project(tmp_path)
    page = folder / "docs/tides.md"
    page.write_text(page.read_text(encoding="utf-8").replace("On Monday", "On 3 days"), encoding="utf-8")
    done = build(folder)
    assert done.returncode == 1
    assert 'docs/tides.md:7: "3" is typed by hand.' in done.stderr


LEFT = (
    "docs/.#tides.md docs/._tides.md docs/.history/tides.md docs/.tides.md.swp data/.~lock.tides.csv# data/tides.csv~ "
    "data/tides.csv.bak data/#tides.csv# data/~lock.tides.csv# data/.history/tides.csv macros/tables/.#harbour.py "
    "macros/tables/harbour.py.orig macros/tables/4913 overrides/.main.html.swp overrides/assets/._site.css "
    "docs/tides.md~ docs/#tides.md# docs/tides.md.vsctmp docs/old~/tides.md docs/Thumbs.db docs/~$tides.docx "
    "docs/tides.md___jb_tmp___ overrides/assets/site.css~ overrides/assets/#site.css# overrides/4913"
)


def test_nothing_that_editors_leave_is_published(harbour, tmp_path):
    folder = second_project(tmp_path)
    for name in LEFT.split():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"\xff 12")
    (folder / "macros/tables/.#other.py").symlink_to("nowhere")  # as Emacs locks a file
    done = build(folder)
    assert done.returncode == 0, done.stderr
    names = [{path.relative_to(root) for path in (root / "site").rglob("*")} for root in (harbour, folder)]
    assert names[0] == names[1]


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_cache_that_is_torn_foreign_or_not_to_be_written_changes_nothing(harbour, tmp_path):
    folder = second_project(tmp_path)
    expected = contents(harbour / "site")
    kept = shutil.copytree(harbour / ".cache", folder / ".cache")
    files = sorted(path for path in kept.rglob("*") if path.is_file())
    assert {"checked", "drawings", "footprints", "fonts", "templates"} <= {
        path.parts[len(kept.parts)] for path in files
    }
    whole = [path.read_bytes() for path in files]
    torn = [
        [content[: len(content) // 2] for content in whole],
        [b"" for _ in whole],
        [b"\xff{" for _ in whole],
        whole[::-1],
    ]
    for contents_of_another in torn:
        for path, content in zip(files, contents_of_another, strict=True):
            path.write_bytes(content)
        done = build(folder)
        assert done.returncode == 0, done.stderr
        assert expected == contents(folder / "site")
    shutil.rmtree(kept)
    kept.write_text("no folder")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert expected == contents(folder / "site")


def test_the_guide_names_what_the_second_project_is_made_of():
    guide = (ROOT / "MAINTAINING.md").read_text(encoding="utf-8")
    recipe = guide.partition("## Begin a companion to another text")[2].partition("\n## ")[0]
    own = {path.relative_to(HARBOUR).parts[:2] for path in HARBOUR.rglob("*") if path.is_file()}
    folders = {"/".join(parts[:2]) if parts[0] == "macros" else parts[0] for parts in own}
    assert [] == [name for name in folders if f"`{name}/" not in recipe], "the guide leaves out a folder of it"
    kept = re.findall(r"`([\w./-]+)`", recipe.partition("Keep")[2].partition("\n\n")[0])
    assert kept
    assert [] == [name for name in kept if not (ROOT / name).exists()]


def test_a_project_begun_as_the_guide_says_is_built(tmp_path):
    """A copy of this one, from which everything is removed that the guide has removed, and the harbour's written."""
    guide = (ROOT / "MAINTAINING.md").read_text(encoding="utf-8")
    recipe = guide.partition("## Begin a companion to another text")[2].partition("\n## ")[0]
    for name in ("data", "docs", "macros", "overrides", "mkdocs.yml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    (command,) = re.findall(r"^ *rm -rf? (.+)$", recipe, re.MULTILINE)
    for pattern in command.split():
        for path in tmp_path.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(HARBOUR, tmp_path, dirs_exist_ok=True)
    settings = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    (tmp_path / "mkdocs.yml").write_text(f"{settings}\nnav:\n  - index.md\n  - tides.md\n", encoding="utf-8")
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
