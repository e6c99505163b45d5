"""Places in a text, by its words alone: no parse, no recogniser, so that no name is guessed."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evenhand.coding.blind import Mention
from evenhand.coding.places.evidence import ACCEPT, REFUSED, context, prior
from evenhand.coding.places.hints import Beside
from evenhand.coding.places.mention import Hints, PlaceMention
from evenhand.coding.places.resolve import resolve_all
from evenhand.coding.places.scan import Hit, Line, read_lines, scan
from evenhand.coding.places.words import ADMIN1_TYPES, ADMIN2_TYPES
from evenhand.lexicon.places import Candidate, PlaceIndex

# Kinds of party name that are also names of places.
_TERRITORIAL = frozenset(("state", "capital"))
# What the surroundings of a name add when what is named beside it contains it.
CONTAINED, SAME_COUNTRY, SURNAME_SEEN = 2.2, 0.5, -2.0
# A name under this score is not worth asking what stands beside it.
POSSIBLE = -2.5


@dataclass(slots=True)
class _Found:
    """A name under examination."""

    line: Line
    hit: Hit
    candidates: tuple[Candidate, ...]
    score: float
    hints: Hints
    party: bool


def find_places(
    text: str,
    ranges: Sequence[tuple[int, int]],
    index: PlaceIndex,
    taken: Sequence[Mention] = (),
) -> list[PlaceMention]:
    """Places named in a text, resolved, left to right and without overlap.

    A name that is also a party's ("Moscow", "Syria") is given too, marked `party`; what stands
    inside the name of a person or body ("Moscow City Court") is not.

    Args:
        text: the document's text.
        ranges: half-open spans of it that are read.
        index: the gazetteer.
        taken: the party names found in it, sorted.
    """
    countries = party_countries(taken)
    found: list[_Found] = []
    surnames: set[str] = set()
    for line in read_lines(text, ranges):
        found += _in_line(line, index, taken, surnames)
    home = set(countries)
    kept = []
    for f in found:
        key = f.line.words[f.hit.last].key
        single = f.hit.first == f.hit.last
        score = f.score + (SURNAME_SEEN if single and key in surnames else 0.0)
        if any(c.place.country in home for c in f.candidates):
            score += SAME_COUNTRY
        if f.party or score >= ACCEPT:
            kept.append(f)
    mentions = [_mention(text, f) for f in kept]
    return resolve_all(mentions, countries)


def party_countries(taken: Sequence[Mention]) -> Counter[str]:
    """How often a document's party names point to each state."""
    counts: Counter[str] = Counter()
    for mention in taken:
        codes = {n.code for n in mention.hit.names if n.code} if mention.hit is not None else set()
        if len(codes) == 1:
            counts.update(codes)
    return counts


def _in_line(
    line: Line, index: PlaceIndex, taken: Sequence[Mention], surnames: set[str]
) -> list[_Found]:
    parties, codes = _party_words(line, taken)
    hits = [h for h in scan(line, index) if _fits(h, parties, taken)]
    meant = {h.key: index.candidates(h.key) for h in hits}
    starts = frozenset(parties) | {h.first for h in hits if _is_territory(meant[h.key])}
    ends = {w for w in parties if parties.get(w + 1) != parties[w]}
    scored: list[tuple[Hit, float]] = []
    at = 0
    for h in hits:
        if h.first < at:
            continue
        around = context(line, h, starts, frozenset(ends))
        if around <= REFUSED:
            _note_person(line, h, surnames)
            continue
        score = prior(meant[h.key], index.flags(h.key), h.last - h.first + 1) + around
        if score > POSSIBLE:
            scored.append((h, score))
            ends.add(h.last)
            at = h.last + 1
    names = {h.first: (h, meant[h.key]) for h, _ in scored}
    beside = Beside(line, index, names, codes)
    found = []
    for h, score in scored:
        hints = beside.hints(h, meant[h.key])
        bonus = CONTAINED if hints.countries or hints.admins else 0.0
        party = any(w in parties for w in range(h.first, h.last + 1))
        found.append(_Found(line, h, meant[h.key], score + bonus, hints, party))
    return found


def _is_territory(candidates: Sequence[Candidate]) -> bool:
    """Whether a name is first of all that of a country or subdivision."""
    return any(c.place.kind in ("country", "admin1") for c in candidates[:2])


def _note_person(line: Line, hit: Hit, surnames: set[str]) -> None:
    """Remember the last word of a longer name, as later it may stand alone ("Smith")."""
    last = hit.last
    while (
        last + 1 < len(line.words)
        and line.words[last + 1].capital
        and line.gap(last) == " "
        and not line.loose
    ):
        last += 1
    surnames.add(line.words[last].key)


def _party_words(
    line: Line, taken: Sequence[Mention]
) -> tuple[dict[int, int], dict[int, frozenset[str]]]:
    """Per word of the line inside a party's name: number of the name, and its states."""
    starts = [m.start for m in taken]
    parties: dict[int, int] = {}
    codes: dict[int, frozenset[str]] = {}
    for n, word in enumerate(line.words):
        at = bisect_right(starts, word.start) - 1
        if at >= 0 and word.end <= taken[at].end:
            parties[n] = at
            hit = taken[at].hit
            if hit is not None:
                codes[n] = frozenset(name.code for name in hit.names if name.code)
    return parties, codes


def _fits(hit: Hit, parties: dict[int, int], taken: Sequence[Mention]) -> bool:
    """Whether a name can be a place beside the party names it meets."""
    inside = {parties[w] for w in range(hit.first, hit.last + 1) if w in parties}
    for n in inside:
        first = min(w for w, p in parties.items() if p == n)
        last = max(w for w, p in parties.items() if p == n)
        if first < hit.first or last > hit.last:
            return False
        known = taken[n].hit
        same = (first, last) == (hit.first, hit.last)
        if same and (known is None or not any(m.kind in _TERRITORIAL for m in known.names)):
            return False
    return True


def _mention(text: str, found: _Found) -> PlaceMention:
    line, hit = found.line, found.hit
    start, last = line.words[hit.first].start, hit.last
    if last + 1 < len(line.words) and line.gap(last) == " ":
        following = line.words[last + 1]
        if following.capital and following.key in ADMIN1_TYPES | ADMIN2_TYPES and not line.loose:
            last += 1
    end = line.words[last].end
    return PlaceMention(
        start, end, text[start:end], found.candidates, found.hints, party=found.party
    )
