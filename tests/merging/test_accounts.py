import pytest

from evenhand.errors import UsageError
from evenhand.merging import Sides, merge, read_decisions, read_sides
from evenhand.model import Bounds, CiteInfo, Label, Voice


def one(*claims, **options):
    (event,) = merge(claims, **options)
    return event


def test_account_fields_agree_differ_or_stand_alone(claim):
    event = one(
        claim(doc="a", by="A", actor=("army",), size={"dead": 19, "injured": 3}),
        claim(doc="b", by="B", actor=("front",), size={"dead": 4}, recipient=("civilians",)),
    )
    assert event.fields == {
        "date": "agreed",
        "place": "agreed",
        "actor": "disputed",
        "recipient": "one account",
        "dead": "disputed",
        "injured": "one account",
    }
    assert event.size == {
        "dead": Bounds(low=4, high=19),
        "injured": Bounds(low=3, high=3),
    }


def test_account_open_ranges_agree_and_stay_open(claim):
    event = one(
        claim(doc="a", by="A", size={"dead": (14, None)}), claim(doc="b", by="B", size={"dead": 20})
    )
    assert event.fields["dead"] == "agreed"
    assert event.size["dead"] == Bounds(low=14, high=None)


def test_account_that_only_denies_disputes_the_actor(claim):
    event = one(
        claim(doc="a", by="A", actor=("army",)),
        claim(doc="b", by="B", actor=("army",), auxiliary=("negation",)),
    )
    assert [a.stance for a in event.accounts] == ["asserts", "denies"]
    assert event.fields["actor"] == "disputed"
    assert event.fields["place"] == "one account"


def test_account_history_by_day_of_publication(claim):
    event = one(
        claim("Five died.", doc="a", on="2031-05-13", size={"dead": 5}),
        claim("Five died, it says.", doc="b", on="2031-05-14", size={"dead": 5}),
        claim("Seven died.", doc="c", on="2031-05-15", size={"dead": 7}),
        claim("Nobody was hit.", doc="d", on="2031-05-16", auxiliary=("negation",)),
    )
    (account,) = event.accounts
    assert [step["change"] for step in account.history] == [
        "first said",
        "repeated",
        "revised",
        "withdrawn",
    ]
    assert account.history[2]["detail"] == "5 to 7 dead"
    assert account.first_said == "2031-05-13"
    assert account.size["dead"] == Bounds(low=7, high=7)


def test_account_takes_the_most_exact_place_and_never_a_mean(claim):
    event = one(
        claim(doc="a", by="A", place="fish market"),
        claim(doc="b", by="A", place="Selin"),
    )
    assert event.event_loc.extracted_place == "fish market"


def test_labels_go_to_the_side_that_applies_them(claim):
    hit = claim(doc="a", by="A", size={"dead": 4})
    cite = CiteInfo(document="a", sha256="0" * 64, publication="A")
    on_claim = Label(
        id="1", label="massacre", text="x", start=10, end=11, claim=hit.id, cite_info=cite
    )
    after = Label(id="2", label="war crime", text="x", start=60, end=70, cite_info=cite)
    far = Label(id="3", label="genocide", text="x", start=900, end=910, cite_info=cite)
    event = one(hit, claim(doc="b", by="B"), labels=[on_claim, after, far])
    assert {a.side: a.labels for a in event.accounts} == {"A": ("massacre", "war crime"), "B": ()}


SIDES = (
    ("author", None, "Ministry of Defence of Ukraine", None, "Kyiv"),
    ("reported", "President Petro Poroshenko", "Wire", "UKR", "Kyiv"),
    ("reported", "a Ukrainian spokesman", "Wire", "UKR", "Kyiv"),
    ("reported", "separatist rebels", "Wire", "UKR", "Wire"),
    ("quoted", "rebel leader Alexander Zakharchenko", "Wire", "UKR", "Donetsk"),
    ("author", None, "Wire", None, "Wire"),
    ("author", None, None, None, "doc"),
)


@pytest.mark.parametrize(("kind", "name", "issuer", "code", "side"), SIDES)
def test_sides_by_name_then_code_then_issuer(kind, name, issuer, code, side):
    sides = Sides(
        {
            "Kyiv": ("General Staff", "Ministry of Defence of Ukraine", "UKR"),
            "Donetsk": ("Donetsk People's Republic", "Alexander Zakharchenko"),
        }
    )
    voice = Voice(kind=kind, entity_text=name, code=code)
    cite = CiteInfo(document="doc", sha256="", publication=issuer)
    assert sides.of(voice, cite) == side


FILES = (
    ("sides", "x = 1", r"needs \[sides\]"),
    ("sides", "[sides]\nA = 'B'", "side 'A' needs a list"),
    ("sides", "[sides]\nA = ['X']\nB = ['X']", "'X' is declared for two sides"),
    ("sides", "[sides", "cannot be read as a file of sides"),
    ("decisions", "[[merge]]\nclaims = ['a', 'b']", "decision 1 is 'merge'"),
    ("decisions", "[[join]]\nclaims = ['a']", "two or more claim ids"),
    (
        "decisions",
        "[[join]]\nclaims = ['a', 'b']\n[[join]]\nclaims = ['b', 'c']\n"
        "[[split]]\nclaims = ['a', 'c']",
        "'a' and 'c' are both joined and split",
    ),
)


@pytest.mark.parametrize(("kind", "text", "message"), FILES)
def test_files_say_what_is_wrong(tmp_path, kind, text, message):
    path = tmp_path / f"{kind}.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=message):
        (read_sides if kind == "sides" else read_decisions)(path)


def test_decisions_from_toml_and_json_lines(tmp_path):
    toml = tmp_path / "d.toml"
    toml.write_text(
        "[[join]]\nclaims = ['a', 'b']\nwhy = 'same market'\n[[split]]\nclaims = ['a', 'c']"
    )
    lines = tmp_path / "d.jsonl"
    lines.write_text(
        '{"decision": "join", "claims": ["a", "b"]}\n{"decision": "split", "claims": ["a", "c"]}\n'
    )
    assert read_decisions(toml) == read_decisions(lines)
    assert read_decisions(toml).join == (("a", "b"),)
