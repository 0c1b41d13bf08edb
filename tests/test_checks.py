"""Faults that are planted in the tiny project's data, one at a time, and what the checks say of each."""

import json

import pytest
from lake import TABLES, WORKS, descriptor

from macros import checks

PACKAGE, WORKS_FILE = "data/datapackage.json", "data/references.json"
VISITORS, VILLAGES = "data/visitors.csv", "data/villages.csv"
RESTORE = "Restore it from the last commit."
COMMAS = "Save the file with commas."
UTF_8 = "Save the file as “CSV UTF-8”."
QUOTES = 'Close each "…", and write " inside a cell as "".'
CELLS = 'Add what is missing, or put "…" around a text that holds a comma.'
COLUMNS = "Expected: year, persons, endnote."
BLANK = "Remove the blank."
DIGITS = "Type the digits 0–9."
SEPARATORS = "Remove the separators; a decimal point is a full stop."
MINUS = "A minus is typed as -; a range needs two fields."
NUMBER = "Correct the number."
ANEW = "Type the text anew."
DATE = "Correct the date."
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


def missing(path):
    path.unlink()


def folder(path):
    path.unlink()
    path.mkdir()


def dangling(path):
    path.unlink()
    path.symlink_to("nowhere.csv")


PERSONS, AREA, NAME, FOUNDED = (f'field "{name}"' for name in ("persons", "area_km2", "name", "founded_date"))
# name: (file, what is done to it, place in it, what is said of it, what to do)
FILES = {
    "missing column": (VISITORS, swap("persons,", ""), "row 1", 'lacks the column "persons"', COLUMNS),
    "extra column": (VISITORS, swap("endnote", "endnote,boats"), "row 1", 'found the column "boats"', "Rename it"),
    "re-ordered columns": (VISITORS, swap("year,persons", "persons,year"), "row 1", "in another order", COLUMNS),
    "upper-case column": (VISITORS, swap("persons", "Persons"), "row 1", 'lacks the column "persons"', COLUMNS),
    "semicolons": (VISITORS, every(",", ";"), "row 1", "has semicolons between its cells", COMMAS),
    "tabs": (VISITORS, every(",", "\t"), "row 1", "has tabs between its cells", COMMAS),
    "short row": (VISITORS, swap("2002,20,1", "2002,20"), "row 3", "has 2 cells, expected 3 (year,", CELLS),
    "long row": (VISITORS, swap("2002,20", "2002,2,000"), "row 3", "has 4 cells, expected 3 (year,", CELLS),
    "blank line": (VISITORS, swap("2002", "\n2002"), "row 3", "has 0 cells, expected 3 (year,", CELLS),
    "unclosed quotes": (VILLAGES, swap("Alder", '"Alder'), "", "has unbalanced quotes", QUOTES),
    "text after quotes": (VILLAGES, swap("Alder", '"Al"der'), "", "has unbalanced quotes", QUOTES),
    "empty file": (VISITORS, becomes(b""), "", "is empty", RESTORE),
    "blank file": (VISITORS, becomes(b"\n \n"), "", "is empty", RESTORE),
    "byte-order mark alone": (VISITORS, becomes(b"\xef\xbb\xbf"), "", "is empty", RESTORE),
    "header alone": (VISITORS, becomes(b"year,persons,endnote\n"), "", "has a header but no rows", "last commit"),
    "folder in its place": (VISITORS, folder, "", "is missing or is not a file", RESTORE),
    "dangling link": (VISITORS, dangling, "", "is missing or is not a file", RESTORE),
    "missing file": (VISITORS, missing, "", "is missing or is not a file", RESTORE),
    "undescribed file": ("data/boats.csv", becomes(b"key\na\n"), "", "is not described", "Describe it in data/"),
    "UTF-16": (VILLAGES, recoded("utf-16"), "row 1", "is not UTF-8", UTF_8),
    "UTF-16 without a mark": (VISITORS, recoded("utf-16-le"), "row 1", "holds a NUL byte", UTF_8),
    "Latin-1": (VILLAGES, recoded("latin-1"), "row 2", "is not UTF-8", UTF_8),
    "NUL": (VILLAGES, swap("Birch", "Bi\0rch"), "row 3", "holds a NUL byte", UTF_8),
    "broken package": (PACKAGE, becomes(b'{"resources": ['), "", "cannot be read as a data package", "mend the JSON"),
    "package that is a list": (PACKAGE, becomes(b"[]"), "", "cannot be read as a data package", "mend the JSON"),
    "package of nothing": (PACKAGE, becomes(b"{}"), "", "cannot be read as a data package", "mend the JSON"),
    "missing package": (PACKAGE, missing, "", "cannot be read as a data package", "Restore it"),
    "package without fields": (PACKAGE, every('"fields"', '"columns"'), "", "cannot be read as", "mend the JSON"),
}
# name: (file, text, text in its place, place, what is said of it, what to do)
TEXTS = {
    "word for a number": (VISITORS, "10,1", "ten,1", f"row 2, {PERSONS}", 'found "ten", expected a whole', NUMBER),
    "decimals of a whole number": (VISITORS, "10,1", "10.0,1", f"row 2, {PERSONS}", 'found "10.0"', NUMBER),
    "thousands separator": (VISITORS, "10,1", '"1,000",1', f"row 2, {PERSONS}", 'found "1,000"', SEPARATORS),
    "thousands blank": (VISITORS, "10,1", "1 000,1", f"row 2, {PERSONS}", 'found "1 000"', NUMBER),
    "decimal comma": (VILLAGES, "2.5", '"2,5"', f"row 2, {AREA}", 'found "2,5", expected a number', SEPARATORS),
    "underscore": (VISITORS, "10,1", "1_0,1", f"row 2, {PERSONS}", 'found "1_0"', SEPARATORS),
    "percent sign": (VISITORS, "10,1", "10%,1", f"row 2, {PERSONS}", 'found "10%"', "Remove the percent sign"),
    "trailing blank": (VISITORS, "10,1", "10 ,1", f"row 2, {PERSONS}", 'found "10 "', BLANK),
    "leading blank": (VILLAGES, "Alder", " Alder", f"row 2, {NAME}", 'found " Alder"', BLANK),
    "trailing non-breaking blank": (VISITORS, "10,1", "10\u00a0,1", f"row 2, {PERSONS}", "found", BLANK),
    "non-breaking blank inside": (VILLAGES, "Alder", "Al\u00a0der", f"row 2, {NAME}", "non-breaking", BLANK),
    "en dash": (VISITORS, "10,1", "10–12,1", f"row 2, {PERSONS}", 'found "10–12"', MINUS),
    "minus sign": (VISITORS, "10,1", "−10,1", f"row 2, {PERSONS}", 'found "−10"', MINUS),
    "full-width digits": (VISITORS, "10,1", "１０,1", f"row 2, {PERSONS}", 'found "１０"', DIGITS),
    "Arabic-Indic digits": (VISITORS, "10,1", "١٠,1", f"row 2, {PERSONS}", 'found "١٠"', DIGITS),
    "Arabic-Indic digits of a date": (VILLAGES, "1910-04", "١٩١٠-٠٤", f"row 3, {FOUNDED}", "found", ""),
    "exponent": (VILLAGES, ",4,30", ",4e0,30", f"row 3, {AREA}", 'found "4e0"', NUMBER),
    "not a number": (VILLAGES, ",4,30", ",nan,30", f"row 3, {AREA}", 'found "nan"', ""),
    "infinity": (VILLAGES, ",4,30", ",inf,30", f"row 3, {AREA}", 'found "inf"', ""),
    "leading zero": (VISITORS, "10,1", "010,1", f"row 2, {PERSONS}", 'found "010"', NUMBER),
    "plus sign": (VISITORS, "10,1", "+10,1", f"row 2, {PERSONS}", 'found "+10"', NUMBER),
    "invisible character": (VILLAGES, "Alder", "Al\u200bder", f"row 2, {NAME}", "invisible character", ANEW),
    "line break": (VILLAGES, "Alder", '"Al\nder"', f"row 2, {NAME}", "no line break", ANEW),
    "decomposed letters": (VILLAGES, "Alder", "A\u030alder", f"row 2, {NAME}", "composed letters", "Type the letters"),
    "impossible day": (VILLAGES, "1905-03-02", "1905-02-30", f"row 2, {FOUNDED}", "a date that exists", DATE),
    "impossible month": (VILLAGES, "1910-04", "1910-13", f"row 3, {FOUNDED}", "a date that exists", DATE),
    "written date": (VILLAGES, "1910-04", "April 1910", f"row 3, {FOUNDED}", "a date that exists", DATE),
    "impossible decade": (VILLAGES, "1990s", "199s", f"row 4, {FOUNDED}", "a date that exists", DATE),
    "duplicate number as key": (VISITORS, "2002,", "2001,", 'row 3, field "year"', 'found "2001"', SCHEMA),
    "duplicate text as key": (VILLAGES, "birch,", "alder,", 'row 3, field "key"', 'found "alder"', SCHEMA),
    "empty key": (VILLAGES, "birch,", ",", 'row 3, field "key"', 'found ""', SCHEMA),
    "empty cell that is required": (VISITORS, "10,1", ",1", f"row 2, {PERSONS}", "required", SCHEMA),
    "below the range": (VISITORS, "10,1", "-1,1", f"row 2, {PERSONS}", 'found "-1"', SCHEMA),
    "above the range": (VISITORS, "2003", "2030", 'row 4, field "year"', 'found "2030"', SCHEMA),
    "out of enumeration": (VILLAGES, "east", "north", 'row 2, field "shore"', 'found "north"', SCHEMA),
    "against the pattern": (VILLAGES, "birch,", "Birch,", 'row 3, field "key"', 'found "Birch"', SCHEMA),
    "unknown endnote": (VISITORS, "20,1", "20,4", 'row 3, field "endnote"', 'found "4", which is no', "Correct it"),
}
PLANTED = FILES | {name: (file, swap(old, new), *rest) for name, (file, old, new, *rest) in TEXTS.items()}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_told_with_its_place_and_what_to_do(project, name):
    file, plant, place, problem, remedy = PLANTED[name]
    plant(project / file)
    faults = checks.check(project)[1]
    assert faults, f"{file} with this fault passes: {(project / file).read_bytes()}"
    assert f"{file}, {place}".removesuffix(", ") == faults[0].where
    assert problem in faults[0].problem
    assert remedy in faults[0].remedy
    elsewhere = [str(fault) for fault in faults if not fault.where.startswith(file)]
    assert [] == elsewhere, "the fault has consequences that are told as faults of their own"


BROKEN = {
    # name: (file, what is done to it, a word of what is said of it)
    "package of no known type": (PACKAGE, swap('"integer"', '"whole"'), "whole"),
    "package without a type": (PACKAGE, swap('"type": "integer", ', ""), "type"),
    "package with a broken pattern": (PACKAGE, swap("^[a-z0-9-]+$", "^[a-z"), "pattern"),
    "package with a broken limit": (PACKAGE, swap('"minimum": 2001', '"minimum": "x"'), "minimum"),
    "missing works": (WORKS_FILE, missing, ""),
    "broken works": (WORKS_FILE, becomes(b"[{"), ""),
    "works that are no list": (WORKS_FILE, becomes(b'{"id": "a"}'), ""),
    "works in Latin-1": (WORKS_FILE, becomes(b'[{"id": "\xe9"}]'), ""),
    "work told twice": (WORKS_FILE, becomes(json.dumps(WORKS * 2).encode()), "same"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_description_or_list_of_works_is_a_fault_and_no_error(project, name):
    file, plant, word = BROKEN[name]
    plant(project / file)
    faults = checks.check(project)[1]
    assert [file] == sorted({fault.where.split(", ")[0] for fault in faults})
    assert word in faults[0].problem


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
    assert [] == checks.check(project)[1]


def test_the_tiny_project_has_no_fault(project):
    tables, faults = checks.check(project)
    assert [] == faults
    assert set(TABLES) == set(tables)
    assert [["2001", "10", "1"], ["2002", "20", "1"], ["2003", "15", ""]] == tables["visitors"]


def test_a_renamed_column_is_told_with_the_nearest_name(project):
    swap("persons", "person")(project / VISITORS)
    lacks, found = checks.check(project)[1]
    assert 'lacks the column "persons".' == lacks.problem
    assert found.remedy.startswith('Did you mean "persons"? Rename it')


def test_a_fault_knows_its_dataset_and_row(project):
    swap("20,1", "twenty,1")(project / VISITORS)
    (fault,) = checks.check(project)[1]
    assert ("visitors", "2002") == (fault.dataset, fault.row)


def test_a_fault_of_the_schema_knows_its_dataset_and_row(project):
    swap("20,1", "-20,4")(project / VISITORS)
    assert [("visitors", "2002")] * 2 == [(fault.dataset, fault.row) for fault in checks.check(project)[1]]


def test_all_faults_of_the_letters_are_told_at_once(project):
    swap("10,1", "10 ,1")(project / VISITORS)
    swap("15,", "1_5,")(project / VISITORS)
    swap("2.5", "2;5")(project / VILLAGES)
    places = [(f"{VISITORS}, row 2, {PERSONS}"), (f"{VISITORS}, row 4, {PERSONS}"), (f"{VILLAGES}, row 2, {AREA}")]
    assert places == [fault.where for fault in checks.check(project)[1]]


def test_faults_of_the_letters_in_one_file_do_not_hide_those_of_the_schema_in_another(project):
    swap("10,1", "10 ,1")(project / VISITORS)
    swap("east", "north")(project / VILLAGES)
    places = {f"{VISITORS}, row 2, {PERSONS}", f'{VILLAGES}, row 2, field "shore"'}
    assert places == {fault.where for fault in checks.check(project)[1]}


def test_a_row_with_one_fault_is_told_once(project):
    swap("2002,", "2001,")(project / VISITORS)
    assert [f'{VISITORS}, row 3, field "year"'] == [fault.where for fault in checks.check(project)[1]]


def test_no_message_tells_a_path_of_the_machine(project):
    missing(project / PACKAGE)
    (fault,) = checks.check(project)[1]
    assert str(project) not in str(fault)


def test_a_foreign_key_to_no_dataset_is_a_fault(project):
    package = descriptor()
    package["resources"][0]["schema"]["foreignKeys"][0]["reference"]["resource"] = "notes"
    (project / PACKAGE).write_text(json.dumps(package))
    (fault,) = checks.check(project)[1]
    assert 'resource "notes" does not exist' in fault.problem
