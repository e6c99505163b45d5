"""Parts of towns: "the Vostochny district of Mariupol" lies in Mariupol, not at a namesake's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from evenhand.coding.places.mention import PlaceMention
from evenhand.coding.places.resolve import distance_km

_PART_OF = re.compile(
    r"\s+(?:district|neighbou?rhood|quarter|suburb|borough|ward|area|sector)\s+(?:of|in)\s+(?:the\s+)?"
)
# A part lies within this distance of its town's centre.
PART_KM = 60.0


def settle_parts(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Mentions in which a part of a named town is looked for near that town.

    A part that no listed place near the town is takes the town's own place.
    """
    settled = list(mentions)
    for n, (part, town) in enumerate(pairwise(mentions)):
        if town.place is None or not _PART_OF.fullmatch(text, part.end, town.start):
            continue
        near = [c.place for c in part.candidates if distance_km(c.place, town.place) <= PART_KM]
        if part.place is None or part.place not in near:
            settled[n] = replace(part, place=near[0] if near else town.place)
    return settled
