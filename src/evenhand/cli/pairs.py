"""`evenhand classify`, `adapt` and `places`: tasks over JSON Lines of texts."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from evenhand.cli import options
from evenhand.cli.console import output, progress_bar
from evenhand.errors import UsageError

Out = Annotated[
    Path | None, typer.Option("--out", "-o", help="FILE.jsonl; standard output otherwise.")
]
Pairs = Annotated[
    str,
    typer.Argument(
        help='Lines {"id","text","actor":{"start","end"},"recipient":{"start","end"}}; '
        "- for standard input.",
        metavar="PAIRS.jsonl",
    ),
]


def classify_command(
    source: Pairs, out: Out = None, model: options.Model = None, lexicon: options.Lexicon = None
) -> None:
    """Classify what the first party does to the second, in PLOVER and CAMEO.

    Every line is answered; "event" is null where nothing is to be coded or a party is missing.

    Examples:

      evenhand classify pairs.jsonl > answers.jsonl

      evenhand classify pairs.jsonl --model my-codebook --out answers.jsonl
    """
    from evenhand.workflow.classify import classify, read_pairs
    from evenhand.workflow.coder import judge_and_index

    judge, index = judge_and_index(model, lexicon or ())
    _write(classify(read_pairs(_lines(source), source), judge=judge, index=index), out)


def adapt_command(
    source: Pairs,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the fitted model.")],
    lexicon: options.Lexicon = None,
    quiet: options.Quiet = False,
) -> None:
    """Fit the classifier to your own codings: any labels, in "event" of each line.

    MODEL/report.md holds cross-validated scores, a confusion matrix and the hardest rows.

    Example:

      evenhand adapt coded.jsonl --out my-codebook
    """
    from evenhand.workflow.adapt import adapt
    from evenhand.workflow.classify import read_pairs
    from evenhand.workflow.coder import judge_and_index

    judge, index = judge_and_index(None, lexicon or ())
    rows = list(read_pairs(_lines(source), source))
    with progress_bar(quiet=quiet) as tell:
        report = adapt(rows, out, judge=judge, index=index, progress=tell)
    if not quiet:
        output.print(
            f"{report.rows} rows, five-fold cross-validation: accuracy {report.accuracy:.3f}, "
            f"macro-F1 {report.macro_f1:.3f}\nreport: {out / 'report.md'}",
            highlight=False,
            soft_wrap=True,
        )


def places_command(
    source: Annotated[
        str,
        typer.Argument(
            help='Lines {"id","text","date"}; - for standard input.', metavar="TEXTS.jsonl"
        ),
    ],
    out: Out = None,
) -> None:
    """Find and resolve toponyms alone, one answer a line.

    Example:

      evenhand places texts.jsonl > places.jsonl
    """
    from evenhand.workflow.toponyms import answer_places

    _write(answer_places(_lines(source), source), out)


def _lines(source: str) -> list[bytes]:
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise UsageError(f"{source}: cannot be read ({error.strerror})") from error
    return data.splitlines()


def _write(records: Iterable[object], out: Path | None) -> None:
    if out is not None:
        from evenhand.export import write_atomic

        write_atomic(out, b"".join(msgspec.json.encode(r) + b"\n" for r in records))
        return
    for record in records:
        sys.stdout.buffer.write(msgspec.json.encode(record) + b"\n")
    sys.stdout.buffer.flush()


def add(app: typer.Typer) -> None:
    """Put the commands on the app."""
    app.command("classify")(classify_command)
    app.command("adapt")(adapt_command)
    app.command("places")(places_command)
