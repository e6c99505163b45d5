"""Claims that describe one happening become one event with its accounts.

`merge(claims, labels=..., sides=..., decisions=...)` gives the events.
"""

from evenhand.merging.decisions import Decisions, read_decisions
from evenhand.merging.merge import merge
from evenhand.merging.sides import Sides, read_sides

__all__ = ["Decisions", "Sides", "merge", "read_decisions", "read_sides"]
