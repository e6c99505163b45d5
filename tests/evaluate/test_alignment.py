from __future__ import annotations

from evenhand.evaluate.alignment import align
from evenhand.evaluate.units import Party, Unit, occurrences


def unit(event: str, *spans: tuple[int, int], order: int = 0, **more: object) -> Unit:
    return Unit(event=event, triggers=spans, order=order, **more)  # type: ignore[arg-type]


def test_align_prefers_type_with_trigger_over_trigger_alone() -> None:
    gold = [unit("ACCUSE", (0, 9)), unit("ASSAULT", (5, 9))]
    coded = [unit("ASSAULT", (5, 9)), unit("ACCUSE", (0, 6))]
    pairs = align(gold, coded).pairs
    assert [(g.event, c.event) for g, c in pairs] == [("ACCUSE", "ACCUSE"), ("ASSAULT", "ASSAULT")]


def test_align_pairs_other_words_of_one_act_by_their_parties() -> None:
    a, b = Party("Iranian forces"), Party("Syrian forces")
    gold = [unit("ASSAULT", (0, 4), actor=(a,)), unit("ASSAULT", (9, 12), actor=(b,))]
    coded = [unit("ASSAULT", (20, 24), actor=(b,)), unit("ASSAULT", (30, 34), actor=(Party("x"),))]
    found = align(gold, coded)
    assert [(g.actor, c.actor) for g, c in found.pairs] == [((b,), (b,))]
    assert len(found.first) == len(found.second) == 1


def test_align_tells_repeated_words_apart_by_parties() -> None:
    text = "A attacked B and then B attacked A"
    spans = occurrences(text, "attacked")
    a, b = Party("A"), Party("B")
    gold = [
        unit("ASSAULT", *spans, actor=(a,), recipient=(b,)),
        unit("ASSAULT", *spans, actor=(b,), recipient=(a,)),
    ]
    coded = [
        unit("ASSAULT", spans[1], actor=(b,), recipient=(a,)),
        unit("ASSAULT", spans[0], actor=(a,), recipient=(b,)),
    ]
    assert all(g.actor == c.actor for g, c in align(gold, coded).pairs)


def test_align_leaves_unlike_claims_alone() -> None:
    found = align([unit("AID", (0, 4))], [unit("ASSAULT", (9, 12))])
    assert (len(found.pairs), len(found.first), len(found.second)) == (0, 1, 1)


def test_align_untyped_does_not_look_at_the_type() -> None:
    gold = [unit("AID", (0, 4))]
    coded = [unit("ASSAULT", (0, 4)), unit("AID", (9, 12))]
    assert [c.event for _, c in align(gold, coded, typed=False).pairs] == ["ASSAULT"]


def test_align_is_one_to_one_and_puts_good_pairs_before_many() -> None:
    p = Party("rebels")
    gold = [unit("ASSAULT", (0, 4), actor=(p,)), unit("ASSAULT", (8, 9), actor=(p,))]
    coded = [unit("ASSAULT", (0, 4), actor=(p,))]
    found = align(gold, coded)
    assert found.pairs[0][0] is gold[0]
    assert found.first == [gold[1]]
