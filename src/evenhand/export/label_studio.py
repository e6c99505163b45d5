"""Label Studio tasks: claims as predictions that a person can correct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from evenhand.model import Claim, Document


def to_label_studio(documents: Iterable[Document], claims: Iterable[Claim]) -> bytes:
    """One task per document, its claims as one prediction with spans and relations."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.cite_info.document, []).append(claim)
    tasks = [_task(document, by_document.get(document.id, [])) for document in documents]
    return msgspec.json.encode(tasks) + b"\n"


def label_config(event_types: Iterable[str]) -> str:
    """The labelling interface that shows these tasks.

    >>> label_config(["ASSAULT"]).count("<Label ")
    6
    """
    roles = ("ACTOR", "RECIPIENT", "PLACE", "VOICE", "SIZE")
    labels = "\n".join(f'    <Label value="{name}"/>' for name in (*event_types, *roles))
    return (
        "<View>\n  <Relations>\n"
        + "".join(f'    <Relation value="{name.lower()}"/>\n' for name in roles)
        + '  </Relations>\n  <Labels name="label" toName="text">\n'
        + f'{labels}\n  </Labels>\n  <Text name="text" value="$text"/>\n</View>\n'
    )


def _task(document: Document, claims: list[Claim]) -> dict[str, Any]:
    data = {"text": document.text, "document": document.id, "issuer": document.issuer}
    task: dict[str, Any] = {"data": data}
    if claims:
        result = [item for claim in claims for item in _result(document.text, claim)]
        score = sum(claim.confidence for claim in claims) / len(claims)
        prediction = {"model_version": claims[0].coder, "score": score, "result": result}
        task["predictions"] = [prediction]
    return task


def _result(text: str, claim: Claim) -> Iterator[dict[str, Any]]:
    info = claim.text_info
    trigger = f"{claim.id}-act"
    yield _span(text, trigger, info.trigger_start, info.trigger_end, list(claim.event))
    for number, (role, start, end) in enumerate(_roles(claim)):
        name = f"{claim.id}-{number}"
        yield _span(text, name, start, end, [role])
        yield {
            "type": "relation",
            "from_id": trigger,
            "to_id": name,
            "direction": "right",
            "labels": [role.lower()],
        }


def _roles(claim: Claim) -> Iterator[tuple[str, int, int]]:
    named = [("ACTOR", party) for party in claim.actor]
    named += [("RECIPIENT", party) for party in claim.recipient]
    spans = [(role, party.start, party.end) for role, party in named]
    spans.append(("VOICE", claim.voice.start, claim.voice.end))
    if claim.event_loc is not None:
        spans.append(("PLACE", claim.event_loc.start, claim.event_loc.end))
    spans += [("SIZE", number.start, number.end) for number in claim.size.values()]
    for role, start, end in spans:
        if start is not None and end is not None:
            yield role, start, end


def _span(text: str, name: str, start: int, end: int, labels: list[str]) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": text[start:end], "labels": labels}
    return {"id": name, "from_name": "label", "to_name": "text", "type": "labels", "value": value}
