"""The vocabulary in memory: compiled once from the reviewed files, loaded in a moment."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from evenhand.errors import LexiconError
from evenhand.lexicon.actors import data_folder, read_names
from evenhand.lexicon.homonyms import with_openness
from evenhand.lexicon.names import NameIndex
from evenhand.lexicon.packed import Meanings, Packed, pack

COMPILED = "names.msgpack"


def _actor_files(folder: Traversable) -> Iterator[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.is_dir():
            yield from _actor_files(path)
        elif path.name.endswith(".toml"):
            yield path


def source_hash() -> str:
    """Hash of every reviewed actor file, names and contents."""
    digest = hashlib.sha256()
    for path in _actor_files(data_folder() / "actors"):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def compile_names() -> Path:
    """Compile the actor files into the one that ships; gives its path."""
    target = Path(str(data_folder() / COMPILED))
    packed = pack(with_openness(read_names()), source_hash())
    target.write_bytes(msgspec.msgpack.encode(packed))
    compiled.cache_clear()
    name_index.cache_clear()
    return target


@cache
def compiled() -> Packed:
    """The compiled vocabulary.

    Raises:
        LexiconError: it was never compiled, or by another version.
    """
    path = data_folder() / COMPILED
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Packed)
    except (OSError, msgspec.DecodeError) as error:
        raise LexiconError(
            f"{path.name}: {error}; run `evenhand lexicon check --write` to compile it"
        ) from error


@cache
def name_index() -> NameIndex:
    """All shipped names of parties."""
    return NameIndex(Meanings(compiled()), compiled().source, longest_from=compiled().first_words)
