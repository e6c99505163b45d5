"""What of a document decides how its names resolve."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evenhand.coding.abbreviations import find_abbreviations, name_sector
from evenhand.coding.blind import Mention
from evenhand.coding.places import PlaceMention
from evenhand.lexicon.meaning import Meaning, choose_meaning
from evenhand.lexicon.names import Hit, NameIndex
from evenhand.lexicon.ontology import other_codes
from evenhand.model import Document, Entity

# Sectors of those who fight or govern: their statements are about their own state.
_PARTISAN = frozenset(("MIL", "REB", "PRM", "COP", "GOV", "PTY", "LEG", "SPY", "OPP"))

# "Panel of Experts on Yemen": what a body is about is not whose it is.
_ABOUT = re.compile(r"\b(?:on|for|about|concerning)\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Setting:
    """What of the document decides how its names resolve.

    Attributes:
        date: publication date, or None; codes: states the document names, the oftener first.
        issuer: the issuer as an entity.
        abbreviations: short forms the text itself introduces, with the phrase they stand for.
        places: country by the offset of each place that was resolved.
        issuer_name: the issuer as the document has it.
    """

    date: str | None
    codes: tuple[str, ...]
    issuer: Entity
    abbreviations: dict[str, Meaning]
    places: Mapping[int, str] = field(default_factory=dict)
    issuer_name: str | None = None

    @property
    def plain_state(self) -> str | None:
        """The state meant by "the army" where nothing else is said; None when two could be."""
        named = {*self.codes, *((self.own_state,) if self.own_state else ())}
        if not named:
            named = set(self.places.values())
        return named.pop() if len(named) == 1 else None

    @property
    def plain_land(self) -> str | None:
        """The state whose people are meant by "villagers": the plain one, or that of all places."""
        lands = set(self.places.values())
        if self.plain_state is None and len(lands) == 1 and lands <= set(self.codes):
            return lands.pop()
        return self.plain_state

    @property
    def own_state(self) -> str | None:
        """The issuer's state, if it is of one."""
        return self.issuer.code if self.issuer.code not in other_codes() else None

    @property
    def opponent(self) -> str | None:
        """The one other state that the document of a state's issuer names."""
        others = set(self.codes) - {self.own_state}
        return others.pop() if self.own_state and len(others) == 1 else None


def make_setting(
    document: Document,
    mentions: Sequence[Mention],
    index: NameIndex,
    places: Sequence[PlaceMention] = (),
) -> Setting:
    """Read the setting off the document's metadata and names."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.hit is not None:
            named = {n.code for n in mention.hit.names if n.code and not n.open}
            if len(named) == 1 and not named & other_codes():
                counts.update(named)
    codes = tuple(code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    short = find_abbreviations(document.text, mentions, date=document.published, near=codes)
    countries = {
        p.start: p.place.country
        for p in places
        if p.place is not None and p.place.country and p.place.kind != "country"
    }
    issuer = issuer_entity(document, index, near=codes)
    return Setting(document.published, codes, issuer, short, countries, issuer_name=document.issuer)


def issuer_entity(document: Document, index: NameIndex, *, near: Sequence[str] = ()) -> Entity:
    """The issuer as a party: its code and sector when its name is listed or holds a listed name.

    An unlisted body ("Village Defence Committee") is of the one state the document names.
    """
    if document.issuer is None:
        return Entity(is_issuer=True)
    meaning = choose_meaning(index.lookup(document.issuer), date=document.published, near=near)
    if meaning is None or meaning.code is None:
        hits = [
            hit
            for hit in index.scan(document.issuer)
            if not _ABOUT.search(document.issuer, 0, hit.start)
        ]
        meaning = _meaning_of_hits(document.issuer, hits, document.published, near) or meaning
    if meaning is None or meaning.code is None:
        sector = name_sector(document.issuer)
        code = near[0] if len(near) == 1 and (sector or "").split(" ")[0] in _PARTISAN else None
        return Entity(code=code, sector=sector, identifier_text=document.issuer, is_issuer=True)
    return Entity(
        code=meaning.code,
        sector=meaning.sector,
        identifier_text=meaning.identifier or document.issuer,
        is_issuer=True,
    )


def _meaning_of_hits(
    name: str, hits: Sequence[Hit], date: str | None, near: Sequence[str]
) -> Meaning | None:
    for hit in hits:
        meaning = choose_meaning(hit.names, date=date, near=near)
        if meaning is not None and meaning.code is not None:
            if all(n.kind in ("state", "adjective", "people", "capital") for n in hit.names):
                return meaning._replace(sector=name_sector(name) or meaning.sector, identifier=None)
            return meaning
    return None
