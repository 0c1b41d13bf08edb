"""What a drawing to download says of itself."""

import pandas as pd
from lake import tiny_data, tiny_site

from macros.engine.publish import exports


def texts(tmp_path, **differs):
    site = tiny_site(tmp_path)
    vars(site).update(differs)
    item = site.registry.charts["visitors_by_year"]
    return exports.credit(site, item, site.calls.result(item))


def with_article(*names):
    data = tiny_data()
    article = {"title": "Lakes", "journal": "Waters", "volume": 2, "issue": 3, "year": 1990}
    frames = {"article": pd.DataFrame([article]), "authors": pd.DataFrame({"name": names})}
    for name, frame in frames.items():
        data[name] = data["visitors"].with_frame(frame)
    return data


def test_a_drawing_has_its_title_its_unit_and_the_endnotes_of_its_data(tmp_path):
    found = texts(tmp_path, address="")
    assert ("Visitors each year", "Persons") == (found.title, found.unit)
    assert ("Visitors, by year.", "Source: in part endnote 1") == found.foot[:2]


def test_a_drawing_names_the_article_by_its_first_author():
    printed = ["“Lakes”", "Waters 2/3 (1990)"]
    assert ["A. Reed", *printed] == exports.article(with_article("Ann Reed"))
    assert ["A. Reed et al.", *printed] == exports.article(with_article("Ann B. Reed", "Bo Shore"))
    assert [] == exports.article(tiny_data())


def test_a_drawing_has_its_licence_and_the_address_of_the_site_where_that_is_known(tmp_path):
    data = tiny_data()
    data.descriptor["licenses"] = [{"name": "CC-BY-4.0"}]
    assert (
        "Chart: CC BY 4.0, https://lake.example/"
        == texts(tmp_path, data=data, address="https://lake.example/").foot[-1]
    )
    assert "Chart: CC BY 4.0" == texts(tmp_path, data=data, address="").foot[-1]


def test_a_licence_without_a_short_name_is_named_by_its_title(tmp_path):
    data = tiny_data()
    data.descriptor["licenses"] = [{"title": "Free for all", "path": "https://lake.example/licence"}]
    assert "Chart: Free for all" == texts(tmp_path, data=data, address="").foot[-1]
