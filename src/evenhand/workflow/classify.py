"""The relation task: texts whose two parties are given, one answer a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

from evenhand.coding.blind import mask
from evenhand.coding.features import BlindSentence, blind_sentence, positions
from evenhand.coding.judge import NONE, Judge, Judged, Question, best_code
from evenhand.coding.names import find_names
from evenhand.coding.pairs import pair_act, span_tokens
from evenhand.coding.parse import load_parser, parse
from evenhand.coding.parsed import Parsed, attach
from evenhand.errors import UsageError
from evenhand.lexicon.names import NameIndex
from evenhand.lexicon.ontology import cameo_allows, event_kinds, quad_code
from evenhand.lexicon.places import place_index

# With the parties given, only a clear nothing is answered with nothing.
NOTHING = 0.7
BATCH = 256


class SpanOf(msgspec.Struct, frozen=True):
    """Half-open span of a party in a text."""

    start: int
    end: int


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the task; a party that is missing gives an empty answer."""

    id: str | int
    text: str
    actor: SpanOf | None = None
    recipient: SpanOf | None = None
    event: str | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer: type, modes, CAMEO code, quad class, and the chances of every type."""

    id: str | int
    event: str | None = None
    mode: tuple[str, ...] = ()
    cameo: str | None = None
    quad_code: int | None = None
    probabilities: dict[str, float] = {}


def read_pairs(lines: Iterable[bytes], source: str) -> Iterator[Pair]:
    """Pairs from JSON Lines.

    Raises:
        UsageError: a line is no pair; the message names source, line and what is wrong.
    """
    decoder = msgspec.json.Decoder(Pair)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            pair = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{source}, line {number}: {error}") from error
        for name in ("actor", "recipient"):
            span = getattr(pair, name)
            if span is not None and not 0 <= span.start < span.end <= len(pair.text):
                raise UsageError(f"{source}, line {number}: {name} lies outside the text")
        yield pair


def classify(pairs: Iterable[Pair], *, judge: Judge, index: NameIndex) -> Iterator[Answer]:
    """Answers in the order of the pairs."""
    for pair, blind, question in questions(pairs, index):
        if blind is None or question is None:
            yield Answer(id=pair.id)
        else:
            yield answer(pair, judge.judge(blind, [question])[0])


def questions(
    pairs: Iterable[Pair], index: NameIndex
) -> Iterator[tuple[Pair, BlindSentence | None, Question | None]]:
    """What the classifier is asked for each pair; None where a party is missing."""
    source = iter(pairs)
    while batch := list(islice(source, BATCH)):
        masks = [
            mask(t, 0, len(t), find_names(t, [(0, len(t))], index, place_index()).masked)
            for t in (p.text for p in batch)
        ]
        docs = parse(load_parser(), [m.text for m in masks])
        for pair, masked, doc in zip(batch, masks, docs, strict=True):
            asked = _question(pair, attach(doc, pair.text, masked))
            yield (pair, *(asked or (None, None)))


def _question(pair: Pair, parsed: Parsed) -> tuple[BlindSentence, Question] | None:
    if pair.actor is None or pair.recipient is None:
        return None
    actor = span_tokens(parsed, pair.actor.start, pair.actor.end)
    recipient = span_tokens(parsed, pair.recipient.start, pair.recipient.end)
    if not actor or not recipient:
        return None
    act = pair_act(parsed, actor, recipient)
    blind = blind_sentence(parsed, act.sentence)
    trigger = [t.i for t in (act.trigger, *act.extra)]
    return blind, Question(
        positions(blind, trigger), positions(blind, actor), positions(blind, recipient)
    )


def answer(pair: Pair, judged: Judged) -> Answer:
    """The classifier's judgement as an answer, unless nothing to code is clear.

    The CAMEO code leads and the type is the likeliest it may stand for: with both parties given
    the finer head is the surer one.
    """
    if judged.category is not None:
        return _own_answer(pair, judged)
    chances = judged.probabilities
    if chances.get(NONE, 0.0) >= NOTHING or not chances:
        return Answer(id=pair.id, probabilities=chances)
    code = best_code(judged.cameo_probabilities)
    fitting = [e for e in chances if e != NONE and (code is None or cameo_allows(code, e))]
    event = max(fitting or [e for e in chances if e != NONE], key=lambda e: chances[e])
    return Answer(
        id=pair.id,
        event=event,
        mode=judged.modes if judged.event == event else (),
        cameo=code,
        quad_code=quad_code(event),
        probabilities=chances,
    )


def _own_answer(pair: Pair, judged: Judged) -> Answer:
    """The answer in the labels of an adapted classifier."""
    known = judged.category in event_kinds()
    return Answer(
        id=pair.id,
        event=judged.category,
        mode=judged.modes if judged.event == judged.category else (),
        cameo=judged.cameo if known else None,
        quad_code=quad_code(judged.category or "") if known else None,
        probabilities=judged.category_probabilities,
    )


def as_line(record: Any) -> bytes:
    """A record as one JSON line."""
    return msgspec.json.encode(record) + b"\n"
