"""In: the size, wealth and diplomacy of states. Out: counts, and Kazakhstan beside its benchmarks."""

from macros import operations, statistic


@statistic(unit="items")
def size_definitions_count(size_definitions):
    """Groups into which the article puts the scholars who define small and great states."""
    return len(size_definitions)


@statistic(
    "was [{size} below|{size} above|equal to] the world average",
    subject="Kazakhstan's nominal GDP per head",
    unit="dollars",
)
def world_nominal_difference(gdp_per_head):
    """Nominal gross domestic product per head: the world average less Kazakhstan's. Computed by this site."""
    return operations.difference(
        *(operations.cell(gdp_per_head, row, "usd") for row in ("world-nominal", "kazakhstan-nominal"))
    )


@statistic("came to {value} of the world average", subject="Kazakhstan's nominal GDP per head", unit="percent", round=1)
def world_nominal_share(gdp_per_head):
    """Kazakhstan's nominal gross domestic product per head, in percent of the world average. Computed by this site."""
    return operations.share(
        *(operations.cell(gdp_per_head, row, "usd") for row in ("kazakhstan-nominal", "world-nominal"))
    )


@statistic(
    "was {value} times that of emerging market and developing economies",
    subject="Kazakhstan's GDP per head at purchasing power parity",
    unit="times",
    round=2,
)
def emerging_ppp_ratio(gdp_per_head):
    """Kazakhstan's gross domestic product per head at purchasing power parity, divided by that of emerging
    market and developing economies. Computed by this site; the article gives it as a round number."""
    return operations.ratio(*(operations.cell(gdp_per_head, row, "usd") for row in ("kazakhstan-ppp", "emerging-ppp")))


@statistic("the article says of {value:words} of its [step|steps] how many rounds were held", unit="items")
def diplomacy_steps_with_rounds(diplomacy):
    """Steps of Kazakhstan's diplomacy for which the article states how many rounds of negotiation were hosted.
    Counted by this site."""
    return diplomacy["rounds"].notna().sum()
