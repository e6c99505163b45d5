"""Reading the actor files of docs/lexicon-format.md into names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from evenhand.errors import LexiconError
from evenhand.lexicon.names import Kind, Name, Term

# Sector of a person in office; every other office is one of government.
OFFICE_SECTORS = {
    "chief of staff": "MIL",
    "commander in chief": "MIL",
    "speaker": "LEG",
    "party leader": "PTY",
    "opposition leader": "OPP",
}


def data_folder() -> Traversable:
    """The folder of the shipped vocabulary."""
    return files("evenhand.lexicon") / "data"


def read_toml(path: Traversable) -> dict[str, Any]:
    """One vocabulary file.

    Raises:
        LexiconError: the file is not valid TOML; the message names file and line.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: {error}") from error


def read_names() -> Iterator[Name]:
    """Every name of the shipped actor files, file by file in the order of their names."""
    actors = data_folder() / "actors"
    for path in _sorted_files(actors / "countries"):
        yield from country_names(read_toml(path), path.name)
    for path in _sorted_files(actors / "groups"):
        yield from group_names(read_toml(path), path.name)
    international = actors / "international.toml"
    if international.is_file():
        yield from group_names(read_toml(international), international.name)


def _sorted_files(folder: Traversable) -> list[Traversable]:
    if not folder.is_dir():
        return []
    return sorted((p for p in folder.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name)


def country_names(data: dict[str, Any], unit: str) -> Iterator[Name]:
    """Names of one country file: the state, its people, bodies, parties, leaders and epithets."""
    code, state = data["code"], data["name"]

    def make(text: str, kind: Kind, sector: str | None, **more: Any) -> Name:
        more.setdefault("identifier", state)
        return Name(text=text, kind=kind, code=code, sector=sector, unit=unit, **more)

    for text in (state, *data.get("names", ())):
        yield make(text, "state", "GOV")
    adjectives = data.get("adjective", ())
    for text in (adjectives,) if isinstance(adjectives, str) else adjectives:
        yield make(text, "adjective", None)
    for text in data.get("demonyms", ()):
        if text not in adjectives:
            yield make(text, "people", "CVL")
    for text in data.get("capital", ()):
        yield make(text, "capital", "GOV")
    for key, kind in (("bodies", "body"), ("parties", "party")):
        for row in data.get(key, ()):
            for text in row["names"]:
                yield make(
                    text,
                    kind,  # type: ignore[arg-type]
                    row.get("sector", "PTY"),
                    identifier=row["names"][0],
                    start=row.get("start"),
                    end=row.get("end"),
                )
    for row in data.get("people", ()):
        yield from person_names(row, code=code, unit=unit)
    for row in data.get("epithets", ()):
        yield make(row["text"], "epithet", _epithet_sector(row), used_by=tuple(row["used_by"]))


def _epithet_sector(row: dict[str, Any]) -> str | None:
    means = row.get("means", "government")
    return {"forces": "MIL", "people": "CVL", "opposition": "OPP"}.get(means, "GOV")


def person_names(
    row: dict[str, Any], *, code: str | None, unit: str, parent: str | None = None
) -> Iterator[Name]:
    """Full and short names of one person with terms of office."""
    terms = tuple(
        Term(office=t["office"], start=t.get("start"), end=t.get("end"))
        for t in row.get("terms", ())
    )
    for key, short in (("names", False), ("short", True)):
        for text in row.get(key, ()):
            yield Name(
                text=text,
                kind="person",
                code=code,
                sector=row.get("sector"),
                identifier=row["names"][0],
                terms=terms,
                short=short,
                parent=parent,
                unit=unit,
            )


def group_names(data: dict[str, Any], unit: str) -> Iterator[Name]:
    """Names of one groups file: groups, their units, leaders and epithets."""
    for row in data.get("group", ()):
        code, sector = row.get("code"), row.get("sector")
        if row.get("partially_recognised"):
            sector = f"{sector} PRE" if sector and "PRE" not in sector else sector
        shared = {"code": code, "unit": unit, "start": row.get("start"), "end": row.get("end")}
        identifier = row["names"][0]
        for text in row["names"]:
            yield Name(
                text=text,
                kind="group",
                sector=sector,
                identifier=identifier,
                parent=row.get("parent"),
                **shared,
            )
        for text in row.get("units", ()):
            yield Name(
                text=text, kind="group", sector=sector, identifier=text, parent=identifier, **shared
            )
        for leader in row.get("leaders", ()):
            term = {"office": "leader", "start": leader.get("start"), "end": leader.get("end")}
            person = {"terms": [term], "sector": sector, **leader}
            yield from person_names(person, code=code, unit=unit, parent=identifier)
        for epithet in row.get("epithets", ()):
            yield Name(
                text=epithet["text"],
                kind="epithet",
                sector=sector,
                identifier=identifier,
                used_by=tuple(epithet["used_by"]),
                **shared,
            )
