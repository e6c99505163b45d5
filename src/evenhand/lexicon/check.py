"""The vocabulary held to its rules: every fault with its file and name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any

from evenhand.errors import LexiconError
from evenhand.lexicon.actors import data_folder, read_names, read_toml
from evenhand.lexicon.ambiguity import name_faults
from evenhand.lexicon.balance import balance, balance_faults, balance_table
from evenhand.lexicon.forms import country_faults, group_faults
from evenhand.lexicon.homonyms import homonym_file, with_openness
from evenhand.lexicon.ontology import context_cues, event_kinds, other_codes, sectors
from evenhand.lexicon.store import COMPILED, compiled, source_hash

__all__ = ["balance", "balance_table", "check_lexicon"]

# Types that ACLED records nothing of in words; the rest need a CAMEO code that allows them.
_QUADS = range(1, 5)


def check_lexicon() -> list[str]:
    """Every fault of the shipped vocabulary; empty when it keeps its rules."""
    faults = [*_form_faults(), *_agent_faults(), *_ontology_faults(), *_word_faults()]
    if faults:
        return faults
    faults += name_faults(with_openness(read_names()))
    faults += _homonym_faults()
    faults += balance_faults()
    if compiled().source != source_hash():
        faults.append(
            f"{COMPILED}: older than the actor files; run `evenhand lexicon check --write`"
        )
    return faults


def _toml(folder: Traversable) -> Iterator[tuple[str, dict[str, Any] | str]]:
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            try:
                yield path.name, read_toml(path)
            except LexiconError as error:
                yield path.name, str(error)


def _form_faults() -> Iterator[str]:
    actors = data_folder() / "actors"
    states = frozenset(
        p.name[:-5].upper() for p in (actors / "countries").iterdir() if p.name.endswith(".toml")
    )
    for name, data in _toml(actors / "countries"):
        if isinstance(data, str):
            yield data
            continue
        if str(data.get("code", "")).lower() != name[:-5]:
            yield f"{name}: code {data.get('code')!r} is not the file's name"
        yield from (f"{name}: {fault}" for fault in country_faults(data, states))
    world = [(n, d) for n, d in _toml(actors) if n == "international.toml"]
    for name, data in [*_toml(actors / "groups"), *world]:
        if isinstance(data, str):
            yield data
            continue
        yield from (f"{name}: {fault}" for fault in group_faults(data, states))


def _agent_faults() -> Iterator[str]:
    agents: dict[str, list[str]] = read_toml(data_folder() / "actors" / "agents.toml")["agents"]
    for sector in agents:
        yield from (
            f"agents.toml: no such sector {part!r}"
            for part in sector.split()
            if part not in sectors()
        )
    counts = Counter(word for words in agents.values() for word in words)
    yield from (f"agents.toml: {w!r} is listed {n} times" for w, n in counts.items() if n > 1)
    yield from (f"agents.toml: {w!r} is not in lower case" for w in counts if w != w.lower())


def _homonym_faults() -> Iterator[str]:
    file = homonym_file()
    counts = Counter(n for row in file.homonym for n in row.names)
    yield from (f"homonyms.toml: {n!r} is listed {c} times" for n, c in counts.items() if c > 1)
    yield from (
        f"homonyms.toml: {row.names[0]!r} has no reason" for row in file.homonym if not row.reason
    )


def _ontology_faults() -> Iterator[str]:
    folder = data_folder() / "ontology"
    kinds = event_kinds()
    for event, kind in kinds.items():
        if kind.quad not in _QUADS or abs(kind.scale) > 10:
            yield f"types.toml: {event} has quad {kind.quad} and scale {kind.scale}"
        for mode, row in kind.modes.items():
            if abs(row.scale) > 10 or not row.cameo.isdigit():
                yield f"types.toml: {event} {mode} has scale {row.scale} and CAMEO {row.cameo!r}"
    for code, events in read_toml(folder / "cameo.toml")["types"].items():
        unknown = [e for e in events if e not in kinds]
        yield from (f"cameo.toml: {code} names no such type {e!r}" for e in unknown)
        if not code.isdigit() or not 2 <= len(code) <= 4:
            yield f"cameo.toml: {code!r} is no CAMEO code"
    for row in read_toml(folder / "acled.toml")["rows"]:
        known = kinds.get(row["event"])
        if known is None or ("mode" in row and row["mode"] not in known.modes):
            yield f"acled.toml: no such type or mode {row['event']} {row.get('mode')}"
        if row.get("when") not in (None, "civilian", "armed"):
            yield f"acled.toml: when {row['when']!r} is neither civilian nor armed"
    for context, cues in context_cues().items():
        doubled = [c for c, n in Counter(cues).items() if n > 1 or c != c.lower()]
        yield from (f"contexts.toml: {context}: {c!r} twice or not in lower case" for c in doubled)
    yield from (f"sectors.toml: {c!r} is sector and code" for c in other_codes() if c in sectors())


def _word_faults() -> Iterator[str]:
    """Words listed twice among the event nouns and the verbs of saying."""
    nouns = read_toml(data_folder() / "events" / "nouns.toml")["nouns"]
    yield from (
        f"nouns.toml: {w!r} is listed {n} times" for w, n in Counter(nouns).items() if n > 1
    )
    verbs = read_toml(data_folder() / "speech" / "verbs.toml")
    for key, words in verbs.items():
        if isinstance(words, list):
            doubled = [w for w, n in Counter(map(str, words)).items() if n > 1]
            yield from (f"verbs.toml: {key}: {w!r} is listed twice" for w in doubled)
