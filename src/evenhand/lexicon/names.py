"""Names of parties and what they mean: the one index the coder looks names up in."""

from __future__ import annotations

import hashlib
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

import msgspec

from evenhand.lexicon.words import name_key, split_words

Kind = Literal[
    "state", "adjective", "people", "capital", "body", "party", "person", "group", "epithet"
]


class Term(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An office held from `start` to `end` (dates as far as known; None is open)."""

    office: str
    start: str | None = None
    end: str | None = None


class Name(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One name and one of its meanings.

    Attributes:
        text: the name as listed; kind: what sort of name it is.
        code, sector: PLOVER codes of whom it means; identifier: neutral name of that party.
        start, end: dates between which the party exists; terms: offices of a person.
        short: a surname or short form, believed only when the document makes it plain.
        used_by: for an epithet, the codes or names of those who use it.
        plural: the name takes a plural verb ("Houthis"); unit: file it was listed in.
        open: believed only when the document names its country ("Labour Party").
    """

    text: str
    kind: Kind
    code: str | None = None
    sector: str | None = None
    identifier: str | None = None
    start: str | None = None
    end: str | None = None
    terms: tuple[Term, ...] = ()
    short: bool = False
    used_by: tuple[str, ...] = ()
    parent: str | None = None
    unit: str = ""
    open: bool = False

    @property
    def plural(self) -> bool:
        """Whether the name reads as a plural noun ("Rapid Support Forces", "Houthis")."""
        last = self.text.rsplit(" ", 1)[-1]
        return (
            self.kind in ("people", "group", "body") and last.endswith("s") and not last.isupper()
        )


class Hit(msgspec.Struct, frozen=True):
    """A name found in a text: its half-open span and every meaning listed for it."""

    start: int
    end: int
    names: tuple[Name, ...]


def by_key(names: Iterable[Name]) -> dict[str, tuple[Name, ...]]:
    """Names under their folded words; names with the same words are meanings of one."""
    meanings: dict[str, list[Name]] = {}
    for name in names:
        meanings.setdefault(name_key(name.text), []).append(name)
    return {key: tuple(value) for key, value in meanings.items()}


def first_words(keys: Iterable[str]) -> dict[str, int]:
    """Per first word of a key the most words a key that begins with it has.

    >>> first_words(["Syria", "Syrian Arab Army", "Syrian"])
    {'Syria': 1, 'Syrian': 3}
    """
    longest: dict[str, int] = {}
    for key in keys:
        first, size = key.partition(" ")[0], key.count(" ") + 1
        if size > longest.get(first, 0):
            longest[first] = size
    return longest


class NameIndex:
    """Exact look-up of the longest listed name at each word of a text."""

    def __init__(
        self,
        meanings: Mapping[str, tuple[Name, ...]],
        version: str = "",
        *,
        longest_from: Mapping[str, int] | None = None,
    ) -> None:
        """Index names by their keys; `by_key` makes the argument from a list of names."""
        self._meanings = meanings
        self.version = version
        self._longest_from = first_words(meanings) if longest_from is None else longest_from

    def __len__(self) -> int:
        """Number of different names."""
        return len(self._meanings)

    def __iter__(self) -> Iterator[Name]:
        """All meanings of all names, in the order they were listed."""
        for key in self._meanings:
            yield from self._meanings[key]

    @cached_property
    def _shouted(self) -> tuple[dict[str, str], dict[str, int]]:
        """Keys and longest sizes by words in capitals, for lines set in capitals."""
        longest: dict[str, int] = {}
        for first, size in self._longest_from.items():
            longest[first.upper()] = max(size, longest.get(first.upper(), 0))
        return {key.upper(): key for key in self._meanings if len(key) > 3}, longest

    def extended(self, names: Sequence[Name]) -> NameIndex:
        """A new index in which these names stand in place of those with the same words."""
        own = by_key(names)
        digest = hashlib.sha256(msgspec.json.encode(names)).hexdigest()[:8]
        return NameIndex(ChainMap(own, self._meanings), f"{self.version}+{digest}")  # type: ignore[arg-type]

    def lookup(self, name: str) -> tuple[Name, ...]:
        """Meanings of one whole name; empty when it is not listed."""
        return self._meanings.get(name_key(name), ())

    def scan(self, text: str, offset: int = 0) -> list[Hit]:
        """Longest names in a text, left to right without overlap; spans are moved by `offset`."""
        words = list(split_words(text))
        shouted = _is_shouted(text)
        hits: list[Hit] = []
        index = 0
        while index < len(words):
            size, names = self._longest(words, index, shouted)
            if size == 0:
                index += 1
                continue
            start, end = words[index][1], words[index + size - 1][2]
            hits.append(Hit(start + offset, end + offset, names))
            index += size
        return hits

    def _longest(
        self, words: list[tuple[str, int, int]], index: int, shouted: bool
    ) -> tuple[int, tuple[Name, ...]]:
        first = words[index][0]
        longest = self._longest_from.get(first, 0)
        if shouted and not longest:
            longest = self._shouted[1].get(first, 0)
        for size in range(min(longest, len(words) - index), 0, -1):
            key = " ".join(word for word, _, _ in words[index : index + size])
            if shouted and key not in self._meanings:
                key = self._shouted[0].get(key, key)
            names = self._meanings.get(key)
            if names is not None:
                return size, names
        return 0, ()


def _is_shouted(text: str) -> bool:
    """Whether a line is set in capitals throughout, as some headlines are."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
