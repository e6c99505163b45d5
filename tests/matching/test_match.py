"""Pairs of invented events and invented records, one feature moved at a time."""

import csv
from pathlib import Path

import pytest

from evenhand.matching import match
from evenhand.matching import weights as w
from evenhand.matching.parties import entity_side, fit, named_side
from evenhand.model import Account, Bounds, Entity, Event, Place
from evenhand.reference import read_reference
from evenhand.reference.acled import COLUMNS as ACLED
from evenhand.reference.ged import COLUMNS as GED

ARMY = Entity(entity_text="the army", code="UKR", sector="MIL")
REBELS = Entity(entity_text="rebels", code="UKR", sector="REB")
CIVILIANS = Entity(entity_text="civilians", sector="CVL")
TOWN = {"lat": 48.0, "lon": 37.0, "name": "Testove"}


def place(lat=48.0, lon=37.0, name="Testove", resolution=4, country="UKR"):
    return Place(
        extracted_place=name,
        start=0,
        end=len(name),
        resolved_place=name,
        lat=lat,
        lon=lon,
        country_code=country,
        resolution=resolution,
    )


def account(side="A", date="2015-02-03", dead=(4, 4), loc=None, **kept):
    values = {
        "date": date,
        "enddate": kept.pop("enddate", date),
        "event_loc": loc or place(),
        "actor": (ARMY,),
        "recipient": (REBELS,),
        "size": {"dead": Bounds(low=dead[0], high=dead[1])} if dead else {},
        "first_said": "2015-02-04",
    }
    return Account(side=side, **(values | kept))


def event(*accounts, kind="ASSAULT", **kept):
    accounts = accounts or (account(),)
    first = accounts[0]
    values = {
        "date": first.date,
        "enddate": first.enddate,
        "event_loc": first.event_loc,
        "size": first.size,
    }
    return Event(id="e", claims=(), event=(kind,), accounts=accounts, **(values | kept))


ROW = {
    "id": "1", "type_of_violence": "1", "side_a": "Government of Ukraine", "side_b": "DPR",
    "source_headline": "x", "where_prec": "1", "where_coordinates": "Testove town",
    "latitude": "48.01", "longitude": "37.01", "country": "Ukraine", "date_prec": "1",
    "date_start": "2015-02-03", "date_end": "2015-02-03", "best": "4", "high": "6", "low": "3",
}  # fmt: skip


@pytest.fixture
def hold(tmp_path: Path):
    """Match events against GED or ACLED rows that differ from ROW as told."""

    def holding(events, *rows, columns=GED):
        path = tmp_path / "table.csv"
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore")
            writer.writeheader()
            writer.writerows([ROW | row for row in rows or ({},)])
        return match(events, read_reference(path, folder=tmp_path))

    return holding


def test_match_gives_a_waterfall_that_adds_up(hold):
    (found,) = hold([event()])
    assert (found.judgement, found.record, found.dataset) == ("positive", "1", "UCDP GED")
    assert found.score == pytest.approx(sum(r.weight for r in found.reasons))
    assert found.reasons[0].feature == "prior"
    assert found.verdicts == dict.fromkeys(("date", "place", "parties", "dead"), "supported")


JUDGED = (
    ("same", {}, {}, "positive", "1"),
    ("wrong day", {"date": "2015-02-08"}, {}, None, None),
    ("two days off", {"date": "2015-02-05"}, {}, "negative", "1"),
    ("a day off", {"date": "2015-02-04"}, {}, "unsure", "1"),
    ("other village", {"loc": place(lat=48.12, name="Inshe")}, {}, "unsure", "1"),
    (
        "other village, other toll",
        {"loc": place(lat=48.12, name="Inshe"), "dead": (9, 9)},
        {},
        "negative",
        "1",
    ),
    ("far off number", {"dead": (60, 60)}, {}, "unsure", "1"),
    ("no number", {"dead": None}, {}, "positive", "1"),
    ("province", {"loc": place(resolution=2, name="Oblast"), "dead": None}, {}, "negative", "1"),
    ("month", {}, {"date_start": "2015-02-01", "date_end": "2015-02-28"}, "positive", "1"),
    (
        "others",
        {"actor": (Entity(code="SYR", sector="MIL"),), "recipient": ()},
        {},
        "positive",
        "1",
    ),
    ("nobody dead", {"dead": (0, 0)}, {}, "negative", "1"),
)


@pytest.mark.parametrize(
    ("claimed", "row", "judgement", "record"),
    [case[1:] for case in JUDGED],
    ids=[case[0] for case in JUDGED],
)
def test_match_judges_by_what_differs(hold, claimed, row, judgement, record):
    found = hold([event(account(**claimed))], row)
    assert (found[0].judgement, found[0].record) == (judgement or "none", record)


def test_match_holds_each_account_against_the_record(hold):
    two = (account("A", dead=(30, None)), account("B", dead=(4, 4), date="2015-02-03"))
    (found,) = hold([event(*two)])
    assert found.verdicts["dead"] == "supported"
    (found,) = hold([event(account("A", dead=(30, None)))])
    assert found.verdicts["dead"] == "contradicted"


def test_match_never_says_that_a_party_outside_the_dyad_did_not_act(hold):
    (found,) = hold([event(account(actor=(Entity(code="RUS", sector="GOV"),), recipient=()))])
    assert found.verdicts["parties"] == "not found"


def test_match_leaves_two_equal_records_to_a_person(hold):
    found = hold([event(account(dead=None))], {}, {"id": "2"})
    assert [m.judgement for m in found] == ["unsure", "unsure"]
    assert "another record" in found[0].reasons[-1].detail


def test_match_takes_records_that_add_up_together(hold):
    found = hold(
        [event(account(dead=(7, 7)))],
        {"best": "4", "high": "4"},
        {"id": "2", "best": "3", "low": "3", "high": "3"},
    )
    assert [m.judgement for m in found] == ["positive", "positive"]
    assert "add up" in found[0].reasons[-1].detail


COVERAGE = (
    ("protest", {"kind": "PROTEST"}, {"dead": None}, "outside"),
    ("nobody dead", {}, {"dead": (0, 0), "date": "2015-05-01"}, "outside"),
    ("no death told", {}, {"dead": None, "date": "2015-05-01"}, "outside"),
    ("dead", {}, {"date": "2015-05-01"}, "inside"),
    ("other country", {}, {"loc": place(lat=35.0, country="SYR")}, "outside"),
    ("other year", {}, {"date": "2011-05-01"}, "outside"),
)


@pytest.mark.parametrize(
    ("about", "claimed", "coverage"), [c[1:] for c in COVERAGE], ids=[c[0] for c in COVERAGE]
)
def test_match_says_whether_the_dataset_would_record_it(hold, about, claimed, coverage):
    found = hold([event(account(**claimed), **about)])
    assert found[-1].record is None
    assert (found[-1].judgement, found[-1].coverage) == ("none", coverage)
    assert all(m.verdicts == {} for m in found)


def test_match_says_that_ged_counts_no_injured(hold):
    size = {"dead": Bounds(low=4, high=4), "injured": Bounds(low=9, high=9)}
    (found,) = hold([event(account(size=size), size=size)])
    assert found.verdicts["injured"] == "outside coverage"


def test_match_finds_a_protest_in_acled(hold):
    row = {
        "event_id_cnty": "UKR1", "event_date": "2015-02-03", "event_type": "Protests",
        "actor1": "Protesters (Ukraine)", "location": "Testove", "fatalities": "0",
        "latitude": "48.0", "longitude": "37.0", "country": "Ukraine", "geo_precision": "1",
        "notes": "Residents rallied in Testove.",
    }  # fmt: skip
    found = hold(
        [event(account(dead=None, actor=(), recipient=()), kind="PROTEST")], row, columns=ACLED
    )
    assert (found[0].record, found[0].judgement) == ("UKR1", "positive")


def test_match_without_events_or_dates(hold):
    assert hold([]) == ()
    bare = Event(id="e", claims=(), event=("ASSAULT",))
    (found,) = hold([bare])
    assert (found.judgement, found.record) == ("none", None)


def test_match_does_not_depend_on_the_order_of_rows(hold):
    rows = [{"id": str(n), "latitude": str(48 + n / 50), "best": str(n)} for n in range(1, 8)]
    assert hold([event()], *rows) == hold([event()], *reversed(rows))


SIDES = (
    (ARMY, "Government of Ukraine", 2),
    (ARMY, "DPR", 0),
    (REBELS, "DPR", 1),
    (Entity(code="UKR", sector="GOV PRE", identifier_text="Donetsk People's Republic"), "DPR", 2),
    (CIVILIANS, "Civilians", 2),
    (Entity(code="RUS", sector="MIL"), "Government of Ukraine", 0),
)


@pytest.mark.parametrize(("entity", "name", "expected"), SIDES)
def test_parties_fit_ged_sides(entity, name, expected):
    assert fit(entity_side(entity), named_side(name, "UKR", "2015")) == expected


def test_parties_of_myanmar_are_told_by_country_and_year():
    wing = Entity(code="MMR", sector="REB", identifier_text="People's Defence Force")
    assert fit(entity_side(wing), named_side("NUG", "MMR", "2022")) == 2


def test_weights_keep_their_order():
    dates = [w.DATE[n].weight for n in (w.SAME_DAY, w.IN_DAYS, w.IN_MONTHS, w.DAY_APART)]
    assert dates == sorted(dates, reverse=True)
    numbers = [w.NUMBERS[n].weight for n in (w.SAME_BEST, w.BETWEEN, w.OVERLAP, w.OFF, w.FAR_OFF)]
    assert numbers == sorted(numbers, reverse=True)
    assert w.NUMBERS[w.SAME_SMALL].weight < w.NUMBERS[w.SAME_BEST].weight
    for table in (w.DATE, w.PLACE):
        best = max(level.weight for level in table)
        # Neither time nor place alone makes a match.
        assert w.PRIOR + best + w.TYPE[w.TYPE_FITS].weight < w.UNSURE
