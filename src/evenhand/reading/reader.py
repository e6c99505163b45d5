"""Items into documents or rejections: the one place that knows every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from evenhand.errors import ReadError
from evenhand.model import Document, Rejection
from evenhand.reading.clean import clean
from evenhand.reading.dates import parse_date
from evenhand.reading.decode import decode
from evenhand.reading.document import make_document
from evenhand.reading.docx import extract_docx
from evenhand.reading.html import extract_html
from evenhand.reading.languages import parse_language
from evenhand.reading.limits import MAX_FILE_BYTES, mega
from evenhand.reading.meta import Extract, Meta, one_line
from evenhand.reading.opening import open_item, system_reason
from evenhand.reading.pdf import extract_pdf
from evenhand.reading.settings import ReadSettings
from evenhand.reading.sources import TABLES, Item, plan, unique
from evenhand.reading.tables import Row, rows_of


def read(
    sources: Sequence[str | Path],
    *,
    settings: ReadSettings,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Rejection]:
    """Every document the sources hold, and a rejection for whatever gave none, in order."""
    for item in plan(sources, stdin):
        yield from read_item(item, settings)


def read_item(item: Item, settings: ReadSettings) -> Iterator[Document | Rejection]:
    """The documents of one item: one for a file, one a row for a table. Never raises on input."""
    if item.problem is not None:
        yield Rejection(source=item.source, reason=item.problem)
        return
    try:
        with open_item(item) as stream:
            kind = item.format
            if kind is None:
                kind = _sniff(stream, settings)
            if kind in TABLES:
                yield from _read_table(item, kind, stream, settings)
            else:
                yield _read_file(item, kind, stream, settings)
    except ReadError as error:
        yield Rejection(source=item.source, reason=str(error))
    except OSError as error:
        yield Rejection(source=item.source, reason=system_reason(error))
    except MemoryError:
        yield Rejection(source=item.source, reason="needs more memory than there is; split it")


def _sniff(stream: BinaryIO, settings: ReadSettings) -> str:
    """What standard input holds, by its first bytes; CSV only where a column map is given."""
    head = stream.read(4_096)
    stream.seek(0)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, kind in ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"), (b"PAR1", "parquet")):
        if start.startswith(magic):
            return kind
    if start.startswith(b"{"):
        return "jsonl"
    if start[:200].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return "csv" if settings.column_map else "text"


def _read_file(
    item: Item, kind: str, stream: BinaryIO, settings: ReadSettings
) -> Document | Rejection:
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise ReadError(f"file is larger than {mega(MAX_FILE_BYTES)} bytes; split it")
    if not data:
        raise ReadError("file is empty: it holds no text")
    return make_document(
        _EXTRACTORS[kind](data),
        data=data,
        name=item.id,
        source=item.source,
        call=settings.meta(),
        kind=kind,
    )


def _extract_text(data: bytes) -> Extract:
    return Extract(text=decode(data))


_EXTRACTORS: Mapping[str, Callable[[bytes], Extract]] = {
    "text": _extract_text,
    "markdown": _extract_text,
    "html": extract_html,
    "pdf": extract_pdf,
    "docx": extract_docx,
}


def _read_table(
    item: Item, kind: str, stream: BinaryIO, settings: ReadSettings
) -> Iterator[Document | Rejection]:
    """One document or rejection a row; what stops the table comes as its last rejection."""
    taken: set[str] = set()
    call = settings.meta()
    count = 0
    for row in rows_of(kind, stream, settings.column_map):
        count += 1
        name = unique(f"{item.id}#{_row_id(row)}", taken)
        source = f"{item.source}#{row.number}"
        where = f"{'line' if kind == 'jsonl' else 'row'} {row.number}"
        try:
            if row.problem is not None:
                raise ReadError(row.problem)
            extract = _row_extract(row, where)
            yield make_document(
                extract, data=row.raw, name=name, source=source, call=call, kind="row"
            )
        except ReadError as error:
            reason = str(error)
            if not reason.startswith(("line ", "row ")):
                reason = f"{where}: {reason}"
            yield Rejection(source=source, reason=reason)
    if not count:
        yield Rejection(source=item.source, reason="table holds no rows, so no text")


def _row_id(row: Row) -> str:
    """The row's own id where it has one, otherwise its number."""
    value = row.values.get("id")
    if isinstance(value, bool | float) or not isinstance(value, str | int):
        return str(row.number)
    return one_line(clean(str(value)), limit=200) or str(row.number)


def _row_extract(row: Row, where: str) -> Extract:
    """Text and metadata of a row.

    Raises:
        ReadError: the text is none, or a date or language cannot be read.
    """
    text: Any = row.values.get("text")
    if text is None or (isinstance(text, str) and not text.strip()):
        raise ReadError(f"{where}: holds no text")
    if not isinstance(text, str):
        raise ReadError(f"{where}: the text is {type(text).__name__}, not a string")
    values = {key: row.values.get(key) for key in ("issuer", "title", "url", "date", "language")}
    for key, value in values.items():
        if isinstance(value, dict | list | bool | bytes):
            raise ReadError(f"{where}: the {key} is {type(value).__name__}, not a string")
    meta = Meta(
        issuer=_clean_line(values["issuer"]),
        title=_clean_line(values["title"]),
        published=parse_date(values["date"]),
        url=one_line(values["url"], limit=2_000),
        language=parse_language(values["language"]),
    )
    return Extract(text=text, meta=meta)


def _clean_line(value: object) -> str | None:
    return None if value is None else one_line(clean(str(value)))
