"""Names of parties in a text, before any parse: found by listed words, told apart by context."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from evenhand.coding.belief import Surroundings, believed
from evenhand.coding.blind import Mention
from evenhand.lexicon.names import Hit, Name, NameIndex

_KINDS = {
    "state": "name",
    "capital": "name",
    "body": "name",
    "party": "name",
    "group": "name",
    "epithet": "name",
    "adjective": "adjective",
    "people": "people",
    "person": "person",
}
# Kinds of name that do not show by themselves which country a text is about.
_NAMESAKES = frozenset(("person", "party"))


def find_mentions(
    text: str, body: Sequence[tuple[int, int]], index: NameIndex, *, date: str | None = None
) -> list[Mention]:
    """Names in the body of a text, left to right; short forms only where they can be believed.

    A short form ("Assad") is believed after the full name, with a title before it, when the
    document names its country, or when on the document's date only one holder was in office.
    """
    hits = [hit for start, end in body for hit in index.scan(text[start:end], start)]
    around = Surroundings(
        text,
        date,
        frozenset(name.identifier for hit in hits for name in hit.names if _is_full_person(name)),
        frozenset(
            name.code
            for hit in hits
            for name in hit.names
            if name.kind not in _NAMESAKES and not name.open
        ),
        frozenset(hit.start for hit in hits if any(not n.short for n in hit.names)),
    )
    mentions = []
    for hit in hits:
        names = believed(hit, around)
        if names and _is_name_here(text, hit, names):
            mentions.append(
                Mention(hit.start, hit.end, _kind(names), Hit(hit.start, hit.end, names))
            )
    return mentions


def _is_full_person(name: Name) -> bool:
    return name.kind == "person" and not name.short


def _is_name_here(text: str, hit: Hit, names: tuple[Name, ...]) -> bool:
    """A name must be written as one: with a capital, or listed in lower case."""
    return not text[hit.start].islower() or any(n.text[0].islower() for n in names)


def _kind(names: tuple[Name, ...]) -> str:
    """Grammatical kind of a name; one that is noun and adjective alike ("US") reads as a noun."""
    kinds = [_KINDS[name.kind] for name in names]
    return next((kind for kind in kinds if kind != "adjective"), "adjective")


def merge_mentions(parties: Sequence[Mention], places: Sequence[tuple[int, int]]) -> list[Mention]:
    """Party names and place spans as one sorted list without overlap.

    Where two meet the longer one stands; of the same length the party's name.

    >>> merged = merge_mentions([Mention(0, 4, "name")], [(0, 9), (12, 15)])
    >>> [(m.start, m.end, m.kind) for m in merged]
    [(0, 9, 'place'), (12, 15, 'place')]
    """
    ranked = sorted(
        [*parties, *(Mention(start, end, "place") for start, end in places)],
        key=lambda m: (m.start - m.end, m.kind == "place", m.start),
    )
    kept: list[Mention] = []
    taken: list[tuple[int, int]] = []
    for mention in ranked:
        at = bisect_left(taken, (mention.end, 0))
        if at == 0 or taken[at - 1][1] <= mention.start:
            insort(taken, (mention.start, mention.end))
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)
