"""Words of a text for the date grammar, and the numbers among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evenhand.lexicon.calendar import calendar_words

# Numbers with everything glued to them (12/25/2016, 2014-15, 1,282, 10:30) are one word; "3rd" and
# "1990s" keep their endings. Every branch is bounded by its own characters: no backtracking.
_WORD = re.compile(
    r"\d+(?:[-–./:,]\d+)+|\d+(?:st|nd|rd|th|s)?(?![^\W\d_])|\d+|[^\W\d_]+|[^\w\s]", re.IGNORECASE
)
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$")
# The numeral "year" outside these is not taken for one.
FIRST_YEAR, LAST_YEAR = 1500, 2099
# An open number ("several days") is between these.
FEW, MANY = 2, 6
OPEN_NUMBERS = frozenset(("few", "several", "some"))


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text: lower-cased, as they stand, and where."""

    low: list[str]
    raw: list[str]
    at: list[tuple[int, int]]

    def get(self, i: int) -> str:
        """Lower-cased word, empty beyond the text's ends."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def is_capital(self, i: int) -> bool:
        """Whether a word begins with a capital."""
        return 0 <= i < len(self.raw) and self.raw[i][0].isupper()

    def match(self, i: int, *phrase: str) -> bool:
        """Whether these words stand from `i` on."""
        return tuple(self.low[i : i + len(phrase)]) == phrase


def split(text: str) -> Words:
    """The words of a text.

    >>> split("On 3/3/2019, mid-April's 1st").low
    ['on', '3/3/2019', ',', 'mid', '-', 'april', "'", 's', '1st']
    """
    matches = list(_WORD.finditer(text.replace("’", "'").replace("–", "-")))
    raw = [match.group() for match in matches]
    return Words([word.lower() for word in raw], raw, [match.span() for match in matches])


def skip(words: Words, i: int, *which: str) -> int:
    """Past a run of these words, of eight at most, so that no text costs more than its length."""
    stop = i + 8
    while i < stop and words.get(i) in which:
        i += 1
    return i


def small_number(words: Words, i: int, most: int = 999) -> tuple[int, int] | None:
    """A count in digits or words ("48", "forty-eight", "a couple of", "half a dozen")."""
    word = words.get(i)
    if word.isascii() and word.isdigit():
        return (int(word), i + 1) if len(word) <= 3 and 0 < int(word) <= most else None
    if word == "a" and words.get(i + 1) == "couple":
        return 2, skip(words, i + 2, "of")
    if word in ("a", "one") and words.get(i + 1) in ("dozen", "hundred"):
        return calendar_words().numbers[words.get(i + 1)], i + 2
    number = calendar_words().numbers.get(word)
    if number is None:
        return None
    if number >= 20 and words.get(i + 1) == "-":
        rest = calendar_words().numbers.get(words.get(i + 2), 0)
        if 1 <= rest <= 9:
            return number + rest, i + 3
    return number, i + 1


def count(words: Words, i: int) -> tuple[int, int, int] | None:
    """A count or an open one ("several"): the least, the most, and the next word."""
    if words.get(i) == "a" and words.get(i + 1) == "few":
        return FEW, MANY, i + 2
    if words.get(i) in OPEN_NUMBERS and words.get(i + 1) in ("days", "weeks", "months", "years"):
        return FEW, MANY, i + 1
    exact = small_number(words, i)
    return None if exact is None else (exact[0], exact[0], exact[1])


def ordinal(words: Words, i: int) -> tuple[int, int] | None:
    """An ordinal in digits or words: its number and the next word."""
    word = words.get(i)
    match = _ORDINAL.match(word)
    if match:
        return int(match[1]), i + 1
    data = calendar_words()
    if word in data.ordinals:
        return data.ordinals[word], i + 1
    tens = data.numbers.get(word, 0)
    if tens >= 20 and words.get(i + 1) == "-" and 1 <= data.ordinals.get(words.get(i + 2), 0) <= 9:
        return tens + data.ordinals[words.get(i + 2)], i + 3
    return None


def day_number(words: Words, i: int) -> int | None:
    """A numeral that can be a day of the month ("3", "03", "3rd")."""
    word = words.get(i)
    match = _ORDINAL.match(word)
    digits = match[1] if match else word
    if digits.isascii() and digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31:
        return int(digits)
    return None


def year_number(words: Words, i: int) -> int | None:
    """A numeral of four digits that can be a year."""
    word = words.get(i)
    if len(word) == 4 and word.isascii() and word.isdigit():
        return int(word) if FIRST_YEAR <= int(word) <= LAST_YEAR else None
    return None
