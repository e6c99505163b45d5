"""The user's own names: TOML in the project's form, CSV, or PETRARCH dictionaries."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evenhand.errors import LexiconError
from evenhand.lexicon.actors import country_names, group_names
from evenhand.lexicon.names import Kind, Name
from evenhand.lexicon.ontology import sectors

_KINDS: tuple[Kind, ...] = (
    "state", "adjective", "people", "capital", "body", "party", "person", "group", "epithet",
)  # fmt: skip
# CAMEO agent codes of PETRARCH dictionaries that PLOVER names otherwise.
_CAMEO_SECTORS = {
    "INS": "REB",
    "SEP": "REB",
    "MED": "JRN",
    "HLH": "MED",
    "IMG": "REB",
    "RAD": "REB",
}
_DATES = re.compile(r"[<>]?\d{6,8}(?:-\d{6,8})?")


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
        return _from_csv(text, path)
    if path.suffix in (".txt", ".actors", ".agents"):
        return list(_from_petrarch(text, path))
    raise LexiconError(f"{path}: a lexicon is a .toml, .csv or PETRARCH .txt file")


def _from_toml(text: str, path: Path) -> Iterator[Name]:
    try:
        data: dict[str, Any] = tomllib.loads(text)
        if "group" in data:
            yield from group_names(data, path.name)
        if "code" in data:
            yield from country_names(data, path.name)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: {error}") from error
    except (KeyError, TypeError) as error:
        raise LexiconError(f"{path}: lacks {error}; see docs/lexicon-format.md") from error
    if "group" not in data and "code" not in data:
        raise LexiconError(f"{path}: holds neither a country (code = ...) nor [[group]] tables")


def _from_csv(text: str, path: Path) -> list[Name]:
    """Columns name, code, sector, and optionally kind, identifier, start, end."""
    rows = csv.DictReader(text.splitlines())
    if rows.fieldnames is None or "name" not in rows.fieldnames:
        raise LexiconError(f"{path}: the first line must name the columns name, code, sector")
    names, faults = [], []
    for number, row in enumerate(rows, 2):
        kind = row.get("kind") or "group"
        sector = row.get("sector") or None
        if not row["name"]:
            faults.append(f"line {number}: no name")
        elif kind not in _KINDS:
            faults.append(f"line {number}: unknown kind {kind!r}")
        elif sector and any(part not in sectors() for part in sector.split()):
            faults.append(f"line {number}: unknown sector {sector!r}")
        else:
            names.append(
                Name(
                    text=row["name"],
                    kind=kind,
                    code=row.get("code") or None,
                    sector=sector,
                    identifier=row.get("identifier") or row["name"],
                    start=row.get("start") or None,
                    end=row.get("end") or None,
                    unit=path.name,
                )
            )
    if faults:
        raise LexiconError(f"{path}: {'; '.join(faults)}")
    return names


def _from_petrarch(text: str, path: Path) -> Iterator[Name]:
    """Actor dictionary: NAME_IN_CAPITALS ; synonyms `+NAME` ; `[CODE date]` lines."""
    pending: list[str] = []
    codes: list[tuple[str, str | None, str | None]] = []
    for line in [*text.splitlines(), "END_ [XXX]"]:
        line = line.split("#", 1)[0].rstrip()
        if not line.strip():
            continue
        found = re.findall(r"\[([^\]]+)\]", line)
        head = line.split("[", 1)[0].strip()
        if not line[0].isspace() and not line.startswith("+"):
            yield from _petrarch_names(pending, codes, path)
            pending, codes = [head], []
        elif head.startswith("+"):
            pending.append(head[1:])
        codes += [_petrarch_code(entry) for entry in found]


def _petrarch_code(entry: str) -> tuple[str, str | None, str | None]:
    words = entry.replace("~", "").split()
    start = end = None
    for word in words[1:]:
        if not _DATES.fullmatch(word):
            continue
        if word.startswith("<"):
            end = _iso(word[1:])
        elif word.startswith(">"):
            start = _iso(word[1:])
        elif "-" in word:
            start, end = (_iso(part) for part in word.split("-"))
    return (words[0] if words else "", start, end)


def _iso(digits: str) -> str:
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) > 45 else "20") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"


def _petrarch_names(
    texts: Sequence[str], codes: Sequence[tuple[str, str | None, str | None]], path: Path
) -> Iterator[Name]:
    for raw in texts:
        text = " ".join(word.title() for word in raw.strip("_ ").split("_") if word)
        for code, start, end in codes:
            parts = [code[i : i + 3] for i in range(0, len(code), 3)]
            sector = next((_CAMEO_SECTORS.get(p, p) for p in parts[1:] if p), None)
            yield Name(
                text=text,
                kind="group",
                code=parts[0] if len(parts[0]) == 3 else None,
                sector=sector if sector in sectors() else ("GOV" if len(parts) == 1 else None),
                identifier=text,
                start=start,
                end=end,
                unit=path.name,
            )
