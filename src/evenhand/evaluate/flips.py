"""How often a coding changes when nothing but the parties' names does."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import msgspec

from evenhand.evaluate.compare import Change, Comparison, compare
from evenhand.evaluate.interval import ratio
from evenhand.evaluate.pairs import Pair, swap_pairs
from evenhand.evaluate.roster import is_state
from evenhand.evaluate.swap import Exchange, Swapped, parties_named, swap_text
from evenhand.model import Coded, Document

Coder = Callable[[Document], Coded]
SEED = 20240501
# A document that names many pairs is swapped with the ones it names most.
PAIRS_PER_DOCUMENT = 2


class Flip(msgspec.Struct, frozen=True, kw_only=True):
    """One change: in which document, under which pair, what, and both sentences."""

    document: str
    pair: str
    fields: tuple[str, ...]
    detail: str
    before: str
    after: str


class SwapReport(msgspec.Struct, frozen=True, kw_only=True):
    """What swapping the parties of documents changed.

    Attributes:
        documents: how many were coded; swaps: how many swaps of them; names: names exchanged.
        claims: claims over all swaps; changed: how many came out otherwise.
        rate: changed / claims, 0 to 1; None without claims.
        labels: swaps after which the text's labels differ.
        fields: how often each field changed; pairs: rate for each pair.
        untouched: documents that name no listed party.
        flips: every change with its sentences.
    """

    documents: int
    swaps: int
    names: int
    claims: int
    changed: int
    rate: float | None
    labels: int
    fields: dict[str, int]
    pairs: dict[str, float | None]
    untouched: tuple[str, ...]
    flips: tuple[Flip, ...]


def pairs_for(text: str, *, rng: random.Random, most: int = PAIRS_PER_DOCUMENT) -> list[Pair]:
    """Pairs of parties to swap in a text.

    The pairs both of whose parties it names, the oftener named first; else the state it names most
    with a neutral one; none when it names nobody.
    """
    counts = Counter(owner for owner, _ in parties_named(text))
    both = [p for p in swap_pairs() if counts[p.a] and counts[p.b]]
    if both:
        return sorted(both, key=lambda p: (-min(counts[p.a], counts[p.b]), p.id))[:most]
    states = [code for code, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]
    named = next((code for code in states if is_state(code)), None)
    if named is None:
        return []
    neutral = rng.choice([p for p in swap_pairs() if p.neutral and named not in (p.a, p.b)])
    return [Pair(a=named, b=neutral.a, neutral=True)]


def swap_document(document: Document, pair: Pair) -> tuple[Document, Swapped]:
    """A document with two parties exchanged in its text and in its issuer's name."""
    exchange = Exchange(pair, date=document.published)
    swapped = exchange.swap(document.text)
    issuer = document.issuer
    if issuer is not None:
        issuer = exchange.swap(issuer).text
    body = tuple((swapped.moved(start), swapped.moved(end)) for start, end in document.body)
    changed = msgspec.structs.replace(document, text=swapped.text, issuer=issuer, body=body)
    return changed, swapped


def flip_rate(texts: Sequence[str], pairs: Sequence[Pair], coder: Coder) -> float | None:
    """Share of claims that change over all texts under all pairs; None when there are none.

    A text in which a pair exchanges nothing does not count for that pair.
    """
    claims = changed = 0
    for n, text in enumerate(texts):
        document = _document(str(n), text)
        coded: Coded | None = None
        for pair in pairs:
            if swap_text(text, pair).replacements:
                coded = coder(document) if coded is None else coded
                comparison, _ = _compare(document, coded, pair, coder)
                claims += comparison.claims
                changed += comparison.flipped
    return ratio(changed, claims)


def _document(name: str, text: str) -> Document:
    return Document(id=name, text=text, sha256="0" * 64, source=name, body=((0, len(text)),))


def _compare(
    document: Document, coded: Coded, pair: Pair, coder: Coder
) -> tuple[Comparison, Swapped]:
    changed, swapped = swap_document(document, pair)
    comparison = compare(
        coded,
        coder(changed),
        swapped_a=[(r.start, r.end) for r in swapped.replacements],
        swapped_b=[(r.new_start, r.new_end) for r in swapped.replacements],
    )
    return comparison, swapped


def swap(
    documents: Sequence[Document],
    coder: Coder,
    *,
    seed: int = SEED,
    most: int = PAIRS_PER_DOCUMENT,
) -> SwapReport:
    """Code documents, swap the parties they name, code again, and say what changed.

    Args:
        documents: any documents.
        coder: codes one document.
        seed: of the choice of neutral pairs.
        most: how many pairs to swap in one document, one after the other.
    """
    rng = random.Random(seed)
    untouched: list[str] = []
    flips: list[Flip] = []
    claims: Counter[str] = Counter()
    changed: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    swaps = names = labels = 0
    for document in documents:
        chosen = pairs_for(document.text, rng=rng, most=most)
        if not chosen:
            untouched.append(document.id)
            continue
        coded = coder(document)
        for pair in chosen:
            comparison, swapped = _compare(document, coded, pair, coder)
            swaps += 1
            names += len(swapped.replacements)
            claims[pair.id] += comparison.claims
            changed[pair.id] += comparison.flipped
            for change in comparison.changes:
                fields.update(change.fields)
                labels += change.fields == ("labels",)
                flips.append(_flip(document, pair, change))
    return SwapReport(
        documents=len(documents),
        swaps=swaps,
        names=names,
        claims=claims.total(),
        changed=changed.total(),
        rate=ratio(changed.total(), claims.total()),
        labels=labels,
        fields=dict(sorted(fields.items())),
        pairs={pair: ratio(changed[pair], claims[pair]) for pair in sorted(claims)},
        untouched=tuple(untouched),
        flips=tuple(flips),
    )


def _flip(document: Document, pair: Pair, change: Change) -> Flip:
    return Flip(
        document=document.id,
        pair=pair.id,
        fields=change.fields,
        detail=change.detail,
        before=change.before.text if change.before is not None else "",
        after=change.after.text if change.after is not None else "",
    )


def render_swap(report: SwapReport, *, flips: int = 20) -> Iterator[str]:
    """A swap report as lines for a terminal; `flips` is how many changes to show."""
    rate = "-" if report.rate is None else f"{report.rate:.4f}"
    yield f"flip rate {rate}: {report.changed} of {report.claims} claims changed"
    yield f"{report.swaps} swaps in {report.documents} documents, {report.names} names exchanged"
    if report.untouched:
        yield f"{len(report.untouched)} documents name no listed party"
    if report.labels:
        yield f"labels differ after {report.labels} swaps"
    for name, count in report.fields.items():
        yield f"  {name}: {count}"
    for flip in report.flips[:flips]:
        yield f"{flip.document} ({flip.pair}) {', '.join(flip.fields)}: {flip.detail}"
        yield from (f"    {text}" for text in (flip.before, flip.after) if text)
