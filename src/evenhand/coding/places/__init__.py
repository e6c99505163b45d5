"""Places: found by listed names, told from other names by their words, resolved by context."""

from evenhand.coding.places.detect import find_places
from evenhand.coding.places.mention import PlaceMention
from evenhand.coding.places.toponyms import places_of

__all__ = ["PlaceMention", "find_places", "places_of"]
