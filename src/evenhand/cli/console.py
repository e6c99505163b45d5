"""What the terminal shows: progress while a run lasts, tables when it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from evenhand.model import Claim, Entity
from evenhand.workflow.code import Progress as Tell
from evenhand.workflow.run import Summary

# Without a terminal there is no width to keep to.
output = Console(width=None if sys.stdout.isatty() else 160)
errors = Console(stderr=True)
# Claims shown in the terminal; all of them are in the files.
SHOWN = 20


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Tell]:
    """A progress bar on standard error; nothing when quiet or not a terminal."""
    if quiet or not errors.is_terminal:
        yield lambda stage, done, total: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def tell(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total)

        yield tell


def claims_table(claims: Sequence[Claim]) -> Table:
    """The first claims as a table: what, who, to whom, when, where, and who says so."""
    table = Table(title=None, expand=True, show_edge=False, pad_edge=False)
    for heading in ("event", "words", "actor", "recipient", "when", "where", "harmed", "voice"):
        table.add_column(heading, overflow="fold")
    for claim in claims[:SHOWN]:
        table.add_row(*(escape(cell) for cell in _cells(claim)))
    return table


def _cells(claim: Claim) -> tuple[str, ...]:
    event = claim.event[0] + (f" {', '.join(claim.mode)}" if claim.mode else "")
    marks = "".join(f" ({a})" for a in claim.auxiliary)
    when = claim.date or ""
    if claim.enddate and claim.enddate != claim.date:
        when += f" to {claim.enddate}"
    harmed = ", ".join(f"{kind} {_range(q.low, q.high)}" for kind, q in claim.size.items())
    voice: str = claim.voice.kind
    if claim.voice.entity_text:
        voice += f": {claim.voice.entity_text}"
    place = claim.event_loc.extracted_place if claim.event_loc else ""
    return (
        event + marks,
        " ".join(claim.event_text),
        _parties(claim.actor),
        _parties(claim.recipient),
        when,
        place,
        harmed,
        voice,
    )


def _parties(entities: Sequence[Entity]) -> str:
    named = []
    for entity in entities:
        code = " ".join(filter(None, (entity.code, entity.sector)))
        words = entity.entity_text or "(issuer)"
        named.append(f"{words} [{code}]" if code else words)
    return "; ".join(named)


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    if high is None:
        return f"{low}+"
    return f"up to {high}" if low is None else f"{low}-{high}"


def show_summary(summary: Summary) -> None:
    """What a run came to: its claims, counts, what was rejected, and where the report is."""
    if summary.claims:
        output.print(claims_table(summary.claims))
        if len(summary.claims) > SHOWN:
            output.print(
                f"... and {len(summary.claims) - SHOWN} more in {summary.out / 'claims.csv'}"
            )
    counts = summary.counts
    output.print(
        f"\n{counts['documents']} documents, {counts['claims']} claims, {counts['labels']} labels, "
        f"{counts['events']} events, {counts['matches']} matches",
        highlight=False,
    )
    if summary.types:
        types = ", ".join(f"{name} {count}" for name, count in summary.types.items())
        output.print(f"by type: {types}", highlight=False)
    for rejection in summary.rejected[:SHOWN]:
        errors.print(
            f"rejected {escape(rejection.source)}: {escape(rejection.reason)}", highlight=False
        )
    output.print(f"report: {summary.out / 'report.html'}", highlight=False, soft_wrap=True)
