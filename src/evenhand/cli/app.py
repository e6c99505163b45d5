"""The `evenhand` command: errors become messages and exit codes here."""

from __future__ import annotations

import sys

import typer

from evenhand.cli import code, ledger, lexicon, pairs, quality, run
from evenhand.cli.console import errors
from evenhand.errors import EvenhandError
from evenhand.workflow.versions import evenhand_version

UNUSABLE = 2

app = typer.Typer(
    name="evenhand",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Conflict statements and news into checkable PLOVER claims: who did what to whom, where, "
        "when, how many were harmed, and who says so. Nothing leaves this machine."
    ),
    epilog="Start with:  evenhand run statements/ --out results   then open results/report.html",
)
run.add(app)
code.add(app)
pairs.add(app)
ledger.add(app)
quality.add(app)
lexicon.add(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"evenhand {evenhand_version()}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """Options of the command itself."""


def main() -> None:
    """Run the command; errors of the library become one line on standard error and status 2."""
    try:
        app(standalone_mode=True)
    except EvenhandError as error:
        errors.print(f"[bold red]error:[/] {_plain(error)}", highlight=False)
        sys.exit(UNUSABLE)
    except BrokenPipeError:
        sys.exit(0)


def _plain(error: EvenhandError) -> str:
    return str(error).replace("[", "\\[")
