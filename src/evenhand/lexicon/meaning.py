"""Which meaning of a name holds on a date, and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from evenhand.lexicon.actors import OFFICE_SECTORS
from evenhand.lexicon.names import Name


class Meaning(NamedTuple):
    """A name's code, sector and neutral identifier, with the reason for the choice."""

    code: str | None
    sector: str | None
    identifier: str | None
    reason: str


# When several meanings hold, the plainer kind of name is meant.
_ORDER = ("body", "group", "party", "person", "epithet", "state", "people", "capital", "adjective")


def choose_meaning(
    names: Sequence[Name], *, date: str | None = None, near: Collection[str] = ()
) -> Meaning | None:
    """The one meaning a name has on a date, or None when it stays open.

    Args:
        names: every listed meaning.
        date: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; None when the document has none.
        near: codes of the states the document names, to tell meanings apart.
    """
    if not names:
        return None
    valid = [n for n in names if _exists(n, date)]
    if not valid:
        return Meaning(None, None, None, f"listed, but for none of its meanings on {date}")
    pool = _best_kind(_in_office(valid, date))
    meanings = {(n.code, n.sector, n.identifier) for n in pool}
    if len(meanings) > 1:
        close = [n for n in pool if n.code in near]
        if len({n.identifier for n in close}) == 1:
            return _meaning(close[0], date, "the document names its country")
        codes, sectors = {n.code for n in pool}, {_sector(n, date) for n in pool}
        shared = (
            codes.pop() if len(codes) == 1 else None,
            sectors.pop() if len(sectors) == 1 else None,
        )
        return Meaning(*shared, None, f"{len(meanings)} meanings, not told apart by the document")
    return _meaning(pool[0], date, "listed")


def _best_kind(names: list[Name]) -> list[Name]:
    best = min(_ORDER.index(n.kind) for n in names)
    return [n for n in names if _ORDER.index(n.kind) == best]


def _exists(name: Name, date: str | None) -> bool:
    if date is None:
        return True
    return not after(name.start, date) and not before(name.end, date)


def after(bound: str | None, date: str) -> bool:
    """Whether a bound, as exact as it is known, lies after a date.

    >>> after("2015", "2015-06-01"), after("2016", "2015-06-01")
    (False, True)
    """
    return bound is not None and bound[: len(date)] > date[: len(bound)]


def before(bound: str | None, date: str) -> bool:
    """Whether a bound, as exact as it is known, lies before a date."""
    return bound is not None and bound[: len(date)] < date[: len(bound)]


def _in_office(names: list[Name], date: str | None) -> list[Name]:
    """Of namesakes, those in office on the date, when there are any."""
    people = [n for n in names if n.kind == "person"]
    if date is None or len({n.identifier for n in people}) < 2:
        return names
    serving = [n for n in people if _office(n, date) is not None]
    return serving or names


def _office(name: Name, date: str) -> str | None:
    for term in name.terms:
        if not after(term.start, date) and not before(term.end, date):
            return term.office
    return None


def in_office(name: Name, date: str | None) -> bool:
    """Whether a person held a listed office on a date."""
    return date is not None and _office(name, date) is not None


def _sector(name: Name, date: str | None) -> str | None:
    if name.kind != "person" or not name.terms:
        return name.sector
    if date is None:
        return name.sector or OFFICE_SECTORS.get(name.terms[-1].office, "GOV")
    office = _office(name, date)
    if office is not None:
        return name.sector or OFFICE_SECTORS.get(office, "GOV")
    if any(before(t.end, date) for t in name.terms):
        return "ELI"
    return name.sector


def _meaning(name: Name, date: str | None, reason: str) -> Meaning:
    sector = _sector(name, date)
    if name.kind == "person" and name.terms and date is not None:
        office = _office(name, date)
        reason = f"{office} on {date}" if office else f"not in office on {date}"
    elif name.kind == "epithet":
        reason = f"epithet used by {', '.join(name.used_by)}"
    return Meaning(name.code, sector, name.identifier, reason)
