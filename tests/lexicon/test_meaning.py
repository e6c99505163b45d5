"""Which meaning of a name holds on a date."""

from __future__ import annotations

import pytest

from evenhand.lexicon.meaning import choose_meaning
from evenhand.lexicon.names import Name, Term

PRESIDENT = Term(office="president", start="2000-01-01", end="2010-01-01")
LEADER = Term(office="leader", start="1990", end="1999")


def person(*terms, code="SYR", sector=None, identifier="P"):
    return Name(
        text="P", kind="person", code=code, sector=sector, identifier=identifier, terms=terms
    )


def group(code="SYR", sector="REB", **more):
    return Name(text="G", kind="group", code=code, sector=sector, identifier="G", **more)


PEOPLE = [
    # names, date, code, sector
    ([person(PRESIDENT)], "1999-01-01", "SYR", None),
    ([person(PRESIDENT)], "2005-01-01", "SYR", "GOV"),
    ([person(PRESIDENT)], "2015-01-01", "SYR", "ELI"),
    ([person(PRESIDENT)], None, "SYR", "GOV"),
    ([person(LEADER, sector="REB")], "2015-01-01", "SYR", "REB"),
    ([person(LEADER, sector="REB"), person(PRESIDENT)], "2005-01-01", "SYR", "GOV"),
    ([person(LEADER, sector="REB"), person(PRESIDENT)], "1995-01-01", "SYR", "REB"),
    ([person(PRESIDENT), person(LEADER, code="UNO")], "2005-01-01", "SYR", "GOV"),
    ([person(PRESIDENT), person(LEADER, code="UNO")], "1995-01-01", "UNO", None),
    ([person(PRESIDENT, Term(office="party leader", start="1995"))], "2015-01-01", "SYR", "ELI"),
    ([person(Term(office="party leader", start="1995"))], "2015-01-01", "SYR", "PTY"),
]


@pytest.mark.parametrize(("names", "date", "code", "sector"), PEOPLE)
def test_meaning_of_people_by_office(names, date, code, sector):
    meaning = choose_meaning(names, date=date)
    assert (meaning.code, meaning.sector) == (code, sector)


GROUPS = [
    ([group()], "2020-01-01", (), "SYR", "REB"),
    ([group(end="2010")], "2020-01-01", (), None, None),
    ([group(end="2010"), group(sector="PTY", start="2010")], "2020-01-01", (), "SYR", "PTY"),
    ([group(), group(code="ISR")], "2020-01-01", (), None, "REB"),
    ([group(), group(code="ISR")], "2020-01-01", ("ISR",), "ISR", "REB"),
    ([group(open=True)], "2020-01-01", (), None, "REB"),
    ([group(open=True)], "2020-01-01", ("SYR",), "SYR", "REB"),
    ([group(), group(code="ISR", open=True)], "2020-01-01", (), "SYR", "REB"),
]


@pytest.mark.parametrize(("names", "date", "near", "code", "sector"), GROUPS)
def test_meaning_of_groups_by_date_and_country(names, date, near, code, sector):
    meaning = choose_meaning(names, date=date, near=near)
    assert (meaning.code, meaning.sector) == (code, sector)


def test_meaning_of_namesakes_leaves_the_person_open():
    names = [person(PRESIDENT), person(PRESIDENT, identifier="Q")]
    assert choose_meaning(names, date="2015-01-01").identifier is None


def test_meaning_of_nothing_is_none():
    assert choose_meaning([]) is None
