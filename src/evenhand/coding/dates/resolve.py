"""From what a date expression says to the days it means, given when and where it was said.

Words without a year or with a "now" need the publication date; "three days later" needs the
narrative's last date. Without them there is no interval. A past tense looks back and ends at the
publication date at the latest, a future tense looks ahead; without tense, reports look back.
"""

from __future__ import annotations

from datetime import date

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
from evenhand.coding.dates.now import (
    Found,
    Now,
    Tense,
    moved,
    named,
    parse_published,
    pick,
    ranged,
    turned,
)
from evenhand.coding.dates.placed import (
    ambiguous_of,
    day_of,
    feast_of,
    fraction_of,
    month_of,
    season_of,
    years_of,
)
from evenhand.coding.dates.spans import (
    Days,
    back,
    unit_days,
)
from evenhand.lexicon.calendar import feast_days


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
            return day_of(form, now)
        case Month():
            return month_of(form, now)
        case Years():
            return years_of(form, now)
        case Ambiguous():
            return ambiguous_of(form, now)
        case Season():
            return season_of(form, now)
        case Fraction():
            return fraction_of(form, now)
        case WeekOf():
            day = day_of(form.day, now)
            return named(unit_days(day[0], "week", 0), "week") if day else None
        case Feast() | Anniversary():
            return feast_of(form, now)
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
            return named(moved(published, form.first, form.last), "day")
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
            return ranged(found[0], published) if found and found[0] <= published else None
        case Until():
            found = days_of(form.finish, now)
            if not now.ahead or found is None or found[1] < published:
                return None
            return ranged(published, found[1])
        case _:
            return None


def _weekday(form: Weekday, now: Now, published: date) -> Found | None:
    if form.week is not None:
        week = unit_days(published, "week", form.week)
        return named(moved(week[0], form.number, form.number), "day") if week else None
    since = (published.weekday() - form.number) % 7
    until = (form.number - published.weekday()) % 7
    if form.which == "last":
        shift = -(since or 7)
    elif form.which == "next":
        shift = until or 7
    else:
        shift = until if now.ahead else -since
    return named(moved(published, shift, shift), "day")


def _calendar(form: Calendar, now: Now, published: date) -> Found | None:
    shift = {"last": -1, "next": 1, "before_last": -2}.get(form.which, 0)
    precision: Precision = {
        "weekend": "day", "week": "week", "month": "month", "year": "year",
    }.get(form.unit, "longer")  # type: ignore[assignment]  # fmt: skip
    if form.unit == "weekend":
        return named(_weekend(form, now, published), precision)
    days = unit_days(published, form.unit, shift)
    if days is None:
        return None
    if form.which == "earlier":
        before = moved(published, -1, -1)
        return None if before is None else (days[0], max(days[0], before[0]), precision)
    if form.which == "later":
        after = moved(published, 1, 1)
        return None if after is None else (min(days[1], after[0]), days[1], precision)
    return *days, precision


def _weekend(form: Calendar, now: Now, published: date) -> Days | None:
    """The weekend that has begun last, or comes next; "last" and "next" not the running one."""
    options = [unit_days(published, "weekend", n) for n in (-1, 0, 1)]
    known = [days for days in options if days]
    if form.which in ("last", "next"):
        known = [d for d in known if not d[0] <= published <= d[1]]
    return pick(known, turned(now, form.which))


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
        days = moved(published, min(near, far) * size, max(near, far) * size)
        return None if days is None else ranged(*days)
    return ranged(first[0], last[1])


def _unit_precision(first: date, last: date, unit: str) -> Found:
    if unit in ("week", "month", "year"):
        return first, last, unit  # type: ignore[return-value]
    return first, last, grain(first, last)


def _stretch(form: Stretch, now: Now, published: date) -> Found | None:
    if form.forward:
        if now.tense == "past":
            return None
        last = back(published, form.unit, -form.number)
        return None if last is None else ranged(published, last)
    first = None if now.ahead else back(published, form.unit, form.number)
    return None if first is None else ranged(first, published)


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


def _eve(form: Eve, now: Now) -> Found | None:
    found = days_of(form.of, now)
    if found is None or found[2] not in ("day", "week"):
        return None
    near = found[0] if form.shift < 0 else found[1]
    days = moved(near, form.shift, form.shift)
    if isinstance(form.of, Feast) and feast_days()[form.of.row].rule in ("hijri", "diwali"):
        days = moved(near, form.shift, form.shift - 2 if form.shift > 0 else form.shift + 2)
    return None if days is None else ranged(min(days), max(days))


def _range(form: Range, now: Now) -> Found | None:
    """A range: the part that has no year of its own is the nearest one to the other part."""
    if is_stated(form.finish):
        finish = days_of(form.finish, now)
        begin = None if finish is None else _begin(form.begin, finish, now)
    else:
        begin = days_of(form.begin, now)
        onward = begin and Now(begin[0], now.anchor, "future", now.day_first)
        finish = days_of(form.finish, onward) if onward else None
    return None if finish is None or begin is None else ranged(begin[0], finish[1])


def _begin(form: Form, finish: Found, now: Now) -> Found | None:
    if is_stated(form):
        return days_of(form, now)
    return days_of(form, Now(finish[0], now.anchor, "past", now.day_first))
