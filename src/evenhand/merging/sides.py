"""Whose account a claim is: the side its voice is declared for, otherwise its issuer."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from evenhand.errors import UsageError
from evenhand.lexicon import name_index
from evenhand.lexicon.agents import agent_sectors
from evenhand.lexicon.meaning import choose_meaning
from evenhand.lexicon.ontology import sectors
from evenhand.lexicon.words import name_key
from evenhand.merging.parties import GROUP
from evenhand.model import CiteInfo, Voice

Known = tuple[frozenset[str], frozenset[str], frozenset[str]]


class Sides:
    """Declared sides: names of issuers and voices, or country codes, by side.

    A name counts before a code. A code speaks for the state's own bodies only: a group or an
    entity without full recognition that is coded with the state it fights does not count to it.

    >>> sides = Sides({"North": ("Northern Ministry", "NOR")})
    >>> sides.of(Voice(), CiteInfo(document="d", sha256="", publication="Northern Ministry"))
    'North'
    """

    def __init__(self, declared: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Index the declared names once."""
        self._names: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._identifiers: dict[str, str] = {}
        self._found: dict[tuple[str, str | None], str | None] = {}
        for side, names in (declared or {}).items():
            for name in names:
                if len(name) == 3 and name.isupper():
                    self._codes[name] = side
                    continue
                self._names[name_key(name).casefold()] = side
                for identifier in known_as(name)[0]:
                    self._identifiers.setdefault(identifier, side)

    def of(self, voice: Voice, cite: CiteInfo, *, origin: CiteInfo | None = None) -> str:
        """The side of what a voice says in a document.

        Args:
            voice: who says it; a voice that counts to no declared side is told by the issuer.
            cite: the document.
            origin: the document it copies, whose issuer then gives the account.
        """
        if voice.kind != "author" and voice.entity_text is not None:
            side = self._declared(voice.entity_text, voice.code)
            if side is not None:
                return side
        own = None if cite.publication is None else self._declared(cite.publication, None)
        if own is not None:
            return own
        source = origin or cite
        if source.publication is None:
            return source.document
        return self._declared(source.publication, None) or source.publication

    def _declared(self, name: str, code: str | None) -> str | None:
        if (name, code) not in self._found:
            self._found[name, code] = self._look_up(name, code)
        return self._found[name, code]

    def _look_up(self, name: str, code: str | None) -> str | None:
        key = name_key(name).casefold()
        if key in self._names:
            return self._names[key]
        within = [n for n in self._names if f" {n} " in f" {key} "]
        if within:
            return self._names[max(within, key=len)]
        identifiers, codes, kinds = known_as(name)
        for identifier in sorted(identifiers):
            if identifier in self._identifiers:
                return self._identifiers[identifier]
        if kinds & GROUP:
            return None
        found = {self._codes[c] for c in (codes | {code}) if c in self._codes}
        return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=20_000)
def known_as(name: str) -> Known:
    """What the vocabulary knows of the names in a phrase: identifiers, codes, sectors."""
    identifiers, codes, kinds = set(), set(), set()
    for hit in name_index().scan(name):
        meaning = choose_meaning(hit.names)
        if meaning is None:
            continue
        if meaning.identifier is not None:
            identifiers.add(meaning.identifier)
        if meaning.code is not None:
            codes.add(meaning.code)
        kinds.update((meaning.sector or "").split())
    words = name.lower().split()
    agents = agent_sectors()
    for size in (1, 2, 3):
        for at in range(len(words) - size + 1):
            kinds.update(agents.get(" ".join(words[at : at + size]), "").split())
    return frozenset(identifiers), frozenset(codes), frozenset(kinds & set(sectors()))


def read_sides(path: Path) -> Sides:
    """Sides from a TOML file: [sides] with a list of names or codes for each.

    Raises:
        UsageError: the file cannot be read, or a name is declared for two sides.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8-sig")).get("sides")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as a file of sides: {error}") from error
    if not isinstance(table, dict) or not table:
        raise UsageError(f'{path}: needs [sides] with lines like "North" = ["its ministry"]')
    homes: dict[str, str] = {}
    for side, names in table.items():
        if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
            raise UsageError(f"{path}: side {side!r} needs a list of names or codes")
        for name in names:
            if homes.setdefault(name_key(name), side) != side:
                raise UsageError(f"{path}: {name!r} is declared for two sides")
    return Sides({side: tuple(names) for side, names in table.items()})
