"""Calendar arithmetic: the first and last day of months, thirds, weeks, seasons and years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from evenhand.coding.dates.forms import Part, Unit

Days = tuple[date, date]

# Thirds of a month: 1-10, 11-20, 21 to its end; of a year: four months each; of a decade: years
# 0-3, 4-6 and 7-9.
_MONTH_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_YEAR_THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_DECADE_THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def make_day(year: int, month: int, day: int) -> date | None:
    """A day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(
    year: int, month: int, part: Part | None = None, *, half: int = 0, week: int = 0
) -> Days | None:
    """A month, its third, its half (1-15, 16 on), its first to fourth or last (-1) seven days.

    >>> month_days(2015, 2, "late")
    (datetime.date(2015, 2, 21), datetime.date(2015, 2, 28))
    """
    if not 1 <= year <= 9998:
        return None
    length = monthrange(year, month)[1]
    first, last = 1, length
    if part is not None:
        first, last = _MONTH_THIRDS[part]
    elif half:
        first, last = (1, 15) if half == 1 else (16, length)
    elif week == -1:
        first = length - 6
    elif week:
        first, last = 7 * week - 6, 7 * week
    return date(year, month, first), date(year, month, min(last, length))


def months_days(year: int, first: int, count: int) -> Days | None:
    """A run of months; `first` may lie beyond December or before January."""
    over, month = divmod(first - 1, 12)
    begin = month_days(year + over, month + 1)
    over, month = divmod(first + count - 2, 12)
    finish = month_days(year + over, month + 1)
    return None if begin is None or finish is None else (begin[0], finish[1])


def years_days(year: int, count: int, part: Part | None) -> Days | None:
    """A run of years from its first; a third of a year or of a decade."""
    if part is not None and count == 1:
        first, last = _YEAR_THIRDS[part]
        return months_days(year, first, last - first + 1)
    if part is not None and count == 10:
        first, last = _DECADE_THIRDS[part]
        year, count = year + first, last - first + 1
    return months_days(year, 1, 12 * count)


def unit_days(day: date, unit: Unit, shift: int) -> Days | None:
    """The calendar unit of a day, moved by a number of units; weeks run Monday to Sunday.

    >>> unit_days(date(2021, 5, 20), "week", -1)
    (datetime.date(2021, 5, 10), datetime.date(2021, 5, 16))
    """
    if unit == "month":
        return months_days(day.year, day.month + shift, 1)
    if unit == "year":
        return months_days(day.year + shift, 1, 12)
    if unit == "decade":
        return months_days(day.year - day.year % 10 + 10 * shift, 1, 120)
    try:
        if unit in ("day", "hour"):
            moved = day + timedelta(days=shift if unit == "day" else _whole_days(shift))
            return moved, moved
        monday = day - timedelta(days=day.weekday())
        if unit == "weekend":
            saturday = monday + timedelta(days=5 + 7 * shift)
            return saturday, saturday + timedelta(days=1)
        monday += timedelta(days=7 * shift * (2 if unit == "fortnight" else 1))
        return monday, monday + timedelta(days=6)
    except OverflowError:
        return None


def back(day: date, unit: Unit, number: int) -> date | None:
    """The day a stretch of units before (or, negative, after) another begins.

    >>> back(date(2021, 5, 20), "month", 6)
    datetime.date(2020, 11, 20)
    """
    try:
        if unit == "hour":
            return day - timedelta(days=_whole_days(number))
        if unit in ("day", "week", "fortnight", "weekend"):
            size = {"day": 1, "fortnight": 14}.get(unit, 7)
            return day - timedelta(days=number * size)
        months = number * {"month": 1, "year": 12}.get(unit, 120)
        over, month = divmod(day.month - 1 - months, 12)
        year = day.year + over
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def _whole_days(hours: int) -> int:
    """Hours as days: up to half a day stays on the day, then each begun day counts."""
    sign = -1 if hours < 0 else 1
    hours = abs(hours)
    return 0 if hours <= 12 else sign * -(-hours // 24)
