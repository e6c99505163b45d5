"""Pronouns and definite stand-ins ("the attackers") to the party they mean within the document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field

from evenhand.model import Entity

_FIRST = frozenset(("we", "us", "i", "me", "our", "my", "ourselves"))
_PERSON = frozenset(("he", "him", "she", "her", "his"))
_PLURAL = frozenset(("they", "them", "their", "themselves", "both"))
_THING = frozenset(("it", "its", "itself"))
# How far back a pronoun looks, in sentences.
REACH = 3
_ARMED = frozenset(("REB", "UAF", "PRM", "CRM", "MIL"))
_GROUP = frozenset(("REB", "PRM", "CRM", "PTY", "OPP", "SOC", "REL", "LAB"))
# Definite nouns that take up a party named before, with the sectors it can have.
STAND_INS: dict[str, Collection[str]] = {
    "attackers": _ARMED,
    "assailants": _ARMED,
    "raiders": _ARMED,
    "perpetrators": _ARMED,
    "militants": ("REB", "UAF", "PRM"),
    "insurgents": ("REB", "UAF"),
    "rebels": ("REB",),
    "militia": ("PRM", "REB"),
    "group": _GROUP,
    "movement": _GROUP,
    "organisation": _GROUP,
    "organization": _GROUP,
    "party": ("PTY",),
    "country": ("GOV",),
}
# Nouns that after "both" or "the two" take up two parties named before.
PAIRS: dict[str, Collection[str]] = {
    "sides": (),
    "parties": (),
    "countries": ("GOV",),
    "states": ("GOV",),
    "nations": ("GOV",),
    "neighbours": ("GOV",),
    "neighbors": ("GOV",),
    "governments": ("GOV",),
    "armies": ("GOV", "MIL"),
    "groups": _GROUP,
}


@dataclass(slots=True)
class Antecedents:
    """Parties met so far in a document, for pronouns to refer to.

    Each is (sentence number, entity, is a person, is plural, is a subject).
    """

    met: list[tuple[int, Entity, bool, bool, bool]] = field(default_factory=list)

    def add(
        self, sequence: int, entity: Entity, *, person: bool, plural: bool, subject: bool
    ) -> None:
        """Remember a party in text order."""
        self.met.append((sequence, entity, person, plural, subject))

    def _within_reach(self, sequence: int) -> list[tuple[int, Entity, bool, bool, bool]]:
        """Parties of the last few sentences, in text order."""
        first = bisect_left(self.met, sequence - REACH, key=lambda row: row[0])
        return self.met[first : bisect_right(self.met, sequence, key=lambda row: row[0])]

    def find(self, pronoun: str, sequence: int, before: int) -> Entity | None:
        """The party a pronoun at offset `before` means; None when nothing fits."""
        word = pronoun.lower()
        best: tuple[tuple[int, bool, int], Entity] | None = None
        for at, entity, person, plural, subject in self._within_reach(sequence):
            if entity.start is None or entity.start >= before:
                continue
            if word in _PERSON and not person:
                continue
            if word in _THING and (person or plural):
                continue
            if word in _PLURAL and not (plural or not person):
                continue
            rank = (
                at + (1 if subject and at < sequence else 0),
                plural == (word in _PLURAL),
                entity.start,
            )
            if best is None or rank > best[0]:
                best = (rank, entity)
        return best[1] if best else None

    def stand_in(self, noun: str, sequence: int, before: int) -> Entity | None:
        """The party that "the group" means: the last one named that can be one, subjects first."""
        allowed = STAND_INS.get(noun.lower())
        if allowed is None:
            return None
        best: tuple[tuple[int, bool, int], Entity] | None = None
        for at, entity, person, _, subject in self._named(sequence, before):
            if person or (entity.sector or "").split(" ")[0] not in allowed:
                continue
            rank = (at, subject, entity.start or 0)
            if best is None or rank > best[0]:
                best = (rank, entity)
        return best[1] if best else None

    def pair(self, noun: str, sequence: int, before: int) -> tuple[Entity, ...]:
        """The two parties that "both sides" means: those last named, when they are two."""
        allowed = PAIRS.get(noun.lower())
        if allowed is None:
            return ()
        found: dict[tuple[str | None, bool], Entity] = {}
        for _, entity, person, _, _ in reversed(self._named(sequence, before)):
            sector = (entity.sector or "").split(" ")[0]
            if person or (allowed and sector not in allowed):
                continue
            found.setdefault((entity.code, sector in _GROUP), entity)
        if len(found) != 2:
            return ()
        return tuple(reversed(found.values()))

    def _named(self, sequence: int, before: int) -> list[tuple[int, Entity, bool, bool, bool]]:
        return [
            row
            for row in self._within_reach(sequence)
            if row[1].code is not None and row[1].start is not None and row[1].start < before
        ]


def is_first_person(word: str) -> bool:
    """Whether a pronoun means the one who speaks."""
    return word.lower() in _FIRST
