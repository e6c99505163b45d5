"""How deep the vocabulary is on both sides of each conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import msgspec
from rich.table import Table

from evenhand.lexicon.actors import data_folder, read_names, read_toml
from evenhand.lexicon.names import Name
from evenhand.lexicon.words import name_key

COLUMNS = ("names", "leaders", "units", "epithets")
# A side may have at most this many times as much as the other ...
FACTOR = 2.0
# ... in columns where either has more than this.
SMALL = 6
_ARMED = frozenset(("MIL", "COP", "SPY", "PRM", "REB"))


class Conflict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two sides: states as codes, "SYR/REB" for a state's groups of a sector, or groups by name."""

    name: str
    a: tuple[str, ...]
    b: tuple[str, ...]


class Allowance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column in which the sides of a conflict may differ, with the reason."""

    conflict: str
    columns: tuple[str, ...]
    reason: str


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    licence: str
    conflicts: tuple[Conflict, ...]
    allowances: tuple[Allowance, ...]


class Row(NamedTuple):
    """Counts of both sides of a conflict, in the order of COLUMNS, and the columns at fault."""

    conflict: str
    a: tuple[int, ...]
    b: tuple[int, ...]
    uneven: tuple[str, ...]
    allowed: tuple[str, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """Columns that differ by more than the factor without a reason."""
        return tuple(c for c in self.uneven if c not in self.allowed)


@cache
def _file() -> _File:
    return msgspec.convert(read_toml(data_folder() / "conflicts.toml"), _File)


@cache
def balance() -> list[Row]:
    """Every conflict with the counts of its sides, in the order of the file."""
    names = tuple(read_names())
    rows = []
    for conflict in _file().conflicts:
        a, b = (_counts(_side(names, side)) for side in (conflict.a, conflict.b))
        uneven = tuple(c for c, x, y in zip(COLUMNS, a, b, strict=True) if is_uneven(x, y))
        allowed = tuple(
            c for row in _file().allowances if row.conflict == conflict.name for c in row.columns
        )
        rows.append(Row(conflict.name, a, b, uneven, allowed))
    return rows


def is_uneven(one: int, other: int) -> bool:
    """Whether two counts differ by more than the factor allowed.

    >>> is_uneven(6, 1), is_uneven(7, 3), is_uneven(8, 4)
    (False, True, False)
    """
    return max(one, other) > SMALL and max(one, other) > FACTOR * min(one, other)


def _side(names: Iterable[Name], items: Iterable[str]) -> Iterator[Name]:
    wanted = set(items)
    for name in names:
        group = not _is_country(name)
        sector = (name.sector or "").split(" ")[0]
        own = not group and name.code in wanted
        if own or (group and (f"{name.code}/{sector}" in wanted or _named(name, wanted))):
            yield name


def _is_country(name: Name) -> bool:
    return name.unit == f"{(name.code or '-').lower()}.toml"


def _named(name: Name, wanted: set[str]) -> bool:
    return name.identifier in wanted or name.parent in wanted


def _counts(names: Iterable[Name]) -> tuple[int, ...]:
    found: dict[str, set[str]] = {column: set() for column in COLUMNS}
    for name in names:
        key = name.identifier if name.kind == "person" else name_key(name.text)
        found[_column(name)].add(key or "")
    return tuple(len(found[column]) for column in COLUMNS)


def _column(name: Name) -> str:
    if name.kind in ("person", "epithet"):
        return "leaders" if name.kind == "person" else "epithets"
    armed = name.kind == "body" and (name.sector or "").split(" ")[0] in _ARMED
    wing = name.kind == "group" and name.identifier == name.text and name.parent is not None
    return "units" if armed or wing else "names"


def balance_faults() -> Iterator[str]:
    """Conflicts whose sides are not equally deep, and allowances that nothing needs."""
    for row in balance():
        for column in row.faults:
            at = COLUMNS.index(column)
            yield f"conflicts.toml: {row.conflict}: {column} {row.a[at]} against {row.b[at]}"
        for column in row.allowed:
            if column not in row.uneven:
                yield f"conflicts.toml: {row.conflict}: {column} needs no allowance any more"
    known = {row.conflict for row in balance()}
    for allowance in _file().allowances:
        if allowance.conflict not in known or not allowance.reason:
            yield f"conflicts.toml: allowance for {allowance.conflict!r} has no conflict or reason"


def balance_table() -> Table:
    """The counts as a table for the terminal; uneven columns that have a reason are starred."""
    table = Table(title="both sides of each conflict", show_edge=False)
    table.add_column("conflict")
    for column in COLUMNS:
        table.add_column(column, justify="right")
    for row in balance():
        table.add_row(row.conflict, *_cells(row))
    return table


def _cells(row: Row) -> list[str]:
    return [
        f"{x} : {y}{'*' if column in row.uneven else ''}"
        for column, x, y in zip(COLUMNS, row.a, row.b, strict=True)
    ]


def balance_page() -> str:
    """docs/balance.md: the same table with the reasons."""
    lines = [
        "# Both sides",
        "",
        "How many names, leaders, armed units and epithets the vocabulary lists for both sides of "
        f"each conflict. No column in which either side has more than {SMALL} may differ by more "
        f"than a factor of {FACTOR:g}, except where a reason is given below (starred). Written by "
        "`scripts/make_docs.py` from `data/conflicts.toml`.",
        "",
        f"| conflict | {' | '.join(COLUMNS)} |",
        f"|---|{'---|' * len(COLUMNS)}",
    ]
    lines += [f"| {row.conflict} | {' | '.join(_cells(row))} |" for row in balance()]
    lines += ["", "## Reasons", ""]
    for row in _file().allowances:
        lines.append(f"- {row.conflict}, {', '.join(row.columns)}: {row.reason}")
    return "\n".join(lines) + "\n"
