"""Which side each claim and document belongs to: as declared, otherwise its issuer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evenhand.model import Claim, Document, Event, Label

UNKNOWN = "issuer not stated"


class Sides:
    """Sides by claim and by issuer, learnt from the accounts of the events."""

    def __init__(self, claims: Iterable[Claim], events: Iterable[Event]) -> None:
        """Read the accounts once."""
        self._by_claim = {
            claim: account.side
            for event in events
            for account in event.accounts
            for claim in account.claims
        }
        self._by_issuer: dict[str, str] = {}
        for claim in claims:
            issuer, side = claim.cite_info.publication, self._by_claim.get(claim.id)
            if issuer is not None and side is not None and claim.voice.kind == "author":
                self._by_issuer.setdefault(issuer, side)

    def of_claim(self, claim: Claim) -> str:
        """The side whose account the claim is in, or the side of its issuer."""
        found = self._by_claim.get(claim.id)
        return self.of_issuer(claim.cite_info.publication) if found is None else found

    def of_issuer(self, issuer: str | None) -> str:
        """The side an issuer speaks for, or the issuer itself."""
        return UNKNOWN if issuer is None else self._by_issuer.get(issuer, issuer)


def side_names(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    labels: Sequence[Label],
    events: Sequence[Event],
    sides: Sides,
) -> Mapping[str, int]:
    """Every side with its number: accounts first, then in the order of documents and claims."""
    names = [account.side for event in events for account in event.accounts]
    names += [sides.of_issuer(document.issuer) for document in documents]
    names += [sides.of_claim(claim) for claim in claims]
    names += [sides.of_issuer(label.cite_info.publication) for label in labels]
    return {name: number for number, name in enumerate(dict.fromkeys(names))}
