"""Which meaning of a name holds on a date, and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from evenhand.lexicon.actors import OFFICE_SECTORS
from evenhand.lexicon.names import Name, Term


class Meaning(NamedTuple):
    """A name's code, sector and neutral identifier, with the reason for the choice."""

    code: str | None
    sector: str | None
    identifier: str | None
    reason: str


# When several meanings hold, the plainer kind of name is meant.
KIND_RANKS = {
    "body": 0, "group": 0, "party": 0, "person": 1, "epithet": 2, "state": 3, "people": 4,
    "capital": 5, "adjective": 6,
}  # fmt: skip
# Rows that disagree on one party's sector: that of its state's file stands, then of the groups'.
_BODIES_FIRST = {"body": 0, "group": 1, "party": 2}
# Offices that do not make their holder a part of the state, the weightier first.
_PARTISAN = ("opposition leader", "leader", "party leader")
# Codes of those who are no state: their officials are not anyone's government.
_STATELESS = frozenset(("UNO", "IGO", "EUR", "NGO", "ISM", "IMG", "MNC"))


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
    plain = [n for n in valid if not n.open or n.code in near]
    if not plain:
        sector = _shared({_sector(n, date) for n in valid})
        return Meaning(None, sector, None, "means this or that party until its country is named")
    pool = _best_kind(_in_office(plain, date))
    if len({(n.code, n.identifier) for n in pool}) > 1:
        close = [n for n in pool if n.code in near]
        if close and len({n.code for n in close}) == 1:
            return _one(close, date, "the document names its country")
        if len({n.code for n in pool}) > 1:
            sector = _shared({_sector(n, date) for n in pool})
            return Meaning(None, sector, None, _undecided(pool))
    return _one(pool, date, "listed")


def _undecided(pool: Sequence[Name]) -> str:
    means = sorted({f"{n.identifier} ({n.code})" for n in pool})
    return f"{len(means)} meanings, not told apart by the document: {', '.join(means)}"


def _shared(values: set[str | None]) -> str | None:
    return values.pop() if len(values) == 1 else None


def _one(pool: Sequence[Name], date: str | None, reason: str) -> Meaning:
    """The meaning of names of one country: the one whose dates say most, if they agree."""
    people = [n for n in pool if n.kind == "person"]
    if people:
        meaning = _person_meaning(people, date, reason)
        single = len({n.identifier for n in people}) == 1 or (
            date is not None and any(in_office(n, date) for n in people)
        )
        return meaning if single else meaning._replace(identifier=None)
    dated = [n for n in pool if n.start or n.end] if date is not None else []
    chosen = dated or list(pool)
    if len(_first_sectors(chosen)) > 1:
        first = min(_BODIES_FIRST.get(n.kind, 9) for n in chosen)
        chosen = [n for n in chosen if _BODIES_FIRST.get(n.kind, 9) == first]
    one = len(_first_sectors(chosen)) == 1
    sector = max((n.sector or "" for n in chosen), key=len) if one else None
    identifiers = {n.identifier for n in chosen}
    if len(identifiers) > 1 and len(chosen) > 1 and sector is None:
        return Meaning(chosen[0].code, None, None, _undecided(chosen))
    name = chosen[0]
    if dated:
        reason = f"{reason} from {name.start or 'an open date'} to {name.end or 'today'}"
    if name.kind == "epithet":
        reason = f"epithet used by {', '.join(name.used_by)}"
    return Meaning(name.code, sector or None, name.identifier, reason)


def _first_sectors(names: Sequence[Name]) -> set[str]:
    return {(n.sector or "").split(" ")[0] for n in names}


def _best_kind(names: list[Name]) -> list[Name]:
    best = min(KIND_RANKS[n.kind] for n in names)
    return [n for n in names if KIND_RANKS[n.kind] == best]


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
    if date is None or len({(n.identifier, n.code) for n in people}) < 2:
        return names
    serving = [n for n in people if in_office(n, date)]
    return serving or names


def _held(terms: Sequence[Term], date: str) -> Term | None:
    """The weightiest office held on a date: of state before of a party."""
    held = [t for t in terms if not after(t.start, date) and not before(t.end, date)]
    if not held:
        return None
    return min(held, key=lambda t: _rank(t.office))


def _rank(office: str) -> int:
    return _PARTISAN.index(office) + 1 if office in _PARTISAN else 0


def in_office(name: Name, date: str | None) -> bool:
    """Whether a person held a listed office on a date."""
    return date is not None and _held(name.terms, date) is not None


def _person_meaning(people: Sequence[Name], date: str | None, reason: str) -> Meaning:
    """A person's code and sector, from every row that lists the person."""
    holder = people[0]
    if date is None:
        sector = _office_sector(holder, holder.terms[-1]) if holder.terms else holder.sector
        return Meaning(holder.code, sector, holder.identifier, reason)
    serving = [(n, t) for n in people if (t := _held(n.terms, date)) is not None]
    served = [n for n in people if any(not _rank(t.office) for t in _past(n, date))]
    if serving:
        first = min(_rank(t.office) for _, t in serving)
        name, term = max(
            (pair for pair in serving if _rank(pair[1].office) == first),
            key=lambda pair: pair[1].start or "",
        )
        if served and (term.office == "party leader" or (name.sector or "").startswith("PTY")):
            return Meaning(name.code, "ELI", name.identifier, f"held an office before {date}")
        return Meaning(
            name.code, _office_sector(name, term), name.identifier, f"{term.office} on {date}"
        )
    if served:
        name = served[0]
        return Meaning(name.code, _former(name), name.identifier, f"held an office before {date}")
    led = [n for n in people if _past(n, date) and n.sector]
    if led:
        return Meaning(led[0].code, led[0].sector, led[0].identifier, f"led it before {date}")
    if holder.terms:
        reason = f"not in office on {date}"
    return Meaning(holder.code, None if holder.terms else holder.sector, holder.identifier, reason)


def _former(name: Name) -> str | None:
    return None if name.code in _STATELESS else "ELI"


def _past(name: Name, date: str) -> list[Term]:
    return [t for t in name.terms if before(t.end, date)]


def _office_sector(name: Name, term: Term) -> str | None:
    if name.sector is not None:
        return name.sector
    if name.code in _STATELESS or term.office == "leader":
        return None
    return OFFICE_SECTORS.get(term.office, "GOV")


def _sector(name: Name, date: str | None) -> str | None:
    return _person_meaning([name], date, "").sector if name.kind == "person" else name.sector
