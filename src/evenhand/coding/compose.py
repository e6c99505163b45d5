"""Claims and labels of a document from its drafts: the last step of the coder."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from evenhand.coding.context import contexts_of
from evenhand.coding.dates import dated, event_dates
from evenhand.coding.drafts import Draft
from evenhand.coding.harm import Harm, find_harm, victims_quantity
from evenhand.coding.labels import find_labels
from evenhand.coding.parsed import Parsed
from evenhand.coding.parties import Parties
from evenhand.coding.places import PlaceMention
from evenhand.coding.places.event import event_place
from evenhand.coding.voice import Speech, VoiceOf, voice_of
from evenhand.lexicon.ontology import acled_type, event_scale, quad_code
from evenhand.model import (
    CiteInfo,
    Claim,
    Document,
    Entity,
    Label,
    Quantity,
    TextInfo,
    Voice,
    content_id,
)

# Claims looked back at for the one whose sentence holds a label.
MAX_CLAIMS_A_SENTENCE = 40
# Types an unattached number of harmed people can belong to.
_HARMFUL = frozenset(("ASSAULT", "COERCE", "PROTEST", "SANCTION"))


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with everything known of it before claims are written."""

    document: Document
    stretches: tuple[Parsed, ...]
    drafts: tuple[Draft, ...]
    parties: Parties
    places: tuple[PlaceMention, ...]
    quotes: tuple[tuple[int, int], ...]
    quote_speech: dict[tuple[int, int], Speech]
    coder: str
    explain: bool = False

    def cite(self) -> CiteInfo:
        """Citation of the document for its records."""
        d = self.document
        return CiteInfo(
            document=d.id,
            sha256=d.sha256,
            url=d.url,
            title=d.title,
            publication=d.issuer,
            language=d.language,
            published=d.published,
        )


def compose_claims(scene: Scene) -> tuple[Claim, ...]:
    """All claims of a document, in text order."""
    sizes = _sizes(scene)
    dates = event_dates(scene.stretches, scene.drafts, scene.document.published)
    claims: dict[str, Claim] = {}
    for draft, size, when in zip(scene.drafts, sizes, dates, strict=True):
        claim = dated(_claim(scene, draft, size), when)
        claims.setdefault(claim.id, claim)
    return tuple(claims.values())


def _claim(scene: Scene, draft: Draft, size: dict[str, Quantity]) -> Claim:
    act, parsed, judged = draft.act, draft.act.parsed, draft.judged
    of = voice_of(act, quotes=scene.quotes, quote_speech=scene.quote_speech)
    voice, speaker = scene.parties.voice(of, draft.sequence)
    actor = _entities(scene, draft, draft.actors, speaker)
    recipient = _entities(scene, draft, draft.recipients, speaker)
    start, end = parsed.span(act.sentence.start, act.sentence.end - 1)
    trigger_start, trigger_end = parsed.spans[act.trigger.i]
    text = scene.document.text[start:end]
    acled, acled_sub = acled_type(
        draft.event, judged.modes, [e.sector or "" for e in recipient if e.sector]
    )
    claim = Claim(
        id="",
        event=(draft.event,),  # type: ignore[arg-type]
        mode=judged.modes,
        context=contexts_of(text),
        auxiliary=draft.auxiliary,  # type: ignore[arg-type]
        event_text=_trigger_texts(parsed, draft.triggers),
        actor=actor,
        recipient=recipient,
        event_loc=event_place(draft, scene.places),
        size=size,
        category=judged.category,
        quad_code=quad_code(draft.event),
        event_scale=event_scale(draft.event, judged.modes),
        cameo=judged.cameo,
        acled=acled,
        acled_sub_event=acled_sub,
        voice=voice,
        confidence=round(judged.probability, 3),
        text=text,
        text_info=TextInfo(
            sequence=draft.sequence,
            start=start,
            end=end,
            trigger_start=trigger_start,
            trigger_end=trigger_end,
        ),
        cite_info=scene.cite(),
        coder=scene.coder,
        explanation=_explanation(draft, of) if scene.explain else None,
    )
    return msgspec.structs.replace(claim, id=content_id(claim))


def _trigger_texts(parsed: Parsed, tokens: Sequence[Any]) -> tuple[str, ...]:
    """Words of the trigger: one text when its tokens stand together, else one each."""
    runs: list[list[Any]] = []
    for token in tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    spans = [parsed.span(run[0].i, run[-1].i) for run in runs]
    return tuple(parsed.source[start:end] for start, end in spans)


def _entities(
    scene: Scene, draft: Draft, heads: Sequence[Any], speaker: Entity | None
) -> tuple[Entity, ...]:
    found: list[Entity] = []
    for head in heads:
        members = scene.parties.entities(draft.act.parsed, head, draft.sequence, speaker)
        if all(members[0].start != other.start for other in found):
            found.extend(members)
    return tuple(found)


def _sizes(scene: Scene) -> list[dict[str, Quantity]]:
    """Numbers of harmed people per draft: of its own words, or the nearest act that can harm."""
    sizes: list[dict[str, Quantity]] = [{} for _ in scene.drafts]
    by_sentence: dict[int, list[int]] = {}
    for n, draft in enumerate(scene.drafts):
        by_sentence.setdefault(draft.sequence, []).append(n)
    sequence = 0
    for parsed in scene.stretches:
        for sentence in parsed.doc.sents:
            for harm in find_harm(parsed, sentence):
                near = (*by_sentence.get(sequence - 1, ()), *by_sentence.get(sequence, ()))
                owner = _owner(scene.drafts, near, harm, sequence)
                if owner is not None:
                    sizes[owner].setdefault(harm.kind, harm.quantity)
            sequence += 1
    for n, draft in enumerate(scene.drafts):
        kind = _implied_harm(draft)
        if kind is not None and kind not in sizes[n]:
            quantity = victims_quantity(draft.act.parsed, list(draft.recipients))
            if quantity is not None:
                sizes[n][kind] = quantity
    return sizes


def _implied_harm(draft: Draft) -> str | None:
    """The harm that an act's type and mode are, whatever the verb."""
    modes = draft.judged.modes
    if draft.event == "COERCE" and "arrest" in modes:
        return "arrested"
    if draft.event == "SANCTION" and "expel" in modes:
        return "displaced"
    return None


def _owner(drafts: Sequence[Draft], near: Sequence[int], harm: Harm, sequence: int) -> int | None:
    """Number of the draft a number of people belongs to, of those in its sentence or the last."""
    best: tuple[tuple[int, int], int] | None = None
    for n in near:
        draft = drafts[n]
        trigger = draft.act.trigger
        if harm.kind == "arrested" and draft.event not in ("COERCE", "ASSAULT", "PROTEST"):
            continue
        if draft.sequence == sequence:
            own = {t.i for t in draft.triggers} | {t.i for _, t in draft.act.slots} | {trigger.i}
            if harm.token.i in own:
                rank = (0, abs(trigger.i - harm.token.i))
            elif (
                any(t.i in own for t in (harm.token.head, *harm.token.ancestors))
                and draft.event in _HARMFUL
            ):
                rank = (1, abs(trigger.i - harm.token.i))
            elif draft.event in _HARMFUL:
                rank = (2, abs(trigger.i - harm.token.i))
            else:
                continue
        elif draft.sequence == sequence - 1 and draft.event in _HARMFUL and harm.kind != "arrested":
            rank = (3, -n)
        else:
            continue
        if best is None or rank < best[0]:
            best = (rank, n)
    return best[1] if best else None


def _explanation(draft: Draft, of: VoiceOf) -> dict[str, Any]:
    """Which words made the claim, what else it could have been, and where its voice comes from."""
    parsed = draft.act.parsed
    ranked = sorted(draft.judged.probabilities.items(), key=lambda item: (-item[1], item[0]))
    return {
        "trigger": parsed.source[slice(*parsed.spans[draft.act.trigger.i])],
        "blind_roles": {
            slot: parsed.source[slice(*parsed.phrase_span(token))]
            for slot, token in draft.act.slots
        },
        "passive": draft.act.passive,
        "probabilities": dict(ranked[:4]),
        "runner_up": ranked[1][0] if len(ranked) > 1 else None,
        "voice_verb": of.speech.verb_text if of.speech else None,
    }


def compose_labels(scene: Scene, claims: Sequence[Claim]) -> tuple[Label, ...]:
    """All labels of a document, each with its voice, whom it is applied to and its claim."""
    found = []
    for start, end in scene.document.body:
        for hit in find_labels(scene.document.text, start, end):
            claim = _claim_at(claims, hit.start)
            voice = claim.voice if claim is not None else Voice()
            applied = _applied_to(claim, hit.of, hit.start) if claim is not None else ()
            label = Label(
                id="",
                label=hit.label,
                text=scene.document.text[hit.start : hit.end],
                start=hit.start,
                end=hit.end,
                voice=voice,
                applied_to=applied,
                claim=claim.id if claim is not None else None,
                cite_info=scene.cite(),
            )
            found.append(msgspec.structs.replace(label, id=content_id(label)))
    return tuple(found)


def _claim_at(claims: Sequence[Claim], position: int) -> Claim | None:
    """The claim of the sentence a position stands in whose trigger is nearest."""
    end = bisect_right(claims, position, key=lambda c: c.text_info.start)
    near = []
    for claim in reversed(claims[max(0, end - MAX_CLAIMS_A_SENTENCE) : end]):
        if position < claim.text_info.end:
            near.append(claim)
    return min(near, key=lambda c: abs(c.text_info.trigger_start - position), default=None)


def _applied_to(claim: Claim, of: str, position: int) -> tuple[Entity, ...]:
    """Parties a label is applied to: the one whose words hold it, or who is said to have acted."""
    for entity in (*claim.actor, *claim.recipient):
        if entity.start is not None and entity.start <= position < (entity.end or 0):
            return (entity,)
    if of == "act" and claim.event[0] == "ACCUSE":
        return claim.recipient
    return claim.actor if of == "act" else ()
