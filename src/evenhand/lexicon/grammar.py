"""Closed classes of words that the grammar rules go by."""

from __future__ import annotations

from functools import cache
from typing import Any

from evenhand.lexicon.actors import data_folder, read_toml


@cache
def _table() -> dict[str, Any]:
    return read_toml(data_folder() / "grammar" / "words.toml")


@cache
def words(kind: str) -> frozenset[str]:
    """Words of one class ("light_verbs", "thinkable"), lower case.

    >>> "may" in words("thinkable")
    True
    """
    return frozenset(_table()[kind])


@cache
def harm_kinds(table: str) -> dict[str, str]:
    """Kind of harm by word: of `harm` (verbs), `suffered` (verbs) or `harm_words`.

    >>> harm_kinds("harm")["wound"]
    'injured'
    """
    return {word: kind for kind, listed in _table()[table].items() for word in listed}


@cache
def people_endings() -> tuple[str, ...]:
    """Endings of nouns for people."""
    return tuple(_table()["people_endings"])
