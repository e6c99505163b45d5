"""Sentences with slots for two parties, filled from the vocabulary."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from evenhand.evaluate.counterparts import takes_article
from evenhand.evaluate.pairs import Pair
from evenhand.evaluate.roster import roster
from evenhand.evaluate.swap import starts_with_vowel
from evenhand.lexicon.meaning import after, before
from evenhand.lexicon.names import Name
from evenhand.model import EventType, decode_lines

_SLOT = re.compile(r"(\b[Aa]n?\s+)?\{([AB])(_\w+)?\}")
_KINDS = {
    "": ("state", "group"),
    "_adj": ("adjective", "group"),
    "_people": ("people", "group"),
    "_army": ("body", "group"),
    "_leader": ("person",),
    "_capital": ("capital", "group"),
}


class Template(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence with slots such as {A} or {B_army}, and the type of its act."""

    id: str
    event: EventType
    text: str


def read_templates(path: Path) -> list[Template]:
    """The templates of one file."""
    return list(decode_lines(path.read_bytes(), Template))


def fill(text: str, pair: Pair, *, date: str | None = None) -> str:
    """A template with a pair's names in its slots, "a" and "an" as they ask.

    Args:
        text: slots {A} {A_adj} {A_people} {A_army} {A_leader} {A_capital}, and the same of B.
        pair: the two parties; a group stands for itself where it has no name of the kind.
        date: so that leaders are those of the day.

    >>> fill("{A_army} met an {B_adj} envoy.", Pair(a="IRN", b="SAU"), date="2020")
    'The Iranian Armed Forces met a Saudi envoy.'
    """

    def name_of(match: re.Match[str]) -> str:
        article, side, slot = match.groups()
        name = slot_name(pair.a if side == "A" else pair.b, slot or "", date=date)
        if article is not None:
            letter = article[0]
            return f"{letter}{'n' if starts_with_vowel(name) else ''} {name}"
        first = match.start() == 0
        if slot != "_adj" and not _has_the(text, match.start()) and takes_article(name):
            name = f"{'The' if first else 'the'} {name}"
        return name

    return _SLOT.sub(name_of, text)


def _has_the(text: str, position: int) -> bool:
    return text[:position].lower().endswith("the ")


def slot_name(party: str, slot: str, *, date: str | None = None) -> str:
    """The first name of a party that fits a slot; a group's own name when none does."""
    names = roster(party).names
    for kind in _KINDS[slot]:
        for name in names:
            if name.kind == kind and _fits(name, slot, date):
                return name.text
    return next(n.text for n in names if n.kind in ("state", "group"))


def _fits(name: Name, slot: str, date: str | None) -> bool:
    if slot == "_people":
        return name.kind == "group" or name.text.endswith("s")
    if slot == "_army":
        return name.kind == "group" or (name.sector == "MIL" and "orce" in name.text)
    if slot == "_leader":
        leading = [t for t in name.terms if t.office in _LEADERS]
        return not name.short and any(
            date is None or not (after(t.start, date) or before(t.end, date)) for t in leading
        )
    return True


_LEADERS = frozenset(("president", "prime minister", "monarch", "supreme leader", "leader"))
