"""The user's own names: TOML in the project's form, CSV, or PETRARCH dictionaries."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evenhand.errors import LexiconError
from evenhand.lexicon.actors import country_names, data_folder, group_names
from evenhand.lexicon.forms import country_faults, group_faults
from evenhand.lexicon.names import Kind, Name
from evenhand.lexicon.petrarch import read_petrarch

_KINDS: tuple[Kind, ...] = (
    "state", "adjective", "people", "capital", "body", "party", "person", "group", "epithet",
)  # fmt: skip
_COLUMNS = ("name", "code", "sector", "kind", "identifier", "start", "end")
_PETRARCH = (".txt", ".actors", ".agents")
# What a user need not say of a country of which only some names are added.
_COUNTRY_DEFAULTS: dict[str, Any] = {
    "source": "user", "licence": "user", "iso2": "", "names": [], "adjective": [],
    "demonyms": [], "capital": [], "status": "UN member", "claims": [], "bodies": [],
    "parties": [], "people": [], "epithets": [],
}  # fmt: skip


def read_user_names(paths: Sequence[Path]) -> list[Name]:
    """Names of all files, in order.

    Raises:
        LexiconError: a file cannot be read; every faulty line is named.
    """
    return [name for path in paths for name in _read(Path(path))]


def _read(path: Path) -> list[Name]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read ({error}); give a UTF-8 file") from error
    if path.suffix == ".toml":
        return list(_from_toml(text, path))
    if path.suffix == ".csv":
        names, faults = _from_csv(text, path)
    elif path.suffix in _PETRARCH:
        names, faults = read_petrarch(text, path.name)
    else:
        raise LexiconError(f"{path}: a lexicon is a .toml, .csv or PETRARCH .txt file")
    _refuse(path, faults)
    return names


def _refuse(path: Path, faults: Sequence[str]) -> None:
    if faults:
        raise LexiconError(f"{path}: {len(faults)} faults\n  " + "\n  ".join(faults))


def _from_toml(text: str, path: Path) -> Iterator[Name]:
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: {error}") from error
    if "group" not in data and "code" not in data:
        raise LexiconError(f"{path}: holds neither a country (code = ...) nor [[group]] tables")
    groups = {"source": "user", "licence": "user", "group": data.pop("group", [])}
    country = {**_COUNTRY_DEFAULTS, **data} if "code" in data else None
    faults = list(group_faults(groups, _states()))
    if country is not None:
        country.setdefault("name", country["code"])
        faults += country_faults(country, _states())
    _refuse(path, faults)
    yield from group_names(groups, path.name)
    if country is not None:
        yield from country_names(country, path.name)


def _states() -> frozenset[str]:
    folder = data_folder() / "actors" / "countries"
    return frozenset(p.name[:-5].upper() for p in folder.iterdir() if p.name.endswith(".toml"))


def _from_csv(text: str, path: Path) -> tuple[list[Name], list[str]]:
    """Columns name, code, sector, and optionally kind, identifier, start, end."""
    rows = csv.DictReader(text.splitlines())
    if rows.fieldnames is None or "name" not in rows.fieldnames:
        raise LexiconError(f"{path}: the first line must name the columns name, code, sector")
    unknown = [c for c in rows.fieldnames if c not in _COLUMNS]
    if unknown:
        raise LexiconError(
            f"{path}: unknown columns {', '.join(map(repr, unknown))}; known are "
            f"{', '.join(_COLUMNS)}"
        )
    names: list[Name] = []
    faults: list[str] = []
    for number, row in enumerate(rows, 2):
        values = {key: (value or "").strip() for key, value in row.items() if key is not None}
        found = [f"line {number}: {fault}" for fault in _row_faults(values, extra=None in row)]
        faults += found
        if not found:
            names.append(_row_name(values, path.name))
    return names, faults


def _row_faults(row: dict[str, str], *, extra: bool) -> Iterator[str]:
    if extra:
        yield "more cells than columns"
    if not row["name"]:
        yield "no name"
    kind, sector = row.get("kind") or "group", row.get("sector") or ""
    if kind not in _KINDS:
        yield f"unknown kind {kind!r}; known are {', '.join(_KINDS)}"
    form = {"names": [row["name"] or "-"], "code": row.get("code") or None}
    form |= {key: row.get(key) or None for key in ("start", "end")}
    if sector:
        form["sector"] = sector
    file = {"source": "user", "licence": "user", "group": [form]}
    yield from (fault.partition(": ")[2] for fault in group_faults(file, _states()))


def _row_name(row: dict[str, str], unit: str) -> Name:
    kind: Any = row.get("kind") or "group"
    return Name(
        text=row["name"],
        kind=kind,
        code=row.get("code") or None,
        sector=row.get("sector") or None,
        identifier=row.get("identifier") or row["name"],
        start=row.get("start") or None,
        end=row.get("end") or None,
        unit=unit,
    )
