"""Words that can name an act."""

from __future__ import annotations

from functools import cache

from evenhand.lexicon.actors import data_folder, read_toml


@cache
def event_nouns() -> frozenset[str]:
    """Lemmas of nouns that can name an act ("shelling", "arrest", "talk")."""
    return frozenset(read_toml(data_folder() / "events" / "nouns.toml")["nouns"])
