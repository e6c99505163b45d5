"""Records of earlier runs, read back from the files they were written to."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from evenhand.errors import UsageError
from evenhand.export import claims_from_parquet
from evenhand.model import Claim, decode_lines

T = TypeVar("T")


def read_records(path: Path, kind: type[T]) -> list[T]:
    """Records of one kind from JSON Lines; claims also from Parquet.

    Raises:
        UsageError: the file cannot be read, or a line holds no such record.
    """
    try:
        data = path.read_bytes()
        if path.suffix == ".parquet" and kind is Claim:
            return claims_from_parquet(data)  # type: ignore[return-value]
        return list(decode_lines(data, kind))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    except (msgspec.DecodeError, KeyError, ValueError) as error:
        raise UsageError(f"{path}: holds no {kind.__name__.lower()} records ({error})") from error
