"""Names that several parties share: which of them is meant when nothing says more, if any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from evenhand.lexicon.actors import data_folder, read_toml
from evenhand.lexicon.agents import agent_sectors
from evenhand.lexicon.names import Name
from evenhand.lexicon.words import name_key

FILE = "homonyms.toml"
# "Russian-backed separatists" says who backs them, not who they are.
_BACKED = re.compile(
    r"\b(?:[A-Z][\w.]*[-‐‑](?:backed|led|sponsored|supported|aligned|funded)|[Pp]ro[-‐‑][A-Z]\w*)\b"
)
# Agent words of these sectors say what somebody is and not who.
_PLAIN_SECTORS = frozenset(("REB", "UAF", "PRM", "MIL", "CRM", "GOV"))


class Homonym(msgspec.Struct, frozen=True, kw_only=True):
    """A name of several parties; `default` is the code meant without more, "" for none."""

    names: tuple[str, ...]
    reason: str
    default: str = ""


class HomonymFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The reviewed list, and surnames and given names too common to name anybody, and
    common nouns of abuse.
    """

    source: str
    licence: str
    homonym: tuple[Homonym, ...]
    surnames: tuple[str, ...]
    given: tuple[str, ...]
    common: tuple[str, ...]


@cache
def homonym_file() -> HomonymFile:
    """The reviewed list as it stands."""
    return msgspec.convert(read_toml(data_folder() / "actors" / FILE), HomonymFile)


@cache
def homonyms() -> dict[str, Homonym]:
    """The reviewed homonyms by their folded words."""
    return {name_key(text): row for row in homonym_file().homonym for text in row.names}


@cache
def common_surnames() -> frozenset[str]:
    """Surnames that by themselves name nobody, folded."""
    return frozenset(name_key(n) for n in homonym_file().surnames)


@cache
def given_names() -> frozenset[str]:
    """Given names after which a country's name is a surname ("Michael Jordan"), folded."""
    return frozenset(name_key(n) for n in homonym_file().given)


def with_openness(names: Iterable[Name]) -> Iterator[Name]:
    """Names with `open` set on those that nothing but their country makes plain."""
    listed = homonyms()
    for name in names:
        row = listed.get(name_key(name.text))
        shared = row is not None and not name.short and row.default != (name.code or "-")
        yield msgspec.structs.replace(name, open=True) if shared or says_little(name) else name


def says_little(name: Name) -> bool:
    """Whether a name is common nouns only ("terrorist gang", "Iran-backed militias")."""
    if name.kind not in ("epithet", "group"):
        return False
    words = _BACKED.sub("", name.text).split()
    return all(w in _common() or agent_sectors().get(w) in _PLAIN_SECTORS for w in words)


@cache
def _common() -> frozenset[str]:
    return frozenset(homonym_file().common)
