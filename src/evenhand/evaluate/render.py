"""Scores for the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from evenhand.evaluate.agreement import Agreement
from evenhand.evaluate.interval import TaskScore
from evenhand.evaluate.scores import Scores
from evenhand.evaluate.tasks import MEANINGS

if TYPE_CHECKING:
    from rich.console import RenderableType

Row = tuple[str, ...]
HEAD: Row = (
    "task",
    "precision",
    "recall",
    "F1",
    "95 %",
    "gold",
    "coded",
    "side a",
    "side b",
    "gap",
)


def number(value: float | None) -> str:
    """A share with three digits, or a dash where there is nothing to score.

    >>> number(0.5), number(None)
    ('.500', '-')
    """
    if value is None:
        return "-"
    return f"{value:.3f}".removeprefix("0")


def task_rows(scores: Scores) -> list[Row]:
    """One row a task, in the columns of `HEAD`."""
    rows: list[Row] = []
    for name, task in scores.tasks.items():
        even = scores.sides[name]
        between = "-" if task.low is None else f"{number(task.low)} to {number(task.high)}"
        quality = (number(task.precision), number(task.recall), number(task.f1), between)
        sides = (number(even.a), number(even.b), number(even.gap))
        rows.append((name, *quality, str(task.gold), str(task.coded), *sides))
    return rows


def genre_rows(scores: Scores) -> list[Row]:
    """F1 of each task in each genre; the first row is the head."""
    genres = list(scores.genres)
    rows: list[Row] = [("task", *genres)]
    for name in scores.tasks:
        rows.append((name, *(number(_f1(scores.genres[genre][name])) for genre in genres)))
    return rows


def _f1(task: TaskScore) -> float | None:
    return task.f1


def render_text(scores: Scores, *, mistakes: int = 0) -> list[str]:
    """The scores as lines for a terminal.

    Args:
        scores: what `score` gave.
        mistakes: how many errors to list at the end.
    """
    lines = [
        f"{scores.documents} documents, {scores.gold_claims} claims by hand, "
        f"{scores.coded_claims} coded",
        "",
        *_table([HEAD, *task_rows(scores)]),
    ]
    if len(scores.genres) > 1:
        lines += ["", "F1 by genre", *_table(genre_rows(scores))]
    lines += ["", *_facts(scores)]
    if mistakes:
        lines += ["", f"errors ({min(mistakes, len(scores.mistakes))} of {len(scores.mistakes)})"]
        for m in scores.mistakes[:mistakes]:
            lines.append(f"  {m.document} {m.task}: {m.gold} -> {m.coded}  [{m.words}]  {m.text}")
    return lines


def _facts(scores: Scores) -> Iterator[str]:
    spans, even = scores.spans, scores.sides["event"]
    yield f"spans that hold their words: {spans.checked - spans.wrong} of {spans.checked}"
    yield f"expected calibration error of confidence: {number(scores.calibration.error)}"
    if even.pairs:
        yield f"mean gap of the event type over {even.pairs} pairs: {number(even.mean_gap)}"
    yield from (f"  {name}: {meaning}" for name, meaning in MEANINGS.items())


def _table(rows: list[Row]) -> list[str]:
    """Columns set flush, the first to the left."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def render_agreement(found: Agreement) -> list[str]:
    """Agreement of two coders as lines for a terminal."""
    return [
        f"{found.units} claims that both coders have",
        *_table(
            [
                ("what", "agreement"),
                ("is a claim (F1)", number(found.found)),
                ("event type (alpha)", number(found.event)),
                ("auxiliary (alpha)", number(found.auxiliary)),
                ("voice (alpha)", number(found.voice)),
                ("actor code (alpha)", number(found.actor_code)),
            ]
        ),
    ]


def render_rich(scores: Scores) -> RenderableType:
    """The scores as tables that rich can print."""
    from rich.console import Group
    from rich.table import Table

    tables: list[RenderableType] = []
    groups = [("all genres", [HEAD, *task_rows(scores)])]
    if len(scores.genres) > 1:
        groups.append(("F1 by genre", genre_rows(scores)))
    for title, (head, *rows) in groups:
        table = Table(title=title, title_justify="left")
        for n, column in enumerate(head):
            table.add_column(column, justify="left" if n == 0 else "right")
        for row in rows:
            table.add_row(*row)
        tables.append(table)
    return Group(*tables, "\n".join(list(_facts(scores))[:3]))


def to_json(scores: Scores) -> bytes:
    """The scores with everything they hold, indented, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(scores), indent=2) + b"\n"
