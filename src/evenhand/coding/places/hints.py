"""What is named beside a place: "Tripoli, Lebanon", "the Lebanese city of Tripoli"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from evenhand.coding.places.evidence import wanted_kinds
from evenhand.coding.places.mention import Hints
from evenhand.coding.places.scan import Hit, Line
from evenhand.coding.places.words import STATE_SHORT
from evenhand.lexicon.places import Candidate, PlaceIndex, PlaceRecord

# How many words may stand between an adjective and "of" in "the northern Syrian city of".
_REACH = 5
_LINKS = frozenset(("in", "of"))


class Beside:
    """Reads the hints of the names of one line."""

    def __init__(
        self,
        line: Line,
        index: PlaceIndex,
        names: Mapping[int, tuple[Hit, tuple[Candidate, ...]]],
        codes: Mapping[int, frozenset[str]],
    ) -> None:
        """Set up for a line.

        Args:
            line: the paragraph; index: the gazetteer.
            names: accepted or possible names by their first word.
            codes: per word that belongs to a party's name, the states the name points to.
        """
        self._line, self._index, self._names, self._codes = line, index, names, codes

    def hints(self, hit: Hit, own: tuple[Candidate, ...]) -> Hints:
        """Everything beside a name that says where it lies."""
        countries: set[str] = set()
        admins: set[int] = set()
        near: list[PlaceRecord] = []
        for candidates in self._containers(hit):
            for c in candidates:
                if c.place.kind == "country" and c.place.country:
                    countries.add(c.place.country)
                elif c.place.kind == "admin1":
                    admins.add(c.place.row)
                elif c.place.kind != "country":
                    near.append(c.place)
        countries |= self._adjectives(hit)
        short = self._state_short(hit.last)
        if short is not None:
            admins = {short}
        if any(c.place.kind == "country" for c in own):
            countries = set()  # "Mexico, the Philippines" is a list
        fitting = {c.place.country for c in own} & countries
        inside = {c.place.admin for c in own} & admins
        return Hints(
            frozenset(c for c in fitting if c),
            frozenset(a for a in inside if a is not None),
            tuple(near),
            wanted_kinds(self._line, hit),
            self._held(hit),
        )

    def _held(self, hit: Hit) -> tuple[Candidate, ...]:
        """What the name just before in the chain may mean."""
        for other, candidates in self._names.values():
            if other.last < hit.first <= other.last + 5 and (
                self._next_in_chain(other.last) == hit.first
            ):
                return candidates
        return ()

    def _containers(self, hit: Hit) -> list[tuple[Candidate, ...]]:
        """Names that follow in a chain, and one before with "'s"."""
        found = []
        last = hit.last
        for _ in range(3):
            at = self._next_in_chain(last)
            if at is None:
                break
            following, candidates = self._names[at]
            found.append(candidates)
            last = following.last
        words = self._line.words
        at = hit.first - 1
        if at > 0 and words[at].key == "s" and words[at - 1].text in "'’":
            for other, candidates in self._names.values():
                if other.last == at - 2:
                    found.append(candidates)
        return found

    def _next_in_chain(self, last: int) -> int | None:
        """First word of the name in ", X", " in X", ", in the X", " (X"."""
        words = self._line.words
        at = last + 1
        while at < len(words) and at <= last + 6 and words[at].key in (
            ",", "(", "in", "the", "of", "province", "district", "governorate", "region", "county",
            "city", "area", "northern", "southern", "eastern", "western", "central", "town",
        ):  # fmt: skip
            at += 1
        if at == last + 1 or at not in self._names:
            return None
        linked = any(w.text in (",", "(", "in") for w in words[last + 1 : at])
        return at if linked else None

    def _adjectives(self, hit: Hit) -> set[str]:
        """States of a party's name just before: "Syria's X", "the Lebanese city of X"."""
        words = self._line.words
        found: set[str] = set()
        at = hit.first - 1
        if at >= 0 and words[at].key in ("s", "'", "’"):
            while at >= 0 and words[at].key in ("s", "'", "’"):
                at -= 1
            return set(self._codes.get(at, ()))
        if at >= 0 and at in self._codes:
            return set(self._codes[at])
        if at >= 1 and words[at].key == "of":
            for step in range(1, _REACH):
                back = at - step
                if back < 0 or not (words[back].is_word or words[back].text == ","):
                    break
                if back in self._codes:
                    found |= self._codes[back]
                    break
        return found

    def _state_short(self, last: int) -> int | None:
        """Row of the state in "Lancaster, Pa."."""
        words = self._line.words
        if last + 2 < len(words) and words[last + 1].text == ",":
            name = STATE_SHORT.get(words[last + 2].text)
            if name is not None:
                return state_row(self._index, name)
        return None


@cache
def state_row(index: PlaceIndex, name: str) -> int | None:
    """Row of a North American or Australian state by its full name."""
    for c in index.lookup(name):
        if c.place.kind == "admin1" and c.place.country in ("USA", "CAN", "AUS"):
            return c.place.row
    return None
