from __future__ import annotations

import pytest

from evenhand.evaluate.parties import pair_parties, same_parties, same_words
from evenhand.evaluate.units import Party


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("the Russian forces", "Russian forces", True),
        ("residents of Sheikh Jarrah", "residents", True),
        ("Erdoğan", "President Erdogan", True),
        ("three aid workers from Gaza", "two aid workers from Gaza", True),
        ("Russian forces", "Ukrainian forces", False),
        ("Israel", "Iran", False),
        ("the", "the", True),
    ],
)
def test_same_words(first: str, second: str, same: bool) -> None:
    assert same_words(first, second) is same
    assert same_words(second, first) is same


def test_same_parties_wants_all_and_nobody_else() -> None:
    a, b = Party("Hamas"), Party("Islamic Jihad")
    assert same_parties((a, b), (b, a))
    assert not same_parties((a, b), (a,))
    assert not same_parties((), (a,))
    assert same_parties((), ())


def test_same_parties_knows_the_issuer_without_words() -> None:
    assert same_parties((Party("we", issuer=True),), (Party(None, issuer=True),))
    assert not same_parties((Party("we"),), (Party(None),))


def test_pair_parties_prefers_the_same_words() -> None:
    a, b = Party("forces"), Party("Kurdish forces")
    assert pair_parties((a, b), (b, a)) == [(a, a), (b, b)]
