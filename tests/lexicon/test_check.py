"""The vocabulary keeps its rules, and the checker sees when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.lexicon.ambiguity import name_faults
from evenhand.lexicon.balance import COLUMNS, balance, balance_page, is_uneven
from evenhand.lexicon.check import check_lexicon
from evenhand.lexicon.forms import country_faults, group_faults
from evenhand.lexicon.names import Name, Term

STATES = frozenset(("SYR", "ISR"))


def test_check_finds_no_fault_in_what_ships():
    assert check_lexicon() == []


def country(**more):
    data = {
        "source": "s", "licence": "l", "code": "SYR", "iso2": "SY", "name": "Syria", "names": [],
        "adjective": [], "demonyms": [], "capital": [], "status": "UN member", "claims": [],
        "bodies": [], "parties": [], "people": [], "epithets": [],
    }  # fmt: skip
    return data | more


def person(name, office, start=None, end=None):
    term = {k: v for k, v in (("office", office), ("start", start), ("end", end)) if v}
    return {"names": [name], "terms": [term]}


COUNTRIES = [
    ({"status": "unsure"}, "status 'unsure'"),
    ({"claims": ["ZZZ"]}, "no such state 'ZZZ'"),
    ({"colour": "red"}, "unknown field"),
    ({"bodies": [{"names": ["Army"], "sector": "XXX"}]}, "Army: no such sector 'XXX'"),
    ({"bodies": [{"names": ["Army"]}]}, "missing required field `sector`"),
    ({"bodies": [{"names": [], "sector": "MIL"}]}, "no names"),
    ({"people": [person("A", "baker")]}, "A: no such office 'baker'"),
    ({"people": [person("A", "president", "2001-13")]}, "is not a date"),
    ({"people": [person("A", "president", "2002", "2001")]}, "before it starts"),
    (
        {"people": [person("A", "president", "2000", "2005"), person("B", "president", "2003")]},
        "president: A and B overlap",
    ),
    ({"epithets": [{"text": "x", "means": "dogs", "used_by": ["ISR"]}]}, "means 'dogs'"),
    ({"shared_offices": ["baker"]}, "no such office 'baker'"),
]


@pytest.mark.parametrize(("more", "fault"), COUNTRIES)
def test_forms_country_fault(more, fault):
    faults = list(country_faults(country(**more), STATES))
    assert len(faults) == 1
    assert fault in faults[0]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"people": [person("A", "president", "2000", "2003"), person("B", "president", "2003")]},
        {"people": [person("A", "speaker", "2000"), person("B", "speaker", "2001")]},
        {
            "shared_offices": ["president"],
            "people": [person("A", "president", "2000"), person("B", "president", "2001")],
        },
    ],
)
def test_forms_country_without_fault(more):
    assert list(country_faults(country(**more), STATES)) == []


GROUPS = [
    ({"names": ["X"], "code": "ZZZ"}, "X: no such code 'ZZZ'"),
    ({"names": ["X"], "sector": "REB PRM MIL"}, "one or two codes"),
    ({"names": ["X"], "boss": "Y"}, "unknown field"),
    ({"names": ["X"], "leaders": [{"names": ["Y"], "start": "soon"}]}, "X: Y: 'soon'"),
]


@pytest.mark.parametrize(("row", "fault"), GROUPS)
def test_forms_group_fault(row, fault):
    faults = list(group_faults({"source": "s", "licence": "l", "group": [row]}, STATES))
    assert len(faults) == 1
    assert fault in faults[0]


def name(text, kind="group", code="SYR", **more):
    more.setdefault("identifier", text)
    return Name(text=text, kind=kind, code=code, unit=f"{code}.toml", **more)


AMBIGUOUS = [
    ([name("Xa Front"), name("Xa Front", code="ISR")], "means Xa Front (SYR) and"),
    ([name("Xa Front", kind="party"), name("Xa Front", code="ISR")], "homonyms.toml"),
    (
        [name("Xa", kind="body", sector="MIL"), name("Xa", kind="body", sector="GOV")],
        "MIL and GOV at the same time",
    ),
    ([name("self-proclaimed Xa Republic")], "judges a status"),
    ([name("terrorists", kind="epithet")], "names nobody"),
    ([name("Xa ")], "blanks"),
]


@pytest.mark.parametrize(("names", "fault"), AMBIGUOUS)
def test_ambiguity_fault(names, fault):
    faults = list(name_faults(names))
    assert len(faults) == 1
    assert fault in faults[0]


TERM = (Term(office="president", start="2000-01-01"),)
PLAIN = [
    [name("Xa Front", end="2005"), name("Xa Front", code="ISR", start="2005")],
    [name("Labour Party", kind="party"), name("Labour Party", kind="party", code="ISR")],
    [name("Xa", kind="state"), name("Xa", kind="person", code="ISR")],
    [name("Xa", kind="person", terms=TERM), name("Xa", kind="person", code="ISR")],
    [name("Xa's wolves", kind="epithet"), name("Xa's wolves", kind="epithet", code="ISR")],
]


@pytest.mark.parametrize("names", PLAIN)
def test_ambiguity_that_dates_kinds_or_review_settle(names):
    assert list(name_faults(names)) == []


def test_balance_covers_enough_conflicts():
    rows = balance()
    assert len(rows) >= 25
    assert all(len(row.a) == len(row.b) == len(COLUMNS) for row in rows)
    assert [row.conflict for row in rows if row.faults] == []


@pytest.mark.parametrize(
    ("a", "b", "uneven"), [(6, 1, False), (7, 3, True), (3, 7, True), (8, 4, False)]
)
def test_balance_is_uneven(a, b, uneven):
    assert is_uneven(a, b) is uneven


def test_balance_page_is_as_generated():
    page = Path(__file__).parents[2] / "docs" / "balance.md"
    assert page.read_text("utf-8") == balance_page(), "run scripts/make_docs.py"
