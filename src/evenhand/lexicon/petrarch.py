"""PETRARCH actor and agent dictionaries as names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from evenhand.lexicon.names import Name
from evenhand.lexicon.ontology import other_codes, sectors

# CAMEO agent codes that PLOVER names otherwise.
_CAMEO_SECTORS = {
    "INS": "REB",
    "SEP": "REB",
    "MED": "JRN",
    "HLH": "MED",
    "RAD": "REB",
    "CVL": "CVL",
}
_ENTRY = re.compile(r"\[([^\]]*)\]")
_CODE = re.compile(r"~?(?:[A-Z]{3})+~?|---")
_DATES = re.compile(r"([<>]?)(\d{6}|\d{8})(?:-(\d{6}|\d{8}))?")
_PHRASE = re.compile(r"\+?[^\[\]{};#]+")
_PLURAL = re.compile(r"\{([^}]*)\}")
_SUBSTITUTION = re.compile(r"!(\w+)!\s*=\s*(.+)")
# Two-digit years above this one are of the last century.
_CENTURY = 45


@dataclass(slots=True)
class _Meaning:
    code: str | None
    sector: str | None
    start: str | None = None
    end: str | None = None


@dataclass(slots=True)
class _Actor:
    """The phrases of one entry and the codes they have."""

    phrases: list[str] = field(default_factory=list)
    meanings: list[_Meaning] = field(default_factory=list)
    agent: bool = False


def read_petrarch(text: str, unit: str) -> tuple[list[Name], list[str]]:
    r"""Names of a dictionary, and its faulty lines with their numbers.

    >>> names, faults = read_petrarch("HAMID_KARZAI_\n+KARZAI_\n\t[AFGGOV 020613-140929]", "x")
    >>> [(n.text, n.code, n.sector, n.start) for n in names], faults
    ([('Hamid Karzai', 'AFG', 'GOV', '2002-06-13'), ('Karzai', 'AFG', 'GOV', '2002-06-13')], [])
    """
    names: list[Name] = []
    faults: list[str] = []
    actor = _Actor()
    substitutes: dict[str, list[str]] = {}
    for number, raw in enumerate(text.splitlines(), 1):
        line = re.split(r"[#;]", raw, maxsplit=1)[0].rstrip()
        if not line.strip():
            continue
        substitution = _SUBSTITUTION.fullmatch(line.strip())
        if substitution is not None:
            words = [w.strip() for w in substitution[2].split(",")]
            substitutes[substitution[1]] = words
            continue
        try:
            head = _phrase(line)
            if head and not line[0].isspace() and not line.startswith("+"):
                names += _names(actor, unit)
                actor = _Actor()
            elif not actor.phrases:
                raise ValueError("a synonym or code before any name")
            actor.phrases += _expanded(head, substitutes) if head else []
            actor.phrases += [p[1] for p in [_PLURAL.search(line)] if p is not None and p[1]]
            for entry in _entries(line):
                actor.agent = actor.agent or "~" in entry
                actor.meanings.append(_meaning(entry))
        except ValueError as error:
            faults.append(f"line {number}: {error}: {raw.strip()!r}")
    return [*names, *_names(actor, unit)], faults


def _phrase(line: str) -> str:
    found = _PHRASE.match(line.strip()) if not line.strip().startswith(("[", "{")) else None
    head = found[0].strip().lstrip("+").strip() if found is not None else ""
    if head and not re.fullmatch(r"[\w!'’.,&/() -]+", head):
        raise ValueError("no name in capitals")
    return head


def _expanded(head: str, substitutes: dict[str, list[str]]) -> list[str]:
    mark = re.search(r"!(\w+)!", head)
    if mark is None:
        return [head]
    if mark[1] not in substitutes:
        raise ValueError(f"!{mark[1]}! is not defined above")
    return [head.replace(mark[0], word) for word in substitutes[mark[1]]]


def _entries(line: str) -> list[str]:
    if line.count("[") != line.count("]"):
        raise ValueError("a bracket is not closed")
    return _ENTRY.findall(line)


def _meaning(entry: str) -> _Meaning:
    words = entry.split()
    if not words or not _CODE.fullmatch(words[0]):
        raise ValueError(f"[{entry}] has no code of three-letter parts")
    code, sector = _code(words[0])
    meaning = _Meaning(code, sector)
    for word in words[1:]:
        dates = _DATES.fullmatch(word)
        if dates is None:
            raise ValueError(f"{word!r} is not a date YYMMDD, <YYMMDD, >YYMMDD or YYMMDD-YYMMDD")
        if dates[1] == "<":
            meaning.end = _iso(dates[2])
        elif dates[1] == ">" or dates[3]:
            meaning.start = _iso(dates[2])
        if dates[3]:
            meaning.end = _iso(dates[3])
    return meaning


def _code(word: str) -> tuple[str | None, str | None]:
    parts = re.findall(r"[A-Z]{3}", word.replace("-", ""))
    state = None
    if parts and "~" not in word:
        state = parts.pop(0)
        if state == "IGO" and parts and parts[0] in other_codes():
            state = parts.pop(0)
    known = [s for s in (_CAMEO_SECTORS.get(p, p) for p in parts) if s in sectors()]
    if known:
        return state, " ".join(dict.fromkeys(known[:2]))
    if state == "IMG":
        return state, "REB"
    bare = state is not None and state not in other_codes() and not parts
    return state, "GOV" if bare else None


def _iso(digits: str) -> str:
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) > _CENTURY else "20") + digits
    if not ("01" <= digits[4:6] <= "12" and "01" <= digits[6:8] <= "31"):
        raise ValueError(f"{digits!r} is no day of a month")
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"


def _names(actor: _Actor, unit: str) -> Iterator[Name]:
    for raw in actor.phrases:
        words = [w for w in re.split(r"[_\s]+", raw) if w]
        text = " ".join(w.lower() if actor.agent else w.title() for w in words)
        for meaning in actor.meanings:
            yield Name(
                text=text,
                kind="group",
                code=meaning.code,
                sector=meaning.sector,
                identifier=None if actor.agent else text,
                start=meaning.start,
                end=meaning.end,
                unit=unit,
            )
