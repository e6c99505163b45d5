"""From candidate acts to drafts of claims: judged, given roles, and told once each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from evenhand.coding.acts import Act, find_acts, is_content
from evenhand.coding.auxiliary import auxiliary_of
from evenhand.coding.features import BlindSentence, blind_sentence, positions
from evenhand.coding.judge import Judge, Judged, Part, Question
from evenhand.coding.nominals import Nominal, nominal_tokens, nominals_of, sentence_heads
from evenhand.coding.parsed import Parsed
from evenhand.coding.roles import assign_roles

# Under this probability a type is not reported: a wrong row costs more than a missing one.
MIN_CONFIDENCE = 0.5
# Types that say what somebody does in words; without anyone who says it there is no claim.
_VERBAL = frozenset(("AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))


@dataclass(frozen=True, slots=True)
class Draft:
    """An act with its type and roles, before names are resolved.

    Attributes:
        act, judged: the candidate and what the classifier says of it.
        sequence: number of its sentence in the document.
        actors, recipients: head tokens in their final roles.
        auxiliary: auxiliary modes; triggers: tokens whose words are the event text.
    """

    act: Act
    judged: Judged
    sequence: int
    actors: tuple[Any, ...]
    recipients: tuple[Any, ...]
    auxiliary: tuple[str, ...]
    triggers: tuple[Any, ...]

    @property
    def event(self) -> str:
        """PLOVER type."""
        return self.judged.event or ""


def draft_sentence(
    parsed: Parsed, sentence: Any, acts: Sequence[Act], sequence: int, judge: Judge
) -> list[Draft]:
    """Drafts of one sentence, in text order."""
    told = [act for act in acts if is_told(act)]
    if not told:
        return []
    blind = blind_sentence(parsed, sentence)
    heads = sentence_heads(parsed, sentence)
    nominals = [nominals_of(act, heads) for act in told]
    judged = judge.judge(
        blind, [question_of(a, n, blind) for a, n in zip(told, nominals, strict=True)]
    )
    drafts = []
    for act, around, verdict in zip(told, nominals, judged, strict=True):
        if verdict.event is None or verdict.probability < MIN_CONFIDENCE:
            continue
        actors, recipients = assign_roles(act, verdict, around)
        if (
            not actors
            and (verdict.event in _VERBAL or not recipients)
            and not _can_lack_actor(act, verdict)
        ):
            continue
        drafts.append(
            Draft(
                act,
                verdict,
                sequence,
                tuple(actors),
                tuple(recipients),
                auxiliary_of(act, verdict.event),
                _triggers(act),
            )
        )
    return fuse(drafts)


def is_told(act: Act) -> bool:
    """Whether an act is told at all, not only wanted, asked or aimed at."""
    if act.nominal:
        governor = act.extra[0] if act.extra else None
        return governor is None or not is_content(governor)
    return not is_content(act.trigger)


def question_of(act: Act, nominals: Sequence[Nominal], blind: BlindSentence) -> Question:
    """An act and the noun phrases around it as word positions for the classifier."""
    return Question(
        positions(blind, [t.i for t in (act.trigger, *act.extra)]),
        positions(blind, phrase_tokens(act.actors)),
        positions(blind, phrase_tokens(act.recipients)),
        tuple(Part(positions(blind, nominal_tokens(n.head)), n.relation, n.kind) for n in nominals),
    )


def phrase_tokens(heads: Sequence[Any]) -> list[int]:
    """Tokens of the noun phrases around some heads."""
    return [i for head in heads for i in nominal_tokens(head)]


def _can_lack_actor(act: Act, verdict: Judged) -> bool:
    """What is done may stand without a doer: in a passive, a noun, or by a thing ("the blast")."""
    if not act.recipients or verdict.event in _VERBAL - {"ACCUSE", "REQUEST"}:
        return False
    return act.passive or act.nominal or any(slot == "subj" for slot, _ in act.slots)


def _triggers(act: Act) -> tuple[Any, ...]:
    tokens = [act.trigger, *(t for t in act.extra if abs(t.i - act.trigger.i) <= 4)]
    return tuple(sorted(tokens, key=lambda t: int(t.i)))


def fuse(drafts: Sequence[Draft]) -> list[Draft]:
    """Put together drafts of one sentence that tell the same act twice.

    "Killed in a raid by the police", "held talks", "shelled the town, killing 14": the verb and
    the noun, or the verb and its outcome, are one act when their types agree and their roles do
    not clash.
    """
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((n for n, other in enumerate(kept) if _same_act(other, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            kept[twin] = _join(kept[twin], draft)
    return kept


def _same_act(one: Draft, other: Draft) -> bool:
    if one.event != other.event or _clash(one.actors, other.actors):
        return False
    a, b = one.act.trigger, other.act.trigger
    if b.i in {t.i for t in one.act.extra} or a.i in {t.i for t in other.act.extra}:
        return True
    if any(t.i == b.i for _, t in one.act.slots) or any(t.i == a.i for _, t in other.act.slots):
        return True
    return _is_outcome(b, a) or _is_outcome(a, b)


def _is_outcome(verb: Any, of: Any) -> bool:
    """Whether a participle tells the outcome of a verb ("shelled the town, killing 14")."""
    return bool(verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i == of.i)


def _clash(one: Sequence[Any], other: Sequence[Any]) -> bool:
    return bool(one) and bool(other) and {t.i for t in one}.isdisjoint({t.i for t in other})


def _join(one: Draft, other: Draft) -> Draft:
    first, second = (
        (one, other) if one.judged.probability >= other.judged.probability else (other, one)
    )
    merged = {t.i: t for t in (*one.recipients, *other.recipients)}
    recipients = [merged[i] for i in sorted(merged)]
    actors = first.actors or second.actors
    inside = {t.i for t in actors}
    modes = tuple(dict.fromkeys((*first.judged.modes, *second.judged.modes)))
    near = abs(one.act.trigger.i - other.act.trigger.i) <= 4
    triggers = {t.i: t for t in (*first.triggers, *(second.triggers if near else ()))}
    return replace(
        first,
        judged=first.judged._replace(modes=modes),
        actors=actors,
        recipients=tuple(t for t in recipients if t.i not in inside),
        auxiliary=first.auxiliary or second.auxiliary,
        triggers=tuple(triggers[i] for i in sorted(triggers)),
    )


def all_drafts(stretches: Sequence[Parsed], judge: Judge) -> Iterator[Draft]:
    """Drafts of a document, in text order."""
    sequence = 0
    for parsed in stretches:
        acts: dict[int, list[Act]] = {}
        for act in find_acts(parsed):
            acts.setdefault(act.sentence.start, []).append(act)
        for sentence in parsed.doc.sents:
            yield from draft_sentence(
                parsed, sentence, acts.get(sentence.start, ()), sequence, judge
            )
            sequence += 1
