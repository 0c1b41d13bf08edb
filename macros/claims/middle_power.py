"""In: gross domestic product per head. Out: tests of how the section on middle powers compares it."""

from macros import claim, formats


@claim("had not yet exceeded the world average", "was below the world average")
def nominal_gdp_below_world(gdp_per_head):
    """Kazakhstan's nominal gross domestic product per head is below the world average."""
    return bool(gdp_per_head.loc["kazakhstan-nominal", "usd"] < gdp_per_head.loc["world-nominal", "usd"])


@claim("twice as high as")
def ppp_twice_emerging(gdp_per_head):
    """Kazakhstan's gross domestic product per head at purchasing power parity, divided by that of emerging
    market and developing economies, is two when rounded to a whole number."""
    times = gdp_per_head.loc["kazakhstan-ppp", "usd"] / gdp_per_head.loc["emerging-ppp", "usd"]
    return formats.rounded(times, 0) == 2


@claim(
    "its GDP per head at purchasing power parity was more than twice that of emerging market and developing economies"
)
def ppp_above_twice_emerging(gdp_per_head):
    """Kazakhstan's gross domestic product per head at purchasing power parity is above two times that of
    emerging market and developing economies."""
    return bool(gdp_per_head.loc["kazakhstan-ppp", "usd"] > 2 * gdp_per_head.loc["emerging-ppp", "usd"])


@claim("Kazakhstan's GDP per head lay below one benchmark and above the other")
def gdp_per_head_between_benchmarks(gdp_per_head):
    """Kazakhstan's nominal gross domestic product per head is below the world average, and the one at purchasing power
    parity above that of emerging market and developing economies."""
    usd = gdp_per_head["usd"]
    return bool(usd["kazakhstan-nominal"] < usd["world-nominal"] and usd["kazakhstan-ppp"] > usd["emerging-ppp"])
