"""Records as JSON Lines: one object a line, keys in the record's order, UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

T = TypeVar("T")


def encode_line(record: object) -> bytes:
    """One record as one JSON line, newline included."""
    return msgspec.json.encode(record) + b"\n"


def encode_lines(records: Iterable[object]) -> bytes:
    """Records as JSON Lines."""
    return b"".join(encode_line(record) for record in records)


def decode_lines(data: bytes, kind: type[T]) -> Iterator[T]:
    """Records of one kind from JSON Lines.

    Raises:
        msgspec.ValidationError: a line does not hold a record of that kind.
    """
    decoder = msgspec.json.Decoder(kind)
    for line in data.splitlines():
        if line.strip():
            yield decoder.decode(line)
