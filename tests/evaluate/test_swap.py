from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.evaluate.pairs import Pair, swap_pairs
from evenhand.evaluate.roster import roster
from evenhand.evaluate.swap import starts_with_vowel, swap_text
from evenhand.evaluate.templates import fill, read_templates
from evenhand.lexicon import name_index
from evenhand.lexicon.words import name_key
from evenhand.model import EventType

ISR = Pair(a="ISR", b="PSE")
RUS = Pair(a="RUS", b="UKR", slots=(("Putin regime", "Kiev regime"),))
TEMPLATES = read_templates(Path(__file__).parent / "swap_templates.jsonl")


@pytest.mark.parametrize(
    ("text", "swapped", "pair"),
    [
        ("Russia struck Ukraine.", "Ukraine struck Russia.", RUS),
        ("Ukrainian forces met Russians.", "Russian forces met Ukrainians.", RUS),
        ("a Russian and a Ukrainian", "a Ukrainian and a Russian", RUS),
        ("An Israeli patrol", "A Palestinian patrol", ISR),
        ("A Palestinian boy", "An Israeli boy", ISR),
        ("Vladimir Putin met Zelensky.", "Volodymyr Zelensky met Putin.", RUS),
        ("the Kiev regime", "the Putin regime", RUS),
        ("the Russian Foreign Ministry", "the Ukrainian Foreign Ministry", RUS),
        ("Russia's and Ukraine’s", "Ukraine's and Russia’s", RUS),
        ("Moscow told Kyiv", "Kyiv told Moscow", RUS),
        ("pro-Russian and Russian-backed", "pro-Ukrainian and Ukrainian-backed", RUS),
        ("Norway told Sweden", "Norway told Sweden", RUS),
        ("", "", RUS),
    ],
)
def test_swap_text(text: str, swapped: str, pair: Pair) -> None:
    assert swap_text(text, pair, date="2023-05-01").text == swapped


def test_swap_text_gives_one_bearer_one_counterpart() -> None:
    text = "The IDF said the Israeli army was ready. The Mossad was silent."
    army, same, other = (r.new for r in swap_text(text, ISR).replacements)
    assert army == same != other


def test_swap_text_takes_the_president_of_the_day() -> None:
    assert swap_text("Putin spoke.", RUS, date="2016-03-01").text == "Poroshenko spoke."


def test_swap_text_leaves_a_third_partys_own_name_alone() -> None:
    text = "The State of Palestine and Norway"
    assert swap_text(text, Pair(a="NOR", b="SWE")).text == "The State of Palestine and Sweden"


def test_swap_text_leaves_months_alone() -> None:
    assert swap_text("in May 2019", Pair(a="GBR", b="ARG")).text == "in May 2019"


def test_swap_text_keeps_a_headlines_capitals() -> None:
    text = "RUSSIA WARNS UKRAINE OVER GRAIN SHIPS"
    assert swap_text(text, RUS).text == "UKRAINE WARNS RUSSIA OVER GRAIN SHIPS"


def test_swap_text_keeps_groups_to_groups_and_plurals_to_plurals() -> None:
    text = "Houthis and the Rapid Support Forces"
    assert swap_text(text, Pair(a="Houthis", b="Rapid Support Forces")).text.startswith("R")


def test_swapped_moves_positions() -> None:
    swapped = swap_text("Russia and Ukraine met.", RUS)
    assert swapped.text[swapped.moved(11) :] == "Russia met."
    assert swapped.text[swapped.moved(18) :] == " met."
    for r in swapped.replacements:
        assert swapped.text[r.new_start : r.new_end] == r.new


@pytest.mark.parametrize("pair", swap_pairs()[::5], ids=lambda p: p.id)
def test_swap_text_leaves_no_name_of_either_party_in_place(pair: Pair) -> None:
    slots = "{A} {A_adj} {A_people} {A_army} {A_leader} {A_capital} fought the {B_adj} {B_army}."
    text = fill(slots, pair, date="2023-05-01")
    swapped = swap_text(text, pair, date="2023-05-01")
    at = 0
    for r in (*swapped.replacements, None):
        between = text[at : r.start] if r else text[at:]
        for hit in name_index().scan(between):
            for party in (pair.a, pair.b):
                key = name_key(between[hit.start : hit.end])
                shared = key in roster(pair.a).keys and key in roster(pair.b).keys
                assert shared or key not in roster(party).keys, between
        at = r.end if r else at
    assert len(swapped.replacements) >= 4


def has_people(party: str) -> bool:
    return any(n.kind == "people" and n.text.endswith("s") for n in roster(party).names)


PEOPLED = [p for p in swap_pairs() if has_people(p.a) and has_people(p.b)]


@pytest.mark.parametrize("pair", PEOPLED[::4], ids=lambda p: p.id)
def test_swap_text_twice_gives_states_people_and_adjectives_back(pair: Pair) -> None:
    text = fill("The {A_adj} army and {B_people} left {A}.", pair)
    assert swap_text(swap_text(text, pair).text, pair).text == text


def test_templates_cover_every_type_and_slot() -> None:
    assert len(TEMPLATES) >= 60
    assert {t.event for t in TEMPLATES} == set(EventType.__args__)
    words = " ".join(t.text for t in TEMPLATES)
    for slot in ("", "_adj", "_people", "_army", "_leader", "_capital"):
        assert f"{{A{slot}}}" in words
        assert f"{{B{slot}}}" in words


@pytest.mark.parametrize("pair", swap_pairs()[::9], ids=lambda p: p.id)
def test_fill_leaves_no_slot_open(pair: Pair) -> None:
    for template in TEMPLATES:
        assert "{" not in fill(template.text, pair, date="2023-05-01")


@pytest.mark.parametrize(
    ("name", "vowel"),
    [("Iranian", True), ("Ukrainian", False), ("IDF", True), ("UN", False), ("Ugandan", False)],
)
def test_starts_with_vowel(name: str, vowel: bool) -> None:
    assert starts_with_vowel(name) is vowel
