"""`evenhand lexicon`: the vocabulary checked, or one name explained."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from evenhand.cli import options
from evenhand.cli.console import errors, output

app = typer.Typer(help="The vocabulary: check it, or ask how a name resolves and why.")
FAULTY = 1


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(help="A name as a text has it.")],
    date: Annotated[str | None, typer.Option(help="Date of the text, YYYY-MM-DD.")] = None,
    lexicon: options.Lexicon = None,
) -> None:
    """Say how a name resolves on a date, and why.

    Example:

      evenhand lexicon show "Sergei Lavrov" --date 2015-03-01
    """
    from evenhand.lexicon import name_index
    from evenhand.lexicon.meaning import choose_meaning
    from evenhand.lexicon.user import read_user_names

    index = name_index().extended(read_user_names(lexicon)) if lexicon else name_index()
    names = index.lookup(name)
    if not names:
        output.print(f"{name}: not listed; its code and sector stay empty", highlight=False)
        raise typer.Exit(FAULTY)
    meaning = choose_meaning(names, date=date)
    if meaning is not None:
        output.print(
            f"{name}: code {meaning.code}, sector {meaning.sector}, {meaning.identifier} ({meaning.reason})",
            highlight=False,
        )
    table = Table(title="all meanings listed", show_edge=False)
    for heading in ("kind", "code", "sector", "means", "from", "to", "file"):
        table.add_column(heading)
    for entry in names:
        cells = (
            entry.kind,
            entry.code,
            entry.sector,
            entry.identifier,
            entry.start,
            entry.end,
            entry.unit,
        )
        table.add_row(*(cell or "" for cell in cells))
    output.print(table)


@app.command("check")
def check(
    write: Annotated[
        bool, typer.Option("--write", help="Compile the files into the one that ships.")
    ] = False,
) -> None:
    """Hold the vocabulary to its rules; every fault is named, and the status is 1."""
    from evenhand.lexicon.check import balance_table, check_lexicon
    from evenhand.lexicon.store import compile_names

    if write:
        compile_names()
    faults = check_lexicon()
    for fault in faults:
        errors.print(fault, markup=False, highlight=False)
    output.print(balance_table())
    if faults:
        raise typer.Exit(FAULTY)
    output.print("the vocabulary keeps its rules", highlight=False)


def add(root: typer.Typer) -> None:
    """Put the commands on the app."""
    root.add_typer(app, name="lexicon")
