"""What a call says about the documents it reads."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from evenhand.errors import ReadError, UsageError
from evenhand.reading.dates import parse_date
from evenhand.reading.languages import parse_language
from evenhand.reading.meta import Meta, one_line

KEYS = ("id", "text", "issuer", "date", "title", "url", "language")


class ReadSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller states about every document; it wins over what a source states.

    Attributes:
        issuer, date, language, title, url: as on the document; None to leave it to the source.
        column_map: for tables, our key (one of KEYS) to the table's column.

    Raises:
        UsageError: the date is unreadable or ambiguous, the language unknown, a key not ours.
    """

    issuer: str | None = None
    date: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None
    column_map: Mapping[str, str] = {}

    def __post_init__(self) -> None:
        """Bring date and language into their one form, or refuse them."""
        unknown = sorted(set(self.column_map) - set(KEYS))
        if unknown:
            raise UsageError(
                f"--map knows no key {unknown[0]!r}; the keys are {', '.join(KEYS)} (key=COLUMN)"
            )
        try:
            msgspec.structs.force_setattr(self, "date", parse_date(self.date))
            msgspec.structs.force_setattr(self, "language", parse_language(self.language))
        except ReadError as error:
            raise UsageError(f"in the call: {error}") from error

    def meta(self) -> Meta:
        """The same as metadata of a document."""
        return Meta(
            issuer=one_line(self.issuer),
            title=one_line(self.title),
            published=self.date,
            url=one_line(self.url, limit=2_000),
            language=self.language,
        )


def parse_column_map(text: str) -> dict[str, str]:
    """The `--map` option, `text=body,date=published`, as a column map.

    >>> parse_column_map("text=body, date=published")
    {'text': 'body', 'date': 'published'}

    Raises:
        UsageError: a part is not `key=COLUMN`, names an unknown key, or names a key twice.
    """
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        key, sign, column = (piece.strip() for piece in part.partition("="))
        if not (key and sign and column):
            raise UsageError(f"--map {part!r} is not key=COLUMN, such as text=body")
        if key not in KEYS:
            raise UsageError(f"--map knows no key {key!r}; the keys are {', '.join(KEYS)}")
        if key in found:
            raise UsageError(f"--map names {key!r} twice")
        found[key] = column
    return found
