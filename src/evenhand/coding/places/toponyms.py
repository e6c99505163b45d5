"""All places a text names, by itself: what `evenhand places` prints."""

from __future__ import annotations

from evenhand.coding.mentions import find_mentions
from evenhand.coding.places.detect import find_places
from evenhand.lexicon import name_index
from evenhand.lexicon.places import place_index
from evenhand.model import Place


def places_of(text: str, date: str | None = None) -> list[Place]:
    """Every place named in a text, left to right; no parser is needed.

    Names of states and capitals count also where they stand for a government.

    Args:
        text: the text.
        date: its publication date `YYYY-MM-DD`, which helps to tell persons from places.

    >>> [(p.extracted_place, p.country_code) for p in places_of("Clashes in Tripoli, Lebanon.")]
    [('Tripoli', 'LBN'), ('Lebanon', 'LBN')]
    """
    body = [(0, len(text))]
    parties = find_mentions(text, body, name_index(), date=date)
    return [found.to_place() for found in find_places(text, body, place_index(), parties)]
