"""Opening items: plain files and standard input of bearable size, nothing else."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Callable
from typing import BinaryIO

from evenhand.errors import ReadError
from evenhand.reading.limits import MAX_FILE_BYTES, MAX_TABLE_BYTES, mega
from evenhand.reading.sources import STDIN, TABLES, Item


def open_item(item: Item) -> BinaryIO:
    """The item's bytes, when it is a plain file of bearable size.

    Raises:
        ReadError: no plain file, or too large.
        OSError: the system does not open it; `system_reason` says why in words.
    """
    if item.source == STDIN and item.stream is not None:
        data = item.stream.read(MAX_FILE_BYTES + 1)
        if len(data) > MAX_FILE_BYTES:
            raise ReadError(
                f"standard input is over {mega(MAX_FILE_BYTES)} bytes; save it as a file"
            )
        return io.BytesIO(data)
    if item.path is None:
        raise ReadError("leads to no file; check the path")
    # Not blocking: opening a pipe would wait for its writer.
    handle = os.open(
        item.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    stream = os.fdopen(handle, "rb")
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise ReadError(f"is {_kind(state.st_mode)}, not a file; give a file")
        limit = MAX_TABLE_BYTES if item.format in TABLES else MAX_FILE_BYTES
        if state.st_size > limit:
            raise ReadError(f"file is larger than {mega(limit)} bytes; split it")
    except BaseException:
        stream.close()
        raise
    return stream


def _kind(mode: int) -> str:
    kinds: tuple[tuple[Callable[[int], bool], str], ...] = (
        (stat.S_ISDIR, "a folder that cannot be listed"),
        (stat.S_ISFIFO, "a named pipe (FIFO)"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for test, name in kinds if test(mode)), "something else")


def system_reason(error: OSError) -> str:
    """What the system says, in words, and what to do."""
    known = {
        errno.EACCES: "may not be read; allow reading it",
        errno.EPERM: "may not be read; allow reading it",
        errno.ENOENT: "there is no such file (a link that leads nowhere?); check the path",
        errno.ELOOP: "is a link that leads back to itself; give the file",
        errno.EISDIR: "is a folder that cannot be listed; allow reading it",
        errno.ENAMETOOLONG: "has too long a name; check the path",
        errno.ENXIO: "is a pipe or socket, not a file; give a file",
    }
    return known.get(
        error.errno or 0, f"cannot be read ({error.strerror or error}); check the file"
    )
