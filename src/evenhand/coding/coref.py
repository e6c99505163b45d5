"""Pronouns and definite stand-ins ("the attackers") to the party they mean within the document."""

from __future__ import annotations

from dataclasses import dataclass, field

from evenhand.model import Entity

_FIRST = frozenset(("we", "us", "i", "me", "our", "ourselves"))
_PERSON = frozenset(("he", "him", "she", "her", "his"))
_PLURAL = frozenset(("they", "them", "their", "themselves", "both"))
_THING = frozenset(("it", "its", "itself"))
# How far back a pronoun looks, in sentences.
REACH = 3


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

    def find(self, pronoun: str, sequence: int, before: int) -> Entity | None:
        """The party a pronoun at offset `before` means; None when nothing fits."""
        word = pronoun.lower()
        best: tuple[tuple[int, bool, int], Entity] | None = None
        for at, entity, person, plural, subject in self.met:
            if entity.start is None or entity.start >= before or sequence - at > REACH:
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


def is_first_person(word: str) -> bool:
    """Whether a pronoun means the one who speaks."""
    return word.lower() in _FIRST
