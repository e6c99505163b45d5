"""Names that mean more than one party, name nobody, or judge whom they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from evenhand.lexicon.agents import agent_sectors
from evenhand.lexicon.forms import is_before
from evenhand.lexicon.homonyms import homonyms
from evenhand.lexicon.meaning import KIND_RANKS, in_office
from evenhand.lexicon.names import Name, by_key

# Adjectives that deny or confer a status; the codebook keeps status in fields.
_STATUS = re.compile(
    r"\b(?:[Ss]o-called|occupied|[Ss]elf-(?:proclaimed|styled)|puppet|unrecogni[sz]ed|breakaway)\b"
)
_JUDGED = ("state", "capital", "body", "party", "group")


def name_faults(names: Iterable[Name]) -> Iterator[str]:
    """Faults of names against one another, with the files they stand in."""
    listed = list(names)
    for name in listed:
        if not name.text.strip() or name.text != name.text.strip():
            yield f"{name.unit}: {name.text!r} has blanks at an end"
        if name.kind in _JUDGED and _STATUS.search(name.text):
            yield f"{name.unit}: {name.text!r} judges a status; keep status in its field"
        if name.kind == "epithet" and name.text.lower() in agent_sectors():
            yield f"{name.unit}: epithet {name.text!r} is an agent word and names nobody"
    for key, meanings in by_key(listed).items():
        yield from _shared_name_faults(key, [n for n in meanings if not n.short])


def _shared_name_faults(key: str, names: list[Name]) -> Iterator[str]:
    if len(names) < 2 or key in homonyms():
        return
    best = min(KIND_RANKS[n.kind] for n in names)
    pool = [n for n in names if KIND_RANKS[n.kind] == best and not n.open]
    for one, other in combinations(pool, 2):
        if not _meet(one, other):
            continue
        units = " and ".join(dict.fromkeys((one.unit, other.unit)))
        if one.code != other.code and one.kind != "epithet":
            yield (
                f"{units}: {one.text!r} means {one.identifier} ({one.code}) and "
                f"{other.identifier} ({other.code}); list it in homonyms.toml with a reason"
            )
            return
        if one.kind == other.kind == "body" and _first(one) != _first(other):
            yield f"{units}: {one.text!r} is {one.sector} and {other.sector} at the same time"
            return


def _first(name: Name) -> str:
    return (name.sector or "").split(" ")[0]


def _meet(one: Name, other: Name) -> bool:
    """Whether two meanings hold at the same time: their dates, or offices, overlap."""
    if one.kind == other.kind == "person":
        days = [t.start for n in (one, other) for t in n.terms if t.start and len(t.start) == 10]
        return one.identifier != other.identifier and any(
            in_office(one, day) and in_office(other, day) for day in days
        )
    return not (
        is_before(one.end, other.start)
        or is_before(other.end, one.start)
        or (one.end is not None and other.start is not None and one.end[:4] == other.start[:4])
        or (other.end is not None and one.start is not None and other.end[:4] == one.start[:4])
    )
