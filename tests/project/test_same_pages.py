"""Two built sites compared, on trees of a page and a file."""

from pathlib import Path

import pytest
from same_pages import IN_ARTICLE, differences

PAGE = """<html><head><meta http-equiv="Content-Security-Policy" content="x"><title>A</title></head><body><nav>9</nav>
<article class="md"><h1 id="a">A lake<a href="#a">¶</a></h1><p>It had <a href="../data/#b">1,045</a> visitors<br>in all.
</p><script>1</script><svg><text>7</text></svg></article><footer>8</footer></body></html>"""


def tree(folder: Path, page: str = PAGE, **files: str) -> Path:
    """A site of one page below its root, and of files."""
    for path, text in {"about/index.html": page, "statistics.json": "{}", **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def found(tmp_path: Path, page: str) -> list[str]:
    return differences(tree(tmp_path / "ours"), tree(tmp_path / "theirs", page))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("<nav>9", "<nav>10"),
        ("<footer>8", "<footer>80"),
        ("<title>A", "<title>B"),
        ('class="md"', 'class="other"'),
        ("<script>1", "<script>2"),
        ("visitors<br>", "visitors\n <br/>"),
        ('"../data/#b"', '"/data/#b"'),
        ("<article class", '<article id="__skip" class'),
    ],
)
def test_the_look_and_what_the_theme_adds_are_no_difference(tmp_path, old, new):
    assert [] == found(tmp_path, PAGE.replace(old, new, 1))


@pytest.mark.parametrize(
    ("part", "ours", "theirs", "old", "new"),
    [
        ("numbers", "1,045 7", "1,046 7", "1,045", "1,046"),
        ("numbers", "7", "", "<text>7</text>", ""),
        ("text", "visitors in all. 7", "guests in all. 7", "visitors", "guests"),
        ("text", "lake¶ It had 1,045", "lake It had 1,045", "¶", ""),
        ("links", "data/#b", "about/~/data/#b", "../data", "~/data"),
        ("anchors", "a", "", ' id="a"', ""),
        ("policy", "has a policy", "", "Content-Security-Policy", "refresh"),
    ],
)
def test_each_part_that_differs_is_told_with_its_first_place(tmp_path, part, ours, theirs, old, new):
    told = f"about/index.html, {part}: ours has “{ours}”, theirs “{theirs}”"
    assert told in found(tmp_path, PAGE.replace(old, new))


def test_a_word_that_is_marked_in_another_way_is_the_same_word(tmp_path):
    (told,) = found(tmp_path, PAGE.replace('<a href="../data/#b">', "<b>"))
    assert told.startswith("about/index.html, links: ")


def test_files_are_compared_byte_for_byte_and_those_of_the_look_are_not(tmp_path):
    ours = tree(tmp_path / "ours", **{"data/a.csv": "1", "assets/a.css": "1", "search.json": "1", "c.html": ""})
    theirs = tree(tmp_path / "theirs", **{"data/a.csv": "2", "assets/a.css": "2", "b.json": "2"})
    found = ["b.json: only theirs has it", "c.html: only ours has it", "data/a.csv: other bytes"]
    assert found == differences(ours, theirs)
    assert ["c.html: only ours has it"] == differences(ours, theirs, IN_ARTICLE)
