"""Legal and evaluative words, recorded as said: who says them of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from evenhand.lexicon.ontology import label_words


class LabelHit(NamedTuple):
    """A label's neutral key, what it judges (act or party), and the span of its words."""

    label: str
    of: str
    start: int
    end: int


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """One expression over all labels, longest words first, and the label of each word."""
    rows: list[tuple[str, str, str]] = []
    for row in label_words():
        rows += [(word, row.label, row.of) for word in row.words]
    rows.sort(key=lambda r: -len(r[0]))
    keys: dict[str, tuple[str, str]] = {}
    parts = []
    for n, (word, label, of) in enumerate(rows):
        body = re.escape(word.rstrip("*")).replace(r"\ ", r"[\s-]+").replace(r"\-", "[- ]")
        parts.append(rf"(?P<l{n}>{body}{'[a-zé]*' if word.endswith('*') else ''})")
        keys[f"l{n}"] = (label, of)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE), keys


def find_labels(text: str, start: int, end: int) -> Iterator[LabelHit]:
    """Labels in `text[start:end]`, longest words first, left to right.

    >>> [(h.label, h.start) for h in find_labels("a true genocide and war crimes", 0, 30)]
    [('genocide', 7), ('war crime', 20)]
    """
    pattern, keys = _pattern()
    for match in pattern.finditer(text, start, end):
        label, of = keys[match.lastgroup or ""]
        yield LabelHit(label, of, match.start(), match.end())
