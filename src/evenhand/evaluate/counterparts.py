"""Which of a party's names answers to which of the other's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from evenhand.evaluate.pairs import Pair
from evenhand.evaluate.roster import Roster, roster
from evenhand.lexicon.meaning import after, before
from evenhand.lexicon.names import Name
from evenhand.lexicon.ontology import carries_arms
from evenhand.lexicon.words import name_key

# What stands in for a kind of name of which the other party has none, nearest first.
_KINDS: dict[str, tuple[str, ...]] = {
    "state": ("state", "group"),
    "adjective": ("adjective", "group"),
    "people": ("people", "adjective", "group"),
    "capital": ("capital", "state", "group"),
    "body": ("body", "group", "state"),
    "party": ("party", "group", "body", "state"),
    "group": ("group", "body", "party", "state"),
    "person": ("person",),
    "epithet": ("epithet", "body", "group", "state"),
    "epithet GOV": ("epithet", "state", "group"),
    "epithet CVL": ("epithet", "people", "group"),
}
# Offices that lead a state or a group: who holds one answers to whoever holds one.
_LEADING = frozenset(
    (
        *("president", "prime minister", "monarch", "supreme leader", "head of state"),
        *("head of government", "leader"),
    )
)
# Kinds of name that all mean one bearer, the party itself.
_OWN = frozenset(("state", "adjective", "people", "capital", "epithet"))
# Heads of names that take an article ("the Kurdistan Workers' Party").
_COMMON = frozenset(
    (
        *("army", "forces", "front", "movement", "party", "brigade", "brigades", "group", "union"),
        *("council", "government", "ministry", "office", "service", "court", "parliament"),
        *("alliance", "organization", "organisation", "congress", "coalition", "republic"),
        *("police", "navy", "guard", "guards", "force", "command", "states", "battalion", "corps"),
    )
)


def takes_article(text: str) -> bool:
    """Whether a name is used with "the", as far as its form shows.

    >>> takes_article("Syrian Democratic Forces"), takes_article("Hamas"), takes_article("Houthis")
    (True, False, True)
    """
    words = text.lower().split()
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return head in _COMMON or (len(words) == 1 and text.endswith("is") and text[0].isupper())


def is_plural(text: str) -> bool:
    """Whether a name takes a plural verb, as far as its last word shows.

    >>> is_plural("Rapid Support Forces"), is_plural("Houthis"), is_plural("Hamas")
    (True, True, False)
    """
    return _PLURAL.search(text.lower()) is not None


def is_acronym(text: str) -> bool:
    """Whether a name is set in capitals ("SDF", "M23")."""
    return " " not in text and text.upper() == text


_PLURAL = re.compile(r"(?:ces|ades|ards|units|troops|rebels|militias|(?:i|st|er|an|or|nt)s)$")


class Counterparts:
    """The names that take the place of a party's names in one text.

    One bearer keeps one counterpart through the text, and different bearers get different ones as
    long as there are enough.
    """

    def __init__(self, pair: Pair, *, back: bool = False, date: str | None = None) -> None:
        """Names of `pair.a` become names of `pair.b`, or the other way round with `back`."""
        self._from = roster(pair.b if back else pair.a)
        self._to = roster(pair.a if back else pair.b)
        self._slots = {
            name_key(slot[1] if back else slot[0]): slot[0] if back else slot[1]
            for slot in pair.slots
        }
        self._date = date
        self._bearers: dict[tuple[str, str | None], list[Name]] = {}
        self._used: set[str | None] = set()
        self._templates = _templates(self._from, self._to)

    def of(self, key: str, *, article: bool = False, noun: bool = False) -> str | None:
        """The name that takes the place of a name, by its folded form; None when it may stay.

        A name that both parties have stays. A seat that stands with an article ("the Kremlin") is
        a body, not a town; a name that is adjective and state in one ("US") is an adjective
        before a noun.
        """
        if key in self._to.keys:
            return None
        if key in self._slots:
            return self._slots[key]
        names = self._from.keys.get(key)
        if not names:
            return None
        adjective = next((n for n in names if n.kind == "adjective"), None)
        name = adjective if adjective is not None and noun else names[0]
        if article and name.kind == "capital":
            name = msgspec.structs.replace(name, kind="body", identifier=name.text)
        return self._choose(name)

    def _choose(self, name: Name) -> str:
        direct = self._templates.get(name_key(name.text))
        if direct is not None and any(n.kind == name.kind for n in self._to.keys[direct]):
            return self._to.keys[direct][0].text
        bearer = ("own", name.kind) if name.kind in _OWN else (name.kind, name.identifier)
        if bearer not in self._bearers:
            self._bearers[bearer] = self._candidates(name)
            self._used.add(self._bearers[bearer][0].identifier)
        return min(self._bearers[bearer], key=lambda n: _unlike(name, n)).text

    def _candidates(self, name: Name) -> list[Name]:
        """Names of the bearer that takes this name's place, as like in kind and sector as can."""
        for kind in _KINDS.get(f"{name.kind} {_sector(name)}", _KINDS[name.kind]):
            pool = [n for n in self._to.names if n.kind == kind]
            if name.kind == kind == "people":
                pool = [n for n in pool if n.text.endswith("s") == name.text.endswith("s")]
            if not pool:
                continue
            if kind in _OWN:
                return _same_sector(name, pool)
            main = [n for n in pool if n.identifier == self._to.party]
            if main and name.identifier == self._from.party:
                return main
            ranked = min(enumerate(pool), key=lambda item: (*self._rank(name, item[1]), item[0]))
            best = ranked[1]
            return [n for n in pool if n.identifier == best.identifier]
        return list(self._to.names)

    def _rank(self, name: Name, other: Name) -> tuple[int, ...]:
        """How ill a bearer fits, worst reason first."""
        if name.kind == "person":
            mine, theirs = self._offices(name), self._offices(other)
            leads = bool(mine & _LEADING) == bool(theirs & _LEADING)
            return (
                other.identifier in self._used,
                not mine & theirs and bool(mine or theirs),
                not leads,
                _sector(name) != _sector(other),
            )
        gone = self._date is not None and not _exists(other, self._date)
        return (
            gone,
            other.identifier in self._used,
            carries_arms(name.sector or "") != carries_arms(other.sector or ""),
            _sector(name) != _sector(other),
            is_plural(name.text) != is_plural(other.text),
            *_unlike(name, other),
        )

    def _offices(self, name: Name) -> frozenset[str]:
        """Offices held on the date; without a date, or out of office then, the last ones held."""
        date = self._date
        held = [
            t.office
            for t in name.terms
            if date is not None and not after(t.start, date) and not before(t.end, date)
        ]
        if date is None:
            held = [t.office for t in name.terms if t.end is None] or [
                t.office for t in name.terms[-1:]
            ]
        return frozenset(held)


def _templates(source: Roster, target: Roster) -> dict[str, str]:
    """Names that differ only in the party's own name: "Iraqi Navy" to "Iranian Navy"."""
    firsts = [(_first(source, kind), _first(target, kind)) for kind in ("adjective", "state")]
    swaps = [(name_key(a), name_key(b)) for a, b in firsts if a and b]
    return {key: found for key in source.keys for found in _renamed(key, swaps, target)}


def _renamed(key: str, swaps: Sequence[tuple[str, str]], target: Roster) -> Iterator[str]:
    for old, new in swaps:
        changed = f" {key} ".replace(f" {old} ", f" {new} ").strip()
        if changed != key and changed in target.keys:
            yield changed


def _first(party: Roster, kind: str) -> str | None:
    return next((n.text for n in party.names if n.kind == kind), None)


def _sector(name: Name) -> str:
    return name.sector.split()[0] if name.sector else ""


def _same_sector(name: Name, pool: list[Name]) -> list[Name]:
    """Epithets of the same sector (for the army, for the state), when there are any."""
    return [n for n in pool if n.sector == name.sector] or pool


def _unlike(name: Name, other: Name) -> tuple[int, ...]:
    """How unlike two names are in form: number, capitals, article, short form, length."""
    return (
        name.text.endswith("s") != other.text.endswith("s") if name.kind == "people" else 0,
        is_plural(name.text) != is_plural(other.text),
        name.text[0].isupper() != other.text[0].isupper(),
        name.short != other.short,
        name.kind != "state" and is_acronym(name.text) != is_acronym(other.text),
        takes_article(name.text) != takes_article(other.text),
        (" " in name.text) != (" " in other.text),
    )


def _exists(name: Name, date: str) -> bool:
    return not after(name.start, date) and not before(name.end, date)
