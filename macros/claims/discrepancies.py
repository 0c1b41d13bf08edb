"""In: dates of sources, units, years and figures. Out: tests of the points at which the article is read with care."""

from macros import claim, operations


def _before(first, second):
    """Whether a partial date is before another, as far as both are stated."""
    shared = min(len(first), len(second))
    return bool(shared and first[:shared] < second[:shared])


def _other_retrieved(references):
    """The works with a date of retrieval, that of the ‘wise power’ source left out."""
    return references[references["retrieved"] != ""].drop(index="alkhabayev-2017")


@claim("before it was published")
def wise_power_source_retrieved_before_published(references):
    """The date of retrieval of the source on ‘wise power’ is before its date of publication."""
    source = references.loc["alkhabayev-2017"]
    return _before(source["retrieved"], source["published"])


@claim("in no other endnote")
def other_sources_retrieved_after_published(references):
    """No other source that has both dates was retrieved before it was published, as far as both are stated."""
    others = _other_retrieved(references)
    pairs = zip(others["retrieved"], others["published"], strict=True)
    return not any(_before(retrieved, published) for retrieved, published in pairs)


@claim("each of the yearly figures")
def thwarted_acts_each_printed_as_terrorists(thwarted_acts):
    """The word that the article prints after each yearly figure of thwarted acts is “terrorists”."""
    return bool((thwarted_acts["printed_unit"] == "terrorists").all())


def _last_changes(frame, field):
    """The changes in the last year but one and in the last year."""
    return list(frame.sort_values("year")[field].diff().iloc[-2:])


@claim("fell in each of the last two years")
def decline_holds_for_recruits_stopped(recruits_stopped):
    """In each of the last two years of the series fewer recruits were stopped than in the year before."""
    return all(change < 0 for change in _last_changes(recruits_stopped, "persons"))


@claim("as many returned citizens as were charged")
def charged_figure_in_source_title(returned_citizens, references):
    """The title of the source on returned citizens begins with the number of those who, in the article's words, were
    charged."""
    title = references.loc["aitzhanova-2018", "title"]
    return title.split()[0] == str(returned_citizens.loc["charged", "persons"])


@claim("names one of the cities alone")
def attack_source_names_one_city(attack_deaths, references):
    """The title of the source on deaths in attacks names Aktobe, and does not name Almaty."""
    title = references.loc["dyussebekova-2016", "title"]
    return attack_deaths.loc["aktobe-2016", "city"] in title and attack_deaths.loc["almaty-2016", "city"] not in title


@claim("before the years of the detentions began")
def detentions_source_before_period(foreigners_detained, references, article):
    """The source on detained foreigners was published before the first of the last years that the article speaks of,
    when they are the years just before that of the article."""
    first = article.loc["insight-turkey-2018", "year"] - foreigners_detained.loc["last-five-years", "years"]
    return bool(references.loc["shibusov-2012", "year"] < first)


@claim("before the last year of the convictions had ended")
def convictions_source_before_end_of_year(convictions, references):
    """The source on convictions was published in the last year for which figures are given, and before its last
    month."""
    published = references.loc["askarov-2013", "published"]
    year = str(convictions["year"].max())
    return published.startswith(f"{year}-") and _before(published, f"{year}-12")


@claim("the earlier of the sources on Astana")
def rounds_source_before_factsheet(references):
    """The source for the number of rounds in Astana was published before the source for the talks continuing."""
    return _before(
        references.loc["voloshin-2017", "published"], references.loc["factsheet-astana-process-2017", "published"]
    )


@claim("an earlier programme")
def first_direction_rests_on_earlier_programme(citations, references, programmes):
    """The endnotes on information work and on blocked materials cite nothing but a report whose title names the years
    of a State Program that ended before the first year of the State Program under which the article tells of them."""
    earlier = programmes.loc["state-program-2013-2017"]
    cited = citations.loc[citations["endnote"].isin([31, 32]), "reference"]
    term = f"{earlier['first_year']}-{earlier['last_year']}"
    return bool(
        (cited == "state-prosecutors-office").all()
        and len(cited) == 2
        and term in references.loc["state-prosecutors-office", "title"]
        and earlier["last_year"] < programmes.loc["state-program-2018-2022", "first_year"]
    )


@claim("all lie before it")
def domestic_figures_precede_programme(blocked_materials, thwarted_acts, readiness, programmes):
    """Each year stated for blocked materials, for thwarted acts and for readiness is before the first year of the
    State Program under whose directions the article gives them."""
    first = programmes.loc["state-program-2018-2022", "first_year"]
    return all(bool((frame["year"].dropna() < first).all()) for frame in (blocked_materials, thwarted_acts, readiness))


@claim("the only one with a year and the only one without an endnote")
def readiness_dated_figure_unmarked(readiness):
    """Of the figures on readiness, that on headquarters is the only one with a year, and the only one without an
    endnote."""
    dated = readiness.index[readiness["year"].notna()]
    unmarked = readiness.index[readiness["endnote"].isna()]
    return list(dated) == ["headquarters"] == list(unmarked)


@claim("different benchmarks")
def gdp_benchmarks_differ(gdp_per_head):
    """No economy that Kazakhstan is compared with in nominal terms is also one that it is compared with at purchasing
    power parity."""
    others = gdp_per_head[gdp_per_head["economy"] != gdp_per_head.loc["kazakhstan-nominal", "economy"]]
    benchmarks = others.groupby("measure")["economy"].agg(set)
    return len(benchmarks) == 2 and not set.intersection(*benchmarks)


@claim("with the years of the violent actions")
def violent_actions_years_in_source_title(violent_actions, references):
    """The title of the source on detained foreigners names the first and the last year for which the article counts
    violent actions."""
    period = violent_actions.loc["2011-2012"]
    return f"{period['first_year']}-{period['last_year']}" in references.loc["shibusov-2012", "title"]


@claim("none rises every year")
def no_measure_rises_every_year(recruits_stopped, thwarted_acts, blocked_materials):
    """In the yearly figures of recruits stopped, acts thwarted and materials blocked, at least one year each is not
    above the year before, by the printed numbers without their hedges."""
    return not any(
        operations.rises_every_year(frame.sort_values("year")[field])
        for frame, field in (
            (recruits_stopped, "persons"),
            (thwarted_acts, "acts"),
            (blocked_materials, "materials"),
        )
    )


@claim("only the one on registration has a threshold in days")
def one_law_has_a_threshold(laws):
    """Of the laws, that on residence registration is the only one with a number of days from which it applies."""
    return list(laws.index[laws["threshold_days"].notna()]) == ["residence-registration"]


@claim("not all were ratified")
def un_documents_not_all_ratified(un_documents):
    """Fewer United Nations documents on combating terrorism are ratified than the article counts in all."""
    return bool(un_documents.loc["ratified", "documents"] < un_documents.loc["exist", "documents"])


@claim("the only figure of blocked materials with a hedge")
def blocked_materials_only_last_hedged(blocked_materials):
    """Of the yearly figures of blocked materials, that of the last year is the only one that is hedged."""
    ordered = blocked_materials.sort_values("year")
    return list(ordered.index[ordered["hedge"] != ""]) == [ordered.index[-1]]


@claim("a single work each")
def wide_agreement_on_single_works(citations):
    """The endnotes to the sentences on what is widely agreed or widely accepted, and on what scholars claim, cite one
    work each."""
    works = citations.groupby("endnote")["reference"].nunique()
    return bool((works.reindex([15, 35, 36, 40]) == 1).all())


@claim("the month in which it was retrieved")
def population_source_dated_when_retrieved(references):
    """The source on the population was published and retrieved in the same month."""
    source = references.loc["osnovnye-pokazateli-2018"]
    return source["published"] == source["retrieved"] != ""


@claim("after any source was published or retrieved")
def captions_after_last_source(events, references):
    """The meetings of 2018 that photo captions date are after the last date on which a source was published or
    retrieved."""
    last = max(references["published"].max(), references["retrieved"].max())
    return all(_before(last, events.loc[key, "date"]) for key in ("csto-ministers", "caspian-protocol"))
