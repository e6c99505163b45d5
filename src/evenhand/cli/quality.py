"""`evenhand evaluate` and `swap`: how good the coding is, and how even."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli import options
from evenhand.cli.console import output, progress_bar
from evenhand.errors import UsageError
from evenhand.evaluate import confusion_svg, reliability_svg, render_rich, render_swap, to_json
from evenhand.export import write_atomic
from evenhand.workflow.ledger_scoring import (
    ClusterRow,
    ledger_gold_kind,
    score_matching,
    score_merging,
)
from evenhand.workflow.scoring import evaluate_files, swap_sources

UNEVEN = 1


def evaluate_command(
    gold: Annotated[
        Path, typer.Argument(help="Hand-coded gold (docs/codebook.md).", metavar="GOLD.jsonl")
    ],
    source: Annotated[
        str | None,
        typer.Argument(
            help="Claims coded earlier, or texts with the gold's ids; "
            "the gold's own texts otherwise."
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Folder for scores.json and the pictures.")
    ] = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    quiet: options.Quiet = False,
) -> None:
    """Score coding against hand-coded gold: per task, genre and side, with intervals.

    Gold of clusters scores merging; gold of matches, with the reference table as SOURCE, matching.

    Examples:

      evenhand evaluate gold.jsonl --out scores

      evenhand evaluate gold.jsonl claims.jsonl

      evenhand evaluate clusters.jsonl

      evenhand evaluate matching.jsonl ged241.csv.gz
    """
    kind = ledger_gold_kind(gold)
    if kind is not None:
        _show_ledger(kind, gold, source)
        return
    settings = options.code_settings(
        issuer=None, date=None, language=None, column_map=None, model=model, lexicon=lexicon
    )
    with progress_bar(quiet=quiet) as tell:
        scores = evaluate_files(gold, source, settings, progress=tell)
    if not quiet:
        output.print(render_rich(scores))
    if out is not None:
        write_atomic(out / "scores.json", to_json(scores))
        write_atomic(out / "confusion.svg", confusion_svg(scores))
        write_atomic(out / "reliability.svg", reliability_svg(scores.calibration))


def _show_ledger(kind: type, gold: Path, source: str | None) -> None:
    """Scores of merging or matching, one a line."""
    if kind is ClusterRow:
        rows = score_merging(gold)
    elif source is None:
        raise UsageError(f"{gold} is gold for matching: name the reference table as SOURCE")
    else:
        rows = score_matching(gold, Path(source))
    for name, value in rows:
        output.print(f"{name}: {'-' if value is None else f'{value:.3f}'}", highlight=False)


def swap_command(
    sources: options.Sources,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="FILE.json for every change.")
    ] = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    quiet: options.Quiet = False,
) -> None:
    """Exchange the parties of each text, code it again, and say what changed.

    What is done must not depend on who does it: the flip rate should be 0.

    Example:

      evenhand swap statements/
    """
    import msgspec

    settings = options.code_settings(
        issuer=None, date=None, language=None, column_map=None, model=model, lexicon=lexicon
    )
    report = swap_sources(sources, settings)
    if not quiet:
        for line in render_swap(report):
            output.print(line, highlight=False, markup=False)
    if out is not None:
        write_atomic(out, msgspec.json.format(msgspec.json.encode(report), indent=1))


def add(app: typer.Typer) -> None:
    """Put the commands on the app."""
    app.command("evaluate")(evaluate_command)
    app.command("swap")(swap_command)
