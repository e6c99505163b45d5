"""Who says it: the document, somebody it reports, or somebody it quotes, with the words naming them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evenhand.coding.acts import Act
from evenhand.coding.parsed import Parsed
from evenhand.coding.quotes import quote_at
from evenhand.coding.tree import children, is_passive, subjects
from evenhand.lexicon.speech import speech_words


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
    parsed, token = act.parsed, act.trigger
    saying, blaming = speech_words("saying"), speech_words("alleging")
    below = token
    for above in (*token.ancestors,):
        lemma = above.lemma_.lower()
        if (
            above.pos_ == "VERB"
            and lemma in saying
            and below.dep_ in ("ccomp", "parataxis", "xcomp")
        ):
            if below.dep_ != "xcomp" or is_passive(above) or lemma in ("claim", "deny"):
                return _speech(parsed, above)
        if (
            above.pos_ == "VERB"
            and lemma in saying
            and below.dep_ == "dobj"
            and lemma in ("deny", "report", "claim", "confirm")
        ):
            return _speech(parsed, above)
        if lemma in blaming and below.dep_ == "prep" and below.lower_ in ("of", "for", "with"):
            return _speech(parsed, above)
        below = above
    return _according(act) or _hidden(act)


def _speech(parsed: Parsed, verb: Any) -> Speech:
    return Speech(parsed, speaker_of(parsed, verb), verb, verb.text)


def _according(act: Act) -> Speech | None:
    """ "According to X" anywhere in the act's sentence, and "X says" put after a comma."""
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
    sentence or the ones next to it; a quotation that opens its paragraph carries on the last
    speaker.
    """
    outside = [
        (s.parsed.spans[s.verb.i][0], s)
        for parsed in stretches
        for s in speeches(parsed)
        if quote_at(quotes, s.parsed.spans[s.verb.i][0]) is None
    ]
    found: dict[tuple[int, int], Speech] = {}
    last: Speech | None = None
    for span in quotes:
        near = [(abs(at - (span[1] if at >= span[1] else span[0])), at, s) for at, s in outside]
        close = [item for item in near if _beside(span, item[1], stretches)]
        if close:
            last = min(close, key=lambda item: item[0])[2]
            found[span] = last
        elif last is not None:
            found[span] = last
    return found


def _beside(span: tuple[int, int], at: int, stretches: Sequence[Parsed]) -> bool:
    """Whether a verb of saying stands in the quotation's sentence or paragraph, near its marks."""
    for parsed in stretches:
        start, end = parsed.masked.start, parsed.masked.end
        if start <= at < end and start - 2 <= span[0] and span[1] <= end + 2:
            return min(abs(at - span[0]), abs(at - span[1])) < 160
    return False
