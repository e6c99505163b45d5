import itertools
import random

import pytest

from evenhand.merging import Decisions, Sides, merge
from evenhand.merging import weights as w


def together(*claims, **options):
    return len(merge(claims, **options)) == 1


SAME = {"doc": "d2", "by": "Front"}
PAIRS = (
    ("two accounts", SAME, {}, True),
    ("other actor", SAME | {"actor": ("front",)}, {"actor": ("army",)}, True),
    ("numbers differ", SAME | {"size": {"dead": 19}}, {"size": {"dead": 4}}, True),
    ("site in town", SAME | {"place": "fish market"}, {}, True),
    ("over night", SAME | {"date": "2031-05-13", "size": {"dead": 4}}, {"size": {"dead": 4}}, True),
    ("other day", SAME | {"date": "2031-05-16"}, {}, False),
    ("other town", SAME | {"place": "Hald"}, {}, False),
    ("neighbouring village", SAME | {"place": "Brask"}, {}, False),
    ("other family", SAME | {"event": "PROTEST", "mode": ()}, {}, False),
    ("said to come", SAME | {"auxiliary": ("future",)}, {}, False),
    ("denied", SAME | {"auxiliary": ("negation",)}, {}, True),
    ("denied undated", SAME | {"auxiliary": ("negation",), "date": None, "actor": ("army",)},
     {"actor": ("army",)}, True),
    (
        "two incidents",
        SAME | {"mode": ("firearms",), "size": {"dead": 1}, "recipient": ("police",)},
        {"size": {"dead": 19}, "recipient": ("civilians",)},
        False,
    ),
    ("arrest or abduction", SAME | {"event": "COERCE", "mode": ("arrest",), "actor": ("police",),
     "recipient": ("civilians",)}, {"mode": ("abduct",), "actor": ("police",),
     "recipient": ("civilians",)}, True),
)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "expected"), [p[1:] for p in PAIRS], ids=[p[0] for p in PAIRS]
)
def test_merge_pairs(claim, one, other, expected):
    texts = ("Gunfire was heard at the harbour station.", "Shells hit the stalls of the market.")
    assert together(claim(texts[0], **one), claim(texts[1], **other)) is expected


def test_merge_puts_a_sentence_without_time_and_place_to_the_one_before(claim):
    first = claim(size={"dead": 4})
    second = claim("Another 17 were hurt.", at=1, date=None, place=None, size={"injured": 17})
    assert together(first, second)


def test_merge_never_chains_across_days_or_places(claim):
    days = [
        claim(date=f"2031-05-{d}", enddate=f"2031-05-{d}", doc=f"d{d}", by=f"i{d}")
        for d in range(10, 16)
    ]
    for event in merge(days):
        assert len(event.claims) <= 2
    vague = claim(date=None, place=None, doc="v", by="v")
    here, there = claim(doc="a", by="a"), claim(place="Hald", doc="b", by="b")
    assert len(merge([vague, here, there])) >= 2


def test_merge_keeps_two_acts_of_one_text_apart_even_by_way_of_a_third(claim):
    shells = {"size": {"dead": 3}, "recipient": ("civilians",)}
    shots = {
        "size": {"dead": 1},
        "recipient": ("police",),
        "mode": ("firearms",),
        "actor": ("front",),
    }
    one = claim("Shells killed three people.", **shells)
    two = claim("Gunmen shot a policeman.", at=1, **shots)
    vague = claim("There were deaths in Selin.", doc="d2", by="x", mode=())
    assert len(merge([one, two, vague])) == 2


def test_merge_speech_only_by_the_same_speaker_in_the_same_words(claim):
    words = "The union demands that the two reporters be set free at once."
    said = {"event": "REQUEST", "mode": (), "place": None, "date": None, "actor": ("front",)}
    assert together(claim(words, **said), claim(words, doc="d2", by="Post", **said))
    other = said | {"actor": ("army",)}
    assert not together(claim(words, **said), claim(words, doc="d2", by="Post", **other))
    assert not together(claim(words, **said), claim("Free them now.", doc="d2", **said))


def test_merge_takes_reposts_for_one_account(claim):
    words = (
        "Armed men set fire to forty houses in the village of Selin, the council told reporters."
    )
    first = claim(words, doc="wire", by="Wire", on="2031-05-13")
    copy = claim(words.replace("told", "said to"), doc="copy", by="Post", on="2031-05-14")
    (event,) = merge([copy, first])
    (account,) = event.accounts
    assert account.side == "Wire"
    assert account.documents == ("wire", "copy")
    assert any(r.feature == "copy" for r in event.links[0].reasons)


def test_merge_takes_a_daily_formula_for_two_events(claim):
    words = "One soldier was killed and two were wounded at Selin in the past day."
    one = claim(words, date="2031-05-12", on="2031-05-13", doc="a")
    two = claim(words, date="2031-05-13", on="2031-05-14", doc="b")
    assert not together(one, two)


def test_merge_gives_links_with_reasons_that_add_up(claim):
    (event,) = merge([claim(), claim(doc="d2", by="Front")])
    (link,) = event.links
    assert set(link.claims) == set(event.claims)
    assert link.score == pytest.approx(sum(r.weight for r in link.reasons))
    assert link.score >= w.LINK


def test_merge_follows_decisions_on_every_run(claim):
    a, b = claim(), claim(doc="d2", by="Front")
    far = claim(place="Hald", date="2031-05-20", doc="d3", by="x")
    apart = Decisions(split=((a.id, b.id, "claim of another run"),))
    assert not together(a, b, decisions=apart)
    joined = Decisions(join=((a.id, far.id, "claim of another run"),))
    assert together(a, far, decisions=joined)
    assert merge([a, b, far], decisions=joined) == merge([far, b, a], decisions=joined)


def test_merge_does_not_depend_on_order_or_repetition(claim):
    claims = [
        claim(f"Shells number {n} hit {where}.", doc=f"d{n}", by=by, place=where, date=date)
        for n, (where, date, by) in enumerate(
            itertools.product(
                ("Selin", "fish market", "Brask"), ("2031-05-12", "2031-05-13"), ("A", "B")
            )
        )
    ]
    events = merge(claims)
    random.Random(3).shuffle(claims)
    assert merge([*claims, claims[0]]) == events
    assert sorted(i for e in events for i in e.claims) == sorted(c.id for c in claims)
    assert merge([]) == ()


def test_weights_keep_their_order():
    assert w.DATE[w.SAME_DAY].weight > w.DATE[w.NEXT_DAY].weight > w.DATE[w.DAYS_APART].weight
    assert w.PLACE[w.SAME_PLACE].weight > w.PLACE[w.REACH].weight > w.PLACE[w.CONTAINED].weight
    # Who did it is disputed between accounts and told apart within one.
    assert w.ACTOR[w.DIFFERENT].weight > w.ACTOR[w.DIFFERENT_HERE].weight
    # Day and place together link two claims of one type; neither does alone.
    day, place = w.DATE[w.SAME_DAY].weight, w.PLACE[w.SAME_PLACE].weight
    assert w.PRIOR + day + place + w.TYPE[w.SAME_TYPE].weight >= w.LINK
    assert w.PRIOR + max(day, place) + w.TYPE[w.SAME_MODE].weight < w.LINK


def test_merge_sides_speak_through_whoever_reports_them(claim):
    sides = Sides({"North": ("Ministry of the North",), "South": ("the Front",)})
    claims = [
        claim(doc="a", by="Ministry of the North", size={"dead": 4}),
        claim("The Front said 19 died.", doc="b", voice="the Front", size={"dead": 19}),
        claim("Shells hit Selin.", doc="b", at=1, size={"dead": (10, None)}),
    ]
    (event,) = merge(claims, sides=sides)
    assert {a.side: a.stance for a in event.accounts} == {
        "North": "asserts",
        "South": "reports",
        "Wire": "asserts",
    }
