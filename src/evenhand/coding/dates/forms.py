"""What a date expression says, before it is known when it was written: the parsed forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

# Which of several equal periods is meant, seen from the publication date.
Which = Literal["plain", "last", "next", "this", "earlier", "later", "before_last"]
# Third of a month, year or decade.
Part = Literal["early", "mid", "late"]
Unit = Literal["hour", "day", "week", "fortnight", "month", "year", "decade", "weekend"]


@dataclass(frozen=True, slots=True)
class Day:
    """3 March [2019]; `weekday` when it is named, which helps to tell the year."""

    year: int | None
    month: int
    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """4/5/2019: day and month in an order the text does not give away."""

    year: int
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Month:
    """[Early|last] March [2019]; `half` 1 or 2; `week` 1 to 4, or -1 for the last one."""

    year: int | None
    month: int
    part: Part | None = None
    which: Which = "plain"
    half: int = 0
    week: int = 0


@dataclass(frozen=True, slots=True)
class Years:
    """[Early] 2014, the 1990s, the 19th century: `count` years from `year`; None: this year."""

    year: int | None
    count: int = 1
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """[Last] spring [of 1991], by its first month."""

    year: int | None
    month: int
    which: Which = "plain"


@dataclass(frozen=True, slots=True)
class Fraction:
    """The first quarter or half of [2021]: `size` months, the `number`th of them."""

    year: int | None
    number: int
    size: int


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week of 10 May [2021]."""

    day: Day


@dataclass(frozen=True, slots=True)
class Weekday:
    """[Last|next] Friday; `week` -1 for "Friday of last week"."""

    number: int
    which: Which = "plain"
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Deictic:
    """Yesterday, tonight: days from the publication date."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """Last week, earlier this month, next year."""

    unit: Unit
    which: Which


@dataclass(frozen=True, slots=True)
class Ago:
    """Two weeks ago (negative), in three days; `most` is larger when the number is open."""

    unit: Unit
    number: int
    most: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """The past 24 hours, for ten days (back from the publication date), the coming days."""

    unit: Unit
    number: int
    forward: bool = False


@dataclass(frozen=True, slots=True)
class Anchored:
    """Three days later, the same day: from the narrative's last date; `most` as in Ago."""

    unit: Unit
    number: int
    most: int


@dataclass(frozen=True, slots=True)
class Feast:
    """A day the calendar data know: by the place of its row."""

    row: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A national day (`month`, `day`) [of a year]: as Day, but known by its name."""

    year: int | None
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The [54th] anniversary of something that happened on one of these ISO days."""

    number: int | None
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Eve:
    """On the eve of a day (-1), the day after it (+1)."""

    of: Form
    shift: int = -1


@dataclass(frozen=True, slots=True)
class Since:
    """From a date to the publication date."""

    begin: Form


@dataclass(frozen=True, slots=True)
class Until:
    """From the publication date to a date, when it lies ahead."""

    finish: Form


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another."""

    begin: Form
    finish: Form


@dataclass(frozen=True, slots=True)
class Open:
    """Before or after a date, for weeks: the words give no first and last day."""


Form: TypeAlias = (
    Day | Ambiguous | Month | Years | Season | Fraction | WeekOf | Weekday | Deictic | Calendar
    | Ago | Stretch | Anchored | Feast | Fixed | Anniversary | Eve | Since | Until | Range | Open
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date expression in a text.

    Attributes:
        start, end: half-open span; words: the text of it.
        form: what it says.
        attributive: it tells another noun apart ("the 2014 agreement", "the attack of 3 March")
            and dates that noun only.
    """

    start: int
    end: int
    words: str
    form: Form
    attributive: bool = False


def is_stated(form: Form) -> bool:
    """Whether the words name their dates whole, without a year or a now from outside."""
    match form:
        case Day() | Month() | Years() | Season() | Fraction() | Feast() | Fixed():
            return form.year is not None
        case Ambiguous():
            return True
        case WeekOf():
            return form.day.year is not None
        case Anniversary():
            return form.number is not None
        case Eve():
            return is_stated(form.of)
        case Since():
            return is_stated(form.begin)
        case Until():
            return is_stated(form.finish)
        case Range():
            return is_stated(form.finish)
        case _:
            return False
