"""Bytes into text: the encoding is told, shown by the bytes, or worked out; never forced."""

from __future__ import annotations

import codecs
import re

from evenhand.errors import ReadError
from evenhand.reading.limits import SAMPLE_BYTES

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PAR1", "a Parquet table"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "rich text (RTF)"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Beyond one control character in a hundred bytes, a file is no text with a few odd bytes in it.
_CONTROL_SHARE = 0.01
# English in a one-byte encoding has few bytes beyond ASCII: quotation marks, dashes, accents.
_FOREIGN_SHARE = 0.05

ADVICE = "save it as UTF-8 text"


def decode(data: bytes, *, declared: str | None = None) -> str:
    r"""Text from bytes: by byte order mark, as UTF-8, as declared, or as the bytes suggest.

    >>> decode("caf\u00e9".encode("cp1252"))
    'café'

    Raises:
        ReadError: the bytes are no text, or their encoding cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"content is {what}, not text; give it the ending of its kind")
    if unmarked := _unmarked_utf16(data[:SAMPLE_BYTES]):
        return _strictly(data, unmarked)
    sample = data[:SAMPLE_BYTES]
    if len(_CONTROLS.findall(sample)) > max(1, len(sample) * _CONTROL_SHARE):
        raise ReadError(f"content is binary, not text; {ADVICE} or give it the right ending")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(data, error, declared)


def _unmarked_utf16(sample: bytes) -> str | None:
    """UTF-16 without its mark: in English text every second byte is NUL."""
    if len(sample) < 8 or 0 not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        at = f" at byte {error.start:,}" if isinstance(error, UnicodeDecodeError) else ""
        raise ReadError(f"content is damaged {encoding.upper()}{at}; {ADVICE}") from error


def _other(data: bytes, error: UnicodeDecodeError, declared: str | None) -> str:
    """Text that is not UTF-8 throughout."""
    if declared and _known_text_encoding(declared):
        return _strictly(data, declared)
    beyond = sum(byte > 127 for byte in data[:SAMPLE_BYTES])
    if _mostly_utf8(data, error):
        raise ReadError(f"content is UTF-8 but damaged at byte {error.start:,}; {ADVICE}")
    if beyond <= max(3, _FOREIGN_SHARE * min(len(data), SAMPLE_BYTES)):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE_BYTES]).best()
    if best is None:
        raise ReadError(f"encoding cannot be told (byte {error.start:,} is not UTF-8); {ADVICE}")
    return _strictly(data, best.encoding)


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether characters beyond ASCII stand in UTF-8 before the first fault."""
    return not data[: error.start].isascii()


def _known_text_encoding(name: str) -> bool:
    try:
        return codecs.lookup(name).name not in ("utf-8", "utf-16", "utf-32") and bool(
            "x".encode(name)
        )
    except (LookupError, UnicodeError, ValueError, TypeError):
        return False
