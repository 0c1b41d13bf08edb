"""In: international bodies. Out: their table for the section on international initiatives."""

from macros import table


@table()
def international_bodies(international_bodies):
    """Bodies with which, as the article states, Kazakhstan's special state bodies and law enforcement agencies
    interacted actively. Where no organisation is named, the body is itself one."""
    return international_bodies[["body", "organisation"]]
