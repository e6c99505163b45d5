"""Names of parties and what they mean: the one index the coder looks names up in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
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


class NameIndex:
    """Exact look-up of the longest listed name at each word of a text."""

    def __init__(self, meanings: dict[str, tuple[Name, ...]], version: str = "") -> None:
        """Index names by their keys; `by_key` makes the argument from a list of names."""
        self._meanings = meanings
        self.version = version
        self._upper = {key.upper(): key for key in self._meanings if len(key) > 3}
        lengths: dict[str, set[int]] = {}
        for key in self._meanings:
            words = key.split(" ")
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}
        self._upper_lengths: dict[str, set[int]] = {}
        for first, sizes in self._lengths.items():
            self._upper_lengths.setdefault(first.upper(), set()).update(sizes)

    def __len__(self) -> int:
        """Number of different names."""
        return len(self._meanings)

    def __iter__(self) -> Iterator[Name]:
        """All meanings of all names, in the order they were listed."""
        for names in self._meanings.values():
            yield from names

    def extended(self, names: Sequence[Name]) -> NameIndex:
        """A new index in which these names stand in place of those with the same words."""
        own = by_key(names)
        digest = hashlib.sha256(msgspec.json.encode(names)).hexdigest()[:8]
        return NameIndex({**self._meanings, **own}, f"{self.version}+{digest}")

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
        sizes: Iterable[int] = self._lengths.get(first, ())
        if shouted and not sizes:
            sizes = sorted(self._upper_lengths.get(first, ()), reverse=True)
        for size in sizes:
            if index + size > len(words):
                continue
            key = " ".join(word for word, _, _ in words[index : index + size])
            names = self._meanings.get(key)
            if names is None and shouted:
                names = self._meanings.get(self._upper.get(key, ""))
            if names is not None:
                return size, names
        return 0, ()


def _is_shouted(text: str) -> bool:
    """Whether a line is set in capitals throughout, as some headlines are."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
