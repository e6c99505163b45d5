"""JSON Lines of any record: claims, labels, events, matches, rejections."""

from __future__ import annotations

from collections.abc import Iterable

from evenhand.model import Claim, Event, Label, Match, Rejection, encode_lines

Record = Claim | Label | Event | Match | Rejection


def to_jsonl(records: Iterable[Record]) -> bytes:
    r"""Records as JSON Lines, in the order given.

    >>> to_jsonl([Rejection(source="a.pdf", reason="no text layer")])
    b'{"source":"a.pdf","reason":"no text layer"}\n'
    """
    return encode_lines(records)
