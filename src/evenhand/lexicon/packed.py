"""The vocabulary packed to load in a moment: meanings are unpacked when a text asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from evenhand.lexicon.names import Name, by_key, first_words

# A meaning's fields in the order they are packed; its name stands with its key.
_FIELDS = tuple(field for field in Name.__struct_fields__ if field != "text")


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """All names as they ship.

    Attributes:
        source: hash of the files they come from; first_words: per first word of a name the most
            words a name that begins with it has.
        rows: every meaning once, as the values of `Name` other than its text.
        keys: by a name's folded words the numbers of its meanings, each after the text when
            that differs from the folded words.
    """

    source: str
    first_words: dict[str, int]
    rows: list[msgspec.Raw]
    keys: dict[str, msgspec.Raw]


def pack(names: Iterable[Name], source: str) -> Packed:
    """Pack names; meanings of several names are kept once."""
    numbers: dict[bytes, int] = {}
    rows: list[msgspec.Raw] = []
    keys: dict[str, msgspec.Raw] = {}
    for key, meanings in by_key(names).items():
        entry: list[Any] = []
        for name in meanings:
            row = msgspec.msgpack.encode(_row(name))
            number = numbers.setdefault(row, len(rows))
            if number == len(rows):
                rows.append(msgspec.Raw(row))
            entry += [number] if name.text == key else [name.text, number]
        keys[key] = msgspec.Raw(msgspec.msgpack.encode(entry))
    return Packed(source, first_words(keys), rows, keys)


def _row(name: Name) -> list[Any]:
    row = [getattr(name, field) for field in _FIELDS]
    defaults = Name.__struct_defaults__[-len(row) :]
    while len(row) > 1 and row[-1] == defaults[len(defaults) - 1 - (len(_FIELDS) - len(row))]:
        row.pop()
    return row


class Meanings(Mapping[str, tuple[Name, ...]]):
    """Packed names as a mapping from folded words to meanings."""

    def __init__(self, packed: Packed) -> None:
        """Unpack nothing yet."""
        self._packed = packed
        self._known: dict[str, tuple[Name, ...]] = {}

    def __len__(self) -> int:
        """Number of different names."""
        return len(self._packed.keys)

    def __iter__(self) -> Iterator[str]:
        """Folded words of every name."""
        return iter(self._packed.keys)

    def __contains__(self, key: object) -> bool:
        """Whether a name is listed."""
        return key in self._packed.keys

    def __getitem__(self, key: str) -> tuple[Name, ...]:
        """The meanings of one name."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = tuple(self._unpack(key))
        return known

    def _unpack(self, key: str) -> Iterator[Name]:
        text = key
        for item in msgspec.msgpack.decode(self._packed.keys[key]):
            if isinstance(item, str):
                text = item
                continue
            row = msgspec.msgpack.decode(self._packed.rows[item])
            values = dict(zip(_FIELDS, row, strict=False))
            yield msgspec.convert({"text": text, **values}, Name)
            text = key
