"""What date expressions are read against, and the choice among days that recur."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from evenhand.coding.dates.interval import Interval, Precision, grain
from evenhand.coding.dates.spans import Days

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


def parse_published(published: str | None) -> date | None:
    """The publication day, if it is known to the day."""
    try:
        return date.fromisoformat(published) if published and len(published) == 10 else None
    except ValueError:
        return None


def named(days: Days | None, precision: Precision) -> Found | None:
    """Days with the name of their period."""
    return None if days is None else (*days, precision)


def ranged(first: date, last: date) -> Found | None:
    """A range with its grain; None when it would run backwards."""
    return None if first > last else (first, last, grain(first, last))


def moved(day: date, first: int, last: int) -> Days | None:
    """Days counted from another."""
    try:
        return day + timedelta(days=first), day + timedelta(days=last)
    except OverflowError:
        return None


def pick(options: list[Days], now: Now) -> Days | None:
    """Of recurring days the last that has begun by the publication, or the next not yet over."""
    if now.published is None:
        return None
    if now.ahead:
        ahead = [days for days in options if days[1] >= now.published]
        return min(ahead, default=None)
    return max((days for days in options if days[0] <= now.published), default=None)


def years_around(now: Now) -> range:
    """The years a date without one can be meant in."""
    year = now.published.year if now.published else 0
    return range(max(year - 1, 1), min(year + 2, 9998)) if year else range(0)


def turned(now: Now, which: str) -> Now:
    """The direction "last" and "next" give, whatever the tense."""
    if which not in ("last", "next"):
        return now
    return Now(now.published, now.anchor, "past" if which == "last" else "future", now.day_first)
