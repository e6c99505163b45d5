"""All names of a text, parties and places, as the parse is made blind to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from evenhand.coding.blind import Mention
from evenhand.coding.mentions import find_mentions, merge_mentions
from evenhand.coding.places import PlaceMention, find_places
from evenhand.lexicon.names import NameIndex
from evenhand.lexicon.places import PlaceIndex


class Names(NamedTuple):
    """Names of a text: of parties, of places (some of both), and what is masked."""

    parties: list[Mention]
    places: list[PlaceMention]
    masked: list[Mention]


def find_names(
    text: str,
    body: Sequence[tuple[int, int]],
    parties: NameIndex,
    gazetteer: PlaceIndex,
    *,
    date: str | None = None,
) -> Names:
    """Names in the body of a text.

    >>> from evenhand.lexicon import name_index
    >>> from evenhand.lexicon.places import place_index
    >>> text = "Russia shelled Kharkiv."
    >>> [(m.kind, text[m.start : m.end]) for m in
    ...  find_names(text, [(0, len(text))], name_index(), place_index()).masked]
    [('name', 'Russia'), ('place', 'Kharkiv')]
    """
    found = find_mentions(text, body, parties, date=date)
    places = find_places(text, body, gazetteer, found)
    return Names(found, places, merge_mentions(found, [(p.start, p.end) for p in places]))
