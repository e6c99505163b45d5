"""Words around a name that tell a place from a person, an organisation or an ordinary word.

They are listed in `lexicon/data/places/words/context.toml`.
"""

from __future__ import annotations

from evenhand.lexicon.actors import data_folder, read_toml

_DATA = read_toml(data_folder() / "places" / "words" / "context.toml")


def _words(name: str) -> frozenset[str]:
    return frozenset(_DATA[name])


# How strongly a preposition or verb before a name says that it is a place.
LOCATIVES: dict[str, float] = _DATA["locatives"]
DIRECTIONS = _words("directions")
ADMIN1_TYPES, ADMIN2_TYPES = _words("admin1_types"), _words("admin2_types")
CITY_TYPES, SITE_TYPES = _words("city_types"), _words("site_types")
NAME_ENDS = SITE_TYPES | _words("name_ends")
TYPES = ADMIN1_TYPES | ADMIN2_TYPES | CITY_TYPES | SITE_TYPES
OF_PLACES, OF_NAMES = _words("of_places"), _words("of_names")
TITLES, ROLES, BEFORE = _words("titles"), _words("roles"), _words("before")
MONTHS, SPEECH = _words("months"), _words("speech")
WHERE, WHITHER, STRUCK = _words("where"), _words("whither"), _words("struck")
VISITS, NO_PLACES, THINGS = _words("visits"), _words("no_places"), _words("things")
OF_TOWN = _words("of_town")
SIGNINGS = _words("signings")
# "Pa" to "Pennsylvania".
STATE_SHORT: dict[str, str] = _DATA["states"]
