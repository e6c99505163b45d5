"""The gazetteer on disk: flat arrays in one file, mapped into memory rather than read.

Layout: 4 bytes magic, 4 bytes length of a msgpack header, the header, then the arrays, each at a
multiple of 8. The header names every array's type, length and place, and holds the small tables
(countries, claims) as plain values. A name is found by the hash of its key in a sorted array, so
that no name is an object in memory until it is asked for.
"""

from __future__ import annotations

import hashlib
import mmap
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from evenhand.errors import LexiconError
from evenhand.lexicon.words import split_words

MAGIC = b"EHG1"
# Letters that have no decomposition, as the press writes them in English.
_LETTERS = str.maketrans({
    "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "Ae", "ð": "d", "þ": "th",
    "Þ": "Th", "ə": "a", "Ə": "A", "Ł": "L", "ʻ": "", "ʿ": "", "ʾ": "", "′": "", "‘": "", "”": "",
})  # fmt: skip
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
ARTICLES = frozenset(
    (
        "al",
        "el",
        "ar",
        "as",
        "ash",
        "ad",
        "adh",
        "at",
        "az",
        "an",
        "ul",
        "ez",
        "er",
        "es",
        "esh",
        "et",
    )
)


class Header(msgspec.Struct, frozen=True):
    """Small tables and the places of the arrays: name -> (dtype, length, offset)."""

    arrays: dict[str, tuple[str, int, int]]
    countries: tuple[str, ...]
    kinds: tuple[str, ...]
    claims: dict[int, tuple[str, ...]]
    source: str


def place_words(text: str) -> list[tuple[str, int, int]]:
    """Words of a text as place keys have them: folded, lower case, punctuation left out."""
    return [(key_word(w), a, b) for w, a, b in split_words(text) if w[:1].isalnum()]


@lru_cache(maxsize=65536)
def key_word(folded: str) -> str:
    """One folded word in the form place keys have: lower case, short forms written out."""
    word = folded.translate(_LETTERS).lower()
    return _SHORT.get(word, word)


def place_key(name: str) -> str:
    """The form under which a place is looked up.

    >>> place_key("St. Louis"), place_key("Bab al-Hawa"), place_key("Córdoba")
    ('saint louis', 'bab al hawa', 'cordoba')
    """
    return " ".join(word for word, _, _ in place_words(name))


def key_hashes(keys: Sequence[str]) -> NDArray[np.uint64]:
    """64-bit hashes of keys, the same on every machine."""
    digests = b"".join(hashlib.blake2b(k.encode(), digest_size=8).digest() for k in keys)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)


def write_file(path: Path, arrays: Mapping[str, NDArray[Any]], tables: Mapping[str, Any]) -> None:
    """Write arrays and tables as one file."""
    places: dict[str, tuple[str, int, int]] = {}
    offset = 0
    for name, array in arrays.items():
        places[name] = (array.dtype.str, len(array), offset)
        offset += -(-array.nbytes // 8) * 8
    header = msgspec.msgpack.encode(Header(arrays=places, **tables))
    header += b"\xc1" * (-(len(header) + 8) % 8)
    with path.open("wb") as out:
        out.write(MAGIC + len(header).to_bytes(4, "little") + header)
        for array in arrays.values():
            raw = array.tobytes()
            out.write(raw + b"\0" * (-len(raw) % 8))


def read_file(path: Path) -> tuple[Header, dict[str, NDArray[Any]]]:
    """Map a file written by `write_file`; its arrays are views that cannot be written to.

    Raises:
        LexiconError: the file is missing or not a gazetteer.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise LexiconError(f"gazetteer {path}: {error}") from error
    if data[:4] != MAGIC:
        raise LexiconError(f"gazetteer {path}: not a gazetteer of this version")
    size = int.from_bytes(data[4:8], "little")
    header = msgspec.msgpack.decode(data[8 : 8 + size].rstrip(b"\xc1"), type=Header)
    base = 8 + size
    arrays = {
        name: np.frombuffer(data, dtype=dtype, count=length, offset=base + offset)
        for name, (dtype, length, offset) in header.arrays.items()
    }
    return header, arrays
