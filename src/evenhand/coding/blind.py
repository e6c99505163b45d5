"""Blinding: every listed name is replaced by a stand-in of its grammar before the text is parsed.

The stand-in depends on what kind of name it is, never on which: so the parse, and all that is
decided from it, stays the same when parties change places. Offsets are carried along.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from evenhand.lexicon.names import Hit

# One stand-in per grammatical kind; words the parser knows well as names.
STAND_INS = {
    "name": "Germany",
    "adjective": "German",
    "people": "Germans",
    "person": "Smith",
    "place": "London",
}
# What the act classifier reads instead of a name.
PLACEHOLDERS = {
    "name": "group",
    "adjective": "group",
    "people": "group",
    "person": "person",
    "place": "place",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the document: its span, its grammatical kind and what it may mean."""

    start: int
    end: int
    kind: str
    hit: Hit | None = None


@dataclass(frozen=True, slots=True)
class Masked:
    """A stretch of the document with stand-ins, and the way back to its offsets.

    `pieces` holds (start in the masked text, start in the document, mention or None).
    """

    text: str
    start: int
    end: int
    pieces: tuple[tuple[int, int, Mention | None], ...]
    starts: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int, Mention | None]:
        """Document span of a masked span, and the mention when it is a stand-in."""
        at, source, mention = self.pieces[bisect_right(self.starts, start) - 1]
        if mention is not None:
            return mention.start, mention.end, mention
        return source + start - at, source + end - at, None


def mask(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Masked:
    """Replace the mentions inside `text[start:end]` by stand-ins.

    Args:
        text: the document's text.
        start, end: the stretch to be parsed.
        mentions: names in it, sorted, without overlap.
    """
    parts: list[str] = []
    pieces: list[tuple[int, int, Mention | None]] = []
    length, at = 0, start
    for mention in mentions:
        if mention.start < start or mention.end > end:
            continue
        if mention.start > at:
            pieces.append((length, at, None))
            parts.append(text[at : mention.start])
            length += mention.start - at
        word = STAND_INS[mention.kind]
        pieces.append((length, mention.start, mention))
        parts.append(word)
        length += len(word)
        at = mention.end
    if at < end or not pieces:
        pieces.append((length, at, None))
        parts.append(text[at:end])
    return Masked("".join(parts), start, end, tuple(pieces), tuple(p[0] for p in pieces))
