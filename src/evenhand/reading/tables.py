"""Tables: JSON Lines, CSV and Parquet, one document a row, one row in memory at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from evenhand.errors import ReadError
from evenhand.reading.decode import decode
from evenhand.reading.limits import (
    MAX_ROW_BYTES,
    MAX_ROW_GROUP_BYTES,
    MAX_TABLE_ROWS,
    SAMPLE_BYTES,
    mega,
)
from evenhand.reading.settings import KEYS

_BOM = b"\xef\xbb\xbf"
_DELIMITERS = ",;\t|"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row: its number, the bytes that were read, and our keys' values, or why it has none.

    `raw` is the line for JSON Lines, otherwise the row's read columns as a JSON object.
    """

    number: int
    raw: bytes = b""
    values: Mapping[str, Any] = {}
    problem: str | None = None


def rows_of(kind: str, stream: BinaryIO, columns: Mapping[str, str]) -> Iterator[Row]:
    """The rows of a table; a faulty row is a row with a problem, and the next ones follow.

    Raises:
        ReadError: the table as a whole cannot be read (at its start, or from some row on).
    """
    wanted = {key: columns.get(key, key) for key in KEYS}
    reader = {"jsonl": _from_json_lines, "csv": _from_csv, "parquet": _from_parquet}[kind]
    for count, row in enumerate(reader(stream, wanted, columns)):
        if count >= MAX_TABLE_ROWS:
            raise ReadError(f"table has over {MAX_TABLE_ROWS:,} rows; split it")
        yield row


def _from_json_lines(
    stream: BinaryIO, wanted: Mapping[str, str], mapped: Mapping[str, str]
) -> Iterator[Row]:
    decoder = msgspec.json.Decoder()
    number = 0
    while line := stream.readline(MAX_ROW_BYTES + 1):
        number += 1
        if number == 1:
            _check_text_table(line)
            line = line.removeprefix(_BOM)
        if len(line) > MAX_ROW_BYTES:
            _skip_line(stream, line)
            problem = f"line {number}: longer than {mega(MAX_ROW_BYTES)} bytes; split the text"
            yield Row(number=number, problem=problem)
            continue
        raw = line.rstrip(b"\r\n")
        if not raw.strip():
            continue
        yield _json_row(decoder, raw, number, wanted)


def _check_text_table(start: bytes) -> None:
    """Refuse what is no UTF-8 text from its first bytes."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start[:SAMPLE_BYTES]:
        raise ReadError("content is binary or UTF-16; save the table as UTF-8 text")


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(SAMPLE_BYTES)


def _json_row(
    decoder: msgspec.json.Decoder[Any], raw: bytes, number: int, wanted: Mapping[str, str]
) -> Row:
    """One line as a row."""
    try:
        record = decoder.decode(raw)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        hint = "; write one object a line, not an array" if raw.lstrip()[:1] == b"[" else ""
        problem = f"line {number}: not valid JSON ({str(error)[:120]}){hint}"
        return Row(number=number, raw=raw, problem=problem)
    if not isinstance(record, dict):
        problem = f"line {number}: holds no JSON object; write one object with key 'text' a line"
        return Row(number=number, raw=raw, problem=problem)
    if wanted["text"] not in record:
        problem = f"line {number}: {_lacks(wanted['text'], 'key', list(record))}"
        return Row(number=number, raw=raw, problem=problem)
    return Row(number=number, raw=raw, values=_pick(record, wanted))


def _pick(record: Mapping[str, Any], wanted: Mapping[str, str]) -> dict[str, Any]:
    return {key: record[column] for key, column in wanted.items() if column in record}


def _lacks(column: str, what: str, present: list[str]) -> str:
    """Why a table or line without the text is not read, and what to do."""
    names = ", ".join(name[:40] for name in present[:30]) or "none"
    names += ", ..." if len(present) > 30 else ""
    return (
        f"no {what} {column!r}; its {what}s are: {names}; "
        f"name the one that holds the text with --map text={what.upper()}"
    )


def _check_columns(
    present: list[str], wanted: Mapping[str, str], mapped: Mapping[str, str]
) -> None:
    """Refuse a table without the text, or without a column the call names."""
    if wanted["text"] not in present:
        raise ReadError(f"table has {_lacks(wanted['text'], 'column', present)}")
    for key, column in mapped.items():
        if column not in present:
            names = ", ".join(name[:40] for name in present[:30])
            raise ReadError(
                f"table has no column {column!r}, which --map names for {key}; "
                f"its columns are: {names}"
            )


def _from_csv(
    stream: BinaryIO, wanted: Mapping[str, str], mapped: Mapping[str, str]
) -> Iterator[Row]:
    lines = _csv_lines(stream)
    first = next(lines, "")
    if not first.strip():
        raise ReadError("table holds no header line; its first line must name the columns")
    if csv.field_size_limit() < MAX_ROW_BYTES:
        csv.field_size_limit(MAX_ROW_BYTES)
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(_chain(first, lines), delimiter=delimiter, strict=True)
    try:
        present = [name.strip() for name in next(reader)]
    except csv.Error as error:
        raise ReadError(f"header is not CSV ({error}); its first line must name columns") from error
    _check_columns(present, wanted, mapped)
    yield from _csv_rows(reader, present, wanted, delimiter)


def _csv_rows(
    reader: Any, present: list[str], wanted: Mapping[str, str], delimiter: str
) -> Iterator[Row]:
    """The rows below the header; a faulty one ends with its line."""
    number = 0
    while True:
        problem = None
        cells: list[str] = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                raise ReadError(
                    f"from line {reader.line_num} on not readable as CSV ({error}); "
                    "close its quotes"
                ) from error
            problem = f"line {reader.line_num}: not CSV ({error}); double the quotes in cells"
        if problem is None and not any(cell.strip() for cell in cells):
            continue
        number += 1
        if problem is None and len(cells) != len(present):
            problem = (
                f"line {reader.line_num}: {len(cells)} cells where the header names "
                f"{len(present)} columns; quote cells that hold {delimiter!r}"
            )
        if problem is None:
            yield _table_row(number, dict(zip(present, cells, strict=True)), wanted)
        else:
            yield Row(number=number, problem=problem)


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _csv_lines(stream: BinaryIO) -> Iterator[str]:
    """Lines of text, none unboundedly long, in the encoding the table's start shows."""
    head = stream.read(SAMPLE_BYTES)
    stream.seek(0)
    _check_text_table(head)
    encoding = _encoding(head)
    count = 0
    while line := stream.readline(MAX_ROW_BYTES + 1):
        count += 1
        if len(line) > MAX_ROW_BYTES:
            raise ReadError(
                f"line {count}: longer than {mega(MAX_ROW_BYTES)} bytes; split the text"
            )
        if count == 1:
            line = line.removeprefix(_BOM)
        try:
            yield line.decode(encoding).replace("\0", "")
        except UnicodeDecodeError as error:
            raise ReadError(
                f"from line {count} on not valid {encoding.upper()}; save the table as UTF-8"
            ) from error


def _encoding(head: bytes) -> str:
    """UTF-8 where the start of the table is; otherwise what it can be told to be."""
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        decode(whole)
        return "cp1252"
    return "utf-8"


def _table_row(number: int, record: Mapping[str, Any], wanted: Mapping[str, str]) -> Row:
    """One row of a table that has no bytes of its own for a row."""
    columns = set(wanted.values())
    read = {name: value for name, value in record.items() if name in columns}
    raw = msgspec.json.encode(read)
    if len(raw) > MAX_ROW_BYTES:
        problem = f"row {number}: longer than {mega(MAX_ROW_BYTES)} bytes; split the text"
        return Row(number=number, problem=problem)
    return Row(number=number, raw=raw, values=_pick(record, wanted))


def _from_parquet(
    stream: BinaryIO, wanted: Mapping[str, str], mapped: Mapping[str, str]
) -> Iterator[Row]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        metadata = pq.read_metadata(stream)
        present = list(metadata.schema.to_arrow_schema().names)
        _check_columns(present, wanted, mapped)
        _check_groups(metadata)
        # Texts that repeat stay shared: a small file cannot unpack to many copies of a large one.
        table = pq.ParquetFile(stream, metadata=metadata, read_dictionary=[wanted["text"]])
        columns = [column for column in wanted.values() if column in present]
        number = 0
        for batch in table.iter_batches(batch_size=64, columns=list(dict.fromkeys(columns))):
            for at in range(batch.num_rows):
                number += 1
                record = {name: batch.column(name)[at].as_py() for name in batch.schema.names}
                try:
                    yield _table_row(number, record, wanted)
                except (TypeError, ValueError, msgspec.MsgspecError) as error:
                    yield Row(number=number, problem=f"row {number}: {str(error)[:160]}")
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise ReadError(
            f"not readable as Parquet ({str(error).splitlines()[0][:160]}); write it again"
        ) from error


def _check_groups(metadata: Any) -> None:
    """Refuse row groups too large to unpack."""
    if metadata.num_rows > MAX_TABLE_ROWS:
        raise ReadError(f"table has over {MAX_TABLE_ROWS:,} rows; split it")
    for number in range(metadata.num_row_groups):
        if metadata.row_group(number).total_byte_size > MAX_ROW_GROUP_BYTES:
            raise ReadError(
                f"row group {number + 1} unpacks to over {mega(MAX_ROW_GROUP_BYTES)} bytes; "
                "write it with smaller row groups"
            )
