"""Write docs/cli.md from the commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import typer
from blocks import ROOT, fenced

from evenhand.cli.app import app

PAGE = ROOT / "docs" / "cli.md"
INTRODUCTION = """\
# The commands

Generated from the commands by `scripts/make_cli_docs.py`; edit their help, not this page.
Results go to standard output or to the file or folder named by `--out`; messages and the progress
bar go to standard error.

| exit status | meaning |
|---|---|
| 0 | everything was read and done |
| 1 | `run`, `code`: some sources were rejected, with reasons; `lexicon`: a fault, or no such name |
| 2 | the call cannot be carried out; one line says why |
"""


def commands(command: Any, name: str = "evenhand") -> Iterator[tuple[str, Any]]:
    """A command and all below it, by their full names, in the order of the help."""
    yield name, command
    for key, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, f"{name} {key}")


def page() -> str:
    """The whole page."""
    root = typer.main.get_command(app)
    parts = [INTRODUCTION, *(section(name, command) for name, command in commands(root))]
    return "\n".join(parts)


def section(name: str, command: Any) -> str:
    """One command: its usage, help and parameters."""
    params = [p for p in command.params if not p.hidden]
    lines = [f"## {name}", "", fenced(usage(name, command, params)), ""]
    lines += [*help_text(command.help or ""), ""]
    if params:
        lines += ["| argument or option | meaning |", "|---|---|", *map(row, params), ""]
    return "\n".join(lines)


def usage(name: str, command: Any, params: list[Any]) -> str:
    """How the command is called."""
    needed = [f"{p.opts[0]} {value(p)}" for p in params if is_option(p) and p.required]
    arguments = [
        metavar(p) if p.required else f"[{metavar(p)}]" for p in params if not is_option(p)
    ]
    inner = ["COMMAND ..."] if getattr(command, "commands", None) else []
    return " ".join([name, *arguments, *needed, "[OPTIONS]", *inner])


def help_text(text: str) -> Iterator[str]:
    """The help as Markdown: its examples, which are indented or follow a heading, as code."""
    paragraphs = inspect.cleandoc(text).replace("Example:\n  ", "Example:\n\n  ").split("\n\n")
    prose = [p for p in paragraphs if not p.startswith("  ") and not p.startswith("Example")]
    examples = [p.strip() for p in paragraphs if p.startswith("  ")]
    yield "\n\n".join(" ".join(p.split()) for p in prose)
    if examples:
        yield from ("", fenced("\n".join(examples), "sh"))


def row(param: Any) -> str:
    """One line of the table of parameters."""
    if not is_option(param):
        return f"| `{metavar(param)}` | {cell(param.help)} |"
    names = ", ".join(f"`{name}`" for name in param.opts)
    if not param.is_flag:
        names += f" `{value(param)}`"
    notes = ["needed"] if param.required else []
    notes += ["may be given several times"] if param.multiple else []
    if not (param.is_flag or param.required or param.multiple or param.default is None):
        notes.append(f"`{param.default}` if not given")
    return f"| {names} | {cell(param.help)}{' (' + '; '.join(notes) + ')' if notes else ''} |"


def cell(text: str | None) -> str:
    """Text that a table can hold."""
    return " ".join((text or "").split()).replace("|", "\\|")


def is_option(param: Any) -> bool:
    """Whether it is an option rather than an argument."""
    return bool(param.opts[0].startswith("-"))


def metavar(param: Any) -> str:
    """What stands for the argument."""
    return str(param.metavar or param.name.upper())


def value(param: Any) -> str:
    """What stands for the option's value."""
    kind = str(param.type_descriptor.annotation)
    return param.metavar or ("PATH" if "Path" in kind else "N" if "int" in kind else "TEXT")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
