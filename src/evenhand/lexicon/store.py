"""The vocabulary in memory, loaded once."""

from __future__ import annotations

from functools import cache

from evenhand.lexicon.actors import read_names
from evenhand.lexicon.names import NameIndex


@cache
def name_index() -> NameIndex:
    """All shipped names of parties."""
    return NameIndex(read_names())
