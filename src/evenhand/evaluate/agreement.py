"""How far two codings of the same texts agree beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

import msgspec

from evenhand.errors import GoldError
from evenhand.evaluate.alignment import align
from evenhand.evaluate.gold import GoldRecord
from evenhand.evaluate.interval import ratio
from evenhand.evaluate.units import Unit, units_of_gold


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement of two codings.

    Attributes:
        units: claims both coders have, paired by their triggers alone.
        found: F1 of one coder's claims against the other's: agreement on what is a claim.
        event, auxiliary, voice, actor_code: Krippendorff's alpha over those units, 1 perfect,
            0 chance, below 0 worse than chance; None when only one value occurs.
    """

    units: int
    found: float | None
    event: float | None
    auxiliary: float | None
    voice: float | None
    actor_code: float | None


def krippendorff_alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Krippendorff's alpha for nominal values, any number of coders, with missing values.

    Alpha = 1 - observed / expected disagreement, from the matrix of coincidences (Krippendorff,
    Computing Krippendorff's Alpha-Reliability, 2011, sections C and D).

    Args:
        units: for each unit the values its coders gave; None where a coder gave none. Units with
            fewer than two values say nothing of agreement and are left out.

    Returns:
        None when there is nothing to compare or only one value occurs.

    >>> krippendorff_alpha([("a", "a"), ("a", "a"), ("b", "b"), ("b", "a")])
    0.5333
    """
    totals: Counter[Hashable] = Counter()
    observed = 0.0
    for unit in units:
        values = [v for v in unit if v is not None]
        size = len(values)
        if size < 2:
            continue
        counts = Counter(values)
        totals.update(counts)
        differing = size * size - sum(n * n for n in counts.values())
        observed += differing / (size - 1)
    count = sum(totals.values())
    expected = count * count - sum(n * n for n in totals.values())
    if expected == 0:
        return None
    return round(1 - (count - 1) * observed / expected, 4)


def agreement(first: Sequence[GoldRecord], second: Sequence[GoldRecord]) -> Agreement:
    """Agreement of two codings of the same records.

    Claims are paired by their triggers and never by their type, which would flatter the type.

    Raises:
        GoldError: the codings are not of the same records.
    """
    others = {r.id: r for r in second}
    differing = {r.id for r in first} ^ set(others)
    if differing:
        raise GoldError(
            f"{len(differing)} records are in one coding only: {', '.join(sorted(differing)[:10])}"
        )
    pairs: list[tuple[Unit, Unit]] = []
    alone = 0
    for record in first:
        aligned = align(units_of_gold(record), units_of_gold(others[record.id]), typed=False)
        pairs += aligned.pairs
        alone += len(aligned.first) + len(aligned.second)
    return Agreement(
        units=len(pairs),
        found=ratio(2 * len(pairs), 2 * len(pairs) + alone),
        event=_alpha(pairs, lambda u: u.event),
        auxiliary=_alpha(pairs, lambda u: " ".join(sorted(u.auxiliary)) or "none"),
        voice=_alpha(pairs, lambda u: u.voice),
        actor_code=_alpha(pairs, _actor_code),
    )


def _alpha(pairs: Sequence[tuple[Unit, Unit]], value: Callable[[Unit], str]) -> float | None:
    return krippendorff_alpha((value(a), value(b)) for a, b in pairs)


def _actor_code(unit: Unit) -> str:
    return " ".join(sorted(p.code or "open" for p in unit.actor)) or "none"
