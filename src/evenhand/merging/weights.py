"""What two claims' features say about being one happening: the one list of weights.

Weights are in bits: log2 of how much likelier the observation is for two claims of one happening
than for two of the same family that merely share a block. They were set by hand from reading
paired accounts, before the gold clusters were scored, and then moved only where a whole kind of
pair went wrong; tests/merging/test_weights.py holds the orderings that must not break.
"""

from __future__ import annotations

from typing import NamedTuple


class Level(NamedTuple):
    """One outcome of a feature: its weight in bits and what the reader is told."""

    weight: float
    detail: str


# Odds before anything is compared: of two claims in one block about 1 pair in 30 belongs together.
PRIOR = -5.0
# Claims are linked from one bit above even odds on.
LINK = 1.0
# A pair this far below even odds keeps its two claims apart even when a third claim, vaguer than
# both, fits either.
APART = -3.5
# Within one document less is enough: a text that tells of two acts tells them apart.
APART_HERE = -1.0
# Either holds only where what the two claims say differs by so many bits: a pair that is far below
# even odds because little is said is no reason to keep anything apart.
DIFFERS = -2.5
# An outcome with this weight rules a link out whatever else agrees.
NEVER = -20.0

DATE = (
    Level(0.0, "no date to compare"),
    Level(3.5, "same day"),
    Level(1.2, "one lies in the other's longer time"),
    Level(0.8, "a day apart"),
    Level(0.5, "undated, published in the days after"),
    Level(-5.0, "two or three days apart"),
    Level(NEVER, "different times"),
    Level(-1.5, "undated, published before or long after"),
    Level(-9.0, "a day apart, told by one issuer"),
    Level(2.0, "same day, carried on from the sentences before"),
)
(NO_DATE, SAME_DAY, OVERLAP, NEXT_DAY, UNDATED, DAYS_APART, OTHER_TIME, UNLIKELY_TIME,
 NEXT_DAY_HERE, CARRIED_DAY) = range(10)  # fmt: skip

PLACE = (
    Level(0.0, "no place to compare"),
    Level(3.5, "same place"),
    Level(2.5, "within each other's reach"),
    Level(0.7, "one lies in the other's larger area"),
    Level(-2.5, "neighbouring places"),
    Level(NEVER, "different places"),
    Level(-0.3, "places not resolved, other words"),
    Level(NEVER, "different countries"),
    Level(2.0, "same place, carried on from the sentences before"),
    Level(-2.0, "other place, carried on from the sentences before"),
)
(NO_PLACE, SAME_PLACE, REACH, CONTAINED, NEIGHBOURS, ELSEWHERE, OTHER_WORDS, OTHER_COUNTRY,
 CARRIED_PLACE, CARRIED_OTHER) = range(10)  # fmt: skip

TYPE = (
    Level(0.5, "same type"),
    Level(1.5, "same type and mode"),
    Level(-0.8, "same type, other mode"),
    Level(-1.5, "related type"),
    Level(-3.5, "two types in one account"),
)
SAME_TYPE, SAME_MODE, OTHER_MODE, RELATED, RELATED_HERE = range(5)

# Who did it is what accounts dispute: a difference counts for little between documents, and for
# much within one, where the same voice tells two acts apart.
ACTOR = (
    Level(0.0, "not stated on both"),
    Level(1.0, "same actor"),
    Level(0.4, "actor may be the same"),
    Level(-0.5, "different actors"),
    Level(-2.0, "different actors in one account"),
)
UNSTATED, SAME, ALIKE, DIFFERENT, DIFFERENT_HERE = range(5)

RECIPIENT = (
    Level(0.0, "not stated on both"),
    Level(0.8, "same recipient"),
    Level(0.3, "recipient may be the same"),
    Level(-0.8, "different recipients"),
    Level(-1.5, "different recipients in one account"),
)

NUMBERS = (
    Level(0.0, "no numbers to compare"),
    Level(2.5, "same number"),
    Level(1.2, "same small number"),
    Level(0.8, "ranges agree"),
    Level(-0.3, "numbers near each other"),
    Level(-1.2, "numbers differ"),
    Level(-3.0, "numbers differ in one account"),
    Level(1.4, "ranges agree for two kinds of harm"),
)
NO_NUMBERS, SAME_NUMBER, SAME_SMALL, AGREE, NEAR, DIFFER, DIFFER_HERE, AGREE_TWICE = range(8)
# Numbers up to this one agree often by chance.
SMALL = 2
# Up to this ratio two numbers may be early and late counts of one toll.
NEAR_RATIO = 2.0

WORDING = (
    Level(-0.8, "hardly a word shared"),
    Level(0.3, "some words shared"),
    Level(1.5, "many words shared"),
    Level(3.0, "most words shared"),
    Level(4.5, "nearly the same words"),
    Level(0.0, "one document"),
)
NO_WORDS, SOME_WORDS, MANY_WORDS, MOST_WORDS, ALL_WORDS, ONE_DOCUMENT = range(6)
# Cosine of the sentences' vectors from which each level of WORDING holds.
WORDING_FROM = (0.12, 0.3, 0.5, 0.8)

# A sentence without time or place of its own goes on about the last one; one that states both
# anew says little by standing next to it.
DISCOURSE = (
    Level(0.0, "different documents"),
    Level(4.5, "same sentence"),
    Level(4.0, "next sentence"),
    Level(2.5, "a few sentences on"),
    Level(0.5, "further on in the document"),
    Level(1.0, "close by, with time and place of its own"),
    Level(5.5, "next sentence, without time and place of its own"),
)
OTHER_DOCUMENT, SENTENCE, NEXT_SENTENCE, FEW_SENTENCES, FURTHER, STATED_ANEW, GOES_ON = range(7)

DENIAL = (
    Level(0.0, "both assert or both deny"),
    Level(1.2, "a denial presupposes what it denies"),
    Level(-8.0, "one account asserts and denies"),
    Level(3.2, "denied, and laid to others in the sentences after"),
)
NO_DENIAL, DENIES, CONTRADICTS_ITSELF, LAID_TO_OTHERS = range(4)

COPY = (Level(0.0, "texts of their own"), Level(12.0, "copy of the same text"))

# Acts that consist in words are merged only when one speaker says nearly the same.
SPEECH = (
    Level(0.0, "not an act of speech"),
    Level(NEVER, "acts of speech in other words or by others"),
    Level(2.0, "same speaker, nearly the same words"),
)

FEATURES: dict[str, tuple[Level, ...]] = {
    "date": DATE,
    "place": PLACE,
    "type": TYPE,
    "actor": ACTOR,
    "recipient": RECIPIENT,
    "numbers": NUMBERS,
    "wording": WORDING,
    "discourse": DISCOURSE,
    "denial": DENIAL,
    "copy": COPY,
    "speech": SPEECH,
}
