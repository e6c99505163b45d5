"""W3C Web Annotation: every claim tied to its words in the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from evenhand.model import Claim, Document

CONTEXT_LENGTH = 32
"""Characters of prefix and suffix: what Hypothesis and Apache Annotator use."""


def to_annotations(claims: Iterable[Claim], *, documents: Iterable[Document]) -> bytes:
    """Claims as an AnnotationPage; a claim whose document is not given is selected by quote only.

    Positions count Unicode code points of the document's normalised text.
    """
    texts = {document.id: document.text for document in documents}
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": [_annotation(claim, texts.get(claim.cite_info.document)) for claim in claims],
    }
    return msgspec.json.encode(page) + b"\n"


def _annotation(claim: Claim, text: str | None) -> dict[str, Any]:
    info, cite = claim.text_info, claim.cite_info
    source = cite.url or f"urn:sha256:{cite.sha256}"
    targets = [{"source": source, "selector": _selectors(text, info.start, info.end, claim.text)}]
    if text is not None:
        spans = [(info.trigger_start, info.trigger_end), *_party_spans(claim)]
        targets += [{"source": source, "selector": _selectors(text, *span)} for span in spans]
    return {
        "id": f"urn:evenhand:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"type": "Software", "name": claim.coder},
        "body": [
            {"type": "TextualBody", "purpose": purpose, "value": value}
            for purpose, value in _tags(claim)
        ],
        "target": targets,
    }


def _tags(claim: Claim) -> Iterator[tuple[str, str]]:
    for value in (*claim.event, *claim.mode, *claim.auxiliary):
        yield "tagging", value
    yield "describing", f"voice: {claim.voice.kind} {claim.voice.entity_text or ''}".rstrip()


def _party_spans(claim: Claim) -> Iterator[tuple[int, int]]:
    for party in (*claim.actor, *claim.recipient):
        if party.start is not None and party.end is not None:
            yield party.start, party.end


def _selectors(text: str | None, start: int, end: int, quote: str = "") -> list[dict[str, Any]]:
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    if text is None:
        return [{"type": "TextQuoteSelector", "exact": quote}, position]
    exact = {
        "type": "TextQuoteSelector",
        "prefix": text[max(0, start - CONTEXT_LENGTH) : start],
        "exact": text[start:end],
        "suffix": text[end : end + CONTEXT_LENGTH],
    }
    return [exact, position]
