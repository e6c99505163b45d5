"""Files written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path


def write_atomic(target: Path, data: bytes | str | Iterable[bytes]) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    The temporary file lies in the same folder, because a rename across file systems copies.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    chunks = (
        [data.encode()] if isinstance(data, str) else [data] if isinstance(data, bytes) else data
    )
    try:
        with part.open("xb") as out:
            for chunk in chunks:
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def sha256_of(source: Path | bytes) -> str:
    """Hex digest of a file or of bytes.

    >>> sha256_of(b"")[:8]
    'e3b0c442'
    """
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
