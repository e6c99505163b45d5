"""Whether every span of a record reproduces the words it is said to hold."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.model import Claim, Coded

Piece = tuple[str, int | None, int | None, str | None]


def span_pieces(coded: Coded) -> Iterator[Piece]:
    """Every span of a document's records: field, start, end and the words it is said to hold."""
    for claim in coded.claims:
        info, voice = claim.text_info, claim.voice
        yield "text", info.start, info.end, claim.text
        for name, entities in (("actor", claim.actor), ("recipient", claim.recipient)):
            for entity in entities:
                yield name, entity.start, entity.end, entity.entity_text
        yield "voice", voice.start, voice.end, voice.entity_text
        if claim.event_loc is not None:
            place = claim.event_loc
            yield "place", place.start, place.end, place.extracted_place
        for key, size in claim.size.items():
            yield f"size {key}", size.start, size.end, size.text
    for label in coded.labels:
        yield "label", label.start, label.end, label.text


def check_spans(coded: Coded, text: str) -> tuple[int, list[str]]:
    """How many spans there are, and what is wrong with those that do not hold their words."""
    checked, faults = 0, []
    for name, start, end, words in span_pieces(coded):
        if words is None and start is None and end is None:
            continue
        checked += 1
        found = None if start is None or end is None else text[start:end]
        if found != words:
            faults.append(f"{name} [{start}, {end}): {found!r} is not {words!r}")
    for claim in coded.claims:
        checked += 1
        if not _holds_trigger(claim, text):
            start, end = claim.text_info.trigger_start, claim.text_info.trigger_end
            faults.append(f"trigger [{start}, {end}): {text[start:end]!r} lacks {claim.event_text}")
    return checked, faults


def _holds_trigger(claim: Claim, text: str) -> bool:
    """The trigger span holds the first of the act's words, and the sentence all of them."""
    info = claim.text_info
    span, sentence = text[info.trigger_start : info.trigger_end], text[info.start : info.end]
    return bool(claim.event_text) and (
        any(words in span or span in words for words in claim.event_text)
        and bool(span)
        and all(words in sentence for words in claim.event_text)
    )
