"""Parties of a document in text order: resolved, with pronouns tied to whom they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from evenhand.coding.coref import STAND_INS, Antecedents, is_first_person
from evenhand.coding.parsed import Parsed
from evenhand.coding.resolve import Setting, counted, phrase_heads, resolve_party
from evenhand.coding.voice import VoiceOf
from evenhand.lexicon.ontology import other_codes
from evenhand.lexicon.words import word_set
from evenhand.model import Entity, Voice

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_DEFINITE = frozenset(("the", "these", "those", "this", "that"))
# What fights for its owner, and what is the owner itself.
_FIGHTING = word_set(
    "forces force troops army soldiers fighters men units heroes mujahideen brigades defenders "
    "military boys servicemen reservists positions"
)
_THEMSELVES = word_set(
    "party movement organisation organization union group front coalition government members "
    "leader leaders leadership spokesman"
)
_GROUP_SECTORS = frozenset(("REB", "PRM", "CRM", "UAF"))


@dataclass(frozen=True, slots=True)
class Parties:
    """Everything that resolving one document's parties needs."""

    setting: Setting
    antecedents: Antecedents

    def entity(self, parsed: Parsed, head: Any, sequence: int, speaker: Entity | None) -> Entity:
        """The entity a head names; a pronoun has its antecedent's code and keeps its own words."""
        if parsed.party_kind(head) != "pronoun":
            entity = resolve_party(parsed, head, self.setting)
            if entity.code is None or head.lower_ in STAND_INS:
                entity = self._taken_up(parsed, head, sequence, speaker, entity)
            return self._own(entity)
        start, end = parsed.spans[head.i]
        words = {"entity_text": parsed.source[start:end], "start": start, "end": end}
        if is_first_person(head.lower_):
            known = speaker if speaker is not None else self.setting.issuer
        else:
            known = self.antecedents.find(head.lower_, sequence, start) or Entity()
        return msgspec.structs.replace(known, **words)

    def entities(
        self, parsed: Parsed, head: Any, sequence: int, speaker: Entity | None
    ) -> tuple[Entity, ...]:
        """The entities a head names: two for "both sides" where the document names two."""
        words = {c.lower_ for c in head.children}
        if words & {"both", "two"}:
            start, end = parsed.phrase_span(head)
            pair = self.antecedents.pair(head.lower_, sequence, start)
            text = {"entity_text": parsed.source[start:end], "start": start, "end": end}
            if pair:
                return tuple(msgspec.structs.replace(e, **text) for e in pair)
        return (self.entity(parsed, head, sequence, speaker),)

    def _taken_up(
        self, parsed: Parsed, head: Any, sequence: int, speaker: Entity | None, entity: Entity
    ) -> Entity:
        """A phrase without a country by whose it is ("our forces") or whom it takes up."""
        head = counted(head)
        start = parsed.spans[head.i][0]
        owner = next((c for c in head.children if c.dep_ == "poss" and c.pos_ == "PRON"), None)
        if owner is not None and entity.code is None:
            if is_first_person(owner.lower_):
                known: Entity | None = speaker if speaker is not None else self.setting.issuer
            else:
                known = self.antecedents.find(owner.lower_, sequence, parsed.spans[owner.i][0])
            return entity if known is None else _owned(entity, known, head.lower_)
        if not any(c.lower_ in _DEFINITE for c in head.children):
            return entity
        known = self.antecedents.stand_in(head.lower_, sequence, start)
        if known is None or entity.code not in (None, known.code):
            return entity
        return msgspec.structs.replace(
            entity, code=known.code, sector=known.sector, identifier_text=known.identifier_text
        )

    def _own(self, entity: Entity) -> Entity:
        """Mark the issuer where the text names it by its own name."""
        issuer = self.setting.issuer
        if issuer.identifier_text is None or entity.entity_text is None:
            return entity
        same = entity.identifier_text == issuer.identifier_text and entity.sector == issuer.sector
        if same or entity.entity_text.lower() == issuer.identifier_text.lower():
            return msgspec.structs.replace(
                entity,
                code=entity.code or issuer.code,
                sector=entity.sector or issuer.sector,
                identifier_text=entity.identifier_text or issuer.identifier_text,
                is_issuer=True,
            )
        name = self.setting.issuer_name or issuer.identifier_text
        if _short_for(entity.entity_text, name):
            return msgspec.structs.replace(
                issuer, entity_text=entity.entity_text, start=entity.start, end=entity.end
            )
        return entity

    def voice(self, of: VoiceOf, sequence: int) -> tuple[Voice, Entity | None]:
        """The voice of an act and its speaker; the issuer's own words are the author's."""
        speech = of.speech
        if of.kind == "author" or speech is None:
            return Voice(), None
        if speech.speaker is None:
            return Voice(kind=of.kind, verb=speech.verb_text), None  # type: ignore[arg-type]
        speaker = self.entity(speech.parsed, speech.speaker, sequence, None)
        if speaker.is_issuer and of.kind != "quoted":
            return Voice(), speaker
        return (
            Voice(
                kind=of.kind,  # type: ignore[arg-type]
                entity_text=speaker.entity_text,
                start=speaker.start,
                end=speaker.end,
                verb=speech.verb_text,
                code=speaker.code,
            ),
            speaker,
        )


def _owned(entity: Entity, owner: Entity, noun: str) -> Entity:
    """What is somebody's: of the owner's code, with a group's sector where it is a group's."""
    sector, whose = entity.sector, (owner.sector or "").split(" ")
    if noun in _FIGHTING or sector in ("MIL", "UAF", "COP"):
        sector = (
            owner.sector if whose[0] in _GROUP_SECTORS else "MIL" if sector != "COP" else sector
        )
        if owner.code in other_codes() and owner.sector is None:
            sector = entity.sector
    elif sector is None and noun in _THEMSELVES:
        sector = owner.sector
    if sector is not None and "PRE" in whose and "PRE" not in sector:
        sector = f"{sector} PRE"
    return msgspec.structs.replace(entity, code=owner.code, sector=sector)


def _short_for(text: str, issuer: str) -> bool:
    """Whether a definite phrase is the issuer's name cut short ("the Committee")."""
    words = issuer.lower().split()
    own = text.lower().split()
    return len(own) == 1 and text[0].isupper() and own[0] in words and len(own[0]) > 4


def collect(stretches: Sequence[Parsed], setting: Setting) -> Parties:
    """Resolve every party phrase of a document once, so that pronouns can find them."""
    parties = Parties(setting, Antecedents())
    sequence = 0
    for parsed in stretches:
        heads: dict[int, list[Any]] = {}
        for head in phrase_heads(parsed):
            heads.setdefault(head.sent.start, []).append(head)
        for sentence in parsed.doc.sents:
            for head in heads.get(sentence.start, ()):
                mention = parsed.mentions[head.i]
                parties.antecedents.add(
                    sequence,
                    parties.entity(parsed, head, sequence, None),
                    person=_is_person(parsed, head, mention),
                    plural=head.tag_ in ("NNS", "NNPS")
                    or (mention is not None and mention.kind == "people"),
                    subject=head.dep_ in _SUBJECTS,
                )
            sequence += 1
    return parties


def _is_person(parsed: Parsed, head: Any, mention: Any) -> bool:
    if mention is not None:
        return bool(mention.kind == "person")
    if head.pos_ == "PROPN":
        return (
            any(c.dep_ == "compound" and parsed.agent_sector(c) for c in head.children)
            or parsed.agent_sector(head) is None
        )
    return head.tag_ == "NN" and parsed.party_kind(head) == "agent"
