"""`evenhand lexicon`: the vocabulary checked, or one name explained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from evenhand.cli import options
from evenhand.cli.console import errors, output

if TYPE_CHECKING:
    from evenhand.lexicon.names import Name

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
    from evenhand.lexicon.explain import explain
    from evenhand.lexicon.user import read_user_names

    index = name_index().extended(read_user_names(lexicon)) if lexicon else name_index()
    told = explain(name, index, date=date)
    if told.meaning is None:
        _show_unlisted(name, told.parts, told.alike)
        raise typer.Exit(FAULTY)
    meaning = told.meaning
    words = {"code": meaning.code, "sector": meaning.sector, "means": meaning.identifier}
    told_as = ", ".join(f"{key} {value or 'open'}" for key, value in words.items())
    output.print(f"{name}: {told_as} ({meaning.reason})", highlight=False, soft_wrap=True)
    for note in told.notes:
        output.print(f"  {note}", highlight=False, soft_wrap=True)
    output.print(_meanings(told.names))


def _show_unlisted(name: str, parts: Sequence[Name], alike: Sequence[str]) -> None:
    output.print(f"{name}: not listed as a whole; its code and sector stay empty", highlight=False)
    if parts:
        output.print("  in a text, these names inside it count:", highlight=False)
        output.print(_meanings(parts))
    for text in alike:
        output.print(f"  alike: {text}", highlight=False)


def _meanings(names: Sequence[Name]) -> Table:
    from evenhand.lexicon.explain import spans

    table = Table(title="all meanings listed", show_edge=False)
    for heading in ("kind", "code", "sector", "means", "office", "from", "to", "file"):
        table.add_column(heading, no_wrap=heading in ("code", "from", "to"))
    for entry in names:
        kind = f"short {entry.kind}" if entry.short else entry.kind
        party = (kind, entry.code or "", entry.sector or "", entry.identifier or "")
        for number, span in enumerate(spans(entry)):
            shown = party if number == 0 else ("", "", "", "")
            table.add_row(*shown, *span, entry.unit if number == 0 else "")
    return table


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
        errors.print(fault, markup=False, highlight=False, soft_wrap=True)
    output.print(balance_table())
    if faults:
        raise typer.Exit(FAULTY)
    output.print("the vocabulary keeps its rules", highlight=False)


def add(root: typer.Typer) -> None:
    """Put the commands on the app."""
    root.add_typer(app, name="lexicon")
