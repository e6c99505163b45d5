from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from evenhand.evaluate.compare import compare
from evenhand.evaluate.flips import flip_rate, pairs_for, render_swap, swap, swap_document
from evenhand.evaluate.pairs import Pair
from evenhand.model import Claim, Coded, Document, Quantity, Voice

RUS = Pair(a="RUS", b="UKR")
TEXT = "Russia shelled Ukraine and Russia met Norway."


def document(text: str, **more: object) -> Document:
    values = {"id": "d", "sha256": "0" * 64, "source": "d", "body": ((0, len(text)),)}
    return Document(text=text, **(values | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"event": "COERCE"}, ("event",)),
        ({"mode": ("aerial",)}, ("mode",)),
        ({"auxiliary": ("future",)}, ("auxiliary",)),
        ({"event_scale": -8.0}, ("event_scale",)),
        ({"voice": Voice(kind="quoted")}, ("voice",)),
        ({"size": {"dead": Quantity(low=1, high=1, text="1", start=0, end=1)}}, ("size",)),
        ({"actor": ["Norway"]}, ()),
        ({"confidence": 0.1}, ()),
    ],
)
def test_compare_says_what_changed(
    make_claim: Callable, coded: Callable, change: dict, fields: tuple
) -> None:
    before, after = make_claim(TEXT, "shelled"), make_claim(TEXT, "shelled", **change)
    found = compare(coded(before), coded(after))
    assert [c.fields for c in found.changes] == ([fields] if fields else [])
    assert (found.claims, found.flipped) == (1, len(fields))


def test_compare_pairs_by_trigger_around_a_lost_claim(make_claim: Callable, coded) -> None:
    first, second = make_claim(TEXT, "shelled"), make_claim(TEXT, "met", "CONSULT")
    found = compare(coded(first, second), coded(second))
    assert [(c.fields, c.detail) for c in found.changes] == [
        (("number",), "lost: ASSAULT 'shelled'")
    ]
    assert (found.claims, found.flipped) == (2, 1)


def test_compare_leaves_an_epithets_own_labels_out(make_label: Callable, coded) -> None:
    text = "the terror army and its massacre"
    label = make_label(text, "terrorist", "terror army")
    other = make_label(text, "massacre", "massacre")
    full, bare = coded(labels=(label, other)), coded(labels=(other,))
    assert compare(full, bare, swapped_a=[(4, 15)]).changes == ()
    found = compare(full, bare)
    assert found.changes[0].detail == "['terrorist'] -> []"
    assert found.flipped == 0


def test_pairs_for_takes_the_pairs_a_text_names() -> None:
    rng = random.Random(1)
    assert (
        pairs_for("Israel struck Hezbollah in Lebanon; Israel said so.", rng=rng, most=1)[0].a
        == "ISR"
    )
    text = "Israel struck Lebanon; Israel said so."
    assert [p.id for p in pairs_for(text, rng=rng, most=1)] == ["ISR / LBN"]
    assert pairs_for("Nobody was named.", rng=rng) == []
    alone = pairs_for("Bolivia voted.", rng=rng)
    assert [(p.a, p.neutral) for p in alone] == [("BOL", True)]


def test_swap_document_swaps_issuer_and_moves_the_body() -> None:
    text = "Title on Russia\nUkraine spoke."
    changed, _ = swap_document(document(text, issuer="Government of Russia", body=((16, 30),)), RUS)
    assert changed.issuer is not None
    assert "Ukraine" in changed.issuer
    start, end = changed.body[0]
    assert changed.text[start:end] == "Russia spoke."


@pytest.fixture
def coder(make_claim: Callable) -> Callable[[Document], Coded]:
    """A coder that takes Russia for the aggressor."""

    def code(d: Document) -> Coded:
        claims: list[Claim] = []
        if "shelled" in d.text:
            event = "ASSAULT" if d.text.startswith("Russia") else "ACCUSE"
            claims.append(make_claim(d.text, "shelled", event))
        if "met" in d.text:
            claims.append(make_claim(d.text, "met", "CONSULT"))
        return Coded(claims=tuple(claims))

    return code


def test_flip_rate_is_the_share_of_changed_claims(coder: Callable) -> None:
    assert flip_rate([TEXT, "Nobody met."], [RUS, Pair(a="KHM", b="THA")], coder) == 0.5
    assert flip_rate(["Nobody met."], [RUS], coder) is None


def test_swap_reports_every_flip(coder: Callable) -> None:
    report = swap([document(TEXT), document("Nobody.", id="n")], coder, most=1)
    assert (report.documents, report.swaps, report.claims, report.changed) == (2, 1, 2, 1)
    assert report.rate == 0.5
    assert report.fields == {"event": 1}
    assert report.untouched == ("n",)
    assert report.flips[0].detail == "event ('ASSAULT',) -> ('ACCUSE',)"
    assert report.flips[0].after == "Ukraine shelled Russia and Ukraine met Norway."


def test_render_swap_leads_with_the_rate(coder: Callable) -> None:
    lines = list(render_swap(swap([document(TEXT)], coder, most=1)))
    assert lines[0] == "flip rate 0.5000: 1 of 2 claims changed"
    assert any("ASSAULT" in line for line in lines)


def test_swap_of_nothing_has_no_rate() -> None:
    report = swap([], lambda d: Coded())
    assert report.rate is None
    assert next(render_swap(report)) == "flip rate -: 0 of 0 claims changed"
