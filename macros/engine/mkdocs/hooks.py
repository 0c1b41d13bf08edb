"""In: MkDocs' build events. Out: generated pages, addresses made relative, files beside the pages. Knows MkDocs."""

import hashlib
import logging
import os
import re
import sys
from contextlib import suppress
from html import unescape
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = ROOT / ".cache" / "templates"
HASH = 12  # letters of the hash of all data that stand on each page
SCRIPT = "assets/site.js"
log = logging.getLogger("mkdocs.hooks")
HELD = re.compile(r'<div data-held="(\d+)"></div>')
ID = re.compile(r'\bid="([^"]+)"')
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from macros.engine.core.addresses import DATA_APPENDIX  # noqa: E402
from macros.engine.mkdocs import preview, variables  # noqa: E402

# Here, before MkDocs begins: a fault that the preview waited for could not be mended while it runs.
if _wrong := variables.check():
    raise ConfigurationError("\n".join(map(str, _wrong)))


def _site():
    from macros.engine import build  # asked anew at each build: page_macros.py replaces the module

    return build.current


def on_files(files, config):
    """Says what was checked; adds the pages that nobody has written, and leaves out what editors and systems left."""
    from macros.engine import build
    from macros.engine.core.files import is_passed_over

    log.info(build.checked(_site()))
    for file in [file for file in files if any(map(is_passed_over, file.src_uri.split("/")))]:
        files.remove(file)
    config.extra_css = [_hashed(files, path) for path in config.extra_css]
    config.extra["script"] = _hashed(files, SCRIPT)
    for path, content in _site().generated.items():
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def _hashed(files, path):
    """The address of a file with its hash in its name, so that no page is shown with that of another version."""
    file = files.get_file_from_path(path)
    stem, dot, kind = path.rpartition(".")
    file.dest_uri = file.url = f"{stem}.{hashlib.sha256(file.content_bytes).hexdigest()[:8]}{dot}{kind}"
    return file.dest_uri


def on_pre_page(page, config, files):
    """Leads from each page to its source, where the repository is known: from that of a dataset to its rows."""
    from macros.engine.appendix import report_links

    site, path = _site(), page.file.src_uri
    if site.repository and path in site.generated and not path.startswith("data/"):
        page.edit_url = None  # because nobody has written it
    elif site.repository:
        source = site.data[Path(path).stem].path if path.startswith("data/") else f"docs/{path}"
        page.edit_url = report_links.edit(site.repository, source)
    return page


def on_page_content(html, page, config, files):
    """Puts in place what Markdown need not read, sets the page for readers, and lists the headings of the second rank.

    MkDocs lists headings that the page's Markdown has, of any rank, and none that a call writes.
    """
    from macros.engine.core.markup import apostrophes, headings, relative
    from macros.engine.publish import finish

    held = config.plugins["macros"].held
    html = HELD.sub(lambda mark: held[int(mark[1])], html)
    page.present_anchor_ids |= set(map(unescape, ID.findall(html)))  # to which links of other pages may lead
    html = finish.finished(html, page.url, _site())
    page.title = apostrophes(page.title)
    page.toc = TableOfContents([AnchorLink(title, anchor, 2) for anchor, title in headings(html)])
    return relative(html, page.url)


def on_page_context(context, page, config, nav):
    """Tells other sites what to show of a page, and search engines of the datasets; marks their list on theirs."""
    from macros.engine.publish import social_card, twins

    context["card"] = social_card.of_page(_site(), page.url)
    context["linked_data"] = social_card.linked_data(_site(), page.url, config.site_url)
    context["citation"] = social_card.highwire(_site(), page.url)
    context["twin"] = (
        twins.file(page) if page.file.src_uri in {each.path for each in _site().usage.article_pages} else ""
    )
    context["licence"] = _site().data.descriptor["licenses"][0]["path"]
    for entry in nav.pages:
        if entry.url == DATA_APPENDIX:
            entry.active = page.url == entry.url or page.url.startswith("data/")
    page.active = True  # because what is not active switches off the section that it stands in
    return context


def on_startup(command, dirty):
    """Has mkdocs-macros list nothing of what it loads, and makes the live preview, where this is one."""
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)
    if command == "serve":
        preview.current = preview.Preview()
        preview.current.start()


def on_config(config):
    """Has a build have the address that it is published at, and the preview build beside the pages that it shows."""
    if preview.current:
        preview.current.configure(config)
    elif address := os.environ.get("SITE_URL"):
        config.site_url = f"{address.rstrip('/')}/"


def on_serve(server, config, builder):
    """Has the preview follow each edit, and show a fault over the pages."""
    if preview.current:
        preview.current.serve(server, builder, sys.modules[__name__])


def on_shutdown():
    """Ends the preview."""
    if preview.current:
        preview.current.stop()


def on_env(env, config, files):
    """Gives the templates a filter that Jinja lacks and Zensical's have, and the edit links that pages have.

    The theme's templates are compiled once, and not at each build.
    """
    from macros.engine.appendix import report_links
    from macros.engine.core import files as files_read

    env.filters["split"] = str.split
    env.globals["report"] = report_links.anything(_site())
    env.globals["version"] = files_read.version(ROOT)
    env.globals["data_version"] = f"{_site().data.descriptor['version']}, {_site().content[:HASH]}"
    with suppress(OSError):  # where nothing can be kept, they are compiled at each build
        TEMPLATES.mkdir(parents=True, exist_ok=True)
        if os.access(TEMPLATES, os.W_OK):
            env.bytecode_cache = FileSystemBytecodeCache(str(TEMPLATES))
    if _site().repository:
        config.theme["features"] = [*config.theme["features"], "content.action.edit"]
    return env


def on_post_page(output, page, config):
    """Gives each page the policy by which nothing comes from elsewhere."""
    return _with_policy(output)


def on_post_template(output_content, template_name, config):
    """Gives the same policy to the page that a wrong address shows."""
    return _with_policy(output_content) if template_name.endswith(".html") else output_content


def _with_policy(page):
    from macros.engine.publish import csp

    return page if preview.current else csp.with_policy(page)  # because the preview's own script is inline


@event_priority(50)  # before the search writes its index
def on_post_build(config):
    """Completes the search's index, and writes charts, data and statistics; in the preview once one is asked for."""
    from macros.engine.publish import exports, searched

    site, address = _site(), config.site_url
    searched.complete(config.plugins["material/search"].search_index.entries, site)
    if preview.current and preview.current.building:
        preview.current.later(lambda folder: exports.write(site, folder, address))
    else:
        exports.write(site, Path(config.site_dir), address)
