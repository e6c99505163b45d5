"""The vocabulary as reviewed data, and how to look things up in it."""

from evenhand.lexicon.store import name_index

__all__ = ["name_index"]
