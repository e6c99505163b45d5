"""Country names as the datasets write them, as ISO 3166 alpha-3 codes."""

from __future__ import annotations

import re
from functools import lru_cache

from evenhand.lexicon import name_index
from evenhand.lexicon.places import place_index

# Names that datasets use and no vocabulary lists; UCDP writes former names in brackets.
OWN_NAMES = {
    "Bosnia-Herzegovina": "BIH",
    "DR Congo": "COD",
    "Kingdom of eSwatini": "SWZ",
    "Macedonia, FYR": "MKD",
    "Palestine": "PSE",
    "Occupied Palestinian Territory": "PSE",
    "Gaza Strip": "PSE",
    "West Bank": "PSE",
}
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_CODE = re.compile(r"[A-Z]{3}")


@lru_cache(maxsize=4096)
def country_code(name: str | None) -> str | None:
    """ISO 3166 alpha-3 code of a country's name, None when it is not known.

    >>> country_code("Myanmar (Burma)"), country_code("UKR"), country_code("Atlantis")
    ('MMR', 'UKR', None)
    """
    if not name or not name.strip():
        return None
    plain = _BRACKETS.sub("", name.strip()).strip() or name.strip()
    if _CODE.fullmatch(plain):
        return plain
    if plain in OWN_NAMES:
        return OWN_NAMES[plain]
    states = {n.code for n in name_index().lookup(plain) if n.kind == "state" and n.code}
    if len(states) == 1:
        return states.pop()
    places = place_index().lookup(plain)
    found = {c.place.country for c in places if c.place.kind == "country"}
    return found.pop() if len(found) == 1 else None
