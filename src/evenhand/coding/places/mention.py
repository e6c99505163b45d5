"""What the place passes hand on: a name in the text, what it may mean, and what it was found to."""

from __future__ import annotations

from dataclasses import dataclass

from evenhand.lexicon.places import Candidate, PlaceRecord
from evenhand.model import Place


@dataclass(frozen=True, slots=True)
class Hints:
    """What stands beside a name.

    Attributes:
        countries, admins: states and subdivisions (rows) it should lie in; near: places close by.
        kinds: kinds of place the words ask for; holds: what the name before it in a chain may mean.
    """

    countries: frozenset[str] = frozenset()
    admins: frozenset[int] = frozenset()
    near: tuple[PlaceRecord, ...] = ()
    kinds: frozenset[str] = frozenset()
    holds: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name of a place in a text.

    Attributes:
        start, end: half-open span; text: the words.
        candidates: every place the name may mean; place: the one it was resolved to, or None.
        hints: what stands beside it.
        party: whether the same words are also the name of a party ("Moscow").
    """

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    hints: Hints = Hints()
    place: PlaceRecord | None = None
    party: bool = False

    def to_place(self) -> Place:
        """The mention as the claim record has it; unresolved fields stay None."""
        found = self.place
        if found is None:
            return Place(extracted_place=self.text, start=self.start, end=self.end)
        return Place(
            extracted_place=self.text,
            start=self.start,
            end=self.end,
            resolved_place=found.name,
            geonameid=found.geonameid,
            lat=found.lat,
            lon=found.lon,
            country_code=found.country,
            claims=found.claims,
            resolution=found.resolution,
        )
