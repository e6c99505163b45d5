"""Time and place carried on from the sentences before, for comparing only.

A text that has said when and where goes on without repeating it ("The gunners shelled the
residential district, killing 20"). What is carried is never written into a record and never
decides alone: it counts less than what a sentence says itself, and only between documents.
"""

from __future__ import annotations

import numpy as np

from evenhand.merging.arrays import NO_DAY, Flags, Floats, Ints

# Sentences over which time and place carry on.
SENTENCES = 4
PLACED = ("place", "name", "country")
POINT = ("lat", "lon", "radius")


def carry(
    ints: dict[str, Ints], floats: dict[str, Floats], *, dated: Flags, leave: Flags
) -> tuple[Flags, Flags]:
    """Fill in missing days and places; says which claims were given a day, and which a place.

    Args:
        ints, floats: the columns, changed in place.
        dated: claims with a day of their own.
        leave: claims that neither give nor take (background of long ago).
    """
    n = len(dated)
    days, places = np.zeros(n, bool), np.zeros(n, bool)
    order = np.lexsort((ints["position"], ints["sequence"], ints["document"]))
    day_from = place_from = -1
    for i in order.tolist():
        if leave[i]:
            continue
        if dated[i]:
            day_from = i
        elif _near(ints, i, day_from):
            ints["first"][i], ints["last"][i] = ints["first"][day_from], ints["last"][day_from]
            days[i] = True
        if ints["place"][i] >= 0:
            place_from = i
        elif _near(ints, i, place_from):
            for key in PLACED:
                ints[key][i] = ints[key][place_from]
            for key in POINT:
                floats[key][i] = floats[key][place_from]
            places[i] = True
    return days, places


def _near(ints: dict[str, Ints], i: int, source: int) -> bool:
    same = source >= 0 and ints["document"][i] == ints["document"][source]
    return bool(same and ints["sequence"][i] - ints["sequence"][source] <= SENTENCES)


def assume_days(ints: dict[str, Ints], timed: Flags, window: int) -> None:
    """Give claims without any day those before their publication, for comparing only."""
    assumed = ~timed & (ints["published"] != NO_DAY)
    ints["first"][assumed] = ints["published"][assumed] - window
    ints["last"][assumed] = ints["published"][assumed]
