"""Who says it: the document, or somebody it reports or quotes, with the words naming them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evenhand.coding.acts import Act
from evenhand.coding.parsed import Parsed
from evenhand.coding.quotes import quote_at
from evenhand.coding.tree import children, is_passive, subjects
from evenhand.lexicon.speech import speech_words

# A verb of saying belongs to a quotation whose marks stand within this many characters.
QUOTE_REACH = 160


@dataclass(frozen=True, slots=True)
class Speech:
    """A clause of saying: the speaker's head token (None when hidden) and the verb."""

    parsed: Parsed
    speaker: Any | None
    verb: Any
    verb_text: str


@dataclass(frozen=True, slots=True)
class VoiceOf:
    """Voice of an act before its speaker is resolved."""

    kind: str
    speech: Speech | None = None


def speeches(parsed: Parsed) -> Iterator[Speech]:
    """Clauses of saying in a parsed stretch, in order, with or without a named speaker."""
    saying = speech_words("saying")
    for token in parsed.doc:
        if token.pos_ == "VERB" and token.lemma_.lower() in saying:
            speaker = speaker_of(parsed, token)
            if speaker is not None:
                yield Speech(parsed, speaker, token, token.text)


def speaker_of(parsed: Parsed, verb: Any) -> Any | None:
    """Head of the noun phrase that speaks, when it can be somebody."""
    if is_passive(verb):
        if verb.lemma_ in ("quote", "cite"):
            return next(iter(children(verb, "nsubjpass")), None)
        return next((p for c in children(verb, "agent") for p in children(c, "pobj")), None)
    for subject in subjects(verb):
        if parsed.party_kind(subject) is not None or subject.pos_ in ("PROPN", "NOUN"):
            return subject
    return None


def voice_of(
    act: Act, *, quotes: Sequence[tuple[int, int]], quote_speech: dict[tuple[int, int], Speech]
) -> VoiceOf:
    """Voice of an act: the nearest speaker above it.

    Args:
        act: the candidate.
        quotes: quoted spans of the document.
        quote_speech: speaker of each quoted span, where one was found.
    """
    span = quote_at(quotes, act.parsed.spans[act.trigger.i][0])
    reported = _reported(act)
    if span is not None:
        if reported is not None and quote_at(quotes, act.parsed.spans[reported.verb.i][0]) == span:
            return VoiceOf("reported", reported)
        speech = quote_speech.get(span)
        if speech is not None:
            return VoiceOf("quoted", speech)
        return VoiceOf("quoted", reported) if reported is not None else VoiceOf("author")
    return VoiceOf("reported", reported) if reported is not None else VoiceOf("author")


def _reported(act: Act) -> Speech | None:
    """The clause of saying whose content holds the act, or None."""
    below = act.trigger
    for above in act.trigger.ancestors:
        if _gives_to_speaker(above, below):
            return Speech(act.parsed, speaker_of(act.parsed, above), above, above.text)
        below = above
    return _according(act) or _hidden(act)


def _gives_to_speaker(above: Any, below: Any) -> bool:
    """Whether a verb makes what hangs on it below somebody's word."""
    lemma = above.lemma_.lower()
    if lemma in speech_words("alleging") and below.dep_ == "prep":
        return below.lower_ in ("of", "for", "with")
    if above.pos_ != "VERB" or lemma not in speech_words("saying"):
        return False
    if below.dep_ == "dobj":
        return lemma in ("deny", "report", "claim", "confirm")
    if below.dep_ == "xcomp":
        return is_passive(above) or lemma in ("claim", "deny")
    return below.dep_ in ("ccomp", "parataxis")


def _according(act: Act) -> Speech | None:
    """The speaker of "according to X" anywhere in the act's sentence."""
    for token in act.sentence:
        if token.lower_ == "according" and token.i + 1 < len(act.parsed.doc):
            following = act.parsed.doc[token.i + 1]
            for pobj in (*children(following, "pobj"), *children(token, "pobj")):
                return Speech(act.parsed, pobj, token, "according to")
    return None


def _hidden(act: Act) -> Speech | None:
    for token in act.sentence:
        if token.lower_ in speech_words("hidden") and token.head.i in (
            act.trigger.i,
            act.trigger.head.i,
        ):
            return Speech(act.parsed, None, token, token.text)
    return None


def attribute_quotes(
    quotes: Sequence[tuple[int, int]], stretches: Sequence[Parsed]
) -> dict[tuple[int, int], Speech]:
    """Speaker of each quotation: the clause of saying beside it, or the last one before it.

    A clause counts when its verb stands outside every quotation, in the quotation's own
    paragraph and near its marks; a quotation without one carries on the last speaker.
    """
    found: dict[tuple[int, int], Speech] = {}
    last: Speech | None = None
    starts = [s.masked.start for s in stretches]
    outside: dict[int, list[tuple[int, Speech]]] = {}
    for span in quotes:
        number = bisect_right(starts, span[0] + 2) - 1
        if number < 0 or span[1] > stretches[number].masked.end + 2:
            continue
        if number not in outside:
            outside[number] = _outside(stretches[number], quotes)
        near = [
            (distance, at, speech)
            for at, speech in outside[number]
            if (distance := min(abs(at - span[0]), abs(at - span[1]))) < QUOTE_REACH
        ]
        if near:
            last = min(near, key=lambda item: item[:2])[2]
        if last is not None:
            found[span] = last
    return found


def _outside(parsed: Parsed, quotes: Sequence[tuple[int, int]]) -> list[tuple[int, Speech]]:
    """Clauses of saying in a stretch whose verb no quotation holds, with the verb's offset."""
    placed = [(parsed.spans[s.verb.i][0], s) for s in speeches(parsed)]
    return [(at, s) for at, s in placed if quote_at(quotes, at) is None]
