"""Dates by name and number: days, months, seasons, quarters, years, decades, feasts."""

from __future__ import annotations

import re

from evenhand.coding.dates.forms import (
    Ambiguous,
    Day,
    Form,
    Fraction,
    Month,
    Part,
    Range,
    Season,
    WeekOf,
    Years,
)
from evenhand.coding.dates.tokens import (
    Words,
    day_number,
    ordinal,
    skip,
    small_number,
    year_number,
)
from evenhand.lexicon.calendar import (
    calendar_words,
)

Read = tuple[Form, int] | None

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$")
_DAYS = re.compile(r"(\d{1,2})-(\d{1,2})$")
_YEARS = re.compile(r"(\d{4})[-/](\d{2}|\d{4})$")
_QUARTER = re.compile(r"([qh])$")
_DECADE = re.compile(r"(1[5-9]|20)(\d)0s$")
# Months whose names are words of their own: bare, they need a word of time before them.
PARTS: dict[str, Part] = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid",
    "late": "late", "end": "late",
}  # fmt: skip
_BEFORE_MONTH = frozenset((
    "in", "since", "during", "until", "till", "by", "from", "throughout", "between", "and", "to",
    "before", "after", "early", "late", "mid", "of", "through", "around", "both",
))  # fmt: skip
_BEFORE_YEAR = frozenset((
    "in", "since", "during", "until", "till", "by", "from", "throughout", "before", "after", "year",
    "through", "around", "of",
))  # fmt: skip
# What is counted after "in 2000 ...": not a year.
_COUNTED = frozenset((
    "villages", "homes", "houses", "cases", "people", "places", "schools", "towns", "locations",
    "incidents", "families", "cities", "sites", "tents", "buildings", "vehicles", "trucks",
))  # fmt: skip
_AFTER_YEAR = frozenset((
    "and", "to", "until", "till", "the", "when", "by", "with", "but", "or", "as", "have", "has",
    "had", "was", "were", "after", "before", "in", "on", "at", "for", "that", "which", "who",
    "while", "its", "their", "his", "her", "our", "they", "he", "she", "it", "we", "a", "an",
    "is", "are", "from", "over", "under", "during", "onwards", "onward", "against", "because",
    "through", "where", "this", "these", "some", "more", "about", "of", "would", "will",
    "did", "there", "alone", "without", "not",
))  # fmt: skip


def numeric(words: Words, i: int) -> Read:
    """2019-03-03, 03.03.2019, 25/12/2016.

    With dots the day comes first, as it does everywhere dots are used. With strokes and hyphens
    the order differs between countries: the date is plain only when one number exceeds 12 or both
    are equal.
    """
    word = words.get(i)
    if (iso := _ISO.match(word)) is not None:
        year, month, day = (int(part) for part in iso.groups())
        return (Day(year, month, day), i + 1) if 1 <= month <= 12 else None
    match = _NUMERIC.match(word)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    if second > 12 and match[2] != ".":
        return Day(year, first, second), i + 1
    if second > 12:
        return None
    if first > 12 or first == second or match[2] == ".":
        return Day(year, second, first), i + 1
    return Ambiguous(year, first, second), i + 1


def month_number(words: Words, i: int) -> tuple[int, int] | None:
    """A month's name with a capital, and the next word behind its abbreviation point."""
    month = calendar_words().months.get(words.get(i))
    if month is None or not words.is_capital(i):
        return None
    short = len(words.get(i)) <= 4 and words.get(i) not in ("may", "june", "july")
    return month, i + 2 if short and words.get(i + 1) == "." else i + 1


def trailing_year(words: Words, i: int) -> tuple[int | None, int]:
    """A year behind a date ("May 2021", "May 3, 2021", "the spring of 1991")."""
    for shift in (0, 1):
        if shift and words.get(i) not in (",", "of", "in"):
            break
        year = year_number(words, i + shift)
        if year is not None:
            return year, i + shift + 1
    return None, i


def day_month(words: Words, i: int) -> Read:
    """3 March 2019, March 3rd, the 3rd of March; 10-21 May, 10 and 11 May, May 10-21."""
    start = i + 1 if words.get(i) == "the" and words.get(i + 1)[-2:] in _ENDINGS else i
    days = _day_list(words, start)
    if days is not None:
        first, last, j = days
        month = month_number(words, skip(words, j, "of"))
        if month is not None:
            year, j = trailing_year(words, skip(words, month[1]))
            return _day_range(year, month[0], first, last), j
        return None
    month = month_number(words, i)
    if month is None:
        return None
    j = skip(words, month[1], "the")
    days = _day_list(words, j, joined=False)
    if days is None or (days[0] == days[1] and words.get(days[2]) in ("%", "°")):
        return None
    year, j = trailing_year(words, days[2])
    return _day_range(year, month[0], days[0], days[1]), j


_ENDINGS = frozenset(("st", "nd", "rd", "th"))


def _day_range(year: int | None, month: int, first: int, last: int) -> Form:
    if first == last:
        return Day(year, month, first)
    return Range(Day(year, month, first), Day(year, month, last))


def _day_list(words: Words, i: int, *, joined: bool = True) -> tuple[int, int, int] | None:
    """One day of a month or a list of them: "10", "10-21", "10 and 11", "10, 11 and 12"."""
    match = _DAYS.match(words.get(i))
    if match is not None:
        first, last = int(match[1]), int(match[2])
        return (first, last, i + 1) if 1 <= first < last <= 31 else None
    first_day = day_number(words, i)
    if first_day is None:
        return None
    last_day, j = first_day, i + 1
    while words.get(j) in (("and", "to", ",", "-", "or") if joined else ("-",)):
        following = day_number(words, j + 1)
        if following is None or following <= last_day:
            break
        last_day, j = following, j + 2
    return first_day, last_day, j


def month(words: Words, i: int) -> Read:
    """March 2019, March of 2019; a bare month only behind a word of time."""
    found = month_number(words, i)
    if found is None:
        return None
    number, j = found
    year, k = trailing_year(words, j)
    if year is not None:
        return Month(year, number), k
    # "in May" but not "in May Day": a further capital makes it a name.
    if words.get(i - 1) not in _BEFORE_MONTH or (words.is_capital(j) and _is_word(words, j)):
        return None
    if words.get(j) == "'" or (words.get(j) == "-" and month_number(words, j + 1) is None):
        return None
    return Month(None, number), j


def _is_word(words: Words, i: int) -> bool:
    return words.get(i).isalpha()


def year(words: Words, i: int) -> Read:
    """A bare year behind a word of time, if what follows is not what it counts."""
    span = _YEARS.match(words.get(i))
    before = words.get(i - 1)
    if span is not None and before in ("in", "during", "of", "from", "between", "the"):
        return _year_span(span, i)
    number = year_number(words, i)
    joined = before in ("and", "or", ",") and year_number(words, i - 2) is not None
    if number is None or (before not in _BEFORE_YEAR and not joined):
        return None
    safe = before in ("in", "since", "during", "year", "throughout")
    return None if counts_things(words, i, strict=not safe) else (Years(number), i + 1)


def counts_things(words: Words, i: int, *, strict: bool) -> bool:
    """Whether a numeral counts what follows it; if `strict`, any common word may be counted."""
    after = words.get(i + 1)
    if after in _COUNTED or after in ("%", "-", "km"):
        return True
    return strict and after.isalpha() and not words.is_capital(i + 1) and after not in _AFTER_YEAR


def _year_span(match: re.Match[str], i: int) -> Read:
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else first - first % 100 + int(match[2])
    if 1500 <= first < last <= 2099:
        return Range(Years(first), Years(last)), i + 1
    return None


def decade(words: Words, i: int) -> Read:
    """The 1990s, the nineties; the 19th century."""
    match = _DECADE.match(words.get(i))
    if match is not None:
        return Years(int(match[1] + match[2] + "0"), 10), i + 1
    before = words.get(i - 1)
    if before == "-" and words.get(i - 2) != "mid":
        return None
    if words.get(i) in calendar_words().decades and before in ("the", "early", "mid", "late", "-"):
        return Years(calendar_words().decades[words.get(i)], 10), i + 1
    number = ordinal(words, i)
    if number is not None and words.get(number[1]) == "century" and 16 <= number[0] <= 21:
        return Years(100 * number[0] - 99, 100), number[1] + 1
    return None


def season(words: Words, i: int) -> Read:
    """Spring 1991, the spring of 1991, winter 2014-15."""
    first = calendar_words().seasons.get(words.get(i))
    if first is None:
        return None
    j = skip(words, i + 1, "of", "in", ",")
    span = _YEARS.match(words.get(j))
    if span is not None:
        return Season(int(span[1]), first), j + 1
    number = year_number(words, j)
    return None if number is None else (Season(number, first), j + 1)


def part_of(words: Words, i: int) -> Read:
    """Early April, mid-2014, the end of August, the late 1970s, the start of the year."""
    part = PARTS.get(words.get(i))
    if part is None:
        return None
    j = skip(words, i + 1, "-", "of", "the", "in")
    if words.get(j) in ("this", "year") and words.get(j - 1) in ("of", "the"):
        if words.get(j) == "this" and words.get(j + 1) != "year":
            return None
        return Years(None, 1, part), j + (2 if words.get(j) == "this" else 1)
    for reader in (month, decade):
        found = reader(words, j) if reader is not month else _month_after(words, j)
        if found is not None:
            return _with_part(found[0], part), found[1]
    number = year_number(words, j)
    if number is None or words.get(j + 1) in _COUNTED:
        return None
    return Years(number, 1, part), j + 1


def _month_after(words: Words, j: int) -> Read:
    """A month without further signs, behind "early" and the like."""
    found = month_number(words, j)
    if found is None:
        return None
    year_found, k = trailing_year(words, found[1])
    return Month(year_found, found[0]), k


def _with_part(form: Form, part: Part) -> Form:
    if isinstance(form, Month):
        return Month(form.year, form.month, part)
    return Years(form.year, form.count, part) if isinstance(form, Years) else form


def fraction(words: Words, i: int) -> Read:
    """Q3 2019, the first quarter of 2021, the second half of May, the last week of April."""
    letter = _QUARTER.match(words.get(i))
    if letter is not None and words.get(i + 1).isascii() and words.get(i + 1).isdigit():
        number, year_found = int(words.get(i + 1)[:3]), year_number(words, i + 2)
        if year_found is not None and 1 <= number <= (4 if letter[1] == "q" else 2):
            return Fraction(year_found, number, 3 if letter[1] == "q" else 6), i + 3
        return None
    found = ordinal(words, i) or ((-1, i + 1) if words.get(i) == "last" else None)
    if found is None:
        return None
    if words.match(found[1], "days", "of") and words.get(i) in ("first", "last"):
        days = _month_after(words, found[1] + 2)
        return days and (
            _with_part(days[0], "early" if words.get(i) == "first" else "late"),
            days[1],
        )
    if words.get(i) == "first" and words.match(found[1] + 1, "months", "of"):
        size, whole = small_number(words, found[1]), year_number(words, found[1] + 3)
        if size is None or whole is None or not 2 <= size[0] <= 11:
            return None
        return Range(Month(whole, 1), Month(whole, size[0])), found[1] + 4
    if words.get(found[1]) not in ("quarter", "half", "week"):
        return None
    return _ordinal_part(words, found[0], found[1])


def _ordinal_part(words: Words, number: int, i: int) -> Read:
    kind, j = words.get(i), skip(words, i + 1, "of", "in")
    if j > i + 1:
        within = _month_after(words, j)
        if within is not None and isinstance(within[0], Month):
            form = within[0]
            if kind == "half" and number in (1, 2):
                return Month(form.year, form.month, half=number), within[1]
            if kind == "week" and number in (-1, 1, 2, 3, 4):
                return Month(form.year, form.month, week=number), within[1]
            return None
    most = {"quarter": 4, "half": 2}.get(kind, 0)
    if not 1 <= number <= most:
        return None
    size = 12 // most
    number_year = year_number(words, j)
    if number_year is not None:
        return Fraction(number_year, number, size), j + 1
    if words.match(j, "the", "year") or words.match(j, "this", "year"):
        return Fraction(None, number, size), j + 2
    return (Fraction(None, number, size), i + 1) if kind == "quarter" and j == i + 1 else None


def week_of(words: Words, i: int) -> Read:
    """The week of 10 May."""
    if not words.match(i, "week", "of"):
        return None
    found = day_month(words, i + 2)
    if found is None or not isinstance(found[0], Day):
        return None
    return WeekOf(found[0]), found[1]
