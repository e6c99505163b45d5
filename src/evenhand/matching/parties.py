"""Parties of events against the names that datasets give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from evenhand.lexicon import name_index
from evenhand.lexicon.agents import agent_sectors
from evenhand.lexicon.meaning import choose_meaning
from evenhand.lexicon.words import fold, name_key
from evenhand.matching import weights as w
from evenhand.model import Entity

STATE = frozenset({"GOV", "MIL", "COP", "SPY", "PRM", "JUD", "LEG"})
GROUP = frozenset({"REB", "UAF", "PRE", "SEP", "CRM"})
STATE_KIND, GROUP_KIND, CIVIL_KIND = "state", "group", "civil"
_GOVERNMENT = re.compile(
    r"^(?:Government|Military Forces|Police Forces) of (?:the )?(.+?)(?: \(.*\))?$"
)
_BRACKETS = re.compile(r"\s*\([^)]*\)")
# Names that say only what kind of party it is.
CIVILIANS = frozenset({"civilians", "civilian", "protesters", "rioters"})
# UCDP names a conflict's group by its political body; these are its armed wings, and short forms
# that no other vocabulary lists (UCDP Actor list, names as of GED 24.1).
UCDP_NAMES = {
    "DPR": "Donetsk People's Republic",
    "LPR": "Luhansk People's Republic",
    "KIO": "Kachin Independence Army",
    "KNU": "Karen National Liberation Army",
    "ULA": "Arakan Army",
    "PSLF": "Ta'ang National Liberation Army",
    "RCSS": "Shan State Army",
    "SSPP": "Shan State Army",
    "KNPP": "Karenni Army",
    "CNF": "Chin National Army",
    "NUG": "People's Defence Force",
    "IS": "Islamic State",
}


class Side(NamedTuple):
    """A party as far as two vocabularies can be compared."""

    identifiers: frozenset[str]
    code: str | None
    kind: str | None
    words: str


def kind_of(sector: str | None) -> str | None:
    """Whether a sector makes a party a state's body, an armed group, or civilians.

    >>> kind_of("GOV PRE"), kind_of("MIL"), kind_of("LAB"), kind_of(None)
    ('group', 'state', 'civil', None)
    """
    sectors = set((sector or "").split())
    if sectors & GROUP:
        return GROUP_KIND
    if sectors & STATE:
        return STATE_KIND
    return CIVIL_KIND if sectors else None


@lru_cache(maxsize=50_000)
def entity_side(entity: Entity) -> Side:
    """A claim's party."""
    found = {entity.identifier_text} if entity.identifier_text else set()
    words = name_key(entity.entity_text or entity.identifier_text or "").casefold()
    return Side(frozenset(found), entity.code, kind_of(entity.sector), words)


@lru_cache(maxsize=50_000)
def named_side(name: str, country: str | None, year: str | None) -> Side:
    """A dataset's party, told by its name, the record's country and its year."""
    words = name_key(name).casefold()
    plain = _BRACKETS.sub("", name).strip()
    if plain.casefold() in CIVILIANS:
        return Side(frozenset(), country, CIVIL_KIND, words)
    government = _GOVERNMENT.match(name)
    near = {country} if country else set()
    if government is not None:
        states = {n.code for n in name_index().lookup(government[1]) if n.kind == "state"}
        return Side(frozenset(), states.pop() if len(states) == 1 else country, STATE_KIND, words)
    identifiers: set[str] = set()
    code, kind = None, None
    for form in dict.fromkeys((plain, UCDP_NAMES.get(plain, plain))):
        meanings = name_index().lookup(form)
        known = [n for n in meanings if n.code in near] or list(meanings)
        meaning = choose_meaning(known, date=year, near=near)
        if meaning is not None:
            identifiers |= {meaning.identifier} if meaning.identifier else set()
            code, kind = code or meaning.code, kind or kind_of(meaning.sector)
        identifiers.add(form)
    sector = agent_sectors().get(plain.casefold())
    return Side(frozenset(identifiers), code or country, kind or kind_of(sector), words)


@lru_cache(maxsize=200_000)
def fit(side: Side, other: Side) -> int:
    """How well two parties agree: 2 the same, 1 of the same kind and country, 0 not."""
    if side.identifiers & other.identifiers:
        return 2
    if side.words and (side.words == other.words or _within(side.words, other.words)):
        return 2
    same_code = side.code is not None and side.code == other.code
    if side.kind == other.kind == STATE_KIND:
        return 2 if same_code else 0
    if side.kind == other.kind == GROUP_KIND:
        return 1 if same_code else 0
    if side.kind == other.kind == CIVIL_KIND:
        return 2
    if side.kind is None and same_code:
        return 1
    return 0


def _within(first: str, second: str) -> bool:
    """Whether one name holds the other as whole words; single short words do not count."""
    short, long = sorted((first, second), key=len)
    return len(short) > 5 and f" {short} " in f" {long} "


def compare(event: Sequence[Side], record: Sequence[Side]) -> int:
    """The level of the feature `parties` for an event's parties and a record's two sides."""
    told = [s for s in event if s.identifiers or s.code or s.kind in (STATE_KIND, GROUP_KIND)]
    if not told or not record:
        return w.NO_PARTIES
    fits = [max(fit(e, r) for e in event) for r in record]
    if len(fits) > 1 and min(fits) > 0 and max(fits) == 2:
        return w.BOTH
    armed = [f for f, r in zip(fits, record, strict=True) if r.kind != CIVIL_KIND]
    if 2 in armed:
        return w.ONE
    if max(fits) > 0:
        return w.ALIKE
    return w.OTHERS


def folded_words(text: str | None) -> frozenset[str]:
    """The folded words of a name, without what kind of place it is."""
    if not text:
        return frozenset()
    words = re.findall(r"[^\W_]+", fold(text).casefold())
    return frozenset(word for word in words if word not in PLACE_KINDS)


# Words that datasets add to a place's name.
PLACE_KINDS = frozenset(
    {
        "city", "town", "village", "township", "district", "oblast", "raion", "rayon", "province",
        "state", "region", "division", "area", "municipality", "county", "governorate", "the", "of",
        "near", "between", "and", "in", "to", "from", "settlement", "tract", "quarter", "ward",
    }
)  # fmt: skip
