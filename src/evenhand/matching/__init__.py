"""Events against reference data: what a dataset records of what the accounts say.

`match(events, table, claims=...)` gives the matches of one dataset, with their reasons.
"""

from evenhand.matching.match import match

__all__ = ["match"]
