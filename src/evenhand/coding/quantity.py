"""Numbers of people as ranges: "at least 14", "dozens", "between 60 and 100", "two brothers"."""

from __future__ import annotations

import re
from typing import NamedTuple

_UNITS = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * n
    for n, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
# What a vague plural says at least (docs/codebook.md, "Size").
_VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
    "several dozen": 24,
    "several hundred": 200,
    "several thousand": 2000,
    "a few": 3,
    "several": 3,
    "many": 3,
    "a number": 2,
}
_EXACT = {"a couple": 2, "a dozen": 12, "half a dozen": 6, "a pair": 2, "both": 2}
_WORDS = "|".join([*_UNITS, *_TENS, *_SCALES])
_NUMBER = (
    r"(?:\d{1,3}(?:[,\u202f ]\d{3})+|\d+(?:\.\d+)?"
    rf"|(?:{_WORDS})(?:[- ](?:and )?(?:{_WORDS}))*)(?:[ -](?:hundred|thousand|million|dozen))?"
)
_FLOOR = "at least|no fewer than|no less than|not less than|more than|over|upwards of|a minimum of"
_CEILING = "up to|at most|no more than|as many as|fewer than|less than|under"
_ABOUT = "about|around|some|nearly|almost|approximately|roughly|an estimated|close to"
_PATTERN = re.compile(
    rf"(?<![\w-])(?:(?P<between>between (?P<b1>{_NUMBER}) and (?P<b2>{_NUMBER}))"
    rf"|(?P<range>(?P<r1>{_NUMBER})(?: to |\s?[–-]\s?)(?P<r2>{_NUMBER}))"
    rf"|(?:(?P<floor>{_FLOOR})|(?P<ceiling>{_CEILING})|(?P<about>{_ABOUT}))? ?"
    rf"(?<![\w-])(?P<value>(?P<vague>{'|'.join(sorted(_VAGUE, key=len, reverse=True))})"
    rf"|(?P<exact>{'|'.join(sorted(_EXACT, key=len, reverse=True))})"
    rf"|(?P<number>{_NUMBER})|(?P<one>an?|another)))\b",
    re.IGNORECASE,
)


class Amount(NamedTuple):
    """A range with the half-open span of its words; an open end is None."""

    low: int | None
    high: int | None
    start: int
    end: int


def number_value(text: str) -> int | None:
    """Value of a number in figures or words; None when it is none.

    >>> number_value("1,200"), number_value("twenty-four"), number_value("two hundred and six")
    (1200, 24, 206)
    """
    total = current = 0
    seen = False
    for word in re.split(r"[\s-]+", text.lower().strip()):
        bare = word.replace(",", "").replace("\u202f", "")
        if re.fullmatch(r"\d+(\.\d+)?", bare):
            current = current * 1000 + int(bare) if seen and len(bare) == 3 else float(bare)  # type: ignore[assignment]
        elif word in _UNITS or word in _TENS:
            current += _UNITS.get(word, _TENS.get(word, 0))
        elif word == "dozen":
            current = max(current, 1) * 12
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0
        elif word not in ("and", ""):
            return None
        seen = True
    return int(total + current) if seen else None


def find_amounts(text: str) -> list[Amount]:
    """Amounts in a stretch of text, left to right.

    >>> [a[:2] for a in find_amounts("at least 14 dead and between 60 and 100 hurt, dozens more")]
    [(14, None), (60, 100), (24, None)]
    """
    found = []
    for match in _PATTERN.finditer(text):
        low, high = _bounds(match)
        if low is not None or high is not None:
            found.append(Amount(low, high, match.start(), match.end()))
    return found


def _bounds(match: re.Match[str]) -> tuple[int | None, int | None]:
    for kind, one, two in (("between", "b1", "b2"), ("range", "r1", "r2")):
        if match[kind]:
            low, high = number_value(match[one]), number_value(match[two])
            return (
                (low, high) if low is not None and high is not None and low < high else (None, None)
            )
    if match["vague"]:
        return _VAGUE[match["vague"].lower()], None
    if match["exact"]:
        value: int | None = _EXACT[match["exact"].lower()]
    elif match["one"]:
        value = 1
    else:
        value = number_value(match["number"])
    if value is None:
        return None, None
    if match["floor"]:
        return value, None
    if match["ceiling"]:
        return None, value
    return value, value
