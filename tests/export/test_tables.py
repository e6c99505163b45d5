"""Parquet and CSV: the same columns, nothing lost, nothing executed."""

import csv
import io

import msgspec
import pyarrow.parquet as pq
import pytest

from evenhand.errors import UsageError
from evenhand.export import claims_from_parquet, columns_of, to_csv, to_parquet, to_rows
from evenhand.export.claim_columns import _CITE, _ENTITY, _PLACE, _SAME, _VOICE
from evenhand.export.csv import neutral
from evenhand.model import CiteInfo, Claim, Entity, Event, Match, Place, Quantity, TextInfo, Voice

NESTED = (
    "actor",
    "recipient",
    "event_loc",
    "size",
    "voice",
    "text_info",
    "cite_info",
    "explanation",
)


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_parquet_round_trip_is_exact(claim, bare_claim):
    assert claims_from_parquet(to_parquet([claim, bare_claim], Claim)) == [claim, bare_claim]


@pytest.mark.parametrize(
    ("record", "known"),
    [
        (Claim, {*_SAME, *NESTED}),
        (Entity, _ENTITY),
        (Place, _PLACE),
        (Voice, _VOICE),
        (CiteInfo, _CITE),
        (TextInfo, {"sequence", "start", "end", "trigger_start", "trigger_end"}),
    ],
)
def test_tables_know_every_field(record, known):
    assert set(record.__struct_fields__) == set(known), "a new field needs its column"


def test_parquet_of_nothing_keeps_its_columns():
    table = pq.read_table(io.BytesIO(to_parquet([], Claim)))
    assert table.column_names == [column.name for column in columns_of(Claim)]
    assert claims_from_parquet(to_parquet([], Claim)) == []


@pytest.mark.parametrize("write", [to_parquet, to_csv])
def test_tables_are_equal_byte_for_byte(write, claim, bare_claim):
    assert write([claim, bare_claim], Claim) == write([claim, bare_claim], Claim)


def test_csv_and_parquet_have_the_same_columns(claim):
    table = pq.read_table(io.BytesIO(to_parquet([claim], Claim)))
    assert list(rows_of(to_csv([claim], Claim))[0]) == table.column_names


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("actor_texts", "Southland gunners | =x"),
        ("actor_codes", "FIN | "),
        ("actor_are_issuer", "false | false"),
        ("event_loc_lat", "60.5"),
        ("event_loc_lon", "-0.25"),
        ("event_loc_claims", "SWE"),
        ("event_scale", "-9.0"),
        ("size_dead_low", "14"),
        ("size_dead_high", ""),
        ("size_injured_low", ""),
        ("cameo", "194"),
        ("voice_kind", "reported"),
        ("explanation", '{"runner_up":{"event":"COERCE","probability":0.08}}'),
    ],
)
def test_csv_cell_holds(claim, column, expected):
    assert rows_of(to_csv([claim], Claim))[0][column] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+380 44", "'+380 44"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("-12", "-12"),
        ("+1.5e3", "+1.5e3"),
        ("-12-1", "'-12-1"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_csv_neutral_text(text, expected):
    assert neutral(text) == expected


def test_csv_hxl_row_follows_the_header(claim):
    lines = to_csv([claim], Claim, hxl=True).decode().splitlines()
    tags = dict(zip(next(csv.reader([lines[0]])), next(csv.reader([lines[1]])), strict=True))
    assert (tags["date"], tags["event_loc_lat"]) == ("#date+start", "#geo+lat")
    assert tags["size_dead_low"] == "#affected+killed+min"


def test_rows_refuse_a_number_without_a_column(claim):
    wounded = {"orphaned": Quantity(low=1, high=1, text="one", start=0, end=3)}
    with pytest.raises(UsageError, match="size 'orphaned' has no column; known are dead, injured"):
        list(to_rows([msgspec.structs.replace(claim, size=wounded)], Claim))


def test_events_and_matches_are_flat(event, match):
    (flat,) = to_rows([event], Event)
    assert (flat["fields_date"], flat["fields_place"], flat["size_dead_low"]) == (
        "agreed",
        None,
        14,
    )
    (row,) = rows_of(to_csv([match], Match))
    assert (row["verdict_dead"], row["verdict_place"]) == ("contradicted", "")
    assert pq.read_table(io.BytesIO(to_parquet([event], Event))).num_rows == 1
