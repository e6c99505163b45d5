"""`evenhand run`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli import options
from evenhand.cli.console import progress_bar, show_summary
from evenhand.errors import UsageError
from evenhand.workflow.ledger import LedgerSettings
from evenhand.workflow.run import FORMATS, RunSettings, run

SOME_REJECTED = 1


def command(
    sources: options.Sources,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the results.")],
    issuer: options.Issuer = None,
    date: options.Date = None,
    language: options.Language = None,
    column_map: options.Map = None,
    sides: Annotated[
        Path | None, typer.Option(help="TOML: which issuers and voices belong to which side.")
    ] = None,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            help="Reference data: UCDP GED, ACLED, GDELT, POLECAT, ICEWS, or a mapped table."
        ),
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(help="Your own splits and joins of events.")
    ] = None,
    title: Annotated[str, typer.Option(help="Title of the report.")] = "Accounts",
    hxl: Annotated[bool, typer.Option("--hxl", help="A row of HXL tags in CSV files.")] = False,
    also: Annotated[
        list[str] | None, typer.Option(help=f"Write besides: {', '.join(FORMATS)}")
    ] = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    explain: options.Explain = False,
    workers: options.Workers = 1,
    engine: options.Engine = "local",
    quiet: options.Quiet = False,
) -> None:
    """Read, code, merge, match and report; the same call again resumes where it stopped.

    Examples:

      evenhand run statements/ --out results

      evenhand run corpus.csv --map text=body,date=published --out results --workers 2

      evenhand run statements/ --sides sides.toml --against ged241.csv.gz --out results
    """
    settings = RunSettings(
        code=options.code_settings(
            issuer=issuer, date=date, language=language, column_map=column_map,
            workers=workers, engine=engine, model=model, lexicon=lexicon, explain=explain,
        ),
        ledger=LedgerSettings(
            sides=str(sides) if sides else None,
            decisions=str(decisions) if decisions else None,
            against=tuple(str(path) for path in against or ()),
        ),
        title=title,
        hxl=hxl,
        also=_known(also or ()),
    )  # fmt: skip
    with progress_bar(quiet=quiet) as tell:
        summary = run(sources, out, settings, stdin=sys.stdin.buffer, progress=tell)
    if not quiet:
        show_summary(summary)
    if summary.rejected:
        raise typer.Exit(SOME_REJECTED)


def _known(names: Sequence[str]) -> tuple[str, ...]:
    for name in names:
        if name not in FORMATS:
            raise UsageError(f"--also knows no {name!r}; it writes {', '.join(FORMATS)}")
    return tuple(names)


def add(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command("run")(command)
