"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evenhand.reading import ReadSettings, parse_column_map
from evenhand.workflow.code import CodeSettings
from evenhand.workflow.engines import CoderSettings

Sources = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, globs, or - for standard input: "
        ".txt .md .html .pdf .docx .jsonl .csv .parquet",
        metavar="SOURCE...",
    ),
]
Issuer = Annotated[str | None, typer.Option(help="Who publishes the documents.")]
Date = Annotated[str | None, typer.Option(help="Their publication date, YYYY-MM-DD.")]
Language = Annotated[str | None, typer.Option(help="Their language, if it need not be detected.")]
Map = Annotated[
    str | None,
    typer.Option("--map", help="Columns of tables: text=body,date=published,issuer=source"),
]
Workers = Annotated[int, typer.Option(help="Processes that code at the same time.", min=1)]
Engine = Annotated[str, typer.Option(help="local, or ray for a cluster.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Model = Annotated[
    Path | None,
    typer.Option(help="A classifier fitted by `evenhand adapt` instead of the shipped one."),
]
Lexicon = Annotated[
    list[Path] | None,
    typer.Option(help="Your own names (TOML, CSV or PETRARCH); they go over the shipped ones."),
]
Explain = Annotated[bool, typer.Option("--explain", help="Say for each claim which words made it.")]


def code_settings(
    *,
    issuer: str | None,
    date: str | None,
    language: str | None,
    column_map: str | None,
    workers: int = 1,
    engine: str = "local",
    model: Path | None = None,
    lexicon: list[Path] | None = None,
    explain: bool = False,
) -> CodeSettings:
    """The shared options as settings."""
    return CodeSettings(
        read=ReadSettings(
            issuer=issuer,
            date=date,
            language=language,
            column_map=parse_column_map(column_map) if column_map else {},
        ),
        coder=CoderSettings(
            model=str(model) if model else None,
            lexicon=tuple(str(p) for p in lexicon or ()),
            explain=explain,
        ),
        workers=workers,
        engine=engine,
    )
