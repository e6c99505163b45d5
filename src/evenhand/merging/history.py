"""How a side's account changed from one publication to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from evenhand.merging.families import is_denial
from evenhand.model import Claim, Quantity

NOT_SAID = "no numbers"


def tell(claims: Sequence[Claim]) -> tuple[dict[str, str], ...]:
    """Steps of an account, by date of publication: first said, repeated, revised, withdrawn.

    Args:
        claims: the claims of one side about one event, in the order they were made.
    """
    by_document: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.cite_info.published or "", claim.cite_info.document].append(claim)
    steps: list[dict[str, str]] = []
    before: dict[str, str] = {}
    asserted = False
    for (published, document), said in by_document.items():
        denies = all(is_denial(c) for c in said)
        numbers = {} if denies else _numbers(said)
        change, detail = _change(not steps, denies, asserted, before, numbers)
        if any(is_denial(c) for c in said) and not denies:
            detail = f"{detail}; denies a part"
        step = {"date": published} if published else {}
        steps.append({**step, "change": change, "detail": detail, "document": document})
        before |= numbers
        asserted = asserted or not denies
    return tuple(steps)


def _change(
    first: bool, denies: bool, asserted: bool, before: dict[str, str], numbers: dict[str, str]
) -> tuple[str, str]:
    """What a document does to the account, and the numbers that show it."""
    said = ", ".join(f"{v} {k}" for k, v in numbers.items()) or NOT_SAID
    if denies:
        return ("withdrawn" if asserted else "repeated" if not first else "denied"), "says no"
    if first:
        return "first said", said
    moved = [f"{before[k]} to {v} {k}" for k, v in numbers.items() if before.get(k, v) != v]
    if moved:
        return "revised", ", ".join(moved)
    added = [f"{v} {k}" for k, v in numbers.items() if k not in before]
    return ("revised", f"adds {', '.join(added)}") if added and before else ("repeated", said)


def _numbers(claims: Sequence[Claim]) -> dict[str, str]:
    """Each number of a document in words; several of one kind side by side."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for key, quantity in sorted(claim.size.items()):
            text = in_words(quantity)
            if text not in found[key]:
                found[key].append(text)
    return {key: " and ".join(texts) for key, texts in sorted(found.items())}


def in_words(quantity: Quantity) -> str:
    """A range as a reader says it.

    >>> in_words(Quantity(low=14, high=None, text="at least 14", start=0, end=11))
    'at least 14'
    """
    low, high = quantity.low, quantity.high
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"up to {high}" if low is None else f"{low} to {high}"
