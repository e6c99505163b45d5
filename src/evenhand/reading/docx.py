"""Word files: paragraphs, cells and text boxes in the order they stand in."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from evenhand.errors import ReadError
from evenhand.reading.limits import (
    DOCX_RATIO_FLOOR,
    MAX_DOCX_MEMBERS,
    MAX_DOCX_RATIO,
    MAX_DOCX_UNPACKED,
    mega,
)
from evenhand.reading.meta import Extract

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {
    _W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-",
    _W + "softHyphen": "",
}  # fmt: skip


def extract_docx(data: bytes) -> Extract:
    """Text of a Word file, one paragraph a block; deleted text, headers and notes left out.

    Raises:
        ReadError: no Word file, damaged, encrypted, or far larger unpacked than a text can be.
    """
    _check_archive(data)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        body = docx.Document(io.BytesIO(data)).element.body
        text = "\n\n".join(filter(str.strip, _paragraphs(body)))
    except (
        OpcError, etree.LxmlError, zipfile.BadZipFile, zlib.error, KeyError, ValueError,
        AttributeError, TypeError, OSError, NotImplementedError, RecursionError,
    ) as error:  # fmt: skip
        raise ReadError("not a Word file that can be opened; save it again as .docx") from error
    return Extract(text=text, layout="blocks")


def _check_archive(data: bytes) -> None:
    """Refuse an archive by its directory, before anything in it is unpacked."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError("file is an old or encrypted Word file; save it as .docx, no password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ReadError("file is damaged or no Word file; save it again as .docx") from error
    if len(members) > MAX_DOCX_MEMBERS:
        raise ReadError(f"archive has over {MAX_DOCX_MEMBERS:,} parts; save the text as .txt")
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_DOCX_UNPACKED:
        raise ReadError(
            f"archive unpacks to over {mega(MAX_DOCX_UNPACKED)} bytes; save the text as .txt"
        )
    for member in members:
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > DOCX_RATIO_FLOOR and ratio > MAX_DOCX_RATIO:
            raise ReadError(
                f"archive part {member.filename[:60]!r} unpacks to {ratio:,.0f} times its size, "
                f"over {MAX_DOCX_RATIO}; save the text as .txt"
            )
        if member.flag_bits & 1:
            raise ReadError("archive is encrypted; save it without a password")


def _paragraphs(body: Any) -> Iterator[str]:
    """The text of every paragraph, one inside another (a text box) on its own."""
    parts: list[list[str]] = []
    skipped = 0
    from lxml import etree

    for event, node in etree.iterwalk(body, events=("start", "end")):
        tag = node.tag
        if tag == _FALLBACK:
            skipped += 1 if event == "start" else -1
        if skipped or not isinstance(tag, str):
            continue
        if tag == _W + "p":
            if event == "start":
                parts.append([])
            elif parts:
                yield "".join(parts.pop())
        elif event == "start" and parts:
            if tag == _W + "t":
                parts[-1].append(node.text or "")
            elif tag in _SIGNS and node.getparent().tag == _W + "r":
                parts[-1].append(_SIGNS[tag])
