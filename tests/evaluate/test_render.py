from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from evenhand.evaluate.agreement import Agreement
from evenhand.evaluate.calibration import calibrate
from evenhand.evaluate.gold import GoldClaim, GoldRecord
from evenhand.evaluate.pictures import confusion_svg, reliability_svg
from evenhand.evaluate.render import render_agreement, render_rich, render_text, to_json
from evenhand.evaluate.scores import Scores, score
from evenhand.evaluate.tasks import TASKS

TEXT = "Rebels shelled Aleppo."


@pytest.fixture
def scores(make_claim: Callable, coded: Callable) -> Scores:
    claims = (GoldClaim(event=("ASSAULT",), event_text=("shelled",)),)
    gold = [
        GoldRecord(id="1", text=TEXT, genre="army", claims=claims, pair="p", side="a"),
        GoldRecord(id="2", text=TEXT, genre="wire", claims=claims, pair="p", side="b"),
    ]
    return score(gold, {"1": coded(make_claim(TEXT, "shelled")), "2": coded()}, resamples=50)


def test_render_text_has_a_row_for_every_task(scores: Scores) -> None:
    lines = render_text(scores)
    firsts = [line.split()[0] for line in lines if line.strip()]
    assert all(task in firsts for task in TASKS)
    assert "2 documents, 2 claims by hand, 1 coded" in lines
    event = next(line for line in lines if line.startswith("event "))
    assert event.split()[1:4] == ["1.000", ".500", ".667"]
    assert event.split()[-3:] == ["1.000", ".000", "1.000"]


def test_render_text_lists_errors_when_asked(scores: Scores) -> None:
    assert "  2 claim: ASSAULT -> None  [shelled]  Rebels shelled Aleppo." in render_text(
        scores, mistakes=5
    )


def test_render_rich_prints_the_same_numbers(scores: Scores) -> None:
    from rich.console import Console

    console = Console(width=140, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    with console.file:
        console.print(render_rich(scores))
    printed = console.export_text()
    assert "event+parties" in printed
    assert ".667" in printed


def test_to_json_holds_everything(scores: Scores) -> None:
    data = json.loads(to_json(scores))
    assert data["tasks"]["event"]["recall"] == 0.5
    assert data["confusion"] == {"ASSAULT": {"ASSAULT": 1, "NONE": 1}}


def test_pictures_are_well_formed_and_follow_the_colour_scheme(scores: Scores) -> None:
    for picture in (confusion_svg(scores), reliability_svg(scores.calibration)):
        root = ElementTree.fromstring(picture)
        assert root.find("{http://www.w3.org/2000/svg}title") is not None
        assert "prefers-color-scheme:dark" in picture


def test_confusion_svg_shows_every_count(scores: Scores) -> None:
    texts = [e.text for e in ElementTree.fromstring(confusion_svg(scores)).iter() if e.text]
    assert texts.count("1") == 2
    assert texts.count("MOBILIZE") == 2


def test_reliability_svg_of_nothing_coded() -> None:
    assert "nothing coded" in reliability_svg(calibrate([]))


def test_render_agreement_names_every_measure() -> None:
    found = Agreement(units=7, found=0.9, event=0.8, auxiliary=None, voice=1.0, actor_code=0.75)
    lines = render_agreement(found)
    assert lines[0] == "7 claims that both coders have"
    assert lines[3].split() == ["event", "type", "(alpha)", ".800"]
    assert lines[4].split()[-1] == "-"
