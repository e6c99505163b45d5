"""schema.org JSON-LD: what was claimed, and a review only where a person has judged it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from evenhand.model import Claim


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A person's verdict on a claim; the coder never makes one.

    Attributes:
        rating: the verdict in words ("misleading").
        author: who judged; url: where the review is published; published: when.
    """

    rating: str
    author: str
    url: str | None = None
    published: str | None = None


def to_schema_org(claims: Iterable[Claim], *, reviews: Mapping[str, Review] | None = None) -> bytes:
    """Claims as a JSON-LD graph of `Claim`, with a `ClaimReview` per human verdict by claim id."""
    given = reviews or {}
    graph: list[dict[str, Any]] = []
    for claim in claims:
        graph.append(_claim(claim))
        if claim.id in given:
            graph.append(_review(claim, given[claim.id]))
    return msgspec.json.encode({"@context": "https://schema.org", "@graph": graph}) + b"\n"


def _claim(claim: Claim) -> dict[str, Any]:
    cite = claim.cite_info
    by_issuer = claim.voice.kind == "author"
    speaker = cite.publication if by_issuer else claim.voice.entity_text
    publisher = _bare({"@type": "Organization", "name": cite.publication})
    appearance = {
        "@type": "CreativeWork",
        "identifier": f"sha256:{cite.sha256}",
        "url": cite.url,
        "headline": cite.title,
        "publisher": publisher if cite.publication is not None else None,
        "datePublished": cite.published,
        "inLanguage": cite.language,
    }
    said = {
        "@type": "Claim",
        "@id": f"urn:evenhand:claim:{claim.id}",
        "text": claim.text,
        # no @type: a voice may be a person or a body, and the record does not say which
        "author": None if speaker is None else {"name": speaker},
        "temporalCoverage": _interval(claim),
        "contentLocation": _location(claim),
        "appearance": _bare(appearance),
    }
    return _bare(said)


def _interval(claim: Claim) -> str | None:
    if claim.date is None or claim.enddate in (None, claim.date):
        return claim.date
    return f"{claim.date}/{claim.enddate}"


def _location(claim: Claim) -> dict[str, Any] | None:
    loc = claim.event_loc
    if loc is None:
        return None
    place: dict[str, Any] = {"@type": "Place", "name": loc.resolved_place or loc.extracted_place}
    if loc.lat is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": loc.lat, "longitude": loc.lon}
    return place


def _review(claim: Claim, review: Review) -> dict[str, Any]:
    return _bare(
        {
            "@type": "ClaimReview",
            "claimReviewed": claim.text,
            "itemReviewed": {"@id": f"urn:evenhand:claim:{claim.id}"},
            "reviewRating": {"@type": "Rating", "alternateName": review.rating},
            "author": {"name": review.author},
            "url": review.url,
            "datePublished": review.published,
        }
    )


def _bare(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value is not None}
