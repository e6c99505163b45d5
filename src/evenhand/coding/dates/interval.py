"""An interval of days, and how exact it is in the terms of the datasets it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "week", "month", "season", "quarter", "half", "year", "longer"]
Basis = Literal["stated", "relative"]

# Longest distance from the first day to the last at which a range still has a grain. A night
# belongs to two days; 184 is the longest half of a year.
_GRAINS: tuple[tuple[int, Precision], ...] = (
    (1, "day"),
    (7, "week"),
    (31, "month"),
    (92, "quarter"),
    (184, "half"),
    (366, "year"),
)


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day (ISO, both inside) of what a date expression means.

    Attributes:
        precision: named periods keep their name; a range has the smallest grain that holds it.
        basis: `stated` when the words name their dates whole; `relative` when the publication
            date or the narrative supplied a part. Closing an open end ("since 1967") with the
            publication date does not make it relative.
        words: the expression.
    """

    start: str
    end: str
    precision: Precision
    basis: Basis
    words: str = ""

    @property
    def days(self) -> int:
        """Number of days in the interval.

        >>> Interval("2021-05-10", "2021-05-20", "month", "relative").days
        11
        """
        return (date.fromisoformat(self.end) - date.fromisoformat(self.start)).days + 1

    @property
    def acled_time_precision(self) -> int:
        """ACLED's time_precision: 1 the day, 2 within a week, 3 within a month or longer.

        A night that belongs to two days is 1, as ACLED codes it (ACLED Codebook, "Time
        Precision").
        """
        if self.precision == "day":
            return 1
        return 2 if self.precision == "week" else 3

    @property
    def ucdp_date_prec(self) -> int:
        """UCDP GED's date_prec, by the number of days.

        1 exact day; 2 a range of 2-6 days; 3 a week; 4 8-30 days or a month; 5 longer, up to a
        year (UCDP GED Codebook, "date_prec"). GED has no code for more than a year; it gets 5.
        """
        if self.days <= 1:
            return 1
        if self.days <= 6:
            return 2
        if self.days == 7:
            return 3
        return 4 if self.days <= 31 else 5


def grain(first: date, last: date) -> Precision:
    """The smallest grain that holds a range.

    >>> grain(date(2021, 5, 10), date(2021, 5, 20))
    'month'
    """
    distance = (last - first).days
    return next((name for longest, name in _GRAINS if distance <= longest), "longer")
