"""How a name resolves on a date, told so that a user can see why and what else it could mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from evenhand.lexicon.homonyms import common_surnames, homonyms
from evenhand.lexicon.meaning import Meaning, choose_meaning
from evenhand.lexicon.names import Name, NameIndex
from evenhand.lexicon.words import name_key

_ARTICLE = re.compile(r"^(?:the|The|a|A)\s+")
# Names at least this alike (of 100) are offered when one is not listed.
ALIKE = 85
OFFERED = 5


class Explanation(NamedTuple):
    """What a name means, the names it is made of when it is not listed whole, and advice."""

    meaning: Meaning | None
    names: tuple[Name, ...]
    parts: tuple[Name, ...]
    notes: tuple[str, ...]
    alike: tuple[str, ...]


def explain(name: str, index: NameIndex, *, date: str | None = None) -> Explanation:
    """How a name resolves, and why.

    >>> from evenhand.lexicon import name_index
    >>> explain("Sergei Lavrov", name_index(), date="2015-03-01").meaning.reason
    'foreign minister on 2015-03-01'
    """
    names = index.lookup(name) or index.lookup(_ARTICLE.sub("", name))
    if not names:
        hits = index.scan(name)
        parts = tuple(n for hit in hits for n in hit.names[:1])
        return Explanation(None, (), parts, (), () if parts else _alike(name, index))
    return Explanation(
        choose_meaning(names, date=date), names, (), tuple(_notes(name, names, date)), ()
    )


def _notes(name: str, names: Sequence[Name], date: str | None) -> list[str]:
    notes = []
    key = name_key(name)
    row = homonyms().get(key)
    if row is not None:
        meant = f"; {row.default} is meant unless another is named" if row.default else ""
        notes.append(f"a homonym: {row.reason}{meant}")
    elif any(n.open for n in names):
        notes.append(
            "common nouns only: a name where its country is named, otherwise a description"
        )
    if all(n.short for n in names):
        notes.append(
            "a short form: believed after the full name, after a title, where its country is "
            "named, or while one holder of that name is in office"
        )
        if key in common_surnames():
            notes.append("a common surname: by itself it names nobody")
    if date is None and any(n.terms or n.start or n.end for n in names):
        notes.append("its meaning depends on the date; give one with --date")
    return notes


def _alike(name: str, index: NameIndex) -> tuple[str, ...]:
    keys = {n.text for n in index if not n.short}
    found = process.extract(name, keys, scorer=fuzz.ratio, limit=OFFERED, score_cutoff=ALIKE)
    return tuple(text for text, _, _ in found)


def spans(name: Name) -> list[tuple[str, str, str]]:
    """What a meaning's dates are: (office or "", from, to), one per term or one in all.

    >>> spans(Name(text="X", kind="group", start="2013", end="2015"))
    [('', '2013', '2015')]
    """
    if name.terms:
        return [(t.office, t.start or "", t.end or "") for t in name.terms]
    return [("", name.start or "", name.end or "")]
