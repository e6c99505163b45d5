"""Markdown marks taken off, so that only the words are left."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,}|(?:[*_-] ?){3,})\s*")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*?)\s*#*")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_TABLE_RULE = re.compile(r"\s*\|?[\s:|-]*-{2,}[\s:|-]*\|?\s*")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,1000})\]\([^()\s]{0,2000}(?: [^()\n]{0,500})?\)")
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,1000})\]\[[^\[\]\n]{0,200}\]")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]{1,200}\]:\s*\S+.*")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_STRONG = re.compile(r"(?<!\\)(\*\*\*|___|\*\*|__)(?=\S)([^*_\n]{1,2000})(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=\S)([^*_\n]{1,2000})(?<=\S)\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


def strip_markdown(text: str) -> str:
    r"""The text of Markdown: headings, links, emphasis and quotes without their marks.

    >>> strip_markdown("# A **bold** [claim](https://a.example)\nsaid *so*.")
    '\nA bold claim\n\nsaid so.'
    """
    if text.count("<!--") == text.count("-->"):
        text = _COMMENT.sub("", text)
    return "\n".join(_strip_line(line) for line in text.split("\n") if not _FENCE.match(line))


def _strip_line(line: str) -> str:
    line = _QUOTE.sub("", line, count=1) if _QUOTE.match(line) else line
    if len(line) < 1_000 and (
        _UNDERLINE.fullmatch(line) or _TABLE_RULE.fullmatch(line) or _DEFINITION.fullmatch(line)
    ):
        return ""
    heading = _HEADING.fullmatch(line) if len(line) < 1_000 else None
    if heading:
        return f"\n{_strip_inline(heading[1])}\n"
    return _strip_inline(line)


def _strip_inline(line: str) -> str:
    """A line without the marks inside it."""
    line = _LINK.sub(r"\1", line)
    line = _REFERENCE.sub(r"\1", line)
    line = _AUTOLINK.sub(r"\1", line)
    line = _STRONG.sub(r"\2", line)
    line = _EMPHASIS.sub(r"\2", line)
    return _ESCAPE.sub(r"\1", line)
