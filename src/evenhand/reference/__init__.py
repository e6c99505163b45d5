"""Readers of reference datasets: any supported file into one table, with what it covers.

`read_reference(path, folder=...)` gives a `ReferenceTable`; `records(table, ids)` its rows.
"""

from evenhand.reference.load import records
from evenhand.reference.read import read_reference

__all__ = ["read_reference", "records"]
