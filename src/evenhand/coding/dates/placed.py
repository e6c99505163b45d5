"""Days of dates that have a place in the calendar: days, months, seasons, years and feasts."""

from __future__ import annotations

from datetime import date

from evenhand.coding.dates.feasts import feast_span
from evenhand.coding.dates.forms import (
    Ambiguous,
    Anniversary,
    Day,
    Feast,
    Fixed,
    Fraction,
    Month,
    Season,
    Years,
)
from evenhand.coding.dates.interval import Precision, grain
from evenhand.coding.dates.now import Found, Now, named, pick, turned, years_around
from evenhand.coding.dates.spans import make_day, month_days, months_days, years_days
from evenhand.lexicon.calendar import feast_days


def day_of(form: Day | Fixed, now: Now) -> Found | None:
    """A day; without a year the one its tense asks for."""
    if form.year is not None:
        day = make_day(form.year, form.month, form.day)
        return (day, day, "day") if day else None
    # Leap days come round in eight years at most.
    years = years_around(now)
    if (form.month, form.day) == (2, 29) and years:
        years = range(max(years[0] - 8, 1), min(years[-1] + 9, 9998))
    days = [make_day(year, form.month, form.day) for year in years]
    weekday = form.weekday if isinstance(form, Day) else None
    fitting = [(d, d) for d in days if d and weekday in (None, d.weekday())]
    return named(pick(fitting, now), "day")


def ambiguous_of(form: Ambiguous, now: Now) -> Found | None:
    """A numeric date, read in the order set."""
    if now.day_first is None:
        return None
    day, month = (form.first, form.second) if now.day_first else (form.second, form.first)
    return day_of(Day(form.year, month, day), now)


def month_of(form: Month, now: Now) -> Found | None:
    """A month or its part."""
    years = [form.year] if form.year is not None else list(years_around(now))
    options = [
        month_days(year, form.month, form.part, half=form.half, week=form.week) for year in years
    ]
    precision: Precision = "week" if form.week else "month"
    if form.year is not None:
        return named(options[0], precision)
    known = [days for days in options if days]
    if now.published is not None and form.which in ("last", "next"):
        current = (now.published.year, now.published.month)
        known = [d for d in known if (d[0].year, d[0].month) != current]
    return named(pick(known, turned(now, form.which)), precision)


def years_of(form: Years, now: Now) -> Found | None:
    """A year, its third, a decade or century."""
    year = form.year
    if year is None:
        year = now.published.year if now.published else None
    days = None if year is None else years_days(year, form.count, form.part)
    if days is None:
        return None
    if form.count == 1 and form.part is None:
        return *days, "year"
    return (*days, "longer") if form.count > 1 else (*days, grain(*days))


def season_of(form: Season, now: Now) -> Found | None:
    """A season of a year, or the one meant from now."""
    if form.year is not None:
        return named(months_days(form.year, form.month, 3), "season")
    options = [months_days(year, form.month, 3) for year in years_around(now)]
    known = [days for days in options if days]
    if now.published is not None and form.which in ("last", "next"):
        known = [d for d in known if not d[0] <= now.published <= d[1]]
    return named(pick(known, turned(now, form.which)), "season")


def fraction_of(form: Fraction, now: Now) -> Found | None:
    """A quarter or half of a year."""
    precision: Precision = "quarter" if form.size == 3 else "half"
    first = (form.number - 1) * form.size + 1
    if form.year is not None:
        return named(months_days(form.year, first, form.size), precision)
    options = [months_days(year, first, form.size) for year in years_around(now)]
    return named(pick([days for days in options if days], now), precision)


def feast_of(form: Feast | Anniversary, now: Now) -> Found | None:
    """A feast or an anniversary."""
    if isinstance(form, Feast):
        feast = feast_days()[form.row]
        if form.year is not None:
            options = feast_span(feast, form.year)
            days = options[0] if len(options) == 1 else None
        else:
            options = [days for year in years_around(now) for days in feast_span(feast, year)]
            days = pick(options, now)
        return None if days is None else (*days, grain(*days))
    return _anniversary(form, now)


def _anniversary(form: Anniversary, now: Now) -> Found | None:
    """The day of an anniversary, if just one of what the words may mean fits."""
    found: set[date] = set()
    for origin in form.origins:
        year, month, day = (int(part) for part in origin.split("-"))
        if form.number is not None:
            celebrated = make_day(year + form.number, month, day)
            near = now.published is None or abs(now.published.year - year - form.number) <= 1
            if celebrated is not None and near:
                found.add(celebrated)
        else:
            picked = day_of(Day(None, month, day), now)
            if picked is not None:
                found.add(picked[0])
    if len(found) != 1:
        return None
    only = found.pop()
    return only, only, "day"
