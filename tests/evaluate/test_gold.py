from __future__ import annotations

import json
from pathlib import Path

import pytest

from evenhand.errors import GoldError
from evenhand.evaluate.gold import read_gold

CLAIM = {"event": ["ASSAULT"], "event_text": ["shelled"]}
ROW = {"id": "a", "text": "They shelled it.", "genre": "statement", "claims": [CLAIM]}


def write(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_read_gold_gives_every_row(tmp_path: Path) -> None:
    records = read_gold(write(tmp_path, ROW, "", {**ROW, "id": "b", "claims": []}))
    assert [(r.id, len(r.claims)) for r in records] == [("a", 1), ("b", 0)]
    assert records[0].claims[0].voice.kind == "author"


def test_read_gold_splits_lines_at_newlines_only(tmp_path: Path) -> None:
    row = json.dumps({**ROW, "text": "They\u2028shelled it."}, ensure_ascii=False)
    assert len(read_gold(write(tmp_path, row))) == 1


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"text": " "}, "text is empty"),
        ({"claims": [{**CLAIM, "mode": ["aerail"]}]}, r"mode 'aerail' is not one of ASSAULT's"),
        ({"claims": [{**CLAIM, "event": ["BATTLE"]}]}, r"Invalid enum value 'BATTLE'"),
        ({"claims": [{**CLAIM, "event": []}]}, "event needs exactly one type, has 0"),
        ({"claims": [{**CLAIM, "event_text": []}]}, "event_text is empty"),
        ({"claims": [{**CLAIM, "event_text": ["bombed"]}]}, "'bombed' does not occur in the text"),
        ({"claims": [{**CLAIM, "place": "Homs"}]}, "'Homs' does not occur in the text"),
        ({"claims": [{**CLAIM, "colour": "red"}]}, "unknown field `colour`"),
        ({"claims": [{**CLAIM, "actor": [{"entity_text": "Rebels"}]}]}, "'Rebels' does not occur"),
        ({"labels": [{"label": "genocide", "text": "genocide"}]}, "label 'genocide'"),
        ({"side": "c"}, "Invalid enum value 'c'"),
    ],
)
def test_read_gold_names_the_fault(tmp_path: Path, change: dict, fault: str) -> None:
    path = write(tmp_path, {**ROW, **change})
    with pytest.raises(GoldError, match=fault):
        read_gold(path)


def test_read_gold_names_all_faulty_rows_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, {**ROW, "text": ""}, ROW, "{", {**ROW, "genre": 3}, ROW)
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    message = str(caught.value)
    for words in ("gold.jsonl: 6 faults", "row 1 (a)", "row 3:", "row 4:", "id already used"):
        assert words in message


def test_read_gold_says_which_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.jsonl: cannot be read \(No such file"):
        read_gold(tmp_path / "none.jsonl")
