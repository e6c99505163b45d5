"""Dates of publication as written in metadata; never guessed, never completed."""

from __future__ import annotations

import datetime
import re

from evenhand.errors import ReadError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_TIME = r"(?:[\sT,]+(?:at )?\d{1,2}[:.h]\d{2}.{0,30})?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"

_YEAR_FIRST = re.compile(rf"(\d{{4}})(?:[-/.](\d{{1,2}})(?:[-/.](\d{{1,2}}){_TIME})?)?", re.I)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_MONTH = re.compile(
    rf"{_WEEKDAY}(?:{_ORDINAL}(?:\s+of)?[\s-]+)?{_MONTH},?[\s-]+(\d{{4}}){_TIME}", re.I
)
_MONTH_DAY = re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_ORDINAL},?\s+(\d{{4}}){_TIME}", re.I)
_NUMERIC = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_TIME}", re.I)

ADVICE = "write it as YYYY-MM-DD, YYYY-MM or YYYY"


def parse_date(value: object) -> str | None:
    """A date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as fine as it was given; None for none.

    >>> parse_date("Wednesday, 12 May 2021, 10:00 GMT"), parse_date("May 2021")
    ('2021-05-12', '2021-05')

    Raises:
        ReadError: the value is no date, no real day, or can be read as two dates (10/05/2021).
    """
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = " ".join(str(value).split())
    return _parse_text(text) if text else None


def lenient_date(value: object) -> str | None:
    """As `parse_date`, but None where that raises: for headers, which promise nothing.

    >>> lenient_date("10/05/2021") is None
    True
    """
    try:
        return parse_date(value)
    except ReadError:
        return None


def _parse_text(text: str) -> str:
    if len(text) > 80:
        raise ReadError(f"the date {text[:40] + '...'!r} is not a date; {ADVICE}")
    for pattern in (_YEAR_FIRST, _COMPACT):
        if found := pattern.fullmatch(text):
            year, month, day = found.groups()
            return _compose(text, year, month, day)
    if found := _DAY_MONTH.fullmatch(text):
        return _compose(text, found[3], str(_month_number(found[2])), found[1])
    if found := _MONTH_DAY.fullmatch(text):
        return _compose(text, found[3], str(_month_number(found[1])), found[2])
    if found := _NUMERIC.fullmatch(text):
        return _resolve_numeric(text, found[1], found[2], found[3])
    raise ReadError(f"the date {text!r} is not a date that can be read; {ADVICE}")


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _resolve_numeric(text: str, first: str, second: str, year: str) -> str:
    """Day and month in the only order that makes a date."""
    if first != second and int(first) <= 12 and int(second) <= 12:
        raise ReadError(
            f"the date {text!r} is ambiguous: day and month can be read in either order; {ADVICE}"
        )
    day, month = (second, first) if int(second) > 12 else (first, second)
    return _compose(text, year, month, day)


def _compose(text: str, year: str, month: str | None, day: str | None) -> str:
    """The parts as one ISO date, when there was such a day."""
    try:
        whole = datetime.date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        raise ReadError(f"the date {text!r} is not in the calendar; {ADVICE}") from None
    if int(year) < 1000:
        raise ReadError(f"the date {text!r} has no year that can be meant; {ADVICE}")
    return whole if day else whole[:7] if month else whole[:4]
