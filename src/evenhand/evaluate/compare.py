"""What of a text's coding changed when its parties were swapped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from evenhand.model import Claim, Coded

Spans = Collection[tuple[int, int]]
# What must stay as it was (docs/codebook.md and the design's chapter on blind coding).
FIELDS = ("number", "event", "mode", "auxiliary", "event_scale", "voice", "size", "labels")


class Change(NamedTuple):
    """One claim, or the labels of the text, that came out otherwise.

    Attributes:
        fields: which of `FIELDS` changed.
        before, after: the claim on either side; None when it is on one side only, or for labels.
    """

    fields: tuple[str, ...]
    before: Claim | None
    after: Claim | None
    detail: str = ""


class Comparison(NamedTuple):
    """What `compare` finds: how many claims there are (the more of both sides), what changed."""

    claims: int
    changes: tuple[Change, ...]

    @property
    def flipped(self) -> int:
        """Number of claims that changed; labels of the text are no claim."""
        return sum(change.fields != ("labels",) for change in self.changes)


def compare(
    coded_a: Coded, coded_b: Coded, *, swapped_a: Spans = (), swapped_b: Spans = ()
) -> Comparison:
    """Hold two codings of one text against each other, before and after a swap.

    Claims are paired by their triggers, in order; one without a partner is a changed number.

    Args:
        coded_a, coded_b: codings before and after.
        swapped_a, swapped_b: spans of the exchanged names in either text. A label inside one is
            the epithet's own word, which went with its name, and is not compared.
    """
    changes = []
    pairs = list(_paired(coded_a.claims, coded_b.claims))
    for before, after in pairs:
        fields = tuple(_changed(before, after))
        if fields:
            changes.append(Change(fields, before, after, _detail(before, after, fields)))
    first, second = _labels(coded_a, swapped_a), _labels(coded_b, swapped_b)
    if first != second:
        gone, new = sorted((first - second).elements()), sorted((second - first).elements())
        changes.append(Change(("labels",), None, None, f"{gone} -> {new}"))
    return Comparison(len(pairs), tuple(changes))


def _paired(
    first: Sequence[Claim], second: Sequence[Claim]
) -> Iterator[tuple[Claim | None, Claim | None]]:
    """Claims in order, those with the same trigger words together."""
    matcher = SequenceMatcher(None, _triggers(first), _triggers(second), autojunk=False)
    for _, i, j, k, m in matcher.get_opcodes():
        for n in range(max(j - i, m - k)):
            yield (
                first[i + n] if i + n < j else None,
                second[k + n] if k + n < m else None,
            )


def _triggers(claims: Sequence[Claim]) -> list[str]:
    return [" ".join(claim.event_text).lower() for claim in claims]


def _changed(before: Claim | None, after: Claim | None) -> Iterator[str]:
    if before is None or after is None:
        yield "number"
        return
    for name in ("event", "mode", "auxiliary", "event_scale"):
        if getattr(before, name) != getattr(after, name):
            yield name
    if before.voice.kind != after.voice.kind:
        yield "voice"
    if _sizes(before) != _sizes(after):
        yield "size"


def _sizes(claim: Claim) -> dict[str, tuple[int | None, int | None]]:
    return {key: (size.low, size.high) for key, size in claim.size.items()}


def _detail(before: Claim | None, after: Claim | None, fields: Sequence[str]) -> str:
    if before is None or after is None:
        claim = before or after
        where = "lost" if after is None else "new"
        return "" if claim is None else f"{where}: {claim.event[0]} {' '.join(claim.event_text)!r}"
    shown = []
    for name in fields:
        if name == "size":
            shown.append(f"size {_sizes(before)} -> {_sizes(after)}")
        elif name == "voice":
            shown.append(f"voice {before.voice.kind} -> {after.voice.kind}")
        else:
            shown.append(f"{name} {getattr(before, name)} -> {getattr(after, name)}")
    return "; ".join(shown)


def _labels(coded: Coded, swapped: Spans) -> Counter[str]:
    return Counter(
        label.label
        for label in coded.labels
        if not any(start < label.end and label.start < end for start, end in swapped)
    )
