"""From what a date expression says to the days it means, given when and where it was said.

Words without a year or with a "now" need the publication date; "three days later" needs the
narrative's last date. Without them there is no interval. A past tense looks back and ends at the
publication date at the latest, a future tense looks ahead; without tense, reports look back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from evenhand.coding.dates.feasts import feast_span
from evenhand.coding.dates.forms import (
    Ago,
    Ambiguous,
    Anchored,
    Anniversary,
    Calendar,
    DateExpression,
    Day,
    Deictic,
    Eve,
    Feast,
    Fixed,
    Form,
    Fraction,
    Month,
    Open,
    Range,
    Season,
    Since,
    Stretch,
    Until,
    Weekday,
    WeekOf,
    Years,
    is_stated,
)
from evenhand.coding.dates.interval import Interval, Precision, grain
from evenhand.coding.dates.spans import (
    Days,
    back,
    make_day,
    month_days,
    months_days,
    unit_days,
    years_days,
)
from evenhand.lexicon.calendar import feast_days

Tense = Literal["past", "future"]
Found = tuple[date, date, Precision]


@dataclass(frozen=True, slots=True)
class Now:
    """What an expression is read against.

    Attributes:
        published: publication day; None when unknown or known only by month or year.
        anchor: the narrative's last date; tense: of the clause.
        day_first: order of ambiguous numeric dates; None leaves them unresolved.
    """

    published: date | None
    anchor: Interval | None
    tense: Tense | None
    day_first: bool | None = None

    @property
    def ahead(self) -> bool:
        """Whether the clause looks ahead."""
        return self.tense == "future"


def resolve_date(
    expression: DateExpression,
    *,
    published: str | None = None,
    anchor: Interval | None = None,
    tense: Tense | None = None,
    day_first: bool | None = None,
) -> Interval | None:
    """The days a date expression means; None when its words and what is known do not give them.

    Args:
        expression: one that `find_dates` found.
        published: publication date `YYYY-MM-DD`; a month or year alone counts as unknown.
        anchor: the last date of the narrative, for "three days later".
        tense: of the clause the expression stands in.
        day_first: how 4/5/2019 is to be read; it stays unresolved when None.

    >>> from evenhand.coding.dates import find_dates
    >>> found = find_dates("attacked for more than ten days")[0]
    >>> span = resolve_date(found, published="2021-05-20")
    >>> span.start, span.end, span.words
    ('2021-05-10', '2021-05-20', 'for more than ten days')
    """
    now = Now(parse_published(published), anchor, tense, day_first)
    found = days_of(expression.form, now)
    if found is None:
        return None
    cut = _cut(found[0], found[1], now)
    if cut is None:
        return None
    return Interval(
        cut[0].isoformat(),
        cut[1].isoformat(),
        found[2],
        "stated" if is_stated(expression.form) else "relative",
        expression.words,
    )


def parse_published(published: str | None) -> date | None:
    """The publication day, if it is known to the day."""
    try:
        return date.fromisoformat(published) if published and len(published) == 10 else None
    except ValueError:
        return None


def _cut(first: date, last: date, now: Now) -> Days | None:
    """Nothing told in the past lies after the publication; nothing to come that began before."""
    if now.published is None or now.tense is None:
        return first, last
    if now.tense == "past":
        return None if first > now.published else (first, min(last, now.published))
    return (now.published, last) if first < now.published <= last else (first, last)


def days_of(form: Form, now: Now) -> Found | None:
    """First day, last day and precision of a form."""
    match form:
        case Day() | Fixed():
            return _day(form, now)
        case Month():
            return _month(form, now)
        case Years():
            return _years(form, now)
        case Ambiguous():
            return _ambiguous(form, now)
        case Season():
            return _season(form, now)
        case Fraction():
            return _fraction(form, now)
        case WeekOf():
            day = _day(form.day, now)
            return _named(unit_days(day[0], "week", 0), "week") if day else None
        case Feast() | Anniversary():
            return _feast(form, now)
        case Eve():
            return _eve(form, now)
        case Range():
            return _range(form, now)
        case Anchored():
            return _anchored(form, now)
        case Open():
            return None
        case _:
            return None if now.published is None else _deictic(form, now, now.published)


def _deictic(form: Form, now: Now, published: date) -> Found | None:
    """Forms that are counted from the publication date."""
    match form:
        case Deictic():
            return _named(_moved(published, form.first, form.last), "day")
        case Weekday():
            return _weekday(form, now, published)
        case Calendar():
            return _calendar(form, now, published)
        case Ago():
            return _ago(form, published)
        case Stretch():
            return _stretch(form, now, published)
        case Since():
            found = days_of(form.begin, Now(published, now.anchor, "past", now.day_first))
            return _ranged(found[0], published) if found and found[0] <= published else None
        case Until():
            found = days_of(form.finish, now)
            if not now.ahead or found is None or found[1] < published:
                return None
            return _ranged(published, found[1])
        case _:
            return None


def _named(days: Days | None, precision: Precision) -> Found | None:
    return None if days is None else (*days, precision)


def _ranged(first: date, last: date) -> Found | None:
    return None if first > last else (first, last, grain(first, last))


def _moved(day: date, first: int, last: int) -> Days | None:
    try:
        return day + timedelta(days=first), day + timedelta(days=last)
    except OverflowError:
        return None


def _pick(options: list[Days], now: Now) -> Days | None:
    """Of recurring days the last that has begun by the publication, or the next not yet over."""
    if now.published is None:
        return None
    if now.ahead:
        ahead = [days for days in options if days[1] >= now.published]
        return min(ahead, default=None)
    return max((days for days in options if days[0] <= now.published), default=None)


def _years_around(now: Now) -> range:
    year = now.published.year if now.published else 0
    return range(max(year - 1, 1), min(year + 2, 9998)) if year else range(0)


def _day(form: Day | Fixed, now: Now) -> Found | None:
    if form.year is not None:
        day = make_day(form.year, form.month, form.day)
        return (day, day, "day") if day else None
    # Leap days come round in eight years at most.
    years = _years_around(now)
    if (form.month, form.day) == (2, 29) and years:
        years = range(max(years[0] - 8, 1), min(years[-1] + 9, 9998))
    days = [make_day(year, form.month, form.day) for year in years]
    return _named(_pick([(d, d) for d in days if d], now), "day")


def _ambiguous(form: Ambiguous, now: Now) -> Found | None:
    if now.day_first is None:
        return None
    day, month = (form.first, form.second) if now.day_first else (form.second, form.first)
    return _day(Day(form.year, month, day), now)


def _month(form: Month, now: Now) -> Found | None:
    years = [form.year] if form.year is not None else list(_years_around(now))
    options = [
        month_days(year, form.month, form.part, half=form.half, week=form.week) for year in years
    ]
    precision: Precision = "week" if form.week else "month"
    if form.year is not None:
        return _named(options[0], precision)
    known = [days for days in options if days]
    if now.published is not None and form.which in ("last", "next"):
        current = (now.published.year, now.published.month)
        known = [d for d in known if (d[0].year, d[0].month) != current]
    return _named(_pick(known, _turned(now, form.which)), precision)


def _turned(now: Now, which: str) -> Now:
    """The direction "last" and "next" give, whatever the tense."""
    if which not in ("last", "next"):
        return now
    return Now(now.published, now.anchor, "past" if which == "last" else "future", now.day_first)


def _years(form: Years, now: Now) -> Found | None:
    year = form.year
    if year is None:
        year = now.published.year if now.published else None
    days = None if year is None else years_days(year, form.count, form.part)
    if days is None:
        return None
    if form.count == 1 and form.part is None:
        return *days, "year"
    return (*days, "longer") if form.count > 1 else (*days, grain(*days))


def _season(form: Season, now: Now) -> Found | None:
    if form.year is not None:
        return _named(months_days(form.year, form.month, 3), "season")
    options = [months_days(year, form.month, 3) for year in _years_around(now)]
    known = [days for days in options if days]
    if now.published is not None and form.which in ("last", "next"):
        known = [d for d in known if not d[0] <= now.published <= d[1]]
    return _named(_pick(known, _turned(now, form.which)), "season")


def _fraction(form: Fraction, now: Now) -> Found | None:
    precision: Precision = "quarter" if form.size == 3 else "half"
    first = (form.number - 1) * form.size + 1
    if form.year is not None:
        return _named(months_days(form.year, first, form.size), precision)
    options = [months_days(year, first, form.size) for year in _years_around(now)]
    return _named(_pick([days for days in options if days], now), precision)


def _weekday(form: Weekday, now: Now, published: date) -> Found | None:
    if form.week is not None:
        week = unit_days(published, "week", form.week)
        return _named(_moved(week[0], form.number, form.number), "day") if week else None
    since = (published.weekday() - form.number) % 7
    until = (form.number - published.weekday()) % 7
    if form.which == "last":
        shift = -(since or 7)
    elif form.which == "next":
        shift = until or 7
    else:
        shift = until if now.ahead else -since
    return _named(_moved(published, shift, shift), "day")


def _calendar(form: Calendar, now: Now, published: date) -> Found | None:
    shift = {"last": -1, "next": 1, "before_last": -2}.get(form.which, 0)
    precision: Precision = {
        "weekend": "day", "week": "week", "month": "month", "year": "year",
    }.get(form.unit, "longer")  # type: ignore[assignment]  # fmt: skip
    if form.unit == "weekend":
        return _named(_weekend(form, now, published), precision)
    days = unit_days(published, form.unit, shift)
    if days is None:
        return None
    if form.which == "earlier":
        before = _moved(published, -1, -1)
        return None if before is None else (days[0], max(days[0], before[0]), precision)
    if form.which == "later":
        after = _moved(published, 1, 1)
        return None if after is None else (min(days[1], after[0]), days[1], precision)
    return *days, precision


def _weekend(form: Calendar, now: Now, published: date) -> Days | None:
    """The weekend that has begun last, or comes next; "last" and "next" not the running one."""
    options = [unit_days(published, "weekend", n) for n in (-1, 0, 1)]
    known = [days for days in options if days]
    if form.which in ("last", "next"):
        known = [d for d in known if not d[0] <= published <= d[1]]
    return _pick(known, _turned(now, form.which))


def _ago(form: Ago, published: date) -> Found | None:
    near, far = sorted((form.number, form.most), key=abs)
    first = unit_days(published, form.unit, min(near, far))
    last = unit_days(published, form.unit, max(near, far))
    if first is None or last is None:
        return None
    if near == far:
        return _unit_precision(first[0], last[1], form.unit)
    if form.unit in ("week", "fortnight"):
        size = 7 if form.unit == "week" else 14
        days = _moved(published, min(near, far) * size, max(near, far) * size)
        return None if days is None else _ranged(*days)
    return _ranged(first[0], last[1])


def _unit_precision(first: date, last: date, unit: str) -> Found:
    if unit in ("week", "month", "year"):
        return first, last, unit  # type: ignore[return-value]
    return first, last, grain(first, last)


def _stretch(form: Stretch, now: Now, published: date) -> Found | None:
    if form.forward:
        last = back(published, form.unit, -form.number)
        return None if last is None else _ranged(published, last)
    first = None if now.ahead else back(published, form.unit, form.number)
    return None if first is None else _ranged(first, published)


def _anchored(form: Anchored, now: Now) -> Found | None:
    anchor = now.anchor
    if anchor is None:
        return None
    first, last = date.fromisoformat(anchor.start), date.fromisoformat(anchor.end)
    if form.number == form.most == 0 and form.unit in ("day", "hour"):
        return first, last, anchor.precision
    around = unit_days(first, form.unit, 0)
    if around is None or last > around[1]:
        return None
    begin = unit_days(first, form.unit, min(form.number, form.most))
    finish = unit_days(first, form.unit, max(form.number, form.most))
    if begin is None or finish is None:
        return None
    return _unit_precision(begin[0], finish[1], form.unit)


def _feast(form: Feast | Anniversary, now: Now) -> Found | None:
    if isinstance(form, Feast):
        feast = feast_days()[form.row]
        if form.year is not None:
            options = feast_span(feast, form.year)
            days = options[0] if len(options) == 1 else None
        else:
            options = [days for year in _years_around(now) for days in feast_span(feast, year)]
            days = _pick(options, now)
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
            picked = _day(Day(None, month, day), now)
            if picked is not None:
                found.add(picked[0])
    if len(found) != 1:
        return None
    only = found.pop()
    return only, only, "day"


def _eve(form: Eve, now: Now) -> Found | None:
    found = days_of(form.of, now)
    if found is None or found[2] not in ("day", "week"):
        return None
    near = found[0] if form.shift < 0 else found[1]
    days = _moved(near, form.shift, form.shift)
    if isinstance(form.of, Feast) and feast_days()[form.of.row].rule in ("hijri", "diwali"):
        days = _moved(near, form.shift, form.shift - 2 if form.shift > 0 else form.shift + 2)
    return None if days is None else _ranged(min(days), max(days))


def _range(form: Range, now: Now) -> Found | None:
    """A range: the part that has no year of its own is the nearest one to the other part."""
    if is_stated(form.finish):
        finish = days_of(form.finish, now)
        begin = None if finish is None else _begin(form.begin, finish, now)
    else:
        begin = days_of(form.begin, now)
        onward = begin and Now(begin[0], now.anchor, "future", now.day_first)
        finish = days_of(form.finish, onward) if onward else None
    return None if finish is None or begin is None else _ranged(begin[0], finish[1])


def _begin(form: Form, finish: Found, now: Now) -> Found | None:
    if is_stated(form):
        return days_of(form, now)
    return days_of(form, Now(finish[0], now.anchor, "past", now.day_first))
