from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evenhand.cli.app import app

runner = CliRunner()


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "statement.txt"
    path.write_text("Rebels shelled Aleppo on 3 March 2024, killing at least 14 civilians.\n")
    return path


def test_code_prints_claims_as_json_lines(statement: Path) -> None:
    result = runner.invoke(app, ["code", str(statement)])
    assert result.exit_code == 0
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert claims[0]["event"] == ["ASSAULT"]
    assert claims[0]["size"]["dead"]["low"] == 14


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_code_writes_the_format_of_the_ending_and_labels_beside_it(
    statement: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"claims.{ending}"
    assert runner.invoke(app, ["code", str(statement), "--out", str(out)]).exit_code == 0
    assert out.stat().st_size > 100
    assert (tmp_path / "claims.labels.jsonl").exists()


def test_code_says_what_could_not_be_read_and_goes_on(statement: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7")
    result = runner.invoke(app, ["code", str(tmp_path)])
    assert result.exit_code == 1
    assert '"ASSAULT"' in result.stdout
    assert "broken.pdf" in result.stderr


def test_run_ends_with_a_table_and_the_reports_path(statement: Path, tmp_path: Path) -> None:
    result = runner.invoke(app, ["run", str(statement), "--out", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert "1 documents" in result.stdout
    assert "report.html" in result.stdout


def test_classify_answers_every_line(tmp_path: Path) -> None:
    text = "Norway gave Malawi 40 million kroner."
    pairs = [
        {
            "id": "a",
            "text": text,
            "actor": {"start": 0, "end": 6},
            "recipient": {"start": 12, "end": 18},
        },
        {"id": "b", "text": text, "actor": {"start": 0, "end": 6}},
    ]
    source = tmp_path / "pairs.jsonl"
    source.write_text("\n".join(json.dumps(p) for p in pairs))
    result = runner.invoke(app, ["classify", str(source)])
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [a["id"] for a in answers] == ["a", "b"]
    assert answers[0]["event"] == "AID"
    assert answers[0]["quad_code"] == 2
    assert answers[0]["cameo"].startswith("07")
    assert answers[1]["event"] is None


@pytest.mark.parametrize(
    "command",
    ["run", "code", "classify", "adapt", "places", "merge", "match", "report", "evaluate", "swap"],
)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = runner.invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert f"evenhand {command}" in result.stdout
