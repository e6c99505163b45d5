"""Claims into events, each with its accounts side by side."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from evenhand.lexicon.ontology import label_words
from evenhand.merging import weights
from evenhand.merging.accounts import finest, make_accounts, narrowest, span
from evenhand.merging.agreement import agreement
from evenhand.merging.arrays import Floats
from evenhand.merging.blocking import candidate_pairs
from evenhand.merging.cluster import cluster, components
from evenhand.merging.compare import Levels, link, score_pairs
from evenhand.merging.copies import copied_pairs, document_copies
from evenhand.merging.decisions import Decisions
from evenhand.merging.facts import Facts, make_facts
from evenhand.merging.families import is_denial
from evenhand.merging.sides import Sides
from evenhand.model import CiteInfo, Claim, Event, Label, Link

T = TypeVar("T")

# A label on no act of its own ("This was a war crime") belongs to the act of force that the same
# document told of last, at most so many characters before.
LABEL_REACH = 400


def merge(
    claims: Sequence[Claim],
    *,
    labels: Sequence[Label] = (),
    sides: Sides | None = None,
    decisions: Decisions | None = None,
) -> tuple[Event, ...]:
    """Put claims that describe one happening into one event.

    Every claim ends in exactly one event; the result does not depend on the order of the claims.

    Args:
        claims: claims of any number of documents.
        labels: labels of the same documents, for the accounts.
        sides: who speaks for whom; every issuer for itself when None.
        decisions: what a user joined and split by hand.
    """
    ordered = sorted({c.id: c for c in claims}.values(), key=lambda c: c.id)
    if not ordered:
        return ()
    facts = make_facts(ordered)
    groups, links, origins = _group(facts, decisions or Decisions())
    named = sides or Sides()
    cites = {c.cite_info.document: c.cite_info for c in ordered}
    side_of = {
        c.id: named.of(c.voice, c.cite_info, origin=_origin(c, origins, cites)) for c in ordered
    }
    attached = attach_labels(ordered, labels)
    events = [_event([ordered[i] for i in g], links[g[0]], side_of, attached) for g in groups]
    return tuple(sorted(events, key=lambda e: (e.date or "9999", e.id)))


def _group(
    facts: Facts, decisions: Decisions
) -> tuple[list[list[int]], dict[int, list[Link]], dict[str, str]]:
    """Clusters, the links of each by its first claim, and which document copies which."""
    pairs = candidate_pairs(facts)
    copies = copied_pairs(facts, pairs)
    score, against, levels = score_pairs(facts, pairs, copies)
    score = np.round(score, 6)
    good = np.flatnonzero(score >= weights.LINK)
    # Strongest first; ties by the claims' ids, which are in order.
    good = good[np.lexsort((pairs[good, 1], pairs[good, 0], -score[good]))]
    whole = np.array(components(len(facts.claims), pairs[good].tolist()))
    here = facts.document[pairs[:, 0]] == facts.document[pairs[:, 1]]
    apart = (score <= weights.APART) | (here & (score <= weights.APART_HERE))
    apart &= against - soft(levels) <= weights.DIFFERS
    # Claims that no chain of links could bring together need no guard.
    apart &= whole[pairs[:, 0]] == whole[pairs[:, 1]]
    places = {c.id: i for i, c in enumerate(facts.claims)}
    forbidden = [*map(tuple, pairs[apart].tolist()), *decisions.parted(places)]
    forced = list(decisions.joined(places))
    if forced:
        decided = {tuple(sorted(p)) for p in forced}
        forbidden = [p for p in forbidden if tuple(sorted(p)) not in decided]
    strongest = [(int(a), int(b)) for a, b in pairs[good].tolist()]
    groups, used = cluster(facts, strongest, forced=forced, forbidden=forbidden)
    home = {i: g[0] for g in groups for i in g}
    links: dict[int, list[Link]] = defaultdict(list)
    for at in used:
        row = int(good[at])
        links[home[strongest[at][0]]].append(
            link(facts, strongest[at], float(score[row]), levels, row)
        )
    return groups, links, document_copies(facts, pairs, copies)


def soft(levels: Levels) -> Floats:
    """Bits that tell against a pair by what is carried on or assumed: no reason to keep apart."""
    place = np.where(
        levels["place"] == weights.CARRIED_OTHER, weights.PLACE[weights.CARRIED_OTHER].weight, 0.0
    )
    unlikely = weights.DATE[weights.UNLIKELY_TIME].weight
    return place + np.where(levels["date"] == weights.UNLIKELY_TIME, unlikely, 0.0)


def _origin(
    claim: Claim, origins: Mapping[str, str], cites: Mapping[str, CiteInfo]
) -> CiteInfo | None:
    source = origins.get(claim.cite_info.document)
    return None if source is None else cites[source]


def event_id(claims: Sequence[str]) -> str:
    """Hash of the claims' ids: the same for the same claims on every machine.

    >>> event_id(["b", "a"]) == event_id(["a", "b"])
    True
    """
    return hashlib.sha256("\n".join(sorted(claims)).encode()).hexdigest()[:16]


def _event(
    claims: Sequence[Claim],
    links: Sequence[Link],
    sides: Mapping[str, str],
    labels: Mapping[str, Sequence[Label]],
) -> Event:
    accounts = make_accounts(claims, sides, labels)
    asserted = [c for c in claims if not is_denial(c)]
    fields = agreement(accounts, [c for c in claims if is_denial(c)])
    date, enddate = _time(asserted or claims, disputed=fields["date"] == "disputed")
    keys = sorted({key for a in accounts for key in a.size})
    return Event(
        id=event_id([c.id for c in claims]),
        claims=tuple(c.id for c in claims),
        event=_by_count(e for c in claims for e in c.event),
        mode=_by_count(m for c in claims for m in c.mode),
        date=date,
        enddate=enddate,
        event_loc=finest(a.event_loc for a in accounts),
        accounts=accounts,
        fields=fields,
        size={k: span(a.size[k] for a in accounts if k in a.size) for k in keys},
        links=tuple(links),
    )


def _by_count(values: Iterable[T]) -> tuple[T, ...]:
    counts = Counter(values)
    return tuple(sorted(counts, key=lambda v: (-counts[v], str(v))))


def _time(claims: Sequence[Claim], *, disputed: bool) -> tuple[str | None, str | None]:
    """The most exact time said; from the first to the last day that is said when disputed."""
    if not disputed:
        return narrowest(claims)
    dated = [c for c in claims if c.date or c.enddate]
    first = min((c.date or c.enddate or "" for c in dated), default=None)
    return first, max((c.enddate or c.date or "" for c in dated), default=None)


def attach_labels(claims: Sequence[Claim], labels: Sequence[Label]) -> dict[str, list[Label]]:
    """Labels by the claim they judge: the one they name, or the act of force told just before."""
    force: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.event[0] == "ASSAULT":
            force[claim.cite_info.document].append(claim)
    known = {c.id for c in claims}
    acts = {w.label for w in label_words() if w.of == "act"}
    found: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        if label.claim in known:
            found[str(label.claim)].append(label)
        elif label.claim is None and label.label in acts:
            near = [
                c
                for c in force[label.cite_info.document]
                if 0 <= label.start - c.text_info.trigger_start <= LABEL_REACH
                and c.voice == label.voice
            ]
            if near:
                found[max(near, key=lambda c: c.text_info.trigger_start).id].append(label)
    return found
