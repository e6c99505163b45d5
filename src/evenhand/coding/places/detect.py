"""Places in a text, by its words alone: no parse, no recogniser, so that no name is guessed."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evenhand.coding.blind import Mention
from evenhand.coding.places.evidence import ACCEPT, REFUSED, context, prior
from evenhand.coding.places.hints import Beside
from evenhand.coding.places.mention import Hints, PlaceMention
from evenhand.coding.places.parts import settle_parts
from evenhand.coding.places.resolve import distance_km, resolve_all
from evenhand.coding.places.scan import Hit, Line, read_lines, scan
from evenhand.coding.places.words import ADMIN1_TYPES, ADMIN2_TYPES
from evenhand.lexicon.names import Name
from evenhand.lexicon.places import Candidate, PlaceIndex

# Kinds of party name that are names of places, and those that can be ("Somaliland").
_TERRITORIAL = frozenset(("state", "capital"))
_TERRITORIAL_PARTIES = frozenset(("group", "body", "party"))
# A party's name of another kind must be this much better attested as a place's.
PARTY_TOO = 0.8
# What the surroundings of a name add when what is named beside it contains it.
CONTAINED, SAME_COUNTRY, SURNAME_SEEN = 2.2, 0.5, -2.0
# A name under this score is not worth asking what stands beside it.
POSSIBLE = -2.5
# From this score on a territory's name alone shows what country a text is about.
SURE = 2.5
# What a list adds: "Hit and Ramadi", when the other place lies near a candidate of this one.
LISTED, LISTED_KM = 1.2, 250.0


@dataclass(slots=True)
class _Found:
    """A name under examination."""

    line: Line
    hit: Hit
    candidates: tuple[Candidate, ...]
    score: float
    hints: Hints
    party: bool
    territory: bool


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
    found: list[_Found] = []
    surnames: set[str] = set()
    for line in read_lines(text, ranges):
        found += _in_line(line, index, taken, surnames)
    countries = party_countries(_unmistakable(taken, found))
    home = set(countries) | {
        f.candidates[0].place.country
        for f in found
        if f.score > SURE and f.candidates[0].place.kind in ("admin1", "region", "country")
    }
    kept = []
    for f in found:
        key = f.line.words[f.hit.last].key
        single = f.hit.first == f.hit.last
        score = f.score + (SURNAME_SEEN if single and key in surnames else 0.0)
        if any(c.place.country in home for c in f.candidates):
            score += SAME_COUNTRY
        if f.territory or score >= ACCEPT + PARTY_TOO * f.party:
            kept.append(f)
    mentions = [_mention(text, f) for f in kept]
    return settle_parts(text, resolve_all(mentions, countries))


def _unmistakable(taken: Sequence[Mention], found: Sequence[_Found]) -> list[Mention]:
    """Party names less those of states that share their name with a large subdivision elsewhere."""
    doubtful = {
        f.line.words[f.hit.first].start
        for f in found
        if f.territory and any(c.place.kind == "admin1" and not c.alternate for c in f.candidates)
        and any(c.place.kind == "country" for c in f.candidates)
        and len({c.place.country for c in f.candidates if c.place.weight > 1_000_000}) > 1
    }  # fmt: skip
    return [m for m in taken if m.start not in doubtful]


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
    hits = [h for h in scan(line, index) if _fits(line, h, parties, taken)]
    meant = {h.key: _meanings(line, h, index) for h in hits}
    hits = [h for h in hits if meant[h.key]]
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
        held = hints.countries or hints.admins or _holds(hints, meant[h.key])
        bonus = CONTAINED if held else 0.0
        bonus += LISTED if _is_listed(line, h, scored, meant) else 0.0
        met = {parties[w] for w in range(h.first, h.last + 1) if w in parties}
        territory = any(_is_state(taken[n]) for n in met)
        found.append(_Found(line, h, meant[h.key], score + bonus, hints, bool(met), territory))
    return found


def _meanings(line: Line, hit: Hit, index: PlaceIndex) -> tuple[Candidate, ...]:
    """What a name may mean here; an abbreviation ("U.S.") only a country."""
    candidates = index.candidates(hit.key)
    word = line.words[hit.first].text
    if hit.first == hit.last and len(word) < 4 and word.isupper() and not line.loose:
        return tuple(c for c in candidates if c.place.kind == "country")
    return candidates


def _holds(hints: Hints, own: Sequence[Candidate]) -> bool:
    """Whether a name can be what the name before it in the chain lies in ("Marabá, Pará")."""
    rows = {c.place.row for c in own}
    return any(c.place.admin in rows for c in hints.holds)


def _is_listed(
    line: Line,
    hit: Hit,
    scored: Sequence[tuple[Hit, float]],
    meant: Mapping[int, tuple[Candidate, ...]],
) -> bool:
    """Whether a name stands in a list with a surer one that lies near."""
    for other, score in scored:
        first, second = sorted((hit, other), key=lambda h: h.first)
        if other is hit or score < ACCEPT or not 2 <= second.first - first.last <= 3:
            continue
        if all(w.key in ("and", "or", ",") for w in line.words[first.last + 1 : second.first]):
            main = meant[other.key][0].place
            return any(distance_km(c.place, main) < LISTED_KM for c in meant[hit.key])
    return False


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


def _is_of_town(line: Line, place: int, last: int) -> bool:
    """Whether a party's name only adds lower-case words to a place's ("Paris police")."""
    return not any(w.capital for w in line.words[place + 1 : last + 1])


def _fits(line: Line, hit: Hit, parties: dict[int, int], taken: Sequence[Mention]) -> bool:
    """Whether a name can be a place beside the party names it meets."""
    inside = {parties[w] for w in range(hit.first, hit.last + 1) if w in parties}
    for n in inside:
        first = min(w for w, p in parties.items() if p == n)
        last = max(w for w, p in parties.items() if p == n)
        if first == hit.first and last > hit.last and _is_of_town(line, hit.last, last):
            continue
        if first < hit.first or last > hit.last:
            return False
        known = taken[n].hit
        same = (first, last) == (hit.first, hit.last)
        if same and (known is None or not any(_can_be_place(m) for m in known.names)):
            return False
    return True


def _is_state(mention: Mention) -> bool:
    return mention.hit is not None and any(n.kind in _TERRITORIAL for n in mention.hit.names)


def _can_be_place(name: Name) -> bool:
    """Whether a party's name can be a place's too; a short form of a person's can."""
    return name.kind in _TERRITORIAL | _TERRITORIAL_PARTIES or name.short


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
