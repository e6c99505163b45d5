"""`evenhand classify`: the relation task."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from evenhand.cli import options
from evenhand.errors import UsageError


def classify_command(
    source: Annotated[
        str,
        typer.Argument(
            help='Lines {"id","text","actor":{"start","end"},"recipient":{"start","end"}}; - for standard input.',
            metavar="PAIRS.jsonl",
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="FILE.jsonl; standard output otherwise.")
    ] = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
) -> None:
    """Classify what the first party does to the second, in PLOVER and CAMEO.

    Every line is answered; "event" is null where nothing is to be coded or a party is missing.

    Example:

      evenhand classify pairs.jsonl > answers.jsonl
    """
    from evenhand.coding.judge import load_judge
    from evenhand.lexicon import name_index
    from evenhand.lexicon.user import read_user_names
    from evenhand.workflow.classify import as_line, classify, read_pairs

    index = name_index().extended(read_user_names(lexicon)) if lexicon else name_index()
    answers = classify(
        read_pairs(_lines(source).splitlines(), source), judge=load_judge(model), index=index
    )
    if out is None:
        for answer in answers:
            sys.stdout.buffer.write(as_line(answer))
    else:
        out.write_bytes(b"".join(as_line(answer) for answer in answers))


def _lines(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise UsageError(f"{source}: cannot be read ({error.strerror})") from error


def add(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command("classify")(classify_command)
