"""From the words that name a party to its code and sector, or to nothing where they leave it open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evenhand.coding.blind import Mention
from evenhand.coding.parsed import Parsed
from evenhand.coding.tree import children, phrase, prepositions
from evenhand.lexicon.meaning import Meaning, choose_meaning
from evenhand.lexicon.names import Hit, NameIndex
from evenhand.model import Document, Entity

# Heads that mean a state's armed forces once a state stands beside them.
_STATE_FORCES = frozenset(("forces", "force", "troops", "soldiers", "army", "military"))
# Sectors of state bodies: without a country they belong to the one the document is about.
_STATE_BODIES = frozenset(("MIL", "COP", "GOV", "LEG", "JUD", "SPY"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What of the document decides how its names resolve.

    Attributes:
        date: publication date, or None; codes: states the document names, the oftener first.
        issuer: the issuer as an entity.
        abbreviations: short forms the text itself introduces, with the phrase they stand for.
    """

    date: str | None
    codes: tuple[str, ...]
    issuer: Entity
    abbreviations: dict[str, Meaning]


def make_setting(document: Document, mentions: Sequence[Mention], index: NameIndex) -> Setting:
    """Read the setting off the document's metadata and names."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.hit is not None:
            named = {n.code for n in mention.hit.names if n.code}
            if len(named) == 1:
                counts.update(named)
    codes = tuple(code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return Setting(document.published, codes, issuer_entity(document, index), {})


def issuer_entity(document: Document, index: NameIndex) -> Entity:
    """The issuer as a party: its code and sector when its name is listed or holds a listed name."""
    if document.issuer is None:
        return Entity(is_issuer=True)
    meaning = choose_meaning(index.lookup(document.issuer), date=document.published)
    if meaning is None:
        hits = index.scan(document.issuer)
        meaning = _meaning_of_hits(hits, document.published)
    if meaning is None:
        return Entity(identifier_text=document.issuer, is_issuer=True)
    return Entity(
        code=meaning.code,
        sector=meaning.sector,
        identifier_text=meaning.identifier or document.issuer,
        is_issuer=True,
    )


def _meaning_of_hits(hits: Sequence[Hit], date: str | None) -> Meaning | None:
    for hit in hits:
        meaning = choose_meaning(hit.names, date=date)
        if meaning is not None and meaning.code is not None:
            return meaning
    return None


def resolve_party(parsed: Parsed, head: Any, setting: Setting) -> Entity:
    """The entity a noun phrase names; code, sector and identifier stay None where it is open."""
    start, end = parsed.phrase_span(head)
    text = _source(parsed, start, end)
    meaning = _meaning(parsed, head, setting)
    return Entity(
        entity_text=text,
        start=start,
        end=end,
        code=meaning.code,
        sector=meaning.sector,
        identifier_text=meaning.identifier,
    )


def _source(parsed: Parsed, start: int, end: int) -> str:
    source: str = parsed.source[start:end]
    return source


def _meaning(parsed: Parsed, head: Any, setting: Setting) -> Meaning:
    mention = parsed.mentions[head.i]
    if mention is not None and mention.hit is not None:
        listed = choose_meaning(mention.hit.names, date=setting.date, near=setting.codes)
        if listed is not None:
            return listed
    short = setting.abbreviations.get(head.text)
    if short is not None:
        return short
    code, modifier = _modifier(parsed, head, setting)
    sector = _head_sector(parsed, head)
    if (
        modifier is not None
        and modifier.sector
        and modifier.sector.split()[0] in ("REB", "PTY", "PRM", "CRM", "UAF")
    ):
        return Meaning(modifier.code, modifier.sector, modifier.identifier, "the group beside it")
    if sector == "UAF" and code is not None and head.lower_ in _STATE_FORCES:
        sector = "MIL"
    if code is None and sector in _STATE_BODIES and len(setting.codes) == 1:
        return Meaning(setting.codes[0], sector, None, "the only state the document names")
    if modifier is not None and sector is None and modifier.sector and head.pos_ == "PROPN":
        sector = modifier.sector
    return Meaning(code, sector, None, "head noun and the names beside it")


def _head_sector(parsed: Parsed, head: Any) -> str | None:
    """Sector by the head noun, or by a title or apposition beside an unlisted name."""
    sector = parsed.agent_sector(head)
    if sector is not None or head.pos_ != "PROPN":
        return sector
    for child in children(head, "compound", "appos", "nmod", "amod"):
        found = parsed.agent_sector(child)
        if found is not None:
            return found
    if head.dep_ == "appos":
        return parsed.agent_sector(head.head)
    return None


def _modifier(parsed: Parsed, head: Any, setting: Setting) -> tuple[str | None, Meaning | None]:
    """Code and meaning of the listed name beside a head ("Syrian", "of Syria", "Hamas")."""
    beside = children(head, "amod", "compound", "poss", "nmod")
    beside += [
        c for child in beside for c in children(child, "amod", "compound", "poss", "nmod", "conj")
    ]
    beside += [p for word, p in prepositions(head) if word in ("of", "in", "from")]
    beside += [
        c
        for word, p in prepositions(head)
        if word == "of"
        for c in children(p, "amod", "compound", "poss")
    ]
    beside += [
        c for a in children(head, "appos") for c in (a, *children(a, "amod", "compound", "poss"))
    ]
    for token in beside:
        mention = parsed.mentions[token.i]
        if mention is not None and mention.hit is not None:
            meaning = choose_meaning(mention.hit.names, date=setting.date, near=setting.codes)
            if meaning is not None and meaning.code is not None:
                return meaning.code, meaning
    return None, None


def phrase_heads(parsed: Parsed) -> list[Any]:
    """Heads of noun phrases that can be parties, in order."""
    covered: set[int] = set()
    heads = []
    for token in parsed.doc:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and parsed.party_kind(token) in (
            "name",
            "agent",
            "proper",
        ):
            first, last = phrase(token)
            if token.dep_ != "compound" and not covered.intersection(range(first, last + 1)):
                heads.append(token)
                covered.update(range(first, last + 1))
    return heads
