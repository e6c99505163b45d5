from __future__ import annotations

import pytest

from evenhand.errors import GoldError
from evenhand.evaluate.agreement import agreement, krippendorff_alpha
from evenhand.evaluate.gold import GoldClaim, GoldRecord, GoldVoice

# Krippendorff 2011, section C: four observers, twelve units, missing values; nominal alpha .743.
CANONICAL = [
    (1, 1, None, 1),
    (2, 2, 3, 2),
    (3, 3, 3, 3),
    (3, 3, 3, 3),
    (2, 2, 2, 2),
    (1, 2, 3, 4),
    (4, 4, 4, 4),
    (1, 1, 2, 1),
    (2, 2, 2, 2),
    (None, 5, 5, 5),
    (None, None, 1, 1),
    (None, None, 3, None),
]


def test_krippendorff_alpha_gives_the_published_value() -> None:
    assert krippendorff_alpha(CANONICAL) == pytest.approx(0.743, abs=0.0005)


def test_krippendorff_alpha_of_a_binary_example() -> None:
    # Krippendorff 2011, section A: ten units, two observers; alpha .095.
    first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert krippendorff_alpha(zip(first, second, strict=True)) == pytest.approx(0.095, abs=0.0005)


@pytest.mark.parametrize("units", [[], [("a",)], [("a", None)], [("a", "a"), ("a", "a")]])
def test_krippendorff_alpha_is_unknown_without_variation(units: list) -> None:
    assert krippendorff_alpha(units) is None


def record(event: str, name: str = "1", **more: object) -> GoldRecord:
    claim = GoldClaim(event=(event,), event_text=("shelled",), **more)  # type: ignore[arg-type]
    return GoldRecord(id=name, text="They shelled it.", genre="army", claims=(claim,))


def test_agreement_pairs_claims_whatever_their_type() -> None:
    quoted = GoldVoice(kind="quoted")
    first = [record("ASSAULT", "1"), record("COERCE", "2", voice=quoted)]
    second = [record("ASSAULT", "1"), record("ASSAULT", "2", voice=quoted)]
    found = agreement(first, second)
    assert (found.units, found.found) == (2, 1.0)
    assert (found.event, found.voice, found.auxiliary) == (0.0, 1.0, None)


def test_agreement_counts_claims_only_one_coder_has() -> None:
    empty = GoldRecord(id="1", text="They shelled it.", genre="army")
    assert agreement([record("AID")], [empty]).found == 0.0


def test_agreement_wants_the_same_records() -> None:
    with pytest.raises(GoldError, match="2 records are in one coding only: 1, 2"):
        agreement([record("AID", "1")], [record("AID", "2")])
