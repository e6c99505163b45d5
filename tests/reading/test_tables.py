from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.model import Rejection
from evenhand.reading import tables
from evenhand.reading.tables import rows_of

TEXT = "The army left the town of Example."
ROW = {
    "id": "a1", "text": TEXT, "issuer": "Ministry", "date": "2021-05-12", "title": "T",
    "url": "https://mod.example/1", "language": "en",
}  # fmt: skip


def as_jsonl(rows):
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def as_csv(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_parquet(rows):
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), buffer)
    return buffer.getvalue()


FORMATS = {"jsonl": as_jsonl, "csv": as_csv, "parquet": as_parquet}


@pytest.mark.parametrize("kind", FORMATS)
def test_tables_give_a_document_a_row(write, read_all, kind):
    rows = [ROW, {**ROW, "id": "", "text": "It came back.", "issuer": None}]
    first, second = read_all(write(f"t.{kind}", FORMATS[kind](rows)))
    assert (first.id, second.id) == (f"t.{kind}#a1", f"t.{kind}#2")
    assert (first.text, first.issuer, first.title) == (TEXT, "Ministry", "T")
    assert (first.published, first.url) == ("2021-05-12", "https://mod.example/1")
    assert second.issuer is None
    assert first.body == ((0, len(TEXT)),)
    raw = (
        as_jsonl([ROW]).rstrip()
        if kind == "jsonl"
        else json.dumps(ROW, separators=(",", ":")).encode()
    )
    assert first.sha256 == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize("kind", FORMATS)
def test_tables_follow_the_column_map_and_the_call(write, read_all, kind):
    rows = [{"body": TEXT, "published": "12 May 2021", "who": "X", "text": "not this"}]
    (document,) = read_all(
        write(f"t.{kind}", FORMATS[kind](rows)),
        column_map={"text": "body", "date": "published", "issuer": "who"},
        issuer="The call",
    )
    assert (document.text, document.published) == (TEXT, "2021-05-12")
    assert document.issuer == "The call"


@pytest.mark.parametrize("kind", FORMATS)
def test_tables_without_a_text_column_name_their_columns(write, read_all, kind):
    (rejected,) = read_all(write(f"t.{kind}", FORMATS[kind]([{"body": TEXT, "n": "1"}])))
    assert "'text'; its " in rejected.reason
    assert "body, n; name the one that holds the text with --map text=" in rejected.reason


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_tables_refuse_a_mapped_column_they_lack(write, read_all, kind):
    path = write(f"t.{kind}", FORMATS[kind]([ROW]))
    (rejected,) = read_all(path, column_map={"date": "day"})
    assert rejected.reason.startswith("table has no column 'day', which --map names for date")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": ""}, "holds no text"),
        ({"date": "10/05/2021"}, "the date '10/05/2021' is ambiguous"),
        ({"date": "soon"}, "the date 'soon' is not a date"),
        ({"language": "Klingon"}, "the language 'Klingon' is not known"),
        ({"language": "fr"}, "language is French (fr); evenhand codes English"),
    ],
)
def test_tables_reject_a_row_and_go_on(write, read_all, kind, change, reason):
    bad, good = read_all(write(f"t.{kind}", FORMATS[kind]([{**ROW, **change}, ROW])))
    where = "line 1: " if kind == "jsonl" else "row 1: "
    assert bad.reason.startswith(where + reason)
    assert bad.source.endswith(f"t.{kind}#1")
    assert good.text == TEXT


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{broken", "line 2: not valid JSON"),
        (b'{"text": "a"', "line 2: not valid JSON"),
        (b"[" * 100_000, "line 2: not valid JSON"),
        (b'[{"text": "a"}]', "line 2: holds no JSON object"),
        (b"3", "line 2: holds no JSON object"),
        (b'{"text": 3}', "line 2: the text is int, not a string"),
        (b'{"text": null}', "line 2: holds no text"),
        (b'{"text": "a", "issuer": ["b"]}', "line 2: the issuer is list, not a string"),
        (b'{"title": "a"}', "line 2: no key 'text'; its keys are: title; name the one"),
        (b'{"text": "\xff"}', "line 2: not valid JSON"),
        (b'{"text": "\\ud800"}', "line 2: not valid JSON"),
    ],
)
def test_json_lines_reject_a_bad_line_and_go_on(write, read_all, line, reason):
    path = write("t.ndjson", as_jsonl([ROW]) + line + b"\r\n\n" + as_jsonl([ROW]))
    first, bad, last = read_all(path)
    assert isinstance(bad, Rejection)
    assert bad.reason.startswith(reason)
    assert (first.id, last.id) == ("t.ndjson#a1", "t.ndjson#a1#2")


def test_json_lines_take_long_lines_up_to_their_limit(write, read_all, monkeypatch):
    long = "The army shelled the town. " * 185_000
    (document,) = read_all(write("t.jsonl", as_jsonl([{"text": long}])))
    assert len(document.text) == len(long) - 1
    monkeypatch.setattr(tables, "MAX_ROW_BYTES", 100)
    bad, good = read_all(write("t.jsonl", as_jsonl([{"text": long[:9_000]}, {"text": TEXT}])))
    assert bad.reason == "line 1: longer than 100 bytes; split the text"
    assert good.text == TEXT


def test_json_lines_take_a_byte_order_mark_and_numbers_for_ids(write, read_all):
    path = write("t.json", b"\xef\xbb\xbf" + as_jsonl([{"id": 7, "text": TEXT, "date": 2021}]))
    (document,) = read_all(path)
    assert (document.id, document.published) == ("t.json#7", "2021")


@pytest.mark.parametrize("name", ["t.jsonl", "t.csv"])
@pytest.mark.parametrize("data", ["text\nx".encode("utf-16"), b"\x00\x01\x02" * 900])
def test_tables_refuse_binary_content(write, read_all, name, data):
    (rejected,) = read_all(write(name, data))
    assert rejected.reason == "content is binary or UTF-16; save the table as UTF-8 text"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("text;date\na, b left;2021\n", ["a, b left"]),
        ("text\tdate\n\"a\nb\"\t2021\n", ["a\nb"]),
        ("\ufefftext,n\nx left,1\n\n,\ny left,2\n", ["x left", "y left"]),
        ("text\n" + "word " * 40_000 + "\n", [("word " * 40_000).strip()]),
    ],
)  # fmt: skip
def test_csv_reads_its_usual_forms(write, read_all, data, expected):
    assert [document.text for document in read_all(write("t.csv", data))] == expected


def test_csv_reads_one_byte_encodings(write, read_all):
    (document,) = read_all(
        write("t.csv", "text\nThe café in Sana’a was shelled.\n".encode("cp1252"))
    )
    assert document.text == "The café in Sana’a was shelled."


def test_csv_rejects_ragged_rows_and_goes_on(write, read_all):
    bad, short, good = read_all(write("t.csv", "text,n\na,b,c\na\nThe army left.,1\n"))
    assert bad.reason.startswith("line 2: 3 cells where the header names 2 columns")
    assert short.reason.startswith("line 3: 1 cells")
    assert good.id == "t.csv#3"


def test_csv_rejects_broken_quotes_and_goes_on(write, read_all):
    data = 'text,n\n"He said "no" to it",1\nThe army left.,2\n"never closed,3\nx,4\n'
    bad, good, open_end = read_all(write("t.csv", data))
    assert bad.reason.startswith("line 2: not CSV (")
    assert good.text == "The army left."
    assert open_end.reason.startswith("line 5: not CSV (unexpected end of data)")


def test_csv_stops_where_quotes_never_close(write, read_all, monkeypatch):
    monkeypatch.setattr(tables, "MAX_ROW_BYTES", 1_000)
    limit = csv.field_size_limit(1_000)
    try:
        rows = read_all(write("t.csv", 'text,n\nThe army left.,1\n"open,2\n' + "x,3\n" * 900))
    finally:
        csv.field_size_limit(limit)
    assert rows[0].text == "The army left."
    assert "not readable as CSV" in rows[1].reason
    assert len(rows) == 2


@pytest.mark.parametrize("data", ["text,n\n", "\n", "text\n\n\n"])
def test_csv_without_rows_is_rejected(write, read_all, data):
    (rejected,) = read_all(write("t.csv", data))
    assert "holds no" in rejected.reason


def test_parquet_reads_dates_and_odd_columns(write, read_all):
    row = {"text": TEXT, "date": datetime.date(2021, 5, 12), "id": 7, "issuer": b"\xff", "x": [1]}
    (rejected,) = read_all(write("t.parquet", as_parquet([row])))
    assert "the issuer is bytes, not a string" in rejected.reason
    (document,) = read_all(write("u.parquet", as_parquet([{**row, "issuer": "X"}])))
    assert (document.id, document.published) == ("u.parquet#7", "2021-05-12")


def test_parquet_does_not_copy_a_repeated_text(write):
    rows = [{"text": "word " * 200_000}] * 50
    found = list(rows_of("parquet", io.BytesIO(as_parquet(rows)), {}))
    assert len(found) == 50


@pytest.mark.parametrize(
    "change", [lambda data: data[:-20], lambda data: data[:4] + b"x" * 40, lambda _: b"no"]
)
def test_parquet_rejects_damage(write, read_all, change):
    (rejected,) = read_all(write("t.parquet", change(as_parquet([ROW]))))
    assert rejected.reason.startswith("not readable as Parquet")


@pytest.mark.parametrize("kind", FORMATS)
def test_tables_stop_at_their_limit_of_rows(write, read_all, monkeypatch, kind):
    monkeypatch.setattr(tables, "MAX_TABLE_ROWS", 2)
    *_, last = read_all(write(f"t.{kind}", FORMATS[kind]([ROW] * 3)))
    assert last.reason == "table has over 2 rows; split it"


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "text": st.text(
                    st.characters(codec="utf-8", exclude_characters="\0\r\n"), min_size=1
                ),
                "title": st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n")),
            }
        ).filter(lambda row: row["text"].strip()),
        min_size=1,
        max_size=5,
    )
)
def test_tables_of_every_format_hold_the_same_rows(rows):
    for kind, encode in FORMATS.items():
        found = [row.values for row in rows_of(kind, io.BytesIO(encode(rows)), {})]
        assert found == rows
