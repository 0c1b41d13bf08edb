"""In: the size, wealth, classes and diplomacy of states. Out: counts, and Kazakhstan beside its benchmarks."""

from macros import series, statistic


@statistic(unit="items")
def size_definitions_count(size_definitions):
    """Groups into which the article puts the scholars who define small and great states."""
    return len(size_definitions)


@statistic(unit="items")
def state_classes_count(state_classes):
    """Classes of states to which the article, or a scholar whom it follows, gives a trait; this site counts them."""
    return state_classes["class"].nunique()


@statistic(unit="items")
def state_statements_count(state_classes):
    """Statements on all classes of states together, as this site tells them apart."""
    return len(state_classes)


@statistic(unit="items")
def middle_statements_count(state_classes):
    """Statements on middle powers, as this site tells them apart."""
    return (state_classes["class"] == "middle").sum()


@statistic(unit="US dollars")
def world_nominal_difference(gdp_per_head):
    """Nominal gross domestic product per head: the world average less Kazakhstan's. Computed by this site."""
    return gdp_per_head.loc["world-nominal", "usd"] - gdp_per_head.loc["kazakhstan-nominal", "usd"]


@statistic(unit="percent", round=1)
def world_nominal_share(gdp_per_head):
    """Kazakhstan's nominal gross domestic product per head, in percent of the world average. Computed by this site."""
    return series.share(gdp_per_head.loc["kazakhstan-nominal", "usd"], gdp_per_head.loc["world-nominal", "usd"])


@statistic(unit="times", round=2)
def emerging_ppp_ratio(gdp_per_head):
    """Kazakhstan's gross domestic product per head at purchasing power parity, divided by that of emerging
    market and developing economies. Computed by this site; the article gives it as a round number."""
    return gdp_per_head.loc["kazakhstan-ppp", "usd"] / gdp_per_head.loc["emerging-ppp", "usd"]


@statistic(unit="US dollars")
def emerging_ppp_difference(gdp_per_head):
    """Gross domestic product per head at purchasing power parity: Kazakhstan's less that of emerging market and
    developing economies. Computed by this site."""
    return gdp_per_head.loc["kazakhstan-ppp", "usd"] - gdp_per_head.loc["emerging-ppp", "usd"]


@statistic(unit="items")
def diplomacy_steps_count(diplomacy):
    """Steps of Kazakhstan's diplomacy that the article lists; the article itself speaks of several."""
    return len(diplomacy)


@statistic(unit="items")
def diplomacy_steps_with_rounds(diplomacy):
    """Steps of Kazakhstan's diplomacy for which the article states how many rounds of negotiation were hosted.
    Counted by this site."""
    return diplomacy["rounds"].notna().sum()


@statistic(unit="rounds")
def diplomacy_rounds_total(diplomacy):
    """Rounds of negotiation hosted, of all steps for which the article states a number, added up by this site."""
    return diplomacy["rounds"].sum()
