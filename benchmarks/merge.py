"""Seconds and memory for merging: invented accounts of invented happenings, several per happening.

    python benchmarks/merge.py [--claims 100000]

Prints the time of merging, the number of claims a second, the peak memory of the process, and the
ratio to half the claims (2 means that cost grows with the claims).
"""

from __future__ import annotations

import argparse
import random
import resource
import time

from evenhand.merging import merge
from evenhand.model import CiteInfo, Claim, Entity, Place, Quantity, TextInfo

FIRST = ("mar", "sel", "tor", "vin", "kal", "dro")
LAST = ("ket", "bridge", "school", "post", "road", "mill", "yard", "camp", "quay", "farm")
WORDS = [first + last for first in FIRST for last in LAST]
ACTS = (("ASSAULT", "heavy-weapons"), ("ASSAULT", "firearms"), ("COERCE", "arrest"),
        ("PROTEST", "demo"), ("CONSULT", ""))  # fmt: skip
PARTIES = [
    Entity(entity_text=f"party {n}", code=f"X{n % 9:02d}", sector=("MIL", "REB", "CVL")[n % 3])
    for n in range(60)
]


def claims(total: int, *, seed: int = 7) -> list[Claim]:
    """Claims of about total / 4 happenings in two years and an area of 1,000 by 1,000 km."""
    rng = random.Random(seed)
    made: list[Claim] = []
    while len(made) < total:
        day = rng.randrange(1, 729)
        lat, lon = 40 + rng.random() * 9, 30 + rng.random() * 12
        act, mode = rng.choice(ACTS)
        actor, recipient = rng.choice(PARTIES), rng.choice(PARTIES)
        dead = rng.choice((None, None, 1, 2, 5, 12))
        words = rng.sample(WORDS, 5)
        for _ in range(rng.choice((1, 2, 3, 4, 6, 8))):
            made.append(
                _claim(
                    rng,
                    len(made),
                    day=day,
                    point=(lat, lon),
                    act=(act, mode),
                    parties=(actor, recipient),
                    dead=dead,
                    words=words,
                )
            )
    return made[:total]


def _day(number: int) -> str:
    return f"{2030 + number // 365}-{number % 365 // 31 + 1:02d}-{number % 28 + 1:02d}"


def _claim(rng, number, *, day, point, act, parties, dead, words):
    text = (
        f"On that day {' '.join(rng.sample(words, 4))} {rng.choice(WORDS)} in place {point[0]:.1f}"
    )
    place = Place(
        extracted_place=f"place {point[0]:.2f} {point[1]:.2f}", start=0, end=5, lat=point[0],
        lon=point[1], country_code="XAA", resolution=4, geonameid=int(point[0] * 1e5),
    )  # fmt: skip
    count = {}
    if dead is not None and act[0] == "ASSAULT":
        said = max(1, dead + rng.choice((0, 0, 0, 1)))
        count = {"dead": Quantity(low=said, high=said, text=str(said), start=0, end=1)}
    return Claim(
        id=f"c{number:07d}", date=_day(day), enddate=_day(day), date_basis="stated",
        event=(act[0],), mode=(act[1],) if act[1] else (), event_text=("did",),
        actor=(parties[0],), recipient=(parties[1],), event_loc=place, size=count, quad_code=4,
        event_scale=-5.0, confidence=0.9, text=text,
        text_info=TextInfo(
            sequence=number % 7, start=0, end=len(text), trigger_start=0, trigger_end=2
        ),
        cite_info=CiteInfo(document=f"d{number // 3}", sha256="0" * 64,
                           publication=f"issuer {rng.randrange(40)}", published=_day(day + 1)),
        coder="benchmark",
    )  # fmt: skip


def main() -> None:
    """Merge twice, at half and at full size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    total = parser.parse_args().claims
    seconds = {}
    for size in (total // 2, total):
        made = claims(size)
        started = time.perf_counter()
        events = merge(made)
        seconds[size] = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"claims {total}  events {len(events)}  seconds {seconds[total]:.1f}")
    print(f"claims a second {total / seconds[total]:.0f}  peak memory {peak:.0f} MB")
    print(f"ratio to half the claims {seconds[total] / seconds[total // 2]:.2f}")


if __name__ == "__main__":
    main()
