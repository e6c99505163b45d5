"""Everything a party is called: its state's names or its group's, with bodies and people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from evenhand.errors import LexiconError
from evenhand.lexicon.actors import country_names, data_folder, group_names, read_toml
from evenhand.lexicon.agents import agent_sectors
from evenhand.lexicon.names import Name
from evenhand.lexicon.words import name_key


@dataclass(frozen=True, slots=True)
class Roster:
    """A party's names.

    Attributes:
        party: ISO 3166 alpha-3 code of a state, or first name of a group.
        names: all its names in the order listed; keys: their folded forms with their names.
    """

    party: str
    names: tuple[Name, ...]
    keys: dict[str, tuple[Name, ...]]


def is_state(party: str) -> bool:
    """Whether a party is written as a state's code ("SYR") and not as a group's name.

    >>> is_state("SYR"), is_state("Hamas")
    (True, False)
    """
    return len(party) == 3 and party.isupper() and party.isascii() and _country_file(party)


def _country_file(code: str) -> bool:
    return (data_folder() / "actors" / "countries" / f"{code.lower()}.toml").is_file()


@cache
def roster(party: str) -> Roster:
    """The names of a party.

    A state's armed groups and movements count as names of that state, so that nothing of either
    party stays when two states are exchanged; a group has its units and leaders.

    A generic word ("rebels") listed as an epithet names nobody and is left out, as by the coder.

    Raises:
        LexiconError: no state or group of that name is listed.
    """
    listed = _state_names(party) if is_state(party) else _group_names(party)
    names = tuple(n for n in listed if n.text.lower() not in agent_sectors())
    if not names:
        raise LexiconError(f"{party!r} is neither a listed state's code nor a group's first name")
    keys: dict[str, list[Name]] = {}
    for name in names:
        keys.setdefault(name_key(name.text), []).append(name)
    return Roster(party, names, {key: tuple(found) for key, found in keys.items()})


def _state_names(code: str) -> Iterator[Name]:
    path = data_folder() / "actors" / "countries" / f"{code.lower()}.toml"
    yield from country_names(read_toml(path), path.name)
    for unit, row in _groups():
        if row.get("code") == code:
            yield from group_names({"group": [row]}, unit)


def _group_names(party: str) -> Iterator[Name]:
    for unit, row in _groups():
        if party in (row["names"][0], row.get("parent")):
            yield from group_names({"group": [row]}, unit)


@cache
def _groups() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Rows of every groups file with the file's name."""
    folder = data_folder() / "actors" / "groups"
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name)
    return tuple((p.name, row) for p in paths for row in read_toml(p).get("group", ()))
