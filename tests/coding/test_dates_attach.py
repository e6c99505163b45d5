"""Which date goes to which act, over real parses; the type of an act does not matter here."""

from __future__ import annotations

import pytest

from evenhand.coding.acts import find_acts
from evenhand.coding.blind import mask
from evenhand.coding.dates.attach import event_dates
from evenhand.coding.drafts import Draft
from evenhand.coding.parse import load_parser
from evenhand.coding.parsed import attach


def _dates(text: str, published: str | None = "2021-05-20"):
    masked = mask(text, 0, len(text), [])
    parsed = attach(load_parser()(masked.text), text, masked)
    drafts = [
        Draft(act, None, 0, act.actors, act.recipients, (), (act.trigger,))
        for act in find_acts(parsed)
    ]
    found = event_dates([parsed], drafts, published)
    return {d.act.trigger.text: e for d, e in zip(drafts, found, strict=True)}


@pytest.mark.parametrize(
    ("text", "trigger", "start"),
    [
        ("On Friday, rebels shelled the market and burned two houses.", "shelled", "2021-05-14"),
        ("On Friday, rebels shelled the market and burned two houses.", "burned", "2021-05-14"),
        ("The ministry said on Friday that rebels had shelled the market.", "shelled", None),
        ("On Friday rebels shelled the market, the ministry said.", "shelled", "2021-05-14"),
        ("For more than ten days, soldiers have been attacking us.", "attacking", "2021-05-10"),
        ("Rebels violated the 2014 agreement and attacked the village.", "attacked", None),
        ("The ministry condemned Friday's attack on the market.", "condemned", None),
        ("The ministry condemned Friday's attack on the market.", "attack", "2021-05-14"),
        ("The army deployed troops on Tuesday after rebels attacked the town.", "attacked", None),
        ("The shelling of the town took place on 10 May 2021.", "shelling", "2021-05-10"),
        ("We condemn the attack that was carried out yesterday.", "attack", "2021-05-19"),
        ("Soldiers occupied the area in 1967 and have demolished homes.", "demolished", None),
        ("Rebels raided it on 10 May. The next day soldiers shelled it.", "shelled", "2021-05-11"),
        ("The envoy will visit Damascus on Monday.", "visit", "2021-05-24"),
        ("Soldiers shelled the town.", "shelled", None),
    ],
)  # fmt: skip
def test_dates_go_to_their_act(text, trigger, start):
    found = _dates(text)[trigger]
    assert (found and found.interval.start) == start


@pytest.mark.parametrize(
    ("text", "published", "historical"),
    [
        ("In the 1990s soldiers abducted dozens of villagers.", None, True),
        ("In 2014 soldiers abducted dozens of villagers.", None, False),
        ("In 2014 soldiers had abducted dozens of villagers.", None, True),
        ("In 2014 soldiers abducted dozens of villagers.", "2021-05-20", True),
        ("In March soldiers abducted dozens of villagers.", "2021-05-20", False),
    ],
)
def test_dates_mark_background(text, published, historical):
    assert _dates(text, published)["abducted"].historical is historical
