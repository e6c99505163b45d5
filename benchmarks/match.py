"""Seconds and memory for matching events against a dataset of GED's size.

    python benchmarks/match.py GED.csv.gz [GED.csv.gz ...] [--events 10000] [--rows 350000]

The rows of the files are repeated up to the size asked for; each repetition is moved to another
part of the world and to other days, so that the number of records near each other stays real.
Events are made from the rows, a day and some kilometres off for some. Prints the time of reading,
the time of matching, the peak memory of the process, and the ratio to half the events.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import duckdb

from evenhand.matching import match
from evenhand.model import Account, Bounds, Entity, Event, Place, ReferenceEvent, ReferenceTable
from evenhand.reference import read_reference, records

# How far each repetition is moved: its own degrees of longitude and days.
MOVE_DEGREES, MOVE_DAYS = 9, 97


def enlarge(sources: list[str], rows: int, target: Path) -> None:
    """Write a table in GED's columns with so many rows."""
    listed = ", ".join(f"'{source}'" for source in sources)
    with duckdb.connect() as database:
        database.execute(
            f"CREATE TABLE ged AS SELECT * FROM read_csv([{listed}], all_varchar=true)"
        )
        own = database.execute("SELECT count(*) FROM ged").fetchall()[0][0]
        copies = -(-rows // own)
        moved = "date_start::TIMESTAMP::DATE + (n * {days})::INTEGER"
        replaced = ", ".join(
            (
                "(id::BIGINT * 1000 + n)::VARCHAR AS id",
                f"(((longitude::DOUBLE + n * {MOVE_DEGREES} + 180) % 360) - 180)::VARCHAR "
                "AS longitude",
                f"({moved.format(days=MOVE_DAYS)})::VARCHAR AS date_start",
                f"({moved.format(days=MOVE_DAYS)} + datediff('day', date_start::TIMESTAMP::DATE, "
                "date_end::TIMESTAMP::DATE)::INTEGER)::VARCHAR AS date_end",
            )
        )
        database.execute(
            f"COPY (SELECT g.* REPLACE ({replaced}) FROM ged g, range({copies}) r(n) "
            f"LIMIT {rows}) TO '{target}' (HEADER)"
        )


def make_events(table: ReferenceTable, total: int, *, seed: int = 11) -> list[Event]:
    """Events as accounts of every so many-th record would give them."""
    rng = random.Random(seed)
    found: list[Event] = []
    step = max(1, table.manifest.rows // total)
    for number, record in enumerate(records(table)):
        if number % step == 0 and len(found) < total:
            found.append(_event(record, rng))
    return found


def _event(record: ReferenceEvent, rng: random.Random) -> Event:
    off = rng.choice((0, 0, 0, 0, 1, 9))
    day = (date.fromisoformat(str(record.date)) + timedelta(days=off)).isoformat()
    name = (record.place or "nowhere").split(" ")[0]
    place = Place(
        extracted_place=name, start=0, end=1, resolution=4, country_code=record.country_code,
        lat=(record.lat or 0) + rng.uniform(-0.03, 0.03), lon=record.lon,
    )  # fmt: skip
    dead = Bounds(low=record.dead_best, high=record.dead_best)
    account = Account(
        side="A", date=day, enddate=day, event_loc=place, size={"dead": dead}, first_said=day,
        actor=(Entity(code=record.country_code, sector="MIL"),),
        recipient=(Entity(code=record.country_code, sector=rng.choice(("REB", "CVL"))),),
    )  # fmt: skip
    return Event(
        id=f"{record.record}+{off}", claims=(), event=("ASSAULT",), date=day, enddate=day,
        event_loc=place, accounts=(account,), size=account.size,
    )  # fmt: skip


def main() -> None:
    """Read once, match twice, at half and at full size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=350_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "enlarged.csv"
        enlarge(asked.sources, asked.rows, path)
        started = time.perf_counter()
        table = read_reference(path, folder=Path(folder))
        read = time.perf_counter() - started
        events = make_events(table, asked.events)
        seconds = {}
        for size in (len(events) // 2, len(events)):
            started = time.perf_counter()
            matches = match(events[:size], table)
            seconds[size] = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    right = sum(m.judgement == "positive" and m.event == f"{m.record}+0" for m in matches)
    print(f"records {table.manifest.rows}  read in {read:.1f} s")
    print(f"events {len(events)}  matched in {seconds[len(events)]:.1f} s, {right} to their own")
    print(f"peak memory {peak:.0f} MB")
    print(f"ratio to half the events {seconds[len(events)] / seconds[len(events) // 2]:.2f}")


if __name__ == "__main__":
    main()
