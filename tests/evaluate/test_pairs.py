from __future__ import annotations

import pytest

from evenhand.errors import LexiconError
from evenhand.evaluate.pairs import Pair, check_pairs, swap_pairs
from evenhand.evaluate.roster import is_state, roster


def test_pairs_table_is_sound_and_large_enough() -> None:
    pairs = swap_pairs()
    check_pairs(pairs)
    assert len(pairs) >= 60
    assert sum(not is_state(p.a) for p in pairs) >= 15
    assert sum(p.neutral for p in pairs) >= 8


def test_check_pairs_names_all_faults_at_once() -> None:
    bad = (
        Pair(a="ISR", b="Hamas"),
        Pair(a="NOR", b="Atlantis"),
        Pair(a="NOR", b="SWE", slots=(("Oslo", "Atlantis"),)),
        Pair(a="SWE", b="NOR"),
    )
    with pytest.raises(LexiconError) as caught:
        check_pairs(bad)
    for words in (
        "ISR / Hamas: a state is paired with a group",
        "'Atlantis' is neither a listed state's code nor a group's first name",
        "NOR / SWE: 'Atlantis' is not a listed name of SWE",
        "SWE / NOR: listed twice",
    ):
        assert words in str(caught.value)


def test_roster_of_a_group_has_its_units_and_leaders() -> None:
    kinds = {n.kind for n in roster("Hamas").names}
    assert {"group", "person", "epithet"} <= kinds
    assert "Qassam Brigades" in roster("Hamas").keys


def test_roster_of_a_state_has_its_groups() -> None:
    assert "Hamas" in roster("PSE").keys
