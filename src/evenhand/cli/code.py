"""`evenhand code`: claims only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli import options
from evenhand.cli.console import errors, progress_bar
from evenhand.errors import UsageError
from evenhand.export import to_csv, to_jsonl, to_parquet, write_atomic
from evenhand.model import Claim, Label
from evenhand.workflow.batches import Part
from evenhand.workflow.code import code_sources

SOME_REJECTED = 1
_WRITERS: dict[str, Callable[[list[Claim]], bytes]] = {
    ".jsonl": to_jsonl,
    ".csv": lambda claims: to_csv(claims, Claim),
    ".parquet": lambda claims: to_parquet(claims, Claim),
}


def command(
    sources: options.Sources,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help="FILE.jsonl, .csv or .parquet; standard output otherwise."
        ),
    ] = None,
    issuer: options.Issuer = None,
    date: options.Date = None,
    language: options.Language = None,
    column_map: options.Map = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    explain: options.Explain = False,
    workers: options.Workers = 1,
    engine: options.Engine = "local",
    quiet: options.Quiet = False,
) -> None:
    """Code claims, without merging, matching or a report.

    The labels go to FILE.labels.jsonl beside FILE.

    Examples:

      evenhand code statement.txt --issuer "Ministry of Defence" --date 2024-03-12

      evenhand code corpus.jsonl --out claims.parquet --workers 2

      cat text.txt | evenhand code - --explain
    """
    settings = options.code_settings(
        issuer=issuer, date=date, language=language, column_map=column_map,
        workers=workers, engine=engine, model=model, lexicon=lexicon, explain=explain,
    )  # fmt: skip
    if out is not None and out.suffix not in _WRITERS:
        raise UsageError(f"{out}: --out picks its format by ending; use {', '.join(_WRITERS)}")
    with progress_bar(quiet=quiet) as tell:
        parts = code_sources(sources, settings, stdin=sys.stdin.buffer, progress=tell)
        rejected = _stream(parts) if out is None else _to_file(parts, out)
    for source, reason in rejected:
        errors.print(f"rejected {source}: {reason}", markup=False, highlight=False)
    if rejected:
        raise typer.Exit(SOME_REJECTED)


def _stream(parts: Iterable[Part]) -> list[tuple[str, str]]:
    """Claims to standard output as they come; gives what was rejected."""
    rejected: list[tuple[str, str]] = []
    for part in parts:
        sys.stdout.buffer.write(to_jsonl(part.claims))
        sys.stdout.buffer.flush()
        rejected += [(r.source, r.reason) for r in part.rejected]
    return rejected


def _to_file(parts: Iterable[Part], out: Path) -> list[tuple[str, str]]:
    claims: list[Claim] = []
    labels: list[Label] = []
    rejected: list[tuple[str, str]] = []
    for part in parts:
        claims += part.claims
        labels += part.labels
        rejected += [(r.source, r.reason) for r in part.rejected]
    write_atomic(out, _WRITERS[out.suffix](claims))
    write_atomic(out.with_suffix(".labels.jsonl"), to_jsonl(labels))
    return rejected


def add(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command("code")(command)
