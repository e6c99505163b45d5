"""Words of the calendar, feasts, national days and anniversaries (data/calendar/*.toml)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from evenhand.errors import LexiconError
from evenhand.lexicon.actors import data_folder, read_toml


class CalendarWords(msgspec.Struct, frozen=True):
    """Lower-case words and what they stand for, from words.toml."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    units: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    deictics: dict[str, tuple[int, int]]


class FeastDay(msgspec.Struct, frozen=True):
    """A named day: fixed in the Gregorian year (`MM-DD`), or found by a rule."""

    names: tuple[str, ...]
    fixed: str | None = None
    rule: str | None = None
    offset: int = 0
    days: int = 1
    month: int = 1
    day: int = 1


def _load(name: str) -> dict[str, Any]:
    return read_toml(data_folder() / "calendar" / f"{name}.toml")


@cache
def calendar_words() -> CalendarWords:
    """The words of the calendar.

    Raises:
        LexiconError: the file lacks a table or has a value of another kind.
    """
    try:
        return msgspec.convert(_load("words"), CalendarWords)
    except msgspec.ValidationError as error:
        raise LexiconError(f"words.toml: {error}") from error


@cache
def feast_days() -> tuple[FeastDay, ...]:
    """All religious and national days that need no country, in file order.

    Raises:
        LexiconError: a row is not a feast.
    """
    try:
        return tuple(msgspec.convert(_load("feasts")["feast"], list[FeastDay]))
    except (msgspec.ValidationError, KeyError) as error:
        raise LexiconError(f"feasts.toml: {error}") from error


@cache
def diwali_dates() -> dict[int, str]:
    """ISO day of Diwali by year."""
    return {int(day[:4]): day for day in _load("feasts")["diwali"]["dates"]}


@cache
def independence_days() -> dict[str, str]:
    """`MM-DD` of the Independence Day by the country's name or adjective."""
    return {name: day for day, names in _load("national")["independence"].items() for name in names}


@cache
def _anniversaries() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = _load("anniversaries")["days"].items()
    return tuple(
        (re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)"), day)
        for day, words in rows
    )


def anniversary_days(words: str) -> list[str]:
    """ISO days that an "anniversary of" these words may count from.

    >>> anniversary_days("the Srebrenica genocide")
    ['1995-07-11']
    """
    lower = words.lower()
    return [day for pattern, day in _anniversaries() if pattern.search(lower)]
