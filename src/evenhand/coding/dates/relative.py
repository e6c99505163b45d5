"""Dates seen from elsewhere: weekdays, yesterday, last week, the past three days, two weeks ago."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from evenhand.coding.dates.forms import (
    Ago,
    Anchored,
    Calendar,
    Day,
    Deictic,
    Month,
    Open,
    Season,
    Stretch,
    Unit,
    Weekday,
    Which,
)
from evenhand.coding.dates.named import Read, day_month, month_number
from evenhand.coding.dates.tokens import MANY, Words, count, ordinal, skip
from evenhand.lexicon.calendar import calendar_words

TIMES_OF_DAY = frozenset((
    "morning", "afternoon", "evening", "night", "midnight", "noon", "dawn", "dusk", "hours",
))  # fmt: skip
WHICH: dict[str, Which] = {
    "last": "last", "past": "last", "next": "next", "this": "this", "coming": "next",
    "current": "this", "previous": "last",
}  # fmt: skip
_UNITS = frozenset(("week", "month", "year", "decade", "weekend"))
# Words that make a number of days inexact without moving it.
_ABOUT = (
    "more", "less", "fewer", "than", "over", "nearly", "almost", "about", "around", "some", "at",
    "least", "up", "to", "roughly", "approximately", "just", "well", "only", "another",
)  # fmt: skip
# Days that are names of what happened or are kept on them, not of when.
_NAMED_DAYS = frozenset((
    "bloody", "black", "good", "holy", "easter", "palm", "super", "cyber", "ash", "whit",
))  # fmt: skip
_RECURRING = frozenset(("every", "each", "that", "any", "some", "alternate"))
_BACK = frozenset(("past", "last", "previous", "preceding"))
_ONWARD = frozenset(("coming", "next", "following"))


def after_day(words: Words, i: int) -> int:
    """Past a time of day behind a day ("Friday night", "yesterday at dawn")."""
    j = (
        i + 1
        if words.get(i) in ("late", "early", "mid") and words.get(i + 1) in TIMES_OF_DAY
        else i
    )
    return j + 1 if words.get(j) in TIMES_OF_DAY and words.get(j) != "hours" else i


def weekday(words: Words, i: int) -> Read:
    """Friday, last Friday, next Tuesday night, Friday of last week, Friday, 14 May."""
    which: Which = WHICH.get(words.get(i), "plain")
    j = i + 1 if which != "plain" else i
    number = calendar_words().weekdays.get(words.get(j))
    if number is None or not words.is_capital(j) or _is_other_day(words, j):
        return None
    j += 1
    if which == "plain":
        dated = day_month(words, skip(words, j, ",", "the")) if words.get(j) != "and" else None
        if dated is not None:
            form = dated[0]
            if isinstance(form, Day):
                form = replace(form, weekday=number)
            return form, after_day(words, dated[1])
        week = _week_behind(words, j)
        if week is not None:
            return Weekday(number, "plain", week[0]), week[1]
    return Weekday(number, which), after_day(words, j)


def _is_other_day(words: Words, i: int) -> bool:
    """Whether a weekday is a name, recurs ("every Thursday"), or is one told of before."""
    before = words.get(i - 1)
    if words.get(i + 1) in ("school", "schools"):
        return True
    return before in _NAMED_DAYS or before in _RECURRING or before in calendar_words().ordinals


def _week_behind(words: Words, i: int) -> tuple[int, int] | None:
    """Which week "of last week" or "this week" behind a weekday means, from the present one."""
    j = skip(words, i, "of")
    shift = {"last": -1, "this": 0, "next": 1}.get(words.get(j))
    if shift is None or words.get(j + 1) != "week":
        return None
    return shift, j + 2


def deictic(words: Words, i: int) -> Read:
    """Yesterday, overnight, earlier today, this morning, last night, the day before yesterday."""
    if words.get(i) == "the" and words.get(i + 1) == "day":
        if words.match(i + 2, "before", "yesterday"):
            return Deictic(-2, -2), i + 4
        if words.match(i + 2, "after", "tomorrow"):
            return Deictic(2, 2), i + 4
        return None
    if words.get(i) in ("earlier", "later") and words.get(i + 1) in ("today", "yesterday"):
        return Deictic(*calendar_words().deictics[words.get(i + 1)]), i + 2
    days = calendar_words().deictics.get(words.get(i))
    if days is not None:
        return _plain_deictic(words, i, days)
    if words.get(i) == "last" and words.get(i + 1) in ("night", "evening"):
        return Deictic(-1, -1), i + 2
    if words.get(i) == "this" and words.get(i + 1) in TIMES_OF_DAY - {"hours", "night"}:
        return Deictic(0, 0), i + 2
    return None


def _plain_deictic(words: Words, i: int, days: tuple[int, int]) -> Read:
    if words.get(i) == "today" and words.get(i - 1) in ("of", "'"):
        return None
    if (
        words.get(i) == "overnight"
        and words.get(i + 1).isalpha()
        and words.get(i - 1) in ("the", "an")
    ):
        return None
    return Deictic(*days), after_day(words, i + 1)


def calendar_unit(words: Words, i: int) -> Read:
    """Last week, next year, earlier this month, late last year, the week before last."""
    if words.get(i) == "the" and words.match(i + 2, "before", "last"):
        unit = words.get(i + 1)
        return (Calendar(cast(Unit, unit), "before_last"), i + 4) if unit in _UNITS else None
    if words.get(i) in ("over", "at", "during", "on") and words.match(i + 1, "the", "weekend"):
        return Calendar("weekend", "this"), i + 3
    shift: Which | None = {"earlier": "earlier", "later": "later"}.get(words.get(i))  # type: ignore[assignment]
    j = i + 1 if words.get(i) in ("earlier", "later", "late", "early") else i
    which = WHICH.get(words.get(j))
    unit = words.get(j + 1)
    if which is None or words.get(j) == "past" or words.get(j - 1) == "the":
        return None
    if unit in _UNITS:
        if shift is not None and which == "this":
            which = shift
        return Calendar(cast(Unit, unit), which), j + 2
    return _named_unit(words, j + 1, which)


def _named_unit(words: Words, i: int, which: Which) -> Read:
    """A season or month with "last", "next" or "this" before it."""
    season = calendar_words().seasons.get(words.get(i))
    if season is not None and words.get(i) != "fall":
        return Season(None, season, which), i + 1
    month = month_number(words, i)
    return None if month is None else (Month(None, month[0], which=which), month[1])


def stretch(words: Words, i: int) -> Read:
    """The past 24 hours, the last three days, the past week, recent days, the coming months."""
    j = skip(words, i, "the")
    word = words.get(j)
    if word == "recent":
        unit = calendar_words().units.get(words.get(j + 1), "")
        open_unit = unit in ("day", "week", "month", "year") and words.get(j + 1).endswith("s")
        return (Stretch(cast(Unit, unit), MANY), j + 2) if open_unit else None
    forward = word in _ONWARD
    if not forward and word not in _BACK:
        return None
    number = count(words, j + 1)
    k = number[2] if number else j + 1
    unit = calendar_words().units.get(words.get(k), "")
    if not unit or words.get(k) in ("night", "morning", "evening", "afternoon"):
        return None
    if number is not None:
        return Stretch(cast(Unit, unit), number[1], forward=forward), k + 1
    if words.get(k).endswith("s"):
        return Stretch(cast(Unit, unit), MANY, forward=forward), k + 1
    alone = words.get(k) in ("day", "week", "month", "year", "decade")
    if j > i and alone and not forward and word != "previous":
        return Stretch(cast(Unit, unit), 1), k + 1
    return None


def for_units(words: Words, i: int) -> Read:
    """For more than ten days, for the past three weeks, for a third day; for weeks stays open."""
    if words.get(i) != "for":
        return None
    j = skip(words, i + 1, *_ABOUT)
    back = stretch(words, j)
    if back is not None:
        return back
    nth = _nth_day(words, skip(words, j, "a", "the"))
    if nth is not None:
        return nth
    number = count(words, j)
    k = number[2] if number else j
    unit = calendar_words().units.get(words.get(k), "")
    if not unit or words.get(k) in ("morning", "evening", "afternoon", "night"):
        return None
    if number is None:
        return (Open(), k + 1) if words.get(k).endswith("s") else None
    if number[0] != number[1] or (unit == "hour" and number[0] <= 12):
        return Open(), k + 1
    return Stretch(cast(Unit, unit), number[0]), k + 1


def _nth_day(words: Words, i: int) -> Read:
    """The third consecutive day, the eleventh day in a row."""
    number = ordinal(words, i)
    if number is None:
        return None
    j = skip(words, number[1], "straight", "consecutive", "successive", "running")
    unit = calendar_words().units.get(words.get(j), "")
    if not unit or unit == "hour" or words.get(j).endswith("s"):
        return None
    end = j + 1
    if words.match(end, "in", "a", "row"):
        end += 3
    elif words.get(end) in ("running", "straight"):
        end += 1
    elif j == number[1]:
        return None if unit != "day" else (Stretch("day", number[0] - 1), end)
    return Stretch(cast(Unit, unit), number[0] - 1), end


def counted(words: Words, i: int) -> Read:
    """Two weeks ago, a few days earlier, three days later; in three days, within 48 hours."""
    if words.get(i) in ("in", "within"):
        return _ahead(words, i)
    number = count(words, i)
    k = number[2] if number else i
    unit = calendar_words().units.get(words.get(k), "")
    word = words.get(k + 1)
    if not unit or word not in ("ago", "later", "earlier", "before"):
        return None
    if number is None or (word == "before" and words.get(k + 2) not in (",", ".", "")):
        return (Open(), k + 2) if number is None and words.get(k).endswith("s") else None
    sign = 1 if word == "later" else -1
    make = Ago if word == "ago" else Anchored
    return make(cast(Unit, unit), sign * number[0], sign * number[1]), k + 2


def _ahead(words: Words, i: int) -> Read:
    number = count(words, skip(words, i + 1, "the", "next", "about"))
    unit = calendar_words().units.get(words.get(number[2]), "") if number else ""
    if (
        number is None
        or not unit
        or number[0] != number[1]
        or words.get(number[2] + 1) in ("'", "of")
    ):
        return None
    if words.get(i) == "within":
        return Stretch(cast(Unit, unit), number[0], forward=True), number[2] + 1
    return Ago(cast(Unit, unit), number[0], number[0]), number[2] + 1


_SHIFTS = {
    "same": 0, "that": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1,
}  # fmt: skip


def anchored(words: Words, i: int) -> Read:
    """The next day, the following week, the same day, that night, later that month."""
    j = i + 1 if words.get(i) in ("later", "earlier", "early", "late") else i
    if words.match(j, "the", "day", "before") or words.match(j, "the", "day", "after"):
        if words.get(j + 3) in (",", ".", "", ";", "that"):
            sign = -1 if words.get(j + 2) == "before" else 1
            return Anchored("day", sign, sign), j + 3
        return None
    k = j + 1 if words.get(j) == "the" else j
    shift = _SHIFTS.get(words.get(k))
    if shift is None or (k == j) != (words.get(k) == "that"):
        return None
    unit = calendar_words().units.get(words.get(k + 1), "")
    if not unit or unit == "hour" or words.get(k + 1).endswith("s"):
        return None
    return Anchored(cast(Unit, unit), shift, shift), k + 2
