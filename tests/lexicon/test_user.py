"""The user's own names, read from files made by hand."""

from __future__ import annotations

import pytest

from evenhand.errors import LexiconError
from evenhand.lexicon import name_index
from evenhand.lexicon.petrarch import read_petrarch
from evenhand.lexicon.user import read_user_names
from evenhand.workflow.coder import load

GROUPS = """
[[group]]
names = ["Front of the Reeds", "FoR"]
code = "SDN"
sector = "REB"
leaders = [{names = ["Mirza Tollund"], short = ["Tollund"], start = "2015"}]
"""
COUNTRY = """
code = "SDN"
bodies = [{names = ["Reed Guard"], sector = "MIL"}]
"""
CSV = "name,code,sector,start\nFront of the Reeds,SDN,REB,2015\nMarsh Union,,LAB,\n"
ACTORS = """# comment
AFGHANISTAN_ [AFG]  ; by hand
HAMID_KARZAI_
+KARZAI_
\t[AFGELI <020613]
\t[AFGGOV 20020613-20140929]
TALEB_BAND_ [AFGINS]
UNITED_NATIONS_ [IGOUNO]
WIRE_SERVICE_ [IGOBUSMED]
"""
AGENTS = """!POLICE! = OFFICER, CONSTABLE
REED_CUTTER_ {REED_CUTTERS_} [~LAB]
POLICE_!POLICE!_ [~COP]
"""


@pytest.fixture
def write(tmp_path):
    def writer(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return writer


def test_user_toml_groups(write):
    names = read_user_names([write("mine.toml", GROUPS)])
    assert [(n.text, n.kind, n.code, n.short) for n in names] == [
        ("Front of the Reeds", "group", "SDN", False),
        ("FoR", "group", "SDN", False),
        ("Mirza Tollund", "person", "SDN", False),
        ("Tollund", "person", "SDN", True),
    ]


def test_user_toml_country_with_a_few_keys(write):
    names = read_user_names([write("mine.toml", COUNTRY)])
    assert [(n.text, n.sector) for n in names if n.kind == "body"] == [("Reed Guard", "MIL")]


def test_user_csv(write):
    names = read_user_names([write("mine.csv", CSV)])
    assert [(n.text, n.code, n.sector, n.start) for n in names] == [
        ("Front of the Reeds", "SDN", "REB", "2015"),
        ("Marsh Union", None, "LAB", None),
    ]


def test_user_petrarch_actors(write):
    names = read_user_names([write("mine.txt", ACTORS)])
    assert [(n.text, n.code, n.sector, n.start, n.end) for n in names] == [
        ("Afghanistan", "AFG", "GOV", None, None),
        ("Hamid Karzai", "AFG", "ELI", None, "2002-06-13"),
        ("Hamid Karzai", "AFG", "GOV", "2002-06-13", "2014-09-29"),
        ("Karzai", "AFG", "ELI", None, "2002-06-13"),
        ("Karzai", "AFG", "GOV", "2002-06-13", "2014-09-29"),
        ("Taleb Band", "AFG", "REB", None, None),
        ("United Nations", "UNO", None, None, None),
        ("Wire Service", "IGO", "BUS JRN", None, None),
    ]


def test_user_petrarch_agents():
    names, faults = read_petrarch(AGENTS, "mine.agents")
    assert faults == []
    assert [(n.text, n.code, n.sector) for n in names] == [
        ("reed cutter", None, "LAB"),
        ("reed cutters", None, "LAB"),
        ("police officer", None, "COP"),
        ("police constable", None, "COP"),
    ]


FAULTS = [
    ("a.toml", "names = [", "a.toml"),
    ("a.toml", "colour = 'red'", "neither a country"),
    ("a.toml", "[[group]]\ncode = 'SDN'", "missing required field `names`"),
    ("a.toml", "[[group]]\nnames = ['A']\ncode = 'ZZZ'", "no such code 'ZZZ'"),
    ("a.csv", "code,sector\nSDN,REB\n", "must name the columns"),
    ("a.csv", "name,colour\nA,red\n", "unknown columns 'colour'"),
    ("a.csv", "name,kind\nA,fish\n", "line 2: unknown kind 'fish'"),
    ("a.csv", "name,code,sector\nA,SDN,REB,x\n", "line 2: more cells than columns"),
    ("a.txt", "+KARZAI_ [AFG]", "line 1: a synonym or code before any name"),
    ("a.txt", "KARZAI_ [AFG", "line 1: a bracket is not closed"),
    ("a.txt", "KARZAI_ [afg]", "has no code of three-letter parts"),
    ("a.txt", "KARZAI_ [AFG soon]", "'soon' is not a date"),
    ("a.txt", "KARZAI_ [AFG 021399-031301]", "is no day of a month"),
    ("a.txt", "THE_!X! [~COP]", "!X! is not defined above"),
    ("a.xml", "<a/>", "is a .toml, .csv or PETRARCH .txt file"),
]


@pytest.mark.parametrize(("name", "text", "fault"), FAULTS)
def test_user_fault_says_what_is_wrong(write, name, text, fault):
    with pytest.raises(LexiconError, match=r"a\.\w+") as caught:
        read_user_names([write(name, text)])
    assert fault in str(caught.value)


def test_user_names_every_faulty_line(write):
    text = "name,code,sector\n,SDN,REB\nA,ZZZ,REB\nB,SDN,XXX\nC,SDN,REB\n"
    with pytest.raises(LexiconError, match="3 faults") as caught:
        read_user_names([write("a.csv", text)])
    assert [f"line {n}" in str(caught.value) for n in (2, 3, 4, 5)] == [True, True, True, False]


def test_user_file_that_cannot_be_read(tmp_path):
    with pytest.raises(LexiconError, match="cannot be read"):
        read_user_names([tmp_path / "none.csv"])


def test_user_names_go_over_the_shipped_ones(write):
    path = write("mine.csv", "name,code,sector\nHamas,ZWE,PTY\n")
    index = name_index().extended(read_user_names([path]))
    assert [(n.code, n.sector) for n in index.lookup("Hamas")] == [("ZWE", "PTY")]
    assert index.lookup("Hezbollah") == name_index().lookup("Hezbollah")
    assert index.version != name_index().version


def test_user_agents_take_the_country_beside_them(write):
    coder = load(lexicon=[write("mine.agents", AGENTS)])
    claims = coder.code("Sudanese reed cutters attacked Chad.").claims
    assert [(e.code, e.sector) for e in claims[0].actor] == [("SDN", "LAB")]
