"""Faults that are planted in the tiny project's data, one at a time, and what the checks say of each."""

import json
import os

import pytest
from lake import TABLES, WORKS, descriptor

from macros.engine.datasets import csv_files

PACKAGE, WORKS_FILE = "data/datapackage.json", "data/references.json"
FILES_OF = ("visitors", "villages", "citations", "sections", "printed")
VISITORS, VILLAGES, CITATIONS, SECTIONS, PRINTED = (f"data/{name}.csv" for name in FILES_OF)
RESTORE = "Restore it from the last commit."
WRITE = "Write it, restore it from the last commit, or remove its block from data/datapackage.json."
COMMAS = "Save the file with commas."
UTF_8 = "Save the file as “CSV UTF-8”."
QUOTES = 'Close each "…", and write " inside a cell as "".'
BLANK_LINE = "Remove the blank line."
JSON = "Mend the comma, quote or bracket there or above it."
TOO_MANY = "Remove what is too much: a number has no separators, and a text that holds a comma"
RENAME = "Rename it, or describe it in data/datapackage.json."
COLUMNS = "Expected: year, persons, endnote."
ORDER = "Put them in this order: year, persons, endnote."
BLANK = "Remove the blank."
DIGITS = "Type the digits 0–9."
SEPARATORS = "Remove the separators; a decimal point is a full stop."
MINUS = "A minus is typed as -; a range needs two fields."
NUMBER = "Correct the number."
ANEW = "Type the text anew."
DATE = "Correct the date."
FORMULA = "Begin it with another character"
SCHEMA = "Correct it, or the schema in data/datapackage.json."


def swap(old, new):
    """Other text in place of the first `old`."""
    return lambda path: path.write_bytes(path.read_bytes().replace(old.encode(), new.encode(), 1))


def every(old, new):
    return lambda path: path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))


def becomes(content):
    return lambda path: path.write_bytes(content)


def recoded(encoding):
    return lambda path: path.write_bytes(path.read_text("utf-8").replace("Alder", "Ålder").encode(encoding))


def package(**changes):
    return lambda path: path.write_text(json.dumps(descriptor() | changes))


def missing(path):
    path.unlink()


def folder(path):
    path.unlink()
    path.mkdir()


def dangling(path):
    path.unlink()
    path.symlink_to("nowhere.csv")


def pipe(path):
    path.unlink()
    os.mkfifo(path)


PERSONS, AREA, NAME, FOUNDED = (f'field "{name}"' for name in ("persons", "area_km2", "name", "founded_date"))
YEAR, KEY, SHORE, NOTE, WORK = (f'field "{name}"' for name in ("year", "key", "shore", "endnote", "reference"))
# name: (file, what is done to it, place in it, what is said of it, what to do)
FILES = {
    "missing column": (VISITORS, swap("persons,", ""), "row 1", 'lacks the column "persons"', COLUMNS),
    "extra column": (
        VISITORS,
        swap("endnote", "endnote,boats"),
        "row 1",
        'the column "boats", which is not',
        "remove it",
    ),
    "re-ordered columns": (VISITORS, swap("year,persons", "persons,year"), "row 1", "in another order", ORDER),
    "renamed column": (
        VISITORS,
        swap("persons", "people"),
        "row 1",
        'found the column "people", expected "persons"',
        RENAME,
    ),
    "upper-case column": (VISITORS, swap("persons", "Persons"), "row 1", 'found the column "Persons"', RENAME),
    "column told twice": (
        VISITORS,
        swap("year,persons", "year,persons,persons"),
        "row 1",
        '"persons" 2 times',
        COLUMNS,
    ),
    "missing header": (
        VISITORS,
        swap("year,persons,endnote\n", ""),
        "row 1",
        'found "2001,10,1", expected the names of the columns: year, persons, endnote.',
        "Write them as a row of their own, above the first.",
    ),
    "semicolons": (VISITORS, every(",", ";"), "row 1", "has semicolons between its cells", COMMAS),
    "tabs": (VISITORS, every(",", "\t"), "row 1", "has tabs between its cells", COMMAS),
    "vertical bars": (VISITORS, every(",", "|"), "row 1", "has vertical bars between its cells", COMMAS),
    "line for spreadsheets": (VISITORS, swap("year", "sep=,\nyear"), "row 1", 'found "sep=,"', "Remove that line."),
    "endless cell": (VILLAGES, swap("Alder", "A" * 131_073), "row 2", "has a cell of more than 131,072", "Shorten it"),
    "short row": (
        VISITORS,
        swap("2002,20,1", "2002,20"),
        "row 3",
        "has 2 cells, expected 3 (year,",
        "Add what is missing.",
    ),
    "long row": (VISITORS, swap("2002,20", "2002,2,000"), "row 3", "has 4 cells, expected 3 (year,", TOO_MANY),
    "blank line": (VISITORS, swap("2002", "\n2002"), "row 3", "has 0 cells, expected 3 (year,", BLANK_LINE),
    "unclosed quotes": (VILLAGES, swap("Birch", '"Birch'), "row 3", "has unbalanced quotes", QUOTES),
    "text after quotes": (VILLAGES, swap("Alder", '"Al"der'), "row 2", "has unbalanced quotes", QUOTES),
    "empty file": (VISITORS, becomes(b""), "", "is empty", WRITE),
    "blank file": (VISITORS, becomes(b"\n \n"), "", "is empty", WRITE),
    "byte-order mark alone": (VISITORS, becomes(b"\xef\xbb\xbf"), "", "is empty", WRITE),
    "header alone": (VISITORS, becomes(b"year,persons,endnote\n"), "", "has a header but no rows", "last commit"),
    "folder in its place": (VISITORS, folder, "", "is a folder, expected a file", RESTORE),
    "dangling link": (VISITORS, dangling, "", 'is a link to "nowhere.csv", where no file is', RESTORE),
    "missing file": (VISITORS, missing, "", "is missing", WRITE),
    "undescribed file": ("data/boats.csv", becomes(b"key\na\n"), "", "is not described", "Describe it in data/"),
    "undescribed file in capitals": ("data/boats.CSV", becomes(b"key\na\n"), "", "is not described", "remove"),
    "undescribed file in JSON": ("data/boats.json", becomes(b"[]"), "", "is not described", "remove"),
    "undescribed file in a folder": ("data/lake/boats.csv", becomes(b"key\na\n"), "", "is not described", "remove"),
    "undescribed file of unreadable name": (
        os.fsdecode(b"data/boats\xff.csv"),
        becomes(b"key\na\n"),
        "",
        "is not described",
        "remove",
    ),
    "pipe in its place": (VISITORS, pipe, "", "is something else than a file", RESTORE),
    "UTF-16": (VILLAGES, recoded("utf-16"), "row 1", "is UTF-16, expected UTF-8", UTF_8),
    "UTF-32": (VILLAGES, recoded("utf-32"), "row 1", "is UTF-32, expected UTF-8", UTF_8),
    "UTF-16 without a mark": (VISITORS, recoded("utf-16-le"), "row 1", "holds a NUL byte", UTF_8),
    "Latin-1": (VILLAGES, recoded("latin-1"), "row 2", "found the byte C5, which is not UTF-8", UTF_8),
    "NUL": (VILLAGES, swap("Birch", "Bi\0rch"), "row 3", "holds a NUL byte", UTF_8),
    "broken package": (PACKAGE, becomes(b'{\n"resources": [\n'), ":3", "cannot be read as JSON: Expecting value", JSON),
    "curly quotes in package": (
        PACKAGE,
        becomes('{\n"resources": [{"name": “boats”}]}'.encode()),
        ":2",
        "has the curly quote “ in column 24, expected a straight one",
        'Type straight quotes: "…".',
    ),
    "package that is a list": (PACKAGE, becomes(b"[]"), "", 'expected one under "resources"', RESTORE),
    "package of nothing": (PACKAGE, becomes(b"{}"), "", 'expected one under "resources"', RESTORE),
    "package in Latin-1": (
        PACKAGE,
        lambda path: path.write_bytes(path.read_bytes().replace(b"What", b"Wh\xe4t")),
        ":1",
        "found the byte E4, which is not UTF-8",
        "as UTF-8",
    ),
    "name told twice in the package": (
        PACKAGE,
        swap('"title": "The lake"', '"title": "The lake", "title": "A lake"'),
        "",
        'has the name "title" 2 times in one object, expected once: "{"$schema"',
        "Keep one of them.",
    ),
    "number that JSON lacks": (PACKAGE, swap('"1.0.0"', "NaN"), ":1", "found NaN, which is no number in JSON", "Write"),
    "package without a licence": (PACKAGE, package(licenses=None), "licenses", 'found "null", expected a list', ""),
    "licences that are a number": (PACKAGE, package(licenses=3), "licenses", 'found "3", expected a list of', ""),
    "licence without an address": (
        PACKAGE,
        package(licenses=[{"title": "A"}]),
        "licenses.1",
        "has no path",
        "Write it",
    ),
    "package without a title": (
        PACKAGE,
        swap('"title": "The lake", ', ""),
        "",
        "has no title, expected a text",
        "Write",
    ),
    "line break in the package": (PACKAGE, package(title="a\nb"), "title", r'found "a\nb"', ANEW),
    "unknown name in the package": (PACKAGE, package(licences=[]), "", 'the name "licences"', 'mean "licenses"?'),
    "folder as package": (PACKAGE, folder, "", "is a folder, expected a file", RESTORE),
    "missing package": (PACKAGE, missing, "", "is missing", RESTORE),
}
# name: (file, text, text in its place, place, what is said of it, what to do)
TEXTS = {
    "word for a number": (VISITORS, "10,1", "ten,1", f"row 2, {PERSONS}", 'found "ten", expected a whole', NUMBER),
    "decimals of a whole number": (VISITORS, "10,1", "10.0,1", f"row 2, {PERSONS}", 'found "10.0"', "Write 10."),
    "thousands separator": (VISITORS, "10,1", '"1,000",1', f"row 2, {PERSONS}", 'found "1,000"', SEPARATORS),
    "thousands blank": (VISITORS, "10,1", "1 000,1", f"row 2, {PERSONS}", 'found "1 000"', SEPARATORS),
    "decimal comma": (VILLAGES, "2.5", '"2,5"', f"row 2, {AREA}", 'found "2,5", expected a number', SEPARATORS),
    "underscore": (VISITORS, "10,1", "1_0,1", f"row 2, {PERSONS}", 'found "1_0"', SEPARATORS),
    "percent sign": (VISITORS, "10,1", "10%,1", f"row 2, {PERSONS}", 'found "10%"', "Remove the percent sign"),
    "trailing blank": (VISITORS, "10,1", "10 ,1", f"row 2, {PERSONS}", 'found "10 "', BLANK),
    "leading blank": (VILLAGES, "Alder", " Alder", f"row 2, {NAME}", 'found " Alder"', BLANK),
    "trailing non-breaking blank": (VISITORS, "10,1", "10\u00a0,1", f"row 2, {PERSONS}", r'found "10\xa0"', BLANK),
    "non-breaking blank inside": (VILLAGES, "Alder", "Al\u00a0der", f"row 2, {NAME}", "non-breaking", BLANK),
    "en dash": (VISITORS, "10,1", "10–12,1", f"row 2, {PERSONS}", 'found "10–12"', MINUS),
    "minus sign": (VISITORS, "10,1", "−10,1", f"row 2, {PERSONS}", 'found "−10"', MINUS),
    "full-width digits": (VISITORS, "10,1", "１０,1", f"row 2, {PERSONS}", 'found "１０"', DIGITS),
    "Arabic-Indic digits": (VISITORS, "10,1", "١٠,1", f"row 2, {PERSONS}", 'found "١٠"', DIGITS),
    "Arabic-Indic digits of a date": (VILLAGES, "1910-04", "١٩١٠-٠٤", f"row 3, {FOUNDED}", "found", ""),
    "exponent": (VILLAGES, ",4,30", ",4e0,30", f"row 3, {AREA}", 'found "4e0"', "Write 4."),
    "not a number": (VILLAGES, ",4,30", ",nan,30", f"row 3, {AREA}", 'found "nan"', ""),
    "infinity": (VILLAGES, ",4,30", ",inf,30", f"row 3, {AREA}", 'found "inf"', ""),
    "leading zero": (VISITORS, "10,1", "010,1", f"row 2, {PERSONS}", 'found "010"', "Write 10."),
    "plus sign": (VISITORS, "10,1", "+10,1", f"row 2, {PERSONS}", 'found "+10"', "Write 10."),
    "invisible character": (VILLAGES, "Alder", "Al\u200bder", f"row 2, {NAME}", "invisible character", ANEW),
    "narrow blank": (VILLAGES, "Alder", "Al\u202fder", f"row 2, {NAME}", "of another width", BLANK),
    "blank as wide as a digit": (VILLAGES, "Alder", "Al\u2007der", f"row 2, {NAME}", "of another width", BLANK),
    "letter that fills": (VILLAGES, "Alder", "\u3164", f"row 2, {NAME}", "invisible character", ANEW),
    "empty braille": (VILLAGES, "Alder", "\u2800", f"row 2, {NAME}", "invisible character", ANEW),
    "character of private use": (VILLAGES, "Alder", "Al\ue000der", f"row 2, {NAME}", "invisible character", ANEW),
    "no character": (VILLAGES, "Alder", "Al\uffffder", f"row 2, {NAME}", "invisible character", ANEW),
    "letter that was lost": (VILLAGES, "Alder", "Al\ufffdder", f"row 2, {NAME}", "the letter in whose place", ANEW),
    "line break": (VILLAGES, "Alder", '"Al\nder"', f"row 2, {NAME}", "no line break", ANEW),
    "decomposed letters": (VILLAGES, "Alder", "A\u030alder", f"row 2, {NAME}", "composed letters", "Type the letters"),
    "impossible day": (VILLAGES, "1905-03-02", "1905-02-30", f"row 2, {FOUNDED}", "a date that exists", DATE),
    "impossible month": (VILLAGES, "1910-04", "1910-13", f"row 3, {FOUNDED}", "a date that exists", DATE),
    "written date": (VILLAGES, "1910-04", "April 1910", f"row 3, {FOUNDED}", "a date that exists", DATE),
    "impossible decade": (VILLAGES, "1990s", "199s", f"row 4, {FOUNDED}", "a date that exists", DATE),
    "duplicate number as key": (
        VISITORS,
        "2002,",
        "2001,",
        f"row 3, {YEAR}",
        'found "2001", expected a key',
        "Rename one",
    ),
    "duplicate number as key of the ledger": (
        PRINTED,
        "2,introduction",
        "1,introduction",
        'row 3, field "key"',
        "but row 2 has it too",
        "Rename one",
    ),
    "duplicate text as key": (VILLAGES, "birch,", "alder,", f"row 3, {KEY}", "but row 2 has it too", "Rename one"),
    "empty key": (VILLAGES, "birch,", ",", f"row 3, {KEY}", 'found "", expected the key', "Give the row a name"),
    "value that is not unique": (VILLAGES, "Birch", "Alder", f"row 3, {NAME}", "but row 2 has it too", "another value"),
    "empty cell that is required": (VISITORS, "10,1", ",1", f"row 2, {PERSONS}", "may not be empty", "Fill the cell."),
    "below the range": (VISITORS, "10,1", "-1,1", f"row 2, {PERSONS}", 'found "-1", expected at least 0', SCHEMA),
    "above the range": (VISITORS, "2003", "2030", f"row 4, {YEAR}", 'found "2030", expected at most 2010', SCHEMA),
    "number that nothing holds": (VILLAGES, "2.5", "9" * 19, f"row 2, {AREA}", "expected a number in plain", NUMBER),
    "whole number that nothing holds": (VISITORS, "10,1", "9" * 19 + ",1", f"row 2, {PERSONS}", "at most 9223", NUMBER),
    "out of enumeration": (
        VILLAGES,
        "east",
        "eats",
        f"row 2, {SHORE}",
        'one of "east", "west"',
        'Did you mean "east"?',
    ),
    "against the pattern": (VILLAGES, "birch,", "Birch,", f"row 3, {KEY}", "expected what the pattern ^[a-z", SCHEMA),
    "too long": (SECTIONS, "Introduction", "I" * 31, 'row 2, field "title"', "expected at most 30 characters", SCHEMA),
    "unknown endnote": (
        VISITORS,
        "20,1",
        "20,4",
        f"row 3, {NOTE}",
        "expected what a row of data/endnotes.csv has as",
        "They are 1 to 3.",
    ),
    "unknown reference": (
        CITATIONS,
        "reed-1990",
        "reed-199",
        f"row 2, {WORK}",
        'has as "id"',
        'Did you mean "reed-1990"?',
    ),
    "formula": (VILLAGES, "Alder", "=cmd|' /C calc'!A0", f"row 2, {NAME}", "found \"=cmd|' /C calc'!A0\"", FORMULA),
    "formula that begins with a plus": (VILLAGES, "Alder", "+1+A1", f"row 2, {NAME}", 'found "+1+A1"', FORMULA),
    "formula that begins with a minus": (VILLAGES, "Alder", "-A1", f"row 2, {NAME}", 'found "-A1"', FORMULA),
    "formula that begins with an at": (VILLAGES, "Alder", "@SUM(A1)", f"row 2, {NAME}", 'found "@SUM(A1)"', FORMULA),
    "formula in full-width letters": (VILLAGES, "Alder", "＝A1", f"row 2, {NAME}", 'found "＝A1"', FORMULA),
}
PLANTED = FILES | {name: (file, swap(old, new), *rest) for name, (file, old, new, *rest) in TEXTS.items()}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_told_with_its_place_and_what_to_do(project, name):
    file, plant, place, problem, remedy = PLANTED[name]
    (project / file).parent.mkdir(exist_ok=True)
    plant(project / file)
    faults = csv_files.check(project)[1]
    assert faults, f"{file} with this fault passes: {(project / file).read_bytes()[:999]}"
    assert (f"{file}{place}" if place.startswith(":") else f"{file}, {place}".removesuffix(", ")) == faults[0].where
    assert problem in faults[0].problem
    assert remedy in faults[0].remedy
    elsewhere = [str(fault) for fault in faults if not fault.where.startswith(file)]
    assert [] == elsewhere, "the fault has consequences that are told as faults of their own"


def described(change):
    """The package after a change of its description of the visitors."""

    def plant(path):
        package = descriptor()
        change(package["resources"][0], package["resources"])
        path.write_text(json.dumps(package))

    return plant


def field(**changes):
    """The same with a change of the second field, `persons`."""
    return described(lambda visitors, _: visitors["schema"]["fields"][1].update(changes))


def limits(**constraints):
    return field(constraints=constraints)


def foreign(**reference):
    return described(lambda visitors, _: visitors["schema"]["foreignKeys"][0]["reference"].update(reference))


def update(**changes):
    return described(lambda visitors, _: visitors.update(changes))


def schema(**changes):
    return described(lambda visitors, _: visitors["schema"].update(changes))


BAD_PATTERN = field(type="string", constraints={"pattern": "^["})
OF_PERSONS = ', field "persons"'
LIMITS = f"{OF_PERSONS}, constraints"
TO = ", schema.foreignKeys.1.reference"
# name: (what is done to the package, place below the dataset, what is said of it, what to do)
DESCRIPTIONS = {
    "dataset told twice": (described(lambda own, all: all.append(own)), "", "a name used twice: 2 datasets", "Rename"),
    "dataset without a title": (described(lambda own, _: own.pop("title")), "", "has no title", "Write it"),
    "line break in a title": (update(title="a\nb"), ", title", r'found "a\nb"', "anew"),
    "another path": (described(lambda own, _: own.update(path="a.csv")), "", 'expected "visitors.csv"', "Correct path"),
    "another format": (described(lambda own, _: own.update(format="xlsx")), "", 'expected "csv"', "Correct it."),
    "no schema": (described(lambda own, _: own.pop("schema")), "", "has no schema", "Write it."),
    "no fields": (described(lambda own, _: own["schema"].pop("fields")), ", schema", "has no fields", "Write it."),
    "field told twice": (field(name="endnote"), ', field "endnote"', "has a name used twice", "Rename or remove"),
    "unknown type": (field(type="intger"), f"{OF_PERSONS}, type", 'found "intger"', 'Did you mean "integer"?'),
    "no type": (field(type=None), f"{OF_PERSONS}, type", "expected one of integer, number, string", "Correct it."),
    "unknown constraint": (limits(minmum=0), LIMITS, '"minmum", which means nothing', 'Did you mean "minimum"?'),
    "broken pattern": (BAD_PATTERN, f"{LIMITS}.pattern", "expected a regular expression", "Correct it."),
    "broken limit": (limits(minimum="x"), f"{LIMITS}.minimum", "expected a whole number", "Correct it."),
    "pattern of a number": (limits(pattern="a"), LIMITS, '"pattern", which means nothing', "remove it"),
    "no description of a field": (field(description=""), f"{OF_PERSONS}, description", 'found ""', "Correct it."),
    "no title of a field": (
        described(lambda own, _: own["schema"]["fields"][1].pop("title")),
        OF_PERSONS,
        "has no title",
        "Write it.",
    ),
    "unit that is nearly one": (field(unit="percents"), OF_PERSONS, 'has the unit "percents"', 'Write "percent".'),
    "endnotes that nothing looks up": (
        described(lambda own, _: own["schema"].pop("foreignKeys")),
        "",
        'has a field "endnote", and no key',
        'Write "foreignKeys": [{"fields": ["endnote"]',
    ),
    "unknown field of a unit": (field(unit="{boat}"), OF_PERSONS, '"boat", which is none', "Fields are year, persons"),
    "unknown key": (described(lambda own, _: own["schema"].update(primaryKey=["yea"])), "", '"yea"', 'mean "year"?'),
    "key to no dataset": (foreign(resource="endnote"), "", 'dataset "endnote", which is none', 'mean "endnotes"?'),
    "key to no field": (foreign(fields=["no"]), "", "which has no such field", "Fields are number, text."),
    "keys that are no keys": (
        schema(foreignKeys=7),
        ", schema.foreignKeys",
        'found "7", expected a list of keys',
        'Write it as [{"fields": ["endnote"]',
    ),
    "delimiter other than it is read with": (
        update(dialect={"delimiter": ";"}),
        ", dialect.delimiter",
        'found ";", expected ","',
        "Correct it.",
    ),
    "encoding other than it is read in": (update(encoding="latin-1"), ", encoding", 'expected "utf-8"', "Correct it."),
    "media type of another file": (update(mediatype="text/plain"), ", mediatype", 'expected "text/csv"', "Correct it."),
    "unknown name in a dataset": (update(titel="a"), "", 'the name "titel"', 'Did you mean "title"?'),
    "dataset without a name": (update(name=None), "", "has no such name", "Give it one"),
    "missing values that are none": (schema(missingValues=["", "32"]), ", schema.missingValues", '"32', "Correct it."),
    "missing values that are no list": (schema(missingValues=7), ", schema.missingValues", '"7"', "Correct it."),
    "another key than the first field": (
        schema(primaryKey=["persons"]),
        "",
        'the primaryKey "persons", expected its first field',
        'Write it as ["year"].',
    ),
    "unique key of no field": (
        schema(uniqueKeys=[["year", "person"]]),
        "",
        'a key of the field "person"',
        "Did you mean",
    ),
    "unique key that is no list": (
        schema(uniqueKeys=["year"]),
        ", schema.uniqueKeys.1",
        "expected a list of names",
        '["key"]',
    ),
    "key to a list": (foreign(resource=["a"]), f"{TO}.resource", r'found "["a"]", expected a text', "Correct it."),
    "key to a number": (foreign(fields=3), f"{TO}.fields", "expected a list of names", 'Write it as ["key"].'),
    "key to a list in a list": (foreign(fields=[["a"]]), f"{TO}.fields.1", "expected a text", "Correct it."),
    "key to fewer fields": (
        described(lambda own, _: own["schema"]["foreignKeys"][0].update(fields=["year", "endnote"])),
        "",
        "from year, endnote to number",
        "Name a field there",
    ),
    "field without a name": (field(name=None), ", field 2, name", 'found "null", expected the name', "Correct it."),
    "half a field of a unit": (field(unit="{endnote"), f"{OF_PERSONS}, unit", "expected a unit", "Correct it."),
    "unit that is no text": (field(unit=["a"]), f"{OF_PERSONS}, unit", "expected a unit", "Correct it."),
    "limit of another type": (limits(minimum=1.5), f"{LIMITS}.minimum", "expected a whole number", "Correct it."),
    "endless limit": (
        lambda path: swap('"minimum": 0', '"minimum": 1e999')(path),
        f"{LIMITS}.minimum",
        "expected a whole number",
        "Correct it.",
    ),
    "limit that nothing holds": (limits(maximum=10**400), f"{LIMITS}.maximum", "000…", "Correct it."),
    "choice of another type": (limits(enum=["a"]), f"{LIMITS}.enum.1", "expected a whole number", "Correct it."),
    "constraints that are none": (field(constraints=3), LIMITS, "expected constraints", '{"required": true}'),
}


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_a_fault_of_a_description_is_told_with_its_place_and_what_to_do(project, name):
    plant, place, problem, remedy = DESCRIPTIONS[name]
    plant(project / PACKAGE)
    faults = csv_files.check(project)[1]
    dataset = "1" if name == "dataset without a name" else '"visitors"'
    assert [f"{PACKAGE}, dataset {dataset}{place}"] == [fault.where for fault in faults], "once, without consequences"
    assert problem in faults[0].problem
    assert remedy in faults[0].remedy


def work(**changes):
    return becomes(json.dumps([WORKS[0] | changes]).encode())


def only(*names):
    return becomes(json.dumps([{name: WORKS[0][name] for name in names}]).encode())


OF_WORK = f"{WORKS_FILE}, reed-1990"
AUTHOR, ISSUED = (f'{OF_WORK}, field "{name}"' for name in ("author", "issued"))
# name: (what is done to the list of works, place, what is said of it, what to do)
CITED = {
    "missing works": (missing, WORKS_FILE, "is missing", RESTORE),
    "broken works": (becomes(b"[{"), f"{WORKS_FILE}:1", "cannot be read as JSON", JSON),
    "works that are no list": (becomes(b'{"id": "a"}'), WORKS_FILE, "is no list of works", RESTORE),
    "no work": (becomes(b"[]"), WORKS_FILE, "is no list of works", RESTORE),
    "work that is none": (becomes(b"[3]"), f"{WORKS_FILE}, work 1", 'found "3", expected a work', "Correct it."),
    "works in Latin-1": (becomes(b'[{"id": "\xe9"}]'), f"{WORKS_FILE}:1", "found the byte E9", "as UTF-8"),
    "work told twice": (becomes(json.dumps(WORKS * 2).encode()), OF_WORK, "is an id used twice", "Rename"),
    "work without a title": (work(title=None), f'{OF_WORK}, field "title"', "expected a text", "Correct it."),
    "work without its kind": (only("id", "title"), OF_WORK, "has no type, expected one of article", "Write it."),
    "work of an unknown kind": (
        work(type="webpge"),
        f'{OF_WORK}, field "type"',
        'found "webpge", expected one of article-journal',
        'Did you mean "webpage"?',
    ),
    "work without an id": (only("type", "title"), f"{WORKS_FILE}, work 1", "has no id", "Write it."),
    "work with an empty id": (work(id=""), f'{WORKS_FILE}, work 1, field "id"', 'found "", expected an id', "Correct"),
    "work with a number as id": (work(id=7), f'{WORKS_FILE}, work 1, field "id"', 'found "7"', "Correct it."),
    "unknown field of a work": (work(titel="a"), OF_WORK, 'the name "titel", which', 'Did you mean "title"?'),
    "field of a work told twice": (
        swap('"title"', '"title": "Lakes", "title"'),
        WORKS_FILE,
        'has the name "title" 2 times in one object, expected once: "{"id": "reed-1990"',
        "Keep one of them.",
    ),
    "author that is no list": (work(author="Reed"), AUTHOR, 'found "Reed", expected a list of', '[{"given": "…"'),
    "no author": (work(author=[]), AUTHOR, 'found "[]", expected a list of names', '[{"given": "…"'),
    "author without a family name": (
        work(author=[{"given": "Ann"}]),
        f'{OF_WORK}, field "author.1"',
        'expected a person with a "family" name',
        'Write it as {"given": "…"',
    ),
    "unknown part of a name": (
        work(author=[{"given": "Ann", "family": "Reed", "nam": "x"}]),
        f'{OF_WORK}, field "author.1"',
        'the name "nam"',
        "There are given, family, literal.",
    ),
    "year that is no date": (work(issued="1990"), ISSUED, "expected a date", 'Write it as {"date-parts"'),
    "year of two digits": (
        work(issued={"date-parts": [[90]]}),
        f'{OF_WORK}, field "issued.date-parts.1.1"',
        'found "90", expected a year from 1000 to 9999',
        "Correct it.",
    ),
    "impossible month of a work": (
        work(issued={"date-parts": [[1990, 13]]}),
        f'{OF_WORK}, field "issued.date-parts.1.2"',
        "expected a month from 1 to 12",
        "Correct it.",
    ),
    "date that is a range": (
        work(issued={"date-parts": [[1990], [1991]]}),
        f'{OF_WORK}, field "issued.date-parts"',
        "expected one date",
        "Write it as [[2013, 2, 18]].",
    ),
    "season that is none": (
        work(issued={"date-parts": [[1990]], "season": "x"}),
        f'{OF_WORK}, field "issued.season"',
        'found "x", expected a season from 1 to 4',
        "Correct it.",
    ),
    "blank at the end": (work(title="Lake "), f'{OF_WORK}, field "title"', 'found "Lake "', BLANK),
    "half a character": (work(title="\ud800"), f'{OF_WORK}, field "title"', r'found "\ud800"', ANEW),
}


@pytest.mark.parametrize("name", CITED)
def test_a_fault_in_the_list_of_works_is_told_with_its_place_and_what_to_do(project, name):
    plant, place, problem, remedy = CITED[name]
    plant(project / WORKS_FILE)
    faults = csv_files.check(project)[1]
    assert [place] == [fault.where for fault in faults]
    assert problem in faults[0].problem
    assert remedy in faults[0].remedy


def test_a_known_dataset_that_is_not_described_is_told_by_its_file_and_by_what_refers_to_it(project):
    package = descriptor()
    package["resources"] = [about for about in package["resources"] if about["name"] not in ("printed", "references")]
    (project / PACKAGE).write_text(json.dumps(package))
    told = [fault.where for fault in csv_files.check(project)[1]]
    assert {"data/printed.csv", "data/references.json", f'{PACKAGE}, dataset "citations"'} == set(told)


def test_a_field_that_the_site_reads_is_asked_for(project):
    every('"locator"', '"pages"')(project / PACKAGE)
    every("locator", "pages")(project / CITATIONS)
    (fault,) = csv_files.check(project)[1]
    assert (f'{PACKAGE}, dataset "citations"', 'lacks the field "locator", which the site itself reads.') == (
        fault.where,
        fault.problem,
    )


ACCEPTED = {
    "Windows line ends": (VISITORS, every("\n", "\r\n")),
    "byte-order mark": (VISITORS, lambda path: path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())),
    "no line end at the end": (VISITORS, lambda path: path.write_bytes(path.read_bytes().rstrip())),
    "NA as text": (VILLAGES, swap("Alder", "NA")),
    "comma in quotes": (VILLAGES, swap("Alder", '"Alder, old"')),
    "quotes in quotes": (VILLAGES, swap("Alder", '"The ""old"" Alder"')),
    "letters with accents": (VILLAGES, swap("Alder", "Ålder Қала")),
    "whole number of a field with decimals": (VILLAGES, swap("2.5", "2")),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_a_spreadsheet_writes_passes(project, name):
    file, change = ACCEPTED[name]
    change(project / file)
    assert [] == csv_files.check(project)[1]


def test_the_tiny_project_has_no_fault(project):
    tables, faults = csv_files.check(project)
    assert [] == faults
    assert {*TABLES, "references"} == set(tables)
    assert [["2001", "10", "1"], ["2002", "20", "1"], ["2003", "15", ""]] == tables["visitors"]


def test_a_column_that_is_renamed_and_moved_is_told_with_the_nearest_name(project):
    swap("year,persons", "person,year")(project / VISITORS)
    lacks, found = csv_files.check(project)[1]
    assert ('lacks the column "persons".', f'Did you mean "person"? {COLUMNS}') == (lacks.problem, lacks.remedy)
    assert found.remedy.startswith('Did you mean "persons"? Rename it')


def test_a_described_file_that_is_renamed_is_told_with_both_names(project):
    (project / VISITORS).rename(project / "data/visitor.csv")
    undescribed, gone = csv_files.check(project)[1]
    assert 'data/visitor.csv: is not described. Did you mean "visitors.csv"?' in str(undescribed)
    assert f"{VISITORS}: is missing. {WRITE}" == str(gone)


def test_a_fault_knows_its_dataset_and_row(project):
    swap("20,1", "twenty,1")(project / VISITORS)
    (fault,) = csv_files.check(project)[1]
    assert ("visitors", "2002") == (fault.dataset, fault.row)


def test_a_fault_of_the_schema_knows_its_dataset_and_row(project):
    swap("20,1", "-20,4")(project / VISITORS)
    assert [("visitors", "2002")] * 2 == [(fault.dataset, fault.row) for fault in csv_files.check(project)[1]]


def test_all_faults_of_the_letters_are_told_at_once(project):
    swap("10,1", "10 ,1")(project / VISITORS)
    swap("15,", "1_5,")(project / VISITORS)
    swap("2.5", "2;5")(project / VILLAGES)
    places = [(f"{VISITORS}, row 2, {PERSONS}"), (f"{VISITORS}, row 4, {PERSONS}"), (f"{VILLAGES}, row 2, {AREA}")]
    assert places == [fault.where for fault in csv_files.check(project)[1]]


def test_faults_of_the_letters_in_one_file_do_not_hide_those_of_the_schema_in_another(project):
    swap("10,1", "10 ,1")(project / VISITORS)
    swap("east", "north")(project / VILLAGES)
    places = {f"{VISITORS}, row 2, {PERSONS}", f'{VILLAGES}, row 2, field "shore"'}
    assert places == {fault.where for fault in csv_files.check(project)[1]}


def test_a_row_with_one_fault_is_told_once(project):
    swap("2002,", "2001,")(project / VISITORS)
    assert [f'{VISITORS}, row 3, field "year"'] == [fault.where for fault in csv_files.check(project)[1]]


def test_no_message_tells_a_path_of_the_machine(project):
    missing(project / PACKAGE)
    (fault,) = csv_files.check(project)[1]
    assert str(project) not in str(fault)


def test_a_file_that_cannot_be_read_does_not_hide_the_faults_of_the_others(project):
    becomes(b"")(project / VISITORS)
    swap("east", "north")(project / VILLAGES)
    swap("10000,,,", "10000,,,9")(project / VILLAGES)
    places = [VISITORS, f"{VILLAGES}, row 2, {SHORE}", f"{VILLAGES}, row 4, {NOTE}"]
    assert places == [fault.where for fault in csv_files.check(project)[1]]


def test_a_key_to_a_file_that_cannot_be_read_is_not_looked_at(project):
    becomes(b"")(project / "data/endnotes.csv")
    assert ["data/endnotes.csv"] == [fault.where for fault in csv_files.check(project)[1]]


@pytest.mark.parametrize("cell", ["\x1b[31m", "\u202e", "\x9b"])
def test_what_a_terminal_would_obey_is_spelt_out(project, cell):
    swap("Alder", f"Al{cell}der")(project / VILLAGES)
    (fault,) = csv_files.check(project)[1]
    assert cell not in str(fault)
    assert str(fault).isprintable()


@pytest.mark.parametrize(("key", "planted"), [("2,Ibid.", "1,Ibid."), ("2,Ibid.", ",Ibid."), ('1,"Ann', '1 ,"Ann')])
def test_what_refers_to_a_faulty_key_is_not_told_beside_it(project, key, planted):
    swap(key, planted)(project / "data/endnotes.csv")
    assert ["data/endnotes.csv"] == [fault.where.split(",")[0] for fault in csv_files.check(project)[1]]


def test_a_long_pattern_is_cut_in_its_message(project):
    field(type="string", constraints={"pattern": "a" * 99})(project / PACKAGE)
    assert ["what the pattern " + "a" * 80 + "… allows"] * 3 == [
        fault.problem.partition("expected ")[2].rstrip(".") for fault in csv_files.check(project)[1]
    ]
