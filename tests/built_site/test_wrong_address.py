"""The page that a wrong address shows, at any depth below the site's root, with and without scripts."""

import pytest
from playwright.sync_api import expect
from publishing import REPOSITORY

WRONG = ["domestic-measure/", "domestic_measure.html", "data/old/domestic-measure"]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_address_leads_on_without_a_script(browser, served, wrong):
    page = browser.new_page(java_script_enabled=False)
    assert 404 == page.goto(served + wrong).status
    links = page.locator("article a").locator("visible=true").evaluate_all("links => links.map((link) => link.href)")
    inside = [link for link in links if not link.startswith(f"{REPOSITORY}/issues/new")]
    assert 1 == len(links) - len(inside), "the way to report it"
    assert {served, f"{served}introduction/", f"{served}glossary/", f"{served}appendix/"} <= set(inside)
    assert [] == [link for link in inside if page.request.get(link).status != 200]
    page.close()


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_address_leads_to_the_search_with_its_words(browser, served, wrong):
    page = browser.new_page()
    page.goto(served + wrong)
    page.get_by_role("link", name="Search the site").click()
    expect(page.locator(".md-search__input")).to_have_value("domestic measure")
    page.locator(f".md-search-result__link[href^='{served}domestic-measures/']").first.wait_for()
    page.close()
