"""The form of the actor files: keys, types, codes, sectors and dates, row by row."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import Any, TypeVar

import msgspec

from evenhand.lexicon.actors import OFFICE_SECTORS
from evenhand.lexicon.ontology import other_codes, sectors

OFFICES = frozenset(OFFICE_SECTORS) | {
    "president", "prime minister", "monarch", "supreme leader", "foreign minister",
    "defence minister", "interior minister", "head of state", "head of government",
    "spokesperson", "governor",
}  # fmt: skip
# Offices that one person holds at a time, unless the file says that they are shared.
SOLE_OFFICES = OFFICES - {"spokesperson", "governor", "party leader", "opposition leader",
                          "speaker", "chief of staff", "commander in chief"}  # fmt: skip
STATUSES = frozenset(("UN member", "UN observer", "partially recognised", "territory"))
MEANS = frozenset(("state", "government", "forces", "people", "opposition"))
_Read = TypeVar("_Read")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row none of whose keys may be unknown."""


class TermRow(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An office held by a person."""

    office: str
    start: str | None = None
    end: str | None = None


class BodyRow(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body or party of a state."""

    names: list[str]
    sector: str
    start: str | None = None
    end: str | None = None


class PersonRow(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person of a state."""

    names: list[str]
    terms: list[TermRow]
    short: list[str] = []
    sector: str | None = None


class StateEpithet(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An opponent's word for a state, its government, forces, people or opposition."""

    text: str
    means: str
    used_by: list[str]


class CountryFile(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country's file; its rows are read one by one."""

    source: str
    licence: str
    code: str
    iso2: str
    name: str
    names: list[str]
    adjective: list[str]
    demonyms: list[str]
    capital: list[str]
    status: str
    claims: list[str]
    bodies: list[Any]
    parties: list[Any]
    people: list[Any]
    epithets: list[Any]
    shared_offices: list[str] = []


class LeaderRow(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A leader of a group."""

    names: list[str]
    short: list[str] = []
    start: str | None = None
    end: str | None = None


class GroupEpithet(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An opponent's word for a group."""

    text: str
    used_by: list[str]


class GroupRow(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group, movement or organisation."""

    names: list[str]
    code: str | None = None
    sector: str | None = None
    start: str | None = None
    end: str | None = None
    parent: str | None = None
    split_from: str | None = None
    renamed_from: str | None = None
    leaders: list[LeaderRow] = []
    units: list[str] = []
    epithets: list[GroupEpithet] = []
    partially_recognised: bool = False


class GroupFile(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of groups; its rows are read one by one."""

    source: str
    licence: str
    group: list[Any]


def country_faults(data: dict[str, Any], states: frozenset[str]) -> Iterator[str]:
    """Faults of form in one country file."""
    country = yield from _read(data, CountryFile, "")
    if country is None:
        return
    if country.status not in STATUSES:
        yield f"status {country.status!r} is not one of {', '.join(sorted(STATUSES))}"
    yield from (f"claims: no such state {c!r}" for c in country.claims if c not in states)
    wrong = [o for o in country.shared_offices if o not in OFFICES]
    yield from (f"shared_offices: no such office {o!r}" for o in wrong)
    for key in ("bodies", "parties"):
        for row in getattr(country, key):
            body = yield from _read(row, BodyRow, _label(row))
            if body is not None:
                yield from _sector_faults(body.sector, body.names[0] if body.names else key)
                yield from _span_faults(body.start, body.end, _label(row))
    for row in country.people:
        person = yield from _read(row, PersonRow, _label(row))
        if person is not None:
            yield from _person_faults(person)
    for row in country.epithets:
        epithet = yield from _read(row, StateEpithet, str(row.get("text")))
        if epithet is not None and epithet.means not in MEANS:
            yield f"{epithet.text}: means {epithet.means!r}, not {', '.join(sorted(MEANS))}"
    yield from _term_faults(country)


def group_faults(data: dict[str, Any], states: frozenset[str]) -> Iterator[str]:
    """Faults of form in one file of groups."""
    file = yield from _read(data, GroupFile, "")
    rows: list[Any] = file.group if file is not None else []
    for row in rows:
        group = yield from _read(row, GroupRow, _label(row))
        if group is None:
            continue
        label = _label(row)
        if group.code is not None and group.code not in states | other_codes():
            yield f"{label}: no such code {group.code!r}"
        if group.sector is not None:
            yield from _sector_faults(group.sector, label)
        yield from _span_faults(group.start, group.end, label)
        for leader in group.leaders:
            yield from _span_faults(leader.start, leader.end, f"{label}: {leader.names[0]}")


def _read(row: dict[str, Any], form: type[_Read], label: str) -> Generator[str, None, _Read | None]:
    try:
        read = msgspec.convert(row, form)
    except msgspec.ValidationError as error:
        yield f"{label}: {error}" if label else str(error)
        return None
    if form is not CountryFile and not getattr(read, "names", ["-"]):
        yield f"{label}: no names"
        return None
    return read


def _label(row: dict[str, Any]) -> str:
    names = row.get("names") if isinstance(row, dict) else None
    return str(names[0]) if names else str(row)[:60]


def _sector_faults(sector: str, label: str) -> Iterator[str]:
    if not sector.split() or len(sector.split()) > 2:
        yield f"{label}: sector {sector!r} is one or two codes"
    yield from (f"{label}: no such sector {s!r}" for s in sector.split() if s not in sectors())


def _span_faults(start: str | None, end: str | None, label: str) -> Iterator[str]:
    for date in (start, end):
        if date is not None and not _DATE.fullmatch(date):
            yield f"{label}: {date!r} is not a date YYYY, YYYY-MM or YYYY-MM-DD"
            return
    if is_before(end, start):
        yield f"{label}: ends on {end} before it starts on {start}"


def is_before(one: str | None, other: str | None) -> bool:
    """Whether a date lies before another as exactly as both are known.

    >>> is_before("2015", "2016-01"), is_before("2015", "2015-06")
    (True, False)
    """
    if one is None or other is None:
        return False
    size = min(len(one), len(other))
    return one[:size] < other[:size]


def _person_faults(person: PersonRow) -> Iterator[str]:
    label = person.names[0]
    for term in person.terms:
        if term.office not in OFFICES:
            yield f"{label}: no such office {term.office!r}"
        yield from _span_faults(term.start, term.end, f"{label}, {term.office}")
    if person.sector is not None:
        yield from _sector_faults(person.sector, label)


def _term_faults(country: CountryFile) -> Iterator[str]:
    """Two persons in an office of which there is one."""
    held = [
        (t["office"], t.get("start"), t.get("end"), _label(row))
        for row in country.people
        for t in row.get("terms", ())
        if t.get("office") in SOLE_OFFICES - set(country.shared_offices) and t.get("start")
    ]
    for number, (office, start, end, who) in enumerate(held):
        for other, begun, ended, whom in held[number + 1 :]:
            if office != other or who == whom:
                continue
            if _precedes(start, ended) and _precedes(begun, end):
                yield f"{office}: {who} and {whom} overlap"


def _precedes(start: str, end: str | None) -> bool:
    return end is None or is_before(start, end)
