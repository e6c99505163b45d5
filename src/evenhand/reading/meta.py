"""What is known about a document besides its text, and where it was read from."""

from __future__ import annotations

from typing import Literal

import msgspec

Layout = Literal["plain", "blocks", "wrapped"]


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """Metadata of a document; None where not stated."""

    issuer: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: Meta) -> Meta:
        """This metadata, filled up with what only `other` states."""
        return Meta(
            **{
                field: mine if (mine := getattr(self, field)) is not None else getattr(other, field)
                for field in self.__struct_fields__
            }
        )


class Extract(msgspec.Struct, frozen=True, kw_only=True):
    """What a format gives: text as it stands there, and metadata.

    `layout` says what a line break in the text means: `plain` may be hard-wrapped or not (to be
    found out), in `blocks` every line is a block, in `wrapped` lines of a block belong together.
    """

    text: str
    layout: Layout = "plain"
    meta: Meta = Meta()


def one_line(value: object, *, limit: int = 500) -> str | None:
    """A metadata value as one clean line; None when it is empty."""
    text = " ".join(str(value).split()) if value is not None else ""
    return text[:limit] or None
