"""The document: one text, where it came from and who published it."""

from __future__ import annotations

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One text, normalised once; every offset of the project refers to `text`.

    Attributes:
        id: name of the document within a run (the source, with `#row` for tables).
        text: the normalised text, kept as it is.
        sha256: hex digest of the raw bytes the text was read from.
        source: path or name the text was read from.
        issuer: who publishes it; None when not stated.
        title: its title; None when not stated.
        published: publication date `YYYY-MM-DD` (or `YYYY-MM`, `YYYY`); None when not stated.
        url: address it was published at; None when not stated.
        language: ISO 639-1 code.
        body: half-open ranges of `text` to be coded; front matter lies outside.
    """

    id: str
    text: str
    sha256: str
    source: str
    issuer: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"
    body: tuple[tuple[int, int], ...] = ()


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    """A source that gave no document, and why.

    Attributes:
        source: path or name of the source, with `#row` for one row of a table.
        reason: what was wrong, in one line that says what to do where that is known.
    """

    source: str
    reason: str
