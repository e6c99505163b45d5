"""Finding date expressions in plain text: one pass over its words, the longest reading first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evenhand.coding.dates.forms import (
    Calendar,
    DateExpression,
    Day,
    Eve,
    Feast,
    Fixed,
    Form,
    Month,
    Open,
    Range,
    Since,
    Until,
    Weekday,
    Years,
)
from evenhand.coding.dates.kept import anniversary, feast
from evenhand.coding.dates.named import (
    Read,
    counts_things,
    day_month,
    decade,
    fraction,
    part_of,
    season,
    week_of,
    year,
)
from evenhand.coding.dates.relative import (
    TIMES_OF_DAY,
    after_day,
    anchored,
    calendar_unit,
    counted,
    for_units,
    stretch,
)
from evenhand.coding.dates.starts import core_words, readers_by_word, readers_of
from evenhand.coding.dates.tokens import Words, day_number, split, year_number
from evenhand.lexicon.calendar import calendar_words

_CORE = re.compile(r"[^\W\d_]+|\d{4}|\d+[-–./]\d+", re.IGNORECASE)
# Words an expression has before its first word of the calendar, at most.
LONGEST_LEAD = 7
_DETERMINERS = frozenset((
    "the", "a", "an", "this", "that", "its", "their", "his", "her", "our", "your", "my", "these",
    "those", "s", "'",
))  # fmt: skip
# Behind a date they begin something new; any other word makes the date its attribute.
_AFTER = frozenset((
    "and", "to", "or", "but", "in", "on", "at", "by", "with", "when", "as", "after", "before",
    "was", "were", "is", "are", "has", "have", "had", "will", "would", "that", "which", "who",
    "for", "from", "near", "the", "until", "because", "while", "against", "there", "he", "she",
    "they", "it", "we", "during", "of", "police", "killing", "through", "morning", "night",
    "evening", "afternoon",
))  # fmt: skip
_BEFORE_OF = TIMES_OF_DAY | {"as", "outside", "ahead"}
_DAY_FORMS = (Day, Weekday)


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateExpression]:
    """Date expressions of a stretch of text, in order, without overlap.

    Args:
        text: the document's text; start, end: the stretch of it, all of it by default.

    >>> [e.words for e in find_dates("In May 2021 he may march, since Friday night.")]
    ['May 2021', 'since Friday night']
    """
    part = text[start:end]
    if not _may_hold_dates(part):
        return []
    words = split(part)
    found = []
    after = 0
    for i in _starts(words):
        read = _read(words, i) if i >= after else None
        if read is None:
            continue
        form, after = read
        first, last = words.at[i][0] + start, words.at[after - 1][1] + start
        attributive = _is_attribute(words, i, after, form)
        found.append(DateExpression(first, last, text[first:last], form, attributive))
    return found


def _may_hold_dates(part: str) -> bool:
    core = core_words()
    return any(word in core or word[0].isdigit() for word in _CORE.findall(part))


def _starts(words: Words) -> Iterator[int]:
    """Words an expression can begin with that have a word of the calendar close behind."""
    core, readers = core_words(), readers_by_word()
    reach = -1
    marks = [i for i, word in enumerate(words.raw) if word in core or word[0].isdigit()]
    for mark in marks:
        for i in range(max(reach + 1, mark - LONGEST_LEAD), mark + 1):
            word = words.low[i]
            if word in readers or word in _OPENERS or word[0].isdigit():
                yield i
        reach = mark


def _read(words: Words, i: int) -> Read:
    """The longest expression that begins at a word."""
    opener = _OPENERS.get(words.get(i))
    if opener is not None:
        read = opener(words, i)
        if read is not None:
            return read
    return _joined(words, i)


def _single(words: Words, i: int) -> Read:
    """A date alone, behind a time of day ("the early hours of Friday") or an eve."""
    j = _after_time(words, i)
    if j > i:
        inner = _primary(words, j)
        if inner is not None and (words.get(j - 1) == "of" or isinstance(inner[0], _DAY_FORMS)):
            return inner
    if words.match(i, "the", "eve", "of") or words.match(i, "eve", "of"):
        inner = _primary(words, i + (3 if words.get(i) == "the" else 2))
        return None if inner is None else (Eve(inner[0]), inner[1])
    k = i + 1 if words.get(i) == "the" else i
    if words.match(k, "day", "before") or words.match(k, "day", "after"):
        inner = feast(words, k + 2) or day_month(words, k + 2)
        if inner is not None:
            return Eve(inner[0], -1 if words.get(k + 1) == "before" else 1), inner[1]
    return _primary(words, i)


def _primary(words: Words, i: int) -> Read:
    word = words.get(i)
    if word == "the" and words.get(i + 1) != "day":
        return _articled(words, i)
    for reader in readers_of(word):
        read = reader(words, i)
        if read is not None:
            if isinstance(read[0], Day):
                return read[0], after_day(words, read[1])
            return read
    return None


def _articled(words: Words, i: int) -> Read:
    """Dates that take an article of their own."""
    if words.match(i + 1, "last", "week", "of"):
        return fraction(words, i + 1)
    for reader in (calendar_unit, anchored, stretch, day_month, feast):
        read = reader(words, i)
        if read is not None:
            return read
    for reader in (anniversary, part_of, fraction, week_of, season, decade):
        read = reader(words, i + 1)
        if read is not None:
            return read
    return year(words, i + 2) if words.get(i + 1) == "year" else None


def _after_time(words: Words, i: int) -> int:
    """Past "the early hours of", "the night of", "late on": the word behind, or `i`."""
    j = i + 1 if words.get(i) == "the" else i
    if words.get(j) in ("early", "late", "small", "wee", "earlier", "later"):
        j += 1
        if words.get(j) in ("on", "in") or words.get(j) in calendar_words().weekdays:
            return j + 1 if words.get(j) == "on" else j
    if words.get(j) in TIMES_OF_DAY and words.get(j + 1) == "of":
        return j + 2
    return i


def _joined(words: Words, i: int) -> Read:
    """A date, and the second one that "and" or a dash ties to it."""
    first = _single(words, i)
    if first is None:
        return None
    form, j = first
    if words.get(j) in ("-", "and") and isinstance(form, Day | Weekday | Month):
        second = _single(words, j + 1)
        if second is not None and type(second[0]) is type(form) and _rises(form, second[0]):
            return Range(_completed(form, second[0]), second[0]), second[1]
    return form, j


def _rises(first: Form, second: Form) -> bool:
    """Whether two days joined by "and" can be neighbours rather than two dates."""
    if isinstance(first, Weekday) and isinstance(second, Weekday):
        return (second.number - first.number) % 7 == 1 and first.which == second.which == "plain"
    if isinstance(first, Month) and isinstance(second, Month):
        return first.year is None and second.month - first.month == 1
    return isinstance(first, Day) and isinstance(second, Day) and _key(first) < _key(second)


def _key(day: Day) -> tuple[int, int, int]:
    return day.year or 0, day.month, day.day


def _completed(first: Form, second: Form) -> Form:
    """The first of a range with the year its second part carries."""
    if (
        isinstance(first, Month)
        and isinstance(second, Month)
        and first.year is None
        and second.year is not None
    ):
        return Month(second.year - (first.month > second.month), first.month, first.part)
    if (
        isinstance(first, Day)
        and isinstance(second, Day)
        and first.year is None
        and second.year is not None
    ):
        earlier = (first.month, first.day) > (second.month, second.day)
        return Day(second.year - earlier, first.month, first.day)
    return first


def _since(words: Words, i: int) -> Read:
    inner = _single(words, i + 1)
    return None if inner is None else (Since(inner[0]), inner[1])


def _until(words: Words, i: int) -> Read:
    inner = _single(words, i + 1)
    if inner is None or (words.get(i) == "by" and isinstance(inner[0], Calendar)):
        return None
    return Until(inner[0]), inner[1]


def _open(words: Words, i: int) -> Read:
    """Before and after a date; but "before dawn Friday" and "after Friday prayers" are Friday."""
    inner = _single(words, i + 1)
    if inner is None or words.get(inner[1]) in ("prayers", "'") or words.get(i + 1) in TIMES_OF_DAY:
        return None
    return Open(), inner[1]


def _span(words: Words, i: int) -> Read:
    """Between X and Y, from X to Y, where X may be only the day of Y's month."""
    ties = ("and",) if words.get(i) == "between" else ("to", "until", "till", "through", "-")
    day = day_number(words, i + 1)
    if day is not None and words.get(i + 2) in ties:
        second = _single(words, i + 3)
        if second is not None and isinstance(second[0], Day):
            last = second[0]
            return Range(Day(last.year, last.month, day), last), second[1]
    first_year, last_year = year_number(words, i + 1), year_number(words, i + 3)
    if first_year is not None and words.get(i + 2) in ties and last_year is not None:
        if first_year >= last_year or counts_things(words, i + 3, strict=True):
            return None
        return Range(Years(first_year), Years(last_year)), i + 4
    first = _single(words, i + 1)
    if first is None or words.get(first[1]) not in ties:
        return None
    second = _single(words, first[1] + 1)
    if second is None:
        return None
    return Range(_completed(first[0], second[0]), second[0]), second[1]


_OPENERS = {
    "since": _since, "until": _until, "till": _until, "by": _until, "before": _open,
    "after": _open, "between": _span, "from": _span, "for": for_units, "within": counted,
}  # fmt: skip


def _is_attribute(words: Words, i: int, j: int, form: Form) -> bool:
    """Whether a date tells a noun apart: "the 2014 agreement", "the accord of March 2019"."""
    if words.match(j, "'", "s"):
        return words.get(j + 2).isalpha()
    if not isinstance(form, Day | Month | Years | Range | Weekday) and not _is_feast(form):
        return False
    before = words.get(i - 1)
    if before == "of":
        return words.get(i - 2) not in _BEFORE_OF
    after = words.get(j)
    if _is_feast(form) and words.is_capital(j) and after.isalpha() and j < len(words.low):
        return True
    if before not in _DETERMINERS or words.get(i) == "the" or after == "prayers":
        return False
    return after.isalpha() and after not in _AFTER


def _is_feast(form: Form) -> bool:
    return isinstance(form, Feast | Fixed)
