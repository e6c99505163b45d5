import csv

import msgspec
import pytest

from evenhand.errors import ReferenceDataError, UsageError
from evenhand.model import CiteInfo, Claim, Entity, Place, Quantity, TextInfo
from evenhand.reference.ged import COLUMNS
from evenhand.workflow.ledger import LedgerSettings, make_ledger


def claim(number, issuer, dead):
    text = f"{issuer} says that {dead} people were killed in Testove on 3 February."
    return Claim(
        id=f"c{number}",
        date="2015-02-03",
        enddate="2015-02-03",
        date_basis="stated",
        event=("ASSAULT",),
        event_text=("killed",),
        actor=(Entity(entity_text="the army", code="UKR", sector="MIL"),),
        event_loc=Place(
            extracted_place="Testove",
            start=0,
            end=7,
            lat=48.0,
            lon=37.0,
            country_code="UKR",
            resolution=4,
        ),
        size={"dead": Quantity(low=dead, high=dead, text="n", start=0, end=1)},
        quad_code=4,
        event_scale=-9.0,
        confidence=1.0,
        text=text,
        text_info=TextInfo(sequence=0, start=0, end=len(text), trigger_start=7, trigger_end=13),
        cite_info=CiteInfo(
            document=issuer, sha256="0" * 64, publication=issuer, published="2015-02-04"
        ),
        coder="hand",
    )


@pytest.fixture
def files(tmp_path):
    """A table of one invented record and a file of sides."""
    row = {
        "id": "7", "type_of_violence": "1", "side_a": "Government of Ukraine", "side_b": "DPR",
        "where_prec": "1", "where_coordinates": "Testove village", "latitude": "48.0",
        "longitude": "37.0", "country": "Ukraine", "date_prec": "1", "date_start": "2015-02-03",
        "date_end": "2015-02-03", "best": "4", "high": "4", "low": "4",
    }  # fmt: skip
    with (tmp_path / "ged.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerow(row)
    (tmp_path / "sides.toml").write_text('[sides]\nNorth = ["Ministry"]\n')
    return tmp_path


def test_ledger_merges_and_matches(files):
    settings = LedgerSettings(sides=str(files / "sides.toml"), against=(str(files / "ged.csv"),))
    claims = [claim(1, "Ministry", 4), claim(2, "Wire", 9)]
    events, matches, references = make_ledger((), claims, (), settings)
    (event,) = events
    assert [a.side for a in event.accounts] == ["North", "Wire"]
    assert event.fields["dead"] == "disputed"
    (match,) = matches
    assert (match.event, match.record, match.judgement) == (event.id, "7", "positive")
    assert match.verdicts["dead"] == "supported"
    assert [r.record for r in references] == ["7"]
    again = make_ledger((), claims[::-1], (), settings)
    assert msgspec.json.encode(again) == msgspec.json.encode((events, matches, references))


def test_ledger_without_files(files):
    events, matches, references = make_ledger((), [claim(1, "Wire", 4)], (), LedgerSettings())
    assert (len(events), matches, references) == (1, (), ())
    assert make_ledger((), (), (), LedgerSettings()) == ((), (), ())


def test_ledger_says_which_file_cannot_be_used(files):
    with pytest.raises(ReferenceDataError, match="no such file"):
        make_ledger((), [claim(1, "Wire", 4)], (), LedgerSettings(against=("nowhere.csv",)))
    with pytest.raises(UsageError, match="cannot be read as a file of sides"):
        make_ledger((), (), (), LedgerSettings(sides=str(files / "none.toml")))
