"""Words that give a clause to a speaker."""

from __future__ import annotations

from functools import cache

from evenhand.lexicon.actors import data_folder, read_toml


@cache
def speech_words(kind: str) -> frozenset[str]:
    """Words of one kind: saying, blaming, alleging, denying, prepositions, hidden."""
    return frozenset(read_toml(data_folder() / "speech" / "verbs.toml")[kind])
