"""Extracted text into documents: normalised, its header read, its body and language known."""

from __future__ import annotations

import hashlib

from evenhand.errors import ReadError
from evenhand.model import Document, Rejection
from evenhand.reading.body import body_ranges
from evenhand.reading.clean import clean
from evenhand.reading.header import split_header
from evenhand.reading.languages import identify, not_english
from evenhand.reading.limits import MAX_TEXT_CHARS, mega
from evenhand.reading.markdown import strip_markdown
from evenhand.reading.meta import Extract, Layout, Meta
from evenhand.reading.settings import ReadSettings
from evenhand.reading.unwrap import unwrap


def from_text(
    text: str, *, settings: ReadSettings | None = None, name: str = "text"
) -> Document | Rejection:
    """A document from text in memory, read as a .txt file of that name would be."""
    data = text.encode("utf-8", "replace")
    try:
        call = (settings or ReadSettings()).meta()
        return make_document(Extract(text=text), data=data, name=name, source=name, call=call)
    except ReadError as error:
        return Rejection(source=name, reason=str(error))


def normalise(text: str, layout: Layout = "plain") -> str:
    r"""Text in the form all offsets refer to: clean characters, one block a line.

    >>> normalise("A \u201cquote\u201d&nbsp;here\r\n\r\n\r\nEnd")
    'A “quote” here\n\nEnd'
    """
    return unwrap(clean(text), layout)


def make_document(
    extract: Extract, *, data: bytes, name: str, source: str, call: Meta, kind: str = "text"
) -> Document:
    """A document of extracted text: what the call states wins, then the source, then its header.

    `data` are the raw bytes it was read from; `kind` is its format, or `row` for a table's row.

    Raises:
        ReadError: too long, without text, or not in English.
    """
    if len(extract.text) > MAX_TEXT_CHARS:
        raise ReadError(f"text is over {mega(MAX_TEXT_CHARS)} characters; split it")
    text = clean(extract.text)
    layout = extract.layout
    header = Meta()
    if kind not in ("html", "row"):
        header, text = split_header(text, yaml=kind == "markdown")
    if kind == "markdown":
        text, layout = strip_markdown(text), "wrapped"
    # What is taken away may leave blanks, or make an entity whole: settled by cleaning again.
    text = unwrap(clean(text), layout)
    if not text:
        raise ReadError("holds no text")
    meta = call.over(extract.meta).over(header)
    body = body_ranges(text)
    language = meta.language or identify("\n".join(text[start:end] for start, end in body) or text)
    if language != "en":
        raise ReadError(not_english(language))
    return Document(
        id=name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        source=source,
        issuer=meta.issuer,
        title=meta.title,
        published=meta.published,
        url=meta.url,
        language=language,
        body=body,
    )
