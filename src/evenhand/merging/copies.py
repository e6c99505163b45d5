"""Documents that carry the same text: agency copies and reposts are one account."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from evenhand.merging.arrays import NO_DAY, Flags
from evenhand.merging.blocking import Pairs
from evenhand.merging.facts import Facts
from evenhand.merging.words import numbers_in

# Cosine from which two sentences are the same text but for an edit or two.
SAME_TEXT = 0.8
# Shorter sentences are alike by chance ("Two soldiers were killed").
LEAST_WORDS = 6
# Later than this many days a same sentence is a formula, not a copy ("in the past 24 hours ...").
COPY_DAYS = 10
# Share of a document's coded sentences that must recur in another to make it a copy of it.
COPIED_SHARE = 0.75


def copied_pairs(facts: Facts, pairs: Pairs) -> Flags:
    """Which pairs are one sentence published twice."""
    a, b = pairs[:, 0], pairs[:, 1]
    elsewhere = facts.document[a] != facts.document[b]
    known = (facts.published[a] != NO_DAY) & (facts.published[b] != NO_DAY)
    soon = ~known | (np.abs(facts.published[a] - facts.published[b]) <= COPY_DAYS)
    alike = np.zeros(len(pairs), bool)
    for at in np.flatnonzero(elsewhere & soon & (facts.kind[a] == facts.kind[b])).tolist():
        alike[at] = _same_text(facts, int(a[at]), int(b[at]))
    return alike


def _same_text(facts: Facts, a: int, b: int) -> bool:
    if float(facts.vectors[a] @ facts.vectors[b]) < SAME_TEXT:
        return False
    one, other = facts.claims[a], facts.claims[b]
    if len(facts.words[a]) < LEAST_WORDS or numbers_in(one.text) != numbers_in(other.text):
        return False
    if one.event_text != other.event_text or one.auxiliary != other.auxiliary:
        return False
    stated = one.date_basis == "stated" and other.date_basis == "stated"
    if stated and (one.date, one.enddate) != (other.date, other.enddate):
        return False
    # One issuer that says the same on two days reports twice; two issuers copy.
    if one.cite_info.publication == other.cite_info.publication:
        return one.cite_info.published == other.cite_info.published
    return True


def document_copies(facts: Facts, pairs: Pairs, copies: Flags) -> dict[str, str]:
    """For each document that repeats another's text, the document that published it first."""
    sentences: dict[int, set[int]] = defaultdict(set)
    for document, sequence in zip(facts.document.tolist(), facts.sequence.tolist(), strict=True):
        sentences[document].add(sequence)
    shared: dict[tuple[int, int], set[int]] = defaultdict(set)
    for a, b in pairs[copies].tolist():
        first, second = int(facts.document[a]), int(facts.document[b])
        shared[first, second].add(int(facts.sequence[a]))
        shared[second, first].add(int(facts.sequence[b]))
    about = {int(d): facts.claims[i].cite_info for i, d in enumerate(facts.document)}
    found: dict[str, str] = {}
    order = sorted(about, key=lambda d: (about[d].published or "9999", about[d].document))
    rank = {document: at for at, document in enumerate(order)}
    for (copy, origin), same in sorted(shared.items(), key=lambda row: rank[row[0][1]]):
        if rank[origin] < rank[copy] and len(same) >= COPIED_SHARE * len(sentences[copy]):
            name, source = about[copy].document, about[origin].document
            found.setdefault(name, found.get(source, source))
    return found
