"""Days of feasts by the rules of their calendars.

Easter: the Gregorian computus in the form of Meeus, Jones and Butcher, and the Julian one of
Meeus. Hebrew: the calculated calendar (molad and postponements). Islamic: the tabular calendar in
its civil form; the sighted one differs by up to a day, so a day is added on each side.
"""

from __future__ import annotations

from datetime import date, timedelta

from evenhand.lexicon.calendar import FeastDay, diwali_dates

# Years the tables and the use of these names are meant for.
FIRST_YEAR, LAST_YEAR = 1900, 2100
# Day number of Python's ordinals in Julian day numbers.
_JULIAN_DAY = 1721425
_DOUBT = timedelta(days=1)


def feast_span(feast: FeastDay, year: int) -> list[tuple[date, date]]:
    """First and last possible day of every time a feast falls into a Gregorian year."""
    if feast.fixed is not None:
        month, day = (int(part) for part in feast.fixed.split("-"))
        first = date(year, month, day)
        return [(first, first + timedelta(days=feast.days - 1))]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return []
    if feast.rule == "hijri":
        return _islamic(feast, year)
    if feast.rule == "quds":
        return _quds(year)
    if feast.rule == "diwali":
        day_text = diwali_dates().get(year)
        if day_text is None:
            return []
        main = date.fromisoformat(day_text)
        return [(main - _DOUBT, main + _DOUBT)]
    first = _BASES[feast.rule or ""](year) + timedelta(days=feast.offset)
    return [(first, first + timedelta(days=feast.days - 1))]


def easter(year: int) -> date:
    """Western Easter Sunday.

    >>> easter(2016)
    datetime.date(2016, 3, 27)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian reckoning, as a Gregorian day.

    >>> orthodox_easter(2022)
    datetime.date(2022, 4, 24)
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    gap = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=gap)


def rosh_hashanah(year: int) -> date:
    """1 Tishri in a Gregorian year.

    >>> rosh_hashanah(2023)
    datetime.date(2023, 9, 16)
    """
    return _tishri(year + 3761)


def _tishri(hebrew: int) -> date:
    """1 Tishri of a Hebrew year: its molad, moved on by the four postponements."""
    months = (235 * hebrew - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    if 3 * (days + 1) % 7 < 3:
        days += 1
    before, after = _elapsed(hebrew - 1), _elapsed(hebrew + 1)
    if after - days == 356:
        days += 2
    elif days - before == 382:
        days += 1
    return date.fromordinal(days - 1373427)


def _elapsed(hebrew: int) -> int:
    """Days to 1 Tishri by molad and weekday alone."""
    months = (235 * hebrew - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def passover(year: int) -> date:
    """15 Nisan, always 163 days before the next 1 Tishri.

    >>> passover(2022)
    datetime.date(2022, 4, 16)
    """
    return rosh_hashanah(year) - timedelta(days=163)


def hanukkah(year: int) -> date:
    """25 Kislev: one day later in years whose Heshvan has thirty days."""
    first = rosh_hashanah(year)
    length = (_tishri(year + 3762) - first).days
    return first + timedelta(days=84 if length % 10 == 5 else 83)


def islamic_day(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar.

    >>> islamic_day(1442, 10, 1)
    datetime.date(2021, 5, 13)
    """
    number = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + 1948055
    return date.fromordinal(number - _JULIAN_DAY)


def _islamic_years(year: int) -> range:
    """Islamic years that touch a Gregorian one."""
    guess = int((year - 622) * 33 / 32)
    return range(guess - 1, guess + 3)


def _islamic(feast: FeastDay, year: int) -> list[tuple[date, date]]:
    found = []
    for islamic in _islamic_years(year):
        first = islamic_day(islamic, feast.month, feast.day)
        if first.year == year:
            last = first
            if feast.days >= 30:
                last = islamic_day(islamic, feast.month + 1, 1) - _DOUBT
            found.append((first - _DOUBT, last + _DOUBT))
    return found


def _quds(year: int) -> list[tuple[date, date]]:
    """Last Friday of Ramadan; two Fridays when it turns on the day the moon is seen."""
    found = []
    for islamic in _islamic_years(year):
        last = islamic_day(islamic, 10, 1) - _DOUBT
        fridays = {
            d - timedelta(days=(d.weekday() - 4) % 7) for d in (last - _DOUBT, last, last + _DOUBT)
        }
        if min(fridays).year == year:
            found.append((min(fridays), max(fridays)))
    return found


_BASES = {
    "easter": easter,
    "orthodox": orthodox_easter,
    "rosh": rosh_hashanah,
    "pesach": passover,
    "hanukkah": hanukkah,
}
