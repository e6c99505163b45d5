from __future__ import annotations

from dataclasses import replace

import pytest

from evenhand.evaluate.alignment import Aligned, align
from evenhand.evaluate.gold import GoldLabel
from evenhand.evaluate.tasks import TASKS, Count, count_labels, count_tasks
from evenhand.evaluate.units import Party, Unit

GOLD = Unit(
    event="ASSAULT",
    triggers=((0, 4),),
    order=0,
    mode=("aerial",),
    actor=(Party("army", "SYR", "MIL"),),
    recipient=(Party("Homs market"), Party("bakery")),
    voice="reported",
    speaker="the ministry",
    size={"dead": (14, None)},
    interval=("2020-01-01", "2020-01-01"),
    place="Homs",
)


def counts(coded: Unit) -> dict[str, Count]:
    return count_tasks(align([GOLD], [coded]), (), ())


def test_count_tasks_covers_every_task_in_order() -> None:
    assert tuple(counts(GOLD)) == TASKS


def test_count_tasks_finds_nothing_wrong_with_the_gold_itself() -> None:
    assert all(c.fp == c.fn == 0 for c in counts(GOLD).values())


@pytest.mark.parametrize(
    ("change", "task", "expected"),
    [
        ({"event": "COERCE"}, "event", Count(0, 1, 1)),
        ({"event": "COERCE"}, "claim", Count(1, 0, 0)),
        ({"event": "COERCE"}, "mode", Count(0, 0, 0)),
        ({"actor": ()}, "event+parties", Count(0, 1, 1)),
        ({"recipient": (Party("bakery"),)}, "event+parties", Count(0, 1, 1)),
        ({"recipient": (Party("bakery"),)}, "recipient", Count(1, 0, 1)),
        ({"mode": ("drone", "aerial")}, "mode", Count(1, 1, 0)),
        ({"auxiliary": ("future",)}, "auxiliary", Count(0, 1, 0)),
        ({"voice": "author"}, "voice", Count(0, 1, 1)),
        ({"speaker": "Ministry"}, "speaker", Count(1, 0, 0)),
        ({"speaker": None}, "speaker", Count(0, 0, 1)),
        ({"size": {"dead": (14, 14)}}, "size", Count(0, 1, 1)),
        ({"size": {}}, "size", Count(0, 0, 1)),
        ({"place": "city of Homs"}, "place", Count(1, 0, 0)),
        ({"place": "Hama"}, "place", Count(0, 1, 1)),
        ({"interval": ("2020-01-01", "2020-01-02")}, "date", Count(0, 1, 1)),
        ({"actor": (Party("army", "TUR", "MIL"),)}, "code", Count(0, 1, 1)),
        ({"actor": (Party("army", None, "MIL"),)}, "code", Count(0, 0, 1)),
        ({"actor": (Party("army", "SYR", "GOV"),)}, "sector", Count(0, 1, 1)),
        ({"auxiliary": ("future",)}, "null", Count(0, 0, 1)),
        ({"place": None}, "null", Count(1, 1, 0)),
    ],
)
def test_count_tasks_counts_one_error(change: dict, task: str, expected: Count) -> None:
    assert counts(replace(GOLD, **change))[task] == expected


def test_count_tasks_takes_two_sectors_in_any_order() -> None:
    gold = replace(GOLD, actor=(Party("army", "SYR", "GOV PRE"),))
    coded = replace(GOLD, actor=(Party("army", "SYR", "PRE GOV"),))
    assert count_tasks(align([gold], [coded]), (), ())["sector"] == Count(1, 0, 0)


def test_count_tasks_counts_what_stands_alone() -> None:
    found = count_tasks(Aligned([], [GOLD], [GOLD, GOLD]), (), ())
    assert found["event"] == found["claim"] == Count(0, 2, 1)
    assert found["mode"] == found["place"] == Count()


def test_count_labels_wants_key_and_words(make_label) -> None:
    text = "a massacre, a genocide and war crimes"
    coded = [make_label(text, k, w) for k, w in (("massacre", "massacre"), ("war crime", "war"))]
    gold = [GoldLabel(label=word, text=word) for word in ("massacre", "genocide")]
    assert count_labels(gold, coded) == Count(1, 1, 1)
