from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from evenhand.errors import UsageError
from evenhand.model import Claim
from evenhand.workflow.code import CodeSettings
from evenhand.workflow.run import RunSettings, run

TEXTS = {
    "a.txt": "Issuer: Ministry of Defence\nDate: 12 March 2024\n\nRebels shelled the town of Kafr Nabl on "
    "Monday, killing at least 14 civilians. The ministry condemned the attack.\n",
    "b.txt": "The army did not shell Kafr Nabl, a spokesman said. Police arrested 40 demonstrators.\n",
    "c.txt": "The two presidents met in Geneva on 3 March 2024 and signed a ceasefire agreement.\n",
}
FILES = (
    "documents.jsonl", "claims.jsonl", "claims.parquet", "claims.csv", "claims.geojson",
    "labels.jsonl", "events.jsonl", "events.parquet", "events.csv", "events.geojson",
    "matches.jsonl", "matches.parquet", "matches.csv", "references.jsonl", "rejected.jsonl",
    "report.html",
)  # fmt: skip


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return folder


def outputs(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def test_run_writes_every_file_and_a_manifest_that_hashes_them(
    sources: Path, tmp_path: Path
) -> None:
    summary = run([sources], tmp_path / "out", RunSettings())
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert set(manifest["outputs"]) == set(FILES)
    assert manifest["counts"]["documents"] == 3 == summary.counts["documents"]
    assert set(manifest["inputs"]) == set(TEXTS)
    assert not (tmp_path / "out" / ".parts").exists()


def test_run_claims_reproduce_their_words(sources: Path, tmp_path: Path) -> None:
    run([sources], tmp_path / "out", RunSettings())
    lines = (tmp_path / "out" / "claims.jsonl").read_bytes().splitlines()
    claims = [msgspec.json.decode(line, type=Claim) for line in lines]
    assert {c.event[0] for c in claims} >= {"ASSAULT", "ACCUSE", "CONSULT"}
    for claim in claims:
        for entity in (*claim.actor, *claim.recipient):
            if entity.start is not None:
                assert entity.entity_text
                assert entity.entity_text in claim.text or entity.start < claim.text_info.start


def test_run_twice_gives_equal_bytes_with_any_number_of_workers(
    sources: Path, tmp_path: Path
) -> None:
    run([sources], tmp_path / "one", RunSettings())
    run([sources], tmp_path / "two", RunSettings(code=CodeSettings(workers=2)))
    one, two = outputs(tmp_path / "one"), outputs(tmp_path / "two")
    one.pop("report.html"), two.pop("report.html")  # the report shows the settings
    assert one == two


def test_run_hostile_neighbour_changes_nothing_else(sources: Path, tmp_path: Path) -> None:
    run([sources], tmp_path / "clean", RunSettings())
    (sources / "0.pdf").write_bytes(b"%PDF-1.4 cut off")
    (sources / "b.bin.txt").write_bytes(b"\x00\x01\x02" * 500)
    summary = run([sources], tmp_path / "hostile", RunSettings())
    assert {r.source.rsplit("/", 1)[-1] for r in summary.rejected} == {"0.pdf", "b.bin.txt"}
    for name in ("claims.jsonl", "labels.jsonl", "events.jsonl"):
        assert (tmp_path / "clean" / name).read_bytes() == (
            tmp_path / "hostile" / name
        ).read_bytes()


def test_run_reaches_no_network(sources: Path, tmp_path: Path, no_network: None) -> None:
    run([sources], tmp_path / "out", RunSettings())


def test_run_writes_nothing_outside_its_folder(sources: Path, tmp_path: Path) -> None:
    before = sorted(p for p in tmp_path.rglob("*"))
    run([sources], tmp_path / "out", RunSettings())
    added = {p.relative_to(tmp_path).parts[0] for p in tmp_path.rglob("*") if p not in before}
    assert added == {"out"}


def test_run_without_sources_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no sources: give files"):
        run([], tmp_path / "out", RunSettings())


def test_run_into_a_file_is_refused(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("here first")
    with pytest.raises(UsageError, match="--out wants a folder"):
        run([sources], tmp_path / "out", RunSettings())


def test_run_killed_and_started_again_ends_with_the_same_bytes(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": str(n), "text": f"Rebels shelled Aleppo and killed {n} civilians."})
        for n in range(2, 140)
    ]
    source = tmp_path / "many.jsonl"
    source.write_text("\n".join(lines))
    command = [sys.executable, "-m", "evenhand", "run", str(source), "--quiet", "--out"]
    subprocess.run([*command, str(tmp_path / "whole")], check=True)
    process = subprocess.Popen([*command, str(tmp_path / "cut")])
    parts = tmp_path / "cut" / ".parts"
    while process.poll() is None and not (parts.exists() and len(list(parts.glob("*.part"))) >= 2):
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    subprocess.run([*command, str(tmp_path / "cut")], check=True)
    assert outputs(tmp_path / "whole") == outputs(tmp_path / "cut")
