"""Offsets as browsers count them: UTF-16 units, where Python counts code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable


def to_utf16(text: str) -> Callable[[int], int]:
    """The function from a code point offset of this text to a UTF-16 offset.

    >>> shift = to_utf16("a😀b")
    >>> [shift(n) for n in range(4)]
    [0, 1, 3, 4]
    """
    if text.isascii():
        return _same
    wide = [place for place, char in enumerate(text) if ord(char) > 0xFFFF]
    return (lambda offset: offset + bisect_left(wide, offset)) if wide else _same


def _same(offset: int) -> int:
    return offset
