"""Small files in the layouts of the datasets; every row is invented."""

import csv
import gzip
import io
import zipfile
from pathlib import Path

import pytest

from evenhand.errors import ReferenceDataError
from evenhand.model import ReferenceEvent, ReferenceTable
from evenhand.reference import read_reference, records
from evenhand.reference.acled import COLUMNS as ACLED_COLUMNS
from evenhand.reference.coded import GDELT_COLUMNS, ICEWS_COLUMNS, POLECAT_COLUMNS
from evenhand.reference.ged import COLUMNS as GED_COLUMNS

GED_ROW = {
    "id": "900001", "type_of_violence": "1", "side_a": "Government of Ukraine", "side_b": "DPR",
    "conflict_name": "Ukraine: Donetsk", "source_headline": 'Shells "hit" a bus;Two, dead',
    "where_prec": "2", "where_coordinates": "Testove village", "adm_1": "Donetsk oblast",
    "latitude": "48.1", "longitude": "37.9", "country": "Ukraine", "date_prec": "2",
    "date_start": "2015-02-03 00:00:00.000", "date_end": "2015-02-05 00:00:00.000",
    "best": "4", "high": "9", "low": "2",
}  # fmt: skip
ACLED_ROW = {
    "event_id_cnty": "MMR900", "event_date": "13 March 2021", "time_precision": "1",
    "event_type": "Protests", "sub_event_type": "Excessive force against protesters",
    "actor1": "Protesters (Myanmar)", "assoc_actor_1": "Students; Teachers", "inter1": "6",
    "actor2": "Police Forces of Myanmar", "inter2": "State forces", "country": "Myanmar",
    "admin1": "Yangon", "location": "Testtown", "latitude": "16.9", "longitude": "96.1",
    "geo_precision": "1", "notes": "Invented for a test.", "fatalities": "3",
}  # fmt: skip
GDELT_ROW = {
    "GLOBALEVENTID": "77", "SQLDATE": "20150203", "EventCode": "0231", "Actor1Name": "UKRAINE",
    "Actor2Name": "RUSSIA", "ActionGeo_Type": "4", "ActionGeo_FullName": "Kiev, Kyyiv, Ukraine",
    "ActionGeo_Lat": "50.43", "ActionGeo_Long": "30.52", "SOURCEURL": "https://example.org/a",
}  # fmt: skip
ICEWS_ROW = {
    "Event ID": "5", "Event Date": "2015-02-03", "Source Name": "Army", "Source Country": "Ukraine",
    "CAMEO Code": "190", "Event Text": "Use force", "Target Name": "Militia", "City": "Testove",
    "Country": "Ukraine", "Latitude": "48.1", "Longitude": "37.9",
}  # fmt: skip
POLECAT_ROW = {
    "Event ID": "ASA1", "Event Date": "2021-03-13", "Event Type": "ASSAULT", "Event Mode": "beat",
    "Actor Name": "Police;Army", "Recipient Name": "Señor X", "City": "Testtown",
    "Country": "MMR", "Version": "1", "Latitude": "16.9", "Longitude": "96.1",
}  # fmt: skip


def as_table(columns, rows, *, delimiter=",", header=True):
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    if header:
        writer.writerow(columns)
    for row in rows:
        writer.writerow([row.get(c, "") for c in columns])
    return file.getvalue()


def ged(**changes):
    return as_table(GED_COLUMNS, [GED_ROW | changes])


def acled(columns=ACLED_COLUMNS, **changes):
    return as_table(columns, [ACLED_ROW | changes])


def gdelt(**changes):
    return as_table(GDELT_COLUMNS, [GDELT_ROW | changes], delimiter="\t", header=False)


def icews(**changes):
    return as_table(ICEWS_COLUMNS, [ICEWS_ROW | changes], delimiter="\t")


def polecat(columns=POLECAT_COLUMNS, **changes):
    return as_table(columns, [POLECAT_ROW | changes], delimiter="\t")


@pytest.fixture
def read(tmp_path: Path):
    """Write bytes to a file of a name and read it; gives the table and its rows."""

    def reading(
        data: bytes | str, name: str = "table.csv", **options
    ) -> tuple[ReferenceTable, list[ReferenceEvent]]:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        out = tmp_path / "out"
        out.mkdir(exist_ok=True)
        table = read_reference(path, folder=out, **options)
        return table, list(records(table))

    return reading


def test_read_ged_in_shared_words(read):
    table, (row,) = read(ged(), "GEDEvent_v24_1.csv")
    assert table.manifest.name == "UCDP GED 24.1"
    assert table.manifest.coverage.fatal_only
    assert table.manifest.coverage.countries == ("UKR",)
    assert (row.record, row.date, row.enddate, row.precision) == (
        "900001", "2015-02-03", "2015-02-05", 1,
    )  # fmt: skip
    assert (row.actors, row.recipients) == (("Government of Ukraine",), ("DPR",))
    assert (row.dead_low, row.dead_best, row.dead_high) == (2, 4, 9)
    assert (row.radius, row.country_code, row.detail) == (25.0, "UKR", "state-based")
    assert row.text == 'Shells "hit" a bus;Two, dead'


@pytest.mark.parametrize("pack", ["plain", "gz", "zip", "bom", "bare", "older"])
def test_read_ged_however_packed(read, pack):
    text, name = ged(), "GEDEvent_v24_1.csv"
    data = text.encode()
    if pack == "gz":
        data, name = gzip.compress(data), f"{name}.gz"
    elif pack == "zip":
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("GEDEvent.csv", data)
            archive.writestr("readme.pdf", b"")
        data, name = packed.getvalue(), "ged241-csv.zip"
    elif pack == "bom":
        data = b"\xef\xbb\xbf" + data
    elif pack == "bare":
        data = text.split("\n", 1)[1].encode()
    elif pack == "older":
        gone = {"gwnoa", "gwnob", "source_headline", "code_status"}
        data = _without(text, GED_COLUMNS, gone).encode()
    _, (row,) = read(data, name)
    assert (row.record, row.dead_high) == ("900001", 9)


def _without(text, columns, gone):
    rows = list(csv.reader(io.StringIO(text)))
    keep = [n for n, c in enumerate(columns) if c not in gone]
    file = io.StringIO()
    csv.writer(file).writerows([[row[n] for n in keep] for row in rows])
    return file.getvalue()


def test_read_acled_with_words_numbers_and_fewer_columns(read):
    _, (row,) = read("\ufeff" + acled(), "acled.csv")
    assert row.date == "2021-03-13"
    assert row.event == ("ASSAULT", "PROTEST")
    assert row.actors == ("Protesters (Myanmar)", "Students", "Teachers")
    assert row.detail.endswith("(Protesters - State forces)")
    old = tuple(c for c in ACLED_COLUMNS if c not in ("disorder_type", "tags", "admin3"))
    _, (row,) = read(acled(old, event_date="2021-03-13", sub_event_type=""), "old.csv")
    assert (row.event, row.dead_best, row.country_code) == (("PROTEST",), 3, "MMR")


def test_read_gdelt_keeps_leading_zero_and_place(read):
    table, (row,) = read(gdelt(), "20150203.export.CSV")
    assert row.event == ("REQUEST",)
    assert (row.date, row.country_code, row.detail) == ("2015-02-03", "UKR", "CAMEO 0231")
    assert "dead" not in table.manifest.coverage.fields


def test_read_icews_tells_ids_of_days_apart(read):
    _, (row,) = read(icews(), "icews.tab")
    assert (row.record, row.event, row.place) == ("5@2015-02-03", ("ASSAULT",), "Testove")


@pytest.mark.parametrize("fault", ["none", "intensity", "headline", "tabs", "latin-1"])
def test_read_polecat_with_its_irregularities(read, fault):
    columns = POLECAT_COLUMNS
    if fault == "intensity":
        columns = tuple("Event Intensity" if c == "Intensity" else c for c in columns)
    if fault == "headline":
        columns = (*columns[:33], "Headline", *columns[33:])
    text = polecat(columns, Headline="A headline")
    if fault == "headline":
        text = text.replace("A headline", "A\theadline")
    if fault == "tabs":
        head, row = text.split("\n", 1)
        text = f"{head}\n{row.rstrip()}\t\t\t\t\t\t\t\t\t\t\t\t\t\n"
    data = text.encode("latin-1" if fault == "latin-1" else "utf-8")
    table, (row,) = read(data, "polecat.txt")
    assert table.manifest.skipped == 0
    assert (row.actors, row.recipients) == (("Police", "Army"), ("Señor X",))
    assert row.text == ("A headline" if fault == "headline" else None)


def test_read_counts_rows_that_cannot_be_matched(read):
    table, rows = read(ged() + ged(id="2", date_start="soon").split("\n", 1)[1])
    assert (len(rows), table.manifest.rows, table.manifest.skipped) == (1, 1, 1)


def test_read_through_a_mapping(read, tmp_path):
    (tmp_path / "own.tsv").write_text(
        "no\twhen\ttype\tx\ty\twho\tn\n1\t2015-02-03\traid\t37.9\t48.1\tArmy\t4\n"
    )
    table, (row,) = read(
        """
file = "own.tsv"
dataset = "Own table"
delimiter = "\\t"
fatal_only = false
[columns]
record = "no"
date = "when"
event = "type"
lat = "y"
lon = "x"
actors = ["who"]
dead_best = "n"
[events]
raid = ["ASSAULT", "COERCE"]
""",
        "own.toml",
    )
    assert table.manifest.coverage.event == ("COERCE", "ASSAULT")
    assert (row.event, row.lat, row.actors) == (("ASSAULT", "COERCE"), 48.1, ("Army",))
    assert (row.dead_low, row.dead_high, row.enddate) == (4, 4, "2015-02-03")


ERRORS = (
    (b"", "table.csv", "is empty"),
    (b"a,b\n1,2\n", "table.csv", r"not recognised as UCDP GED.*2 columns \('a', 'b'\)"),
    (ged().replace("date_start", "begin").encode(), "ged.csv", "as UCDP GED it lacks date_start"),
    (b"PK\x03\x04", "ged.zip", "cannot be read"),
    (b"1\t20150203" + b"\t" * 56, "g.csv", "GDELT 1.0"),
    (b"file = 3", "own.toml", "not a mapping file"),
    (b'file="t.csv"\ndataset="x"\n[columns]\nday="d"', "own.toml", "'day'.*lacks 'record'.*types"),
)


@pytest.mark.parametrize(("data", "name", "message"), ERRORS)
def test_read_says_what_is_wrong(read, data, name, message):
    with pytest.raises(ReferenceDataError, match=message):
        read(data, name)


def test_read_same_bytes_same_table(read):
    first, _ = read(ged())
    second, _ = read(ged())
    assert first == second
