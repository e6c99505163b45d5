"""Short forms that a text introduces itself: "the Rapid Support Forces (RSF) ... the RSF"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from evenhand.coding.blind import Mention
from evenhand.lexicon.agents import agent_sectors
from evenhand.lexicon.meaning import Meaning, choose_meaning

_BRACKET = re.compile(r"[ ]\(([A-Z][A-Za-z.&/-]{1,11})\)")
_WORDS = re.compile(r"[\w’'.-]+")
# Words inside a name that carry no letter of its abbreviation.
_SMALL = frozenset(("of", "for", "and", "the", "in", "on", "to", "de", "du", "des", "la", "al"))
# Words for a unit: what it is a unit of says more ("police brigade").
_UNITS = frozenset(("brigade", "unit", "force", "forces", "command", "service", "group"))
# The longest name an abbreviation is looked for in, in words.
MAX_WORDS = 10


def find_abbreviations(
    text: str,
    mentions: Sequence[Mention],
    *,
    date: str | None = None,
    near: Collection[str] = (),
) -> dict[str, Meaning]:
    """Short forms in brackets with what the name before them means.

    >>> found = find_abbreviations("The Teachers' Union (TU) met.", [])
    >>> found["TU"].sector
    'LAB'
    """
    found: dict[str, Meaning] = {}

    def means(mention: Mention) -> Meaning | None:
        if mention.hit is None:
            return None
        return choose_meaning(mention.hit.names, date=date, near=near)

    for bracket in _BRACKET.finditer(text):
        short = bracket[1]
        if sum(c.isupper() for c in short) < 2:
            continue
        meaning = _meaning_before(text, bracket.start(), short, mentions, means)
        if meaning is not None:
            found.setdefault(short, meaning)
    return found


def _meaning_before(
    text: str,
    end: int,
    short: str,
    mentions: Sequence[Mention],
    means: Callable[[Mention], Meaning | None],
) -> Meaning | None:
    start = _name_start(text, end)
    if start is None:
        return None
    inside = [m for m in mentions if m.hit is not None and start <= m.start < end]
    for mention in inside:
        if mention.end >= end and mention.kind == "name":
            listed = means(mention)
            if listed is not None and listed.code is not None:
                return listed._replace(reason=f"{short} stands for {text[mention.start : end]}")
    phrase = text[start:end]
    if not _initials_fit(phrase, short) and not (inside and len(phrase.split()) > 2):
        return None
    code = None
    for mention in inside:
        named = means(mention)
        code = code or (named.code if named else None)
    return Meaning(code, name_sector(phrase), phrase, f"{short} stands for {phrase}")


def _name_start(text: str, end: int) -> int | None:
    """Where the run of capitalised and small words that ends at `end` begins."""
    line = text.rfind("\n", 0, end) + 1
    words = list(_WORDS.finditer(text, max(line, end - 120), end))
    start = None
    for number, word in enumerate(reversed(words)):
        after = words[len(words) - number].start() if number else end
        if number == MAX_WORDS or not re.fullmatch(r"[’' -]*", text[word.end() : after]):
            break
        if word[0][0].isupper() or word[0][0].isdigit():
            if word[0] in ("The", "A", "An"):
                break
            start = word.start()
        elif word[0] not in _SMALL:
            break
    return start


def _initials_fit(phrase: str, short: str) -> bool:
    """Whether a name's words give the letters of a short form, in order."""
    initials = [
        w[0].upper() for w in re.split(r"[\s’'-]+", phrase) if w and w.lower() not in _SMALL
    ]
    letters = iter(c for c in "".join(initials))
    wanted = [c for c in short if c.isupper()]
    return bool(wanted) and wanted[0] in initials and all(c in letters for c in wanted)


def name_sector(phrase: str) -> str | None:
    """Sector of an unlisted name by the agent words in it, the head's before those after "of".

    >>> name_sector("Federation of Coffee Workers"), name_sector("Kenyan Ministry of Water")
    ('LAB', 'GOV')
    """
    head, _, rest = phrase.lower().replace("’", "'").partition(" of ")
    return _last_sector(head.split()) or _last_sector(rest.split())


def _last_sector(words: Sequence[str]) -> str | None:
    agents = agent_sectors()
    found: list[tuple[bool, int, str]] = []
    for end in range(len(words), 0, -1):
        for size in (3, 2, 1):
            sector = agents.get(" ".join(words[max(0, end - size) : end])) if end >= size else None
            if sector is not None and sector != "UNK":
                found.append((words[end - 1] in _UNITS, -end, sector))
                break
    return min(found)[2] if found else None
