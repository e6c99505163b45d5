"""Every stretch of words that is a name in the gazetteer, be it a place here or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evenhand.coding.places.words import NAME_ENDS
from evenhand.lexicon.gazetteer_file import ARTICLES, key_word
from evenhand.lexicon.places import PlaceIndex
from evenhand.lexicon.words import split_words

MAX_WORDS = 6
_ABBREVIATED = frozenset(("st", "ste", "mt", "ft", "saint", "sainte", "mount", "fort", "dr", "gen"))


class Word(NamedTuple):
    """A word or punctuation mark: as written (folded), its key, its span, how it is written."""

    text: str
    key: str
    start: int
    end: int
    capital: bool
    is_word: bool


@dataclass(slots=True)
class Hit:
    """A name found: first and last word (inclusive) and its number in the index."""

    first: int
    last: int
    key: int


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as words; `loose` when its capitals say nothing (headlines)."""

    words: tuple[Word, ...]
    loose: bool
    text: str
    start: int

    def gap(self, left: int) -> str:
        """What stands between a word and the next one."""
        return self.text[
            self.words[left].end - self.start : self.words[left + 1].start - self.start
        ]

    def opens(self, at: int) -> bool:
        """Whether a word opens a sentence or a quotation."""
        if at == 0:
            return True
        before = self.words[at - 1].text
        if before == "." and at > 1 and self.words[at - 2].key in _ABBREVIATED:
            return False
        return before in '.!?:;"“”«»‘•(—–'


def read_lines(text: str, ranges: Sequence[tuple[int, int]]) -> Iterator[Line]:
    """Paragraphs of the ranges as words."""
    for start, end in ranges:
        at = start
        for piece in text[start:end].splitlines(keepends=True):
            words = tuple(
                Word(w, key_word(w), a + at, b + at, w[:1].isupper(), w[:1].isalnum())
                for w, a, b in split_words(piece)
                if w
            )
            if words:
                yield Line(words, _is_loose(words), piece, at)
            at += len(piece)


def _is_loose(words: Sequence[Word]) -> bool:
    """Whether nearly every longer word has a capital, as in a headline."""
    longer = [w for w in words if w.is_word and len(w.text) > 3]
    if words[-1].text in ".!?:" or len(longer) < 3:
        return False
    return sum(w.capital for w in longer) >= 0.75 * len(longer)


def scan(line: Line, index: PlaceIndex) -> list[Hit]:
    """Every listed name in a line, also overlapping ones, longest first at each word."""
    spans: list[tuple[int, int]] = []
    keys: list[str] = []
    for first in range(len(line.words)):
        if _can_start(line, first):
            for last in _ends(line, first):
                words = [w.key for w in line.words[first : last + 1] if w.is_word]
                for key in _forms(words):
                    spans.append((first, last))
                    keys.append(key)
    hits: dict[tuple[int, int], Hit] = {}
    for (first, last), found in zip(spans, index.find(keys), strict=True):
        if found is not None:
            hits.setdefault((first, last), Hit(first, last, found))
    return sorted(hits.values(), key=lambda h: (h.first, -h.last))


def _can_start(line: Line, at: int) -> bool:
    word = line.words[at]
    if not word.is_word:
        return False
    if word.capital:
        return True
    return (
        word.key in ARTICLES
        and at + 1 < len(line.words)
        and line.words[at + 1].capital
        and line.gap(at) in ("-", "‑", "–", "'", "’")
    )


def _ends(line: Line, first: int) -> Iterator[int]:
    """Last words a name that starts here could have."""
    count, at = 0, first
    while at < len(line.words) and count < MAX_WORDS:
        word = line.words[at]
        if not word.is_word:
            possessive = word.text in "'’" and at + 1 < len(line.words)
            if (word.text != "." or line.words[at - 1].key not in _ABBREVIATED) and not (
                possessive and line.words[at + 1].key == "s"
            ):
                return
        else:
            count += 1
            if word.capital or word.text.isdigit() or (at > first and word.key in NAME_ENDS):
                yield at
        if at + 1 < len(line.words) and len(line.gap(at).strip(" ")) > 1:
            return
        if at + 1 < len(line.words) and line.gap(at) in ("\n", "–", "—"):
            return
        at += 1


def _forms(words: list[str]) -> Iterator[str]:
    yield " ".join(words)
    if any(w in ARTICLES and w != "al" for w in words):
        yield " ".join("al" if w in ARTICLES else w for w in words)
    if words[0] in ARTICLES and len(words) > 1:
        rest = " ".join(words[1:])
        if len(rest) >= 5:
            yield rest
