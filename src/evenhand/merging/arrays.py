"""Names for the arrays that merging works on, and numbers for values."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

# Stands for a day that is not known.
NO_DAY = -1


class Numbering:
    """Numbers for values in the order they are first met; None is -1."""

    def __init__(self) -> None:
        """Start empty."""
        self.values: dict[Hashable, int] = {}

    def __call__(self, value: Hashable) -> int:
        """The value's number."""
        return -1 if value is None else self.values.setdefault(value, len(self.values))
