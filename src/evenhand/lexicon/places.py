"""Places of the world by name: GeoNames, its subdivisions, countries, the project's lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import as_file
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from evenhand.lexicon.actors import data_folder
from evenhand.lexicon.gazetteer_file import Header, key_hashes, place_key, read_file

INDEX = "index.bin"
# Bits of a name: an English word, a first name, a surname; of a posting: not the place's own name.
WORD, FIRST, SURNAME = 1, 2, 4
ALTERNATE = 1 << 31
NONE = 0xFFFFFFFF
# PLOVER's resolution by kind of place.
RESOLUTION = {"country": 1, "region": 2, "admin1": 2, "admin2": 3, "city": 4, "site": 5}


class PlaceRecord(msgspec.Struct, frozen=True):
    """One place of the gazetteer.

    Attributes:
        row: its number in the gazetteer; geonameid: None for places of the project's own lists.
        kind: country, admin1, admin2, region (without borders of its own), city, site, water.
        admin: row of its first-level subdivision, None when it has none.
        country: ISO 3166 alpha-3; None for seas and regions of several countries.
        claims: further states that claim it; weight: population, or as if, to rank namesakes.
    """

    row: int
    name: str
    kind: str
    lat: float
    lon: float
    country: str | None
    admin: int | None
    geonameid: int | None
    weight: int
    claims: tuple[str, ...]

    @property
    def resolution(self) -> int:
        """PLOVER's resolution; regions of several countries and seas count as provinces."""
        return RESOLUTION.get(self.kind, 2)


class Candidate(msgspec.Struct, frozen=True):
    """A place a name may mean, and whether the name is only another one of it."""

    place: PlaceRecord
    alternate: bool


class PlaceIndex:
    """Look-up of places by name over the mapped file."""

    def __init__(self, path: Path) -> None:
        """Map the index at `path`; `place_index()` gives the shipped one."""
        header, arrays = read_file(path)
        self._header: Header = header
        self._a: dict[str, NDArray[Any]] = arrays
        self._hashes = arrays["hash"]
        self._record = lru_cache(maxsize=50_000)(self._read)

    def __len__(self) -> int:
        """Number of places."""
        return len(self._a["lat"])

    def find(self, keys: Sequence[str]) -> list[int | None]:
        """Number of each key in the index, None where it names no place."""
        if not keys:
            return []
        wanted = key_hashes(keys)
        at = np.searchsorted(self._hashes, wanted)
        at[at == len(self._hashes)] = 0
        found = self._hashes[at] == wanted
        return [int(n) if ok else None for n, ok in zip(at, found, strict=True)]

    def flags(self, key: int) -> int:
        """Bits of a key: WORD, FIRST, SURNAME."""
        return int(self._a["flags"][key])

    def candidates(self, key: int) -> tuple[Candidate, ...]:
        """Every place a key may mean, in the order of weight."""
        start, end = int(self._a["first"][key]), int(self._a["first"][key + 1])
        posts = self._a["post"][start:end].tolist()
        return tuple(Candidate(self._record(p & ~ALTERNATE), bool(p & ALTERNATE)) for p in posts)

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Every place one whole name may mean; empty when it is not listed."""
        key = self.find([place_key(name)])[0]
        return () if key is None else self.candidates(key)

    def record(self, row: int) -> PlaceRecord:
        """The place in a row."""
        return self._record(row)

    def _read(self, row: int) -> PlaceRecord:
        a = self._a
        start, end = int(a["name_at"][row]), int(a["name_at"][row + 1])
        country, admin, geonameid = int(a["country"][row]), int(a["admin"][row]), int(a["id"][row])
        return PlaceRecord(
            row,
            a["names"][start:end].tobytes().decode(),
            self._header.kinds[int(a["kind"][row])],
            round(float(a["lat"][row]), 5),
            round(float(a["lon"][row]), 5),
            self._header.countries[country] or None,
            None if admin == NONE else admin,
            geonameid or None,
            int(a["weight"][row]),
            self._header.claims.get(row, ()),
        )


@cache
def place_index() -> PlaceIndex:
    """The shipped gazetteer, mapped once."""
    with as_file(data_folder() / "places" / INDEX) as path:
        return PlaceIndex(path)
