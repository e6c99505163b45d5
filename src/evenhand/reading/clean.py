"""One form for the characters of a text, whatever it was written with."""

from __future__ import annotations

import html
import re
import unicodedata

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AMPERSANDS = re.compile(r"&(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,4}26);)+")
_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SOFT_BREAK = re.compile(r"\u00ad[ \t]*\n[ \t]*(?=[^\W\d_])")
_SPACES = re.compile(r"(?<=\S) {2,}")
_TRAILING = re.compile(r"(?<! ) +(?=\n|\Z)")
# Entities within entities ("&amp;amp;lt;") settle within a few rounds in any honest text.
_ROUNDS = 5


class _Table(dict[int, "int | str | None"]):
    """Every character with what stands for it, worked out when it is first met."""

    def __missing__(self, number: int) -> int | str | None:
        kind = unicodedata.category(chr(number))
        found: int | str | None = number
        if kind == "Zs":
            found = " "
        elif kind in ("Cf", "Cs", "Cc") or _is_noncharacter(number):
            found = None
        self[number] = found
        return found


def _is_noncharacter(number: int) -> bool:
    return number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF


_TABLE = _Table({ord("\n"): "\n", ord("\t"): "    "})


def clean(text: str) -> str:
    r"""Characters in one form: composed (NFC), entities resolved, `\n` for every line end.

    Soft hyphens, zero-width, direction and control characters go; every blank is a space; runs
    of spaces inside a line become one; indentation stays for `unwrap` to judge.

    >>> clean("caf&eacute;\r\nso\u00adlid\u200b  \u00a0rock")
    'café\nsolid rock'
    """
    if text.isascii() and "&" not in text:
        return _tidy(_BREAKS.sub("\n", text))
    for _ in range(_ROUNDS):
        before = text
        text = _tidy(_SOFT_BREAK.sub("", _BREAKS.sub("\n", _resolve(text))))
        text = unicodedata.normalize("NFC", text)
        if text == before:
            break
    return text


def _resolve(text: str) -> str:
    """HTML entities as the characters they stand for."""
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda found: html.unescape(found[0]), _AMPERSANDS.sub("&", text))


def _tidy(text: str) -> str:
    """Blanks and invisible characters settled."""
    text = text.translate(_TABLE)
    return _TRAILING.sub("", _SPACES.sub(" ", text))
