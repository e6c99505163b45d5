"""Which readers a word is worth trying: each reader with the words its dates can begin with."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from evenhand.coding.dates.kept import anniversary, feast, feast_keys, feast_starts
from evenhand.coding.dates.named import (
    PARTS,
    Read,
    day_month,
    decade,
    fraction,
    month,
    numeric,
    part_of,
    season,
    week_of,
    year,
)
from evenhand.coding.dates.relative import (
    TIMES_OF_DAY,
    WHICH,
    anchored,
    calendar_unit,
    counted,
    deictic,
    stretch,
    weekday,
)
from evenhand.coding.dates.tokens import OPEN_NUMBERS, Words
from evenhand.lexicon.calendar import calendar_words

Reader = Callable[[Words, int], Read]

# Stands for every word that begins with a digit.
DIGIT = "0"


@cache
def _table() -> tuple[tuple[Reader, frozenset[str]], ...]:
    """Readers, the more specific first, each with the words that can begin its dates."""
    data = calendar_words()
    ordinals = frozenset((*data.ordinals, *(w for w, n in data.numbers.items() if n >= 20)))
    moved = frozenset(("early", "late", "earlier", "later"))
    return (
        (anniversary, ordinals | {"anniversary", DIGIT}),
        (feast, feast_starts()),
        (numeric, frozenset((DIGIT,))),
        (day_month, frozenset((*data.months, DIGIT))),
        (weekday, frozenset((*data.weekdays, *WHICH))),
        (deictic, frozenset((*data.deictics, "the", "last", "this", "earlier", "later"))),
        (part_of, frozenset(PARTS)),
        (fraction, ordinals | {"q", "h", "last", DIGIT}),
        (week_of, frozenset(("week",))),
        (season, frozenset(data.seasons)),
        (decade, ordinals | frozenset((*data.decades, DIGIT))),
        (calendar_unit, moved | frozenset(("over", "at", "during", "on", "the", *WHICH))),
        (anchored, moved | {"the", "that"}),
        (stretch, frozenset(("the", "recent", "following", "preceding", *WHICH))),
        (counted, frozenset(("in", "within", DIGIT, *OPEN_NUMBERS, *data.numbers, *data.units))),
        (month, frozenset(data.months)),
        (year, frozenset((DIGIT,))),
    )


@cache
def readers_by_word() -> dict[str, tuple[Reader, ...]]:
    """Readers to try at a word; also the words at which only a time of day or an eve begins."""
    found: dict[str, list[Reader]] = {
        word: [] for word in (*TIMES_OF_DAY, "eve", "day", "the", "small", "wee")
    }
    for reader, words in _table():
        for word in words:
            found.setdefault(word, []).append(reader)
    return {word: tuple(readers) for word, readers in found.items()}


def readers_of(word: str) -> tuple[Reader, ...]:
    """Readers to try at a word, in order."""
    return readers_by_word().get(DIGIT if word[:1].isdigit() else word, ())


@cache
def core_words() -> frozenset[str]:
    """Words, in the cases they are written in, one of which every date without a numeral has.

    Months and weekdays need their capital: "may" and "march" are common words.
    """
    data = calendar_words()
    common = {
        *data.seasons, *data.units, *data.decades, *data.deictics, "weekend", "century",
        "quarter", "half", "eve", "anniversary", "midnight", "night",
    }  # fmt: skip
    names = {*data.months, *data.weekdays}
    for key in sorted(feast_keys(), key=len):
        if not {*key} & (names | common):
            names.add(max(key, key=len))
    capitals = {form for word in names for form in (word.capitalize(), word.upper())}
    return frozenset(capitals.union(*((word, word.capitalize(), word.upper()) for word in common)))
