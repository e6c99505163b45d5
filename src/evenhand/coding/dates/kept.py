"""Days that are kept: feasts and national days by name, and anniversaries."""

from __future__ import annotations

from functools import cache

from evenhand.coding.dates.forms import Anniversary, Feast, Fixed, Form
from evenhand.coding.dates.named import Read, trailing_year
from evenhand.coding.dates.tokens import Words, ordinal, split
from evenhand.lexicon.calendar import anniversary_days, feast_days, independence_days


@cache
def _feasts() -> dict[str, tuple[tuple[tuple[str, ...], Form], ...]]:
    """Feasts by their first word, the longest name first."""
    table: dict[str, list[tuple[tuple[str, ...], Form]]] = {}
    for row, feast in enumerate(feast_days()):
        for name in feast.names:
            key = tuple(split(name).low)
            table.setdefault(key[0], []).append((key, Feast(row)))
    for name, text in independence_days().items():
        form = Fixed(None, int(text[:2]), int(text[3:]))
        base = tuple(split(name).low)
        day = ("independence", "day")
        for key in ((*base, "'", "s", *day), (*base, *day), (*day, "of", *base)):
            table.setdefault(key[0], []).append((key, form))
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()
    }


def feast_starts() -> frozenset[str]:
    """Words a feast's name can begin with."""
    return frozenset(_feasts())


def feast_keys() -> list[tuple[str, ...]]:
    """Names of feasts as lower-case words."""
    return [key for rows in _feasts().values() for key, _ in rows]


def feast(words: Words, i: int) -> Read:
    """A feast or national day by name, with its year behind it."""
    for key, form in _feasts().get(words.get(i), ()):
        j = i + len(key)
        if words.match(i, *key) and words.is_capital(j - 1):
            number, k = trailing_year(words, j)
            if isinstance(form, Feast):
                return Feast(form.row, number), k
            if isinstance(form, Fixed):
                return Fixed(number, form.month, form.day), k
    return None


# Longest description after "anniversary of" that is looked up, in words.
_DESCRIPTION = 8


def anniversary(words: Words, i: int) -> Read:
    """The 54th anniversary of something the table knows."""
    number = ordinal(words, i)
    j = number[1] if number else i
    if not words.match(j, "anniversary", "of"):
        return None
    stop = j + 2
    while stop < min(j + 2 + _DESCRIPTION, len(words.low)) and words.get(stop) not in (
        ",",
        ".",
        ";",
    ):
        stop += 1
    for end in range(j + 3, stop + 1):
        origins = anniversary_days(" ".join(words.low[j + 2 : end]).replace(" ' s", "'s"))
        if origins:
            return Anniversary(number[0] if number else None, tuple(origins)), end
    return None
