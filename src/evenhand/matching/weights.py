"""What an event's and a record's features say about being one happening: the list of weights.

Fellegi and Sunter's model with fixed weights in bits: log2(m / u), where m is how often the
observation holds for an event and its own record, and u how often for an event and some other
record within a few days and its reach. m was estimated by reading UCDP GED rows next to the
reports their headlines name, u by counting over all pairs of GED rows (Ukraine 2014-2021, Myanmar
1989-2022) that the blocking lets through; both rounded. No weight is learnt from a user's data,
so that the same pair has the same score everywhere.
"""

from __future__ import annotations

from typing import NamedTuple


class Level(NamedTuple):
    """One outcome of a feature: its weight in bits and what the reader is told."""

    weight: float
    detail: str


# Of the records that the blocking gives an event, about 1 in 60 is its own.
PRIOR = -6.0
# From this score on a pair is positive: two bits above even odds leave 1 error in 5 at worst, and
# nearly all positive pairs lie far above.
POSITIVE = 2.0
# Between this score and POSITIVE a person has to look.
UNSURE = -1.0
# Two records whose scores lie closer than this fit an event equally well: neither is positive.
MARGIN = 1.0
# Records below UNSURE that are kept, to show why the nearest one is not the event's.
KEPT_NEGATIVE = 1
# Records far below that are no neighbours, and showing them would explain nothing.
NEIGHBOUR = -7.0
# An outcome that rules a match out.
NEVER = -20.0

# Towns at war are shelled day after day, often with the same toll: only wording lifts a record of
# another day to a positive one.
DATE = (
    Level(3.2, "same day"),
    Level(1.8, "within the record's days"),
    Level(0.3, "within the record's weeks or months"),
    Level(-3.2, "a day apart"),
    Level(-8.0, "two or three days apart"),
    Level(-0.5, "event undated, published in the days after"),
    Level(1.0, "record within the event's longer time"),
    Level(-9.0, "different times"),
)
SAME_DAY, IN_DAYS, IN_MONTHS, DAY_APART, DAYS_APART, UNDATED, IN_EVENT, OTHER_TIME = range(8)

PLACE = (
    Level(3.8, "same place"),
    Level(1.0, "within the record's precision"),
    Level(0.2, "within the record's province or area"),
    Level(0.2, "record within the event's larger area"),
    Level(-1.5, "another place near by"),
    Level(-7.0, "different places"),
    Level(-1.0, "no place to compare"),
)
AT, NEAR, IN_AREA, IN_LARGER, OTHER_NEAR, ELSEWHERE, NO_PLACE = range(7)
# Kilometres up to which two sets of coordinates of one town differ between gazetteers.
SAME_KM = 5.0
# Kilometres of a record's slack up to which it is still tied to a town.
TOWN_KM = 25.0

NAME = (
    Level(0.0, "names not compared"),
    Level(2.0, "same name of the place"),
    Level(1.2, "place named in the other's words"),
    Level(-0.8, "other names"),
)
NO_NAME, SAME_NAME, NAMED_WITHIN, OTHER_NAME = range(4)

TYPE = (
    Level(0.5, "type the record may stand for"),
    Level(1.0, "type the record may stand for, and who was hit"),
    Level(-0.7, "type the record may stand for, but others were hit"),
    Level(NEVER, "type the record cannot stand for"),
)
TYPE_FITS, TARGET_FITS, TARGET_DIFFERS, TYPE_OFF = range(4)

# GED's dyad is that of the conflict, and not always who acted: either order counts the same, and
# an actor outside the dyad weighs against the pair without ruling it out.
PARTIES = (
    Level(0.0, "no parties to compare"),
    Level(1.8, "both parties named"),
    Level(0.8, "one party named"),
    Level(0.3, "a party of the same kind and country"),
    Level(-2.0, "other parties"),
)
NO_PARTIES, BOTH, ONE, ALIKE, OTHERS = range(5)

NUMBERS = (
    Level(0.0, "no number of deaths to compare"),
    Level(3.0, "same number of deaths as the best estimate"),
    Level(1.0, "same small number of deaths as the best estimate"),
    Level(1.2, "between the lowest and highest estimate"),
    Level(0.5, "range of deaths overlaps the estimates"),
    Level(-0.7, "number of deaths near the estimates"),
    Level(-2.2, "number of deaths off the estimates"),
    Level(-4.0, "number of deaths far off the estimates"),
    Level(-7.0, "harm told, but no death"),
    Level(-0.8, "no death told"),
)
(NO_NUMBER, SAME_BEST, SAME_SMALL, BETWEEN, OVERLAP, NEAR_NUMBER, OFF, FAR_OFF, HARM_ONLY,
 NO_DEATH_TOLD) = range(10)  # fmt: skip
# Numbers of deaths up to this one are shared by a third of all records.
SMALL = 2
NEAR_RATIO, FAR_RATIO = 1.5, 4.0

TEXT = (
    Level(0.0, "no text to compare"),
    Level(-0.3, "other words in headline or notes"),
    Level(0.8, "words of the headline or notes"),
    Level(2.0, "most words of the headline or notes"),
)
NO_TEXT, OTHER_TEXT, SOME_TEXT, MUCH_TEXT = range(4)
# Share of the claim's content words found in the record's text, in per cent.
TEXT_FROM = (45.0, 70.0)

FEATURES: dict[str, tuple[Level, ...]] = {
    "date": DATE,
    "place": PLACE,
    "name": NAME,
    "type": TYPE,
    "parties": PARTIES,
    "dead": NUMBERS,
    "text": TEXT,
}

# Machine-coded data repeat a happening in many records and date it by the article: a day off says
# little there, and their places and parties are worth less. Weights per dataset go over FEATURES.
_CODED = {
    "date": {SAME_DAY: 2.5, DAY_APART: 0.0, DAYS_APART: -3.0},
    "place": {AT: 3.0},
    "name": {SAME_NAME: 1.0, OTHER_NAME: -0.3},
    "parties": {BOTH: 2.2, ONE: 0.7, OTHERS: -2.5},
    "type": {TYPE_FITS: 1.0, TARGET_FITS: 1.3},
}
BY_DATASET: dict[str, dict[str, dict[int, float]]] = {
    "gdelt": _CODED,
    "icews": _CODED,
    "polecat": _CODED,
    # ACLED's notes retell the report, so their words tell more than a list of headlines.
    "acled": {"text": {SOME_TEXT: 1.2, MUCH_TEXT: 3.0}},
}


def weight_table(kind: str, feature: str) -> list[float]:
    """Weights of a feature's levels for a dataset.

    >>> weight_table("ged", "date")[DAY_APART], weight_table("gdelt", "date")[DAY_APART]
    (-3.2, 0.0)
    """
    own = BY_DATASET.get(kind, {}).get(feature, {})
    return [own.get(at, level.weight) for at, level in enumerate(FEATURES[feature])]
