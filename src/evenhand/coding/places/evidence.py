"""How far the words around a name say that it is a place: a sum of named weights.

The weights are judgement, set on the project's own texts (tests/gold/places.jsonl); a name is
taken for a place from `ACCEPT` on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from evenhand.coding.places.dateline import in_dateline
from evenhand.coding.places.scan import Hit, Line
from evenhand.coding.places.words import (
    ADMIN1_TYPES,
    ADMIN2_TYPES,
    BEFORE,
    CITY_TYPES,
    DIRECTIONS,
    LOCATIVES,
    MONTHS,
    OF_NAMES,
    OF_PLACES,
    OF_TOWN,
    ROLES,
    SITE_TYPES,
    SPEECH,
    STATE_SHORT,
    THINGS,
    TITLES,
    TYPES,
)
from evenhand.lexicon.agents import agent_sectors
from evenhand.lexicon.gazetteer_file import ARTICLES
from evenhand.lexicon.places import FIRST, SURNAME, WORD, Candidate

ACCEPT = 0.7
REFUSED = -9.0
DATELINE = 1.8
# Sectors whose people a town has; other people of a name are rather an ethnic group's.
_TOWN_SECTORS = frozenset(("COP", "GOV", "JUD", "LEG", "EDU", "MED", "BUS", "ELI"))


def prior(candidates: Sequence[Candidate], flags: int, words: int) -> float:
    """How likely a name is a place before its context is read."""
    best = max(_prominence(c) for c in candidates)
    best += 0.8 if words > 1 else 0.0
    if words == 1:
        best -= 2.0 * bool(flags & WORD) + 1.0 * bool(flags & SURNAME) + 0.8 * bool(flags & FIRST)
    return best


def _prominence(candidate: Candidate) -> float:
    place = candidate.place
    base = {"country": 3.5, "admin1": 2.2, "region": 2.2, "site": 1.8, "water": 1.8}.get(place.kind)
    if base is None:
        base = min(max(0.9 * (math.log10(place.weight + 1) - 3), 0.3), 3.0)
        base -= 0.4 if place.kind == "admin2" else 0.0
    return base - (0.6 if candidate.alternate and place.kind != "country" else 0.0)


def context(line: Line, hit: Hit, starts: frozenset[int], ends: frozenset[int]) -> float:
    """What the words before and after a name add.

    Args:
        line: the paragraph.
        hit: the name.
        starts, ends: words at which another listed name or a party starts or ends.
    """
    if hit.first == hit.last and line.words[hit.first].key in MONTHS:
        return -3.0 + max(_after(line, hit, starts, 0.0), 0.0)
    first = hit.first
    if line.words[first].text in STATE_SHORT and first and line.words[first - 1].text == ",":
        return REFUSED
    if in_dateline(line.text, line.words[hit.first].start - line.start):
        return DATELINE
    before = _before(line, hit, ends)
    if before <= REFUSED:
        return REFUSED
    after = _after(line, hit, starts, before)
    return REFUSED if after <= REFUSED else before + after


def _before(line: Line, hit: Hit, ends: frozenset[int]) -> float:
    at = hit.first - 1
    if at < 0:
        return -0.6
    word = line.words[at]
    if word.text == "." and at > 0 and line.words[at - 1].key in TITLES:
        return REFUSED
    if not word.is_word:
        return -0.6 if line.opens(hit.first) else 0.0
    close = line.gap(at).strip(" ") in ("", "-", "‑", "–")
    if not close:
        return 0.0
    if word.key in TITLES and (word.capital or word.key not in ("general", "major", "coach")):
        return REFUSED if word.capital or word.key in ("mr", "mrs", "ms", "dr") else -1.0
    if word.key == "of":
        return _after_of(line, at)
    score = LOCATIVES.get(word.key, 0.0)
    if line.gap(at).strip(" ") == "-" and not word.capital:
        return -0.8
    if word.key in DIRECTIONS or word.key in TYPES:
        return max(score, 1.2)
    if word.capital and not line.loose and at not in ends and word.text not in BEFORE:
        if line.opens(at) and word.text.endswith(("ed", "ing", "ly")):
            return score
        return REFUSED
    if score == 0.0 and line.opens(at) and word.text in BEFORE:
        return 0.0
    return score


def _after_of(line: Line, of: int) -> float:
    """A name after "of": "city of X" speaks for a place, "University of X" against it."""
    if of == 0:
        return 0.5
    head = line.words[of - 1]
    if head.capital and head.text in OF_NAMES and not line.loose:
        return REFUSED
    return 1.7 if head.key in OF_PLACES else 0.5


def _after(line: Line, hit: Hit, starts: frozenset[int], before: float) -> float:
    """What follows: "X province" and "X area" speak for a place, "X said" and "X fighters" not."""
    at = hit.last + 1
    if at >= len(line.words):
        return 0.0
    word = line.words[at]
    gap = line.gap(hit.last)
    if not word.is_word or gap.strip(" ") not in ("", "-", "‑"):
        return 0.0
    if word.key in TYPES and "-" not in gap:
        return 1.6
    if word.key in ARTICLES | {"e", "i", "o"} and at + 1 < len(line.words) and line.gap(at) == "-":
        return REFUSED
    if word.capital and not line.loose:
        if word.text in ROLES or at in starts:
            return 0.0
        return REFUSED
    if word.key in OF_TOWN:
        return 1.2
    if word.key in THINGS:
        return -3.0
    sector = agent_sectors().get(word.key)
    if word.key in SPEECH or (before <= 0.0 and sector and sector not in _TOWN_SECTORS):
        return -1.5
    return 0.0


def wanted_kinds(line: Line, hit: Hit) -> frozenset[str]:
    """Kinds of place that a word beside the name asks for ("province", "city of")."""
    beside = []
    if hit.last + 1 < len(line.words) and line.gap(hit.last) == " ":
        beside.append(line.words[hit.last + 1].key)
    if hit.first > 1 and line.words[hit.first - 1].key == "of":
        # "The district of X" is as often a part of the town X as the district named X.
        beside += [w for w in (line.words[hit.first - 2].key,) if w not in ADMIN2_TYPES]
    for word in beside:
        if word in ADMIN1_TYPES:
            return frozenset(("admin1", "region"))
        if word in ADMIN2_TYPES:
            return frozenset(("admin2",))
        if word in CITY_TYPES:
            return frozenset(("city",))
        if word in SITE_TYPES:
            return frozenset(("site",))
    return frozenset()
