"""`evenhand merge`, `match` and `report`: the later steps of a run by themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli.console import output
from evenhand.errors import UsageError
from evenhand.export import to_csv, to_geojson, to_jsonl, to_parquet, write_atomic
from evenhand.model import Claim, Event, Label, Match
from evenhand.workflow.ledger import LedgerSettings, match_events, merge_claims
from evenhand.workflow.records import read_records
from evenhand.workflow.rereport import rereport

EventsOut = Annotated[
    Path, typer.Option("--out", "-o", help="FILE.jsonl, .csv, .parquet or .geojson.")
]


def merge_command(
    claims: Annotated[
        list[Path], typer.Argument(help="claims.jsonl or .parquet", metavar="CLAIMS...")
    ],
    out: EventsOut,
    sides: Annotated[
        Path | None, typer.Option(help="TOML: which issuers belong to which side.")
    ] = None,
    decisions: Annotated[Path | None, typer.Option(help="Your own splits and joins.")] = None,
) -> None:
    """Put claims of one happening into one event, each side's account beside the other's.

    Example:

      evenhand merge results/claims.jsonl --sides sides.toml --out events.jsonl
    """
    read = [claim for path in claims for claim in read_records(path, Claim)]
    labels = [
        label
        for path in claims
        for name in (path.with_suffix(".labels.jsonl"), path.with_name("labels.jsonl"))
        if name.is_file()
        for label in read_records(name, Label)
    ]
    settings = LedgerSettings(
        sides=str(sides) if sides else None, decisions=str(decisions) if decisions else None
    )
    events = merge_claims(read, labels, settings)
    writers = {
        ".jsonl": lambda: to_jsonl(events),
        ".csv": lambda: to_csv(events, Event),
        ".parquet": lambda: to_parquet(events, Event),
        ".geojson": lambda: to_geojson(events, Event),
    }
    if out.suffix not in writers:
        raise UsageError(f"{out}: --out picks its format by ending; use {', '.join(writers)}")
    write_atomic(out, writers[out.suffix]())
    output.print(
        f"{len(read)} claims in {len(events)} events: {out}", highlight=False, soft_wrap=True
    )


def match_command(
    events: Annotated[Path, typer.Argument(help="events.jsonl of a run or of `merge`.")],
    against: Annotated[
        list[Path], typer.Option(help="UCDP GED, ACLED, GDELT, POLECAT, ICEWS or a mapped table.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="FILE.jsonl, .csv or .parquet.")] = Path(
        "matches.jsonl"
    ),
    claims: Annotated[
        Path | None, typer.Option(help="The events' claims; claims.jsonl beside them by default.")
    ] = None,
) -> None:
    """Hold events against reference data: a judgement and its reasons per pair.

    Matching shows what a dataset records, not what is true.

    Example:

      evenhand match results/events.jsonl --against ged241.csv.gz --out matches.jsonl
    """
    beside = claims or events.with_name("claims.jsonl")
    coded = read_records(beside, Claim) if beside.is_file() else []
    found = match_events(read_records(events, Event), coded, [str(path) for path in against])
    writers = {
        ".jsonl": lambda: to_jsonl(found.matches),
        ".csv": lambda: to_csv(found.matches, Match),
        ".parquet": lambda: to_parquet(found.matches, Match),
    }
    if out.suffix not in writers:
        raise UsageError(f"{out}: --out picks its format by ending; use {', '.join(writers)}")
    write_atomic(out, writers[out.suffix]())
    positive = sum(m.judgement == "positive" for m in found.matches)
    output.print(
        f"{positive} positive of {len(found.matches)} rows: {out}", highlight=False, soft_wrap=True
    )


def report_command(
    folder: Annotated[Path, typer.Argument(help="Folder of a finished run.", metavar="DIR")],
    title: Annotated[str | None, typer.Option(help="Another title.")] = None,
) -> None:
    """Write the report of a finished run anew.

    Example:

      evenhand report results --title "March in the north"
    """
    output.print(f"report: {rereport(folder, title=title)}", highlight=False, soft_wrap=True)


def add(app: typer.Typer) -> None:
    """Put the commands on the app."""
    app.command("merge")(merge_command)
    app.command("match")(match_command)
    app.command("report")(report_command)
