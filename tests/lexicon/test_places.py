import time
import tomllib
from pathlib import Path

import pytest

from evenhand.errors import LexiconError
from evenhand.lexicon.actors import data_folder
from evenhand.lexicon.gazetteer_file import place_key
from evenhand.lexicon.places import INDEX, PlaceIndex, place_index

FOLDER = Path(str(data_folder() / "places"))
LISTS = [p for p in sorted(FOLDER.glob("*.toml")) if p.name != "countries.toml"]
KINDS = {"site", "city", "admin2", "region", "water"}


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)
def test_places_lists_keep_their_form(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert data["source"]
    assert data["licence"] == "CC0-1.0"
    for row in data["places"]:
        assert row.keys() <= {"names", "kind", "at", "in", "claims", "weight"}, row
        assert row["kind"] in KINDS
        assert row["names"]
        assert all(place_key(n) for n in row["names"])
        lat, lon = row["at"]
        assert -90 <= lat <= 90
        assert -180 <= lon <= 180
        assert all(
            len(c) == 3 and c.isupper() for c in (row.get("in", "XXX"), *row.get("claims", ()))
        )
        assert row.get("in") not in row.get("claims", ())


def test_places_lists_are_in_the_index() -> None:
    index = place_index()
    missing = [
        name
        for path in LISTS
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["places"]
        for name in row["names"]
        if not any(
            abs(c.place.lat - row["at"][0]) < 6 and abs(c.place.lon - row["at"][1]) < 9
            for c in index.lookup(name.split(", ")[0].split(" (")[0])
        )
    ]
    assert not missing, "run scripts/build_gazetteer.py"


def test_places_index_is_small_and_loads_at_once() -> None:
    path = FOLDER / INDEX
    assert path.stat().st_size < 22_000_000
    start = time.perf_counter()
    index = PlaceIndex(path)
    assert index.lookup("Goma")
    assert time.perf_counter() - start < 0.15
    assert len(index) > 230_000


def test_places_index_folds_and_keeps_namesakes() -> None:
    index = place_index()
    assert {c.place.country for c in index.lookup("CORDOBA")} >= {"ARG", "ESP", "MEX", "COL"}
    assert index.lookup("Sana'a")[0].place == index.lookup("Sanaa")[0].place
    assert index.lookup("No Such Place At All") == ()


def test_places_index_refuses_another_file(tmp_path: Path) -> None:
    path = tmp_path / "index.bin"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(LexiconError, match="not a gazetteer"):
        PlaceIndex(path)
    with pytest.raises(LexiconError, match=r"missing\.bin"):
        PlaceIndex(tmp_path / "missing.bin")
