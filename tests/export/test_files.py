"""Atomic writing, manifest, schemas and the generated pages."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from evenhand.export import Manifest, schemas, sha256_of, to_manifest, write_atomic, write_docs
from evenhand.export.docs import generated_docs, record_page
from evenhand.model import Rejection

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("data", [b"ab", "ab", [b"a", b"b"]])
def test_files_write_atomic(tmp_path, data):
    write_atomic(tmp_path / "new" / "x.txt", data)
    assert (tmp_path / "new" / "x.txt").read_bytes() == b"ab"
    assert sha256_of(tmp_path / "new" / "x.txt") == sha256_of(b"ab")


def test_files_failure_leaves_the_old_file_and_no_part(tmp_path):
    target = tmp_path / "x.txt"
    target.write_bytes(b"old")

    def chunks():
        yield b"half"
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        write_atomic(target, chunks())
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]
    assert target.read_bytes() == b"old"


def test_manifest_sorts_within_its_parts():
    made = Manifest(
        versions={"spacy": "3", "evenhand": "0"},
        settings={"workers": 2, "map": {"b": 1, "a": 2}},
        inputs={"b.txt": "2", "a.txt": "1"},
        outputs={"claims.jsonl": sha256_of(b"")},
        counts={"claims": 1},
        times={"started": "2031-01-01T00:00:00Z"},
    )
    data = json.loads(to_manifest(made))
    assert list(data) == ["versions", "settings", "inputs", "outputs", "counts", "times"]
    assert list(data["inputs"]) == ["a.txt", "b.txt"]
    assert list(data["settings"]["map"]) == ["a", "b"]


def test_schemas_hold_for_records(claim, bare_claim, event, match):
    cases = [("claim", claim), ("claim", bare_claim), ("event", event), ("match", match)]
    cases.append(("rejection", Rejection(source="a", reason="b")))
    for name, record in cases:
        jsonschema.validate(msgspec.json.decode(msgspec.json.encode(record)), schemas()[name])


def test_schemas_refuse_an_unknown_type(claim):
    wrong = msgspec.json.decode(msgspec.json.encode(claim)) | {"event": ["RIOT"]}
    with pytest.raises(jsonschema.ValidationError, match="'RIOT' is not one of"):
        jsonschema.validate(wrong, schemas()["claim"])


def test_docs_name_every_field_with_a_meaning():
    rows = [line for line in record_page().splitlines() if line.startswith("| `")]
    assert len(rows) > 150
    assert [row for row in rows if row.endswith("|  |")] == []


@pytest.mark.parametrize("name", sorted(generated_docs()))
def test_docs_are_as_generated(name):
    assert (DOCS / name).read_bytes() == generated_docs()[name], "run scripts/make_docs.py"


def test_docs_write_below_a_folder(tmp_path):
    write_docs(tmp_path)
    assert (tmp_path / "schemas" / "claim.json").is_file()
