"""Generic agent words ("gunmen", "foreign ministry") and the sector each stands for."""

from __future__ import annotations

from functools import cache

from evenhand.lexicon.actors import data_folder, read_toml


@cache
def agent_sectors() -> dict[str, str]:
    """Sector by agent word or phrase in lower case, singular and plural forms alike."""
    table = read_toml(data_folder() / "actors" / "agents.toml")["agents"]
    return {word: sector for sector, words in table.items() for word in words}
