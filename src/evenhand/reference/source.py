"""The file itself: its hash, its bytes unpacked, and its first lines."""

from __future__ import annotations

import gzip
import hashlib
import io
import shutil
import zipfile
from pathlib import Path
from typing import IO, cast

import msgspec

from evenhand.errors import ReferenceDataError

# Enough for a header and a few of the longest rows (GED lists all its sources in one field).
HEAD_BYTES = 1 << 18
TABLES = (".csv", ".tsv", ".tab", ".txt", ".dat", ".export.csv")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A table on disk, unpacked from its archive where it was in one.

    Attributes:
        path: file to read; name: name as given, for messages and versions.
        head: its first lines as text; encoding: "utf-8" or "latin-1".
    """

    path: Path
    name: str
    head: str
    encoding: str


def sha256_of_file(path: Path) -> str:
    """Hex digest of a file's bytes, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_source(path: Path, folder: Path) -> Source:
    """Find the table in `path`; a member of a zip archive is unpacked into `folder`.

    Raises:
        ReferenceDataError: the file cannot be read, is empty, or is an archive without one table.
    """
    try:
        table = _unzip(path, folder) if path.suffix.lower() == ".zip" else path
        with _opened(table) as file:
            data = file.read(HEAD_BYTES)
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        raise ReferenceDataError(
            f"{path}: cannot be read ({error}); give a .csv, .csv.gz or .zip as downloaded"
        ) from error
    if not data.strip():
        raise ReferenceDataError(f"{path}: is empty; download it again")
    head, encoding = _decode(data)
    return Source(path=table, name=path.name, head=head, encoding=encoding)


def _opened(path: Path) -> IO[bytes]:
    packed = path.suffix.lower() == ".gz"
    return cast(IO[bytes], gzip.open(path, "rb")) if packed else path.open("rb")


def open_text(source: Source) -> io.TextIOWrapper:
    """The table's text, from its beginning, without a byte order mark."""
    encoding = "utf-8-sig" if source.encoding == "utf-8" else source.encoding
    return io.TextIOWrapper(_opened(source.path), encoding=encoding, errors="replace", newline="")


def _unzip(path: Path, folder: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        members = [m for m in archive.infolist() if m.filename.lower().endswith(TABLES)]
        if len(members) != 1:
            found = ", ".join(m.filename for m in members) or "none"
            raise ReferenceDataError(
                f"{path}: an archive must hold one table, found {found}; unpack it and give one"
            )
        target = folder / Path(members[0].filename).name
        with archive.open(members[0]) as packed, target.open("wb") as file:
            shutil.copyfileobj(packed, file)
    return target


def _decode(data: bytes) -> tuple[str, str]:
    whole = data[: data.rfind(b"\n") + 1] or data
    try:
        return whole.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return whole.decode("latin-1"), "latin-1"
